import type { Fact } from '../../domain/capture';
import { closest } from '../dom';
import {
  builtAddress,
  defineSite,
  handleFact,
  idFact,
  linkFact,
  mediaFacts,
  nameFact,
  part,
  pathOf,
  textOf,
  timeFacts,
  type Layout,
  type Post,
} from '../hooks';
import { agreed, pageDataOf } from '../page-data';
import { objectAt, textIn } from '../page-json';
import { derivedTime, instagramId, instagramTime } from '../post-ids';
import type { PageContext } from '../site';

const HOSTS = ['threads.com', 'threads.net'];
const POST = /^\/@[\w.]+\/post\/([\w-]{5,60})\/?$/;
const LINK = 'a[href*="/post/"]';

function ownPath(post: Post): string | null {
  const paths = post.all('time').map((time) => pathOf(post.page, closest(time, LINK), HOSTS));
  return paths.find((path) => path !== null && POST.test(path)) ?? null;
}

/** `1/3` behind the words: the post's place in its author's thread. */
function withoutPlace(text: Fact<string>): Fact<string> {
  const words = text?.value.replace(/\s+\d{1,3}\s?\/\s?\d{1,3}$/, '') ?? '';
  return text === null || words === '' ? text : { ...text, value: words };
}

/** The page's own data on the post with this short code, where it names the account that the post shows. */
function readData(page: PageContext, code: string | null, handle: string | null) {
  const none = { name: null, id: null };
  if (code === null || handle === null) return none;
  const users = pageDataOf(
    page,
    [`"${code}"`, '"username"'],
    (object) => textIn(object, 'code') === code && objectAt(object, ['user']) !== null,
  ).map((one) => objectAt(one, ['user']));
  if (agreed(users.map((user) => textIn(user, 'username')))?.toLowerCase() !== handle.toLowerCase())
    return none;
  return {
    name: nameFact(agreed(users.map((user) => textIn(user, 'full_name'))), 'user.full_name'),
    id: idFact(agreed(users.map((user) => textIn(user, 'pk'))), /^\d+$/, 'user.pk'),
  };
}

const post: Layout = {
  kind: 'post',
  container:
    '[data-pressable-container],[data-pagelet^="threads_post_page_"] div[role="region"]:not(:has([data-pressable-container])):has(time)',
  id: (box) => idFact(part(ownPath(box), POST), /^[\w-]+$/, `${LINK} time`),
  read(box, code) {
    const path = ownPath(box);
    const handle = part(path, /^\/@([\w.]+)\//);
    const isNamed = box
      .all('a[href*="/@"]')
      .some((link) => pathOf(box.page, link, HOSTS)?.replace(/\/$/, '') === `/@${handle}`);
    const number = code === null ? null : instagramId(code);
    const time = path === null ? {} : timeFacts(box, `${LINK} time`, 'datetime');
    const stamp = box.first('time');
    const data = readData(box.page, code, handle);
    return {
      authorHandle: isNamed ? handleFact(handle, `${LINK} time`) : null,
      authorUrl: isNamed ? builtAddress(box.page, `/@${handle}`) : null,
      authorName: isNamed ? data.name : null,
      authorId: isNamed ? data.id : null,
      permalink: linkFact(box.page, path, `${LINK} time`),
      ...time,
      postedAt:
        time.postedAt ??
        (number === null ? null : derivedTime(instagramTime(number), 'post id >> 23', 'derived-approximate')),
      // What stands before the time is the head: a topic, `Pinned`, who is answered, in the language of the site.
      text: withoutPlace(
        textOf(box, 'span[dir="auto"]', {
          all: true,
          outside: 'a,time,button,[role="button"]',
          leaveOut: 'button,[role="button"],time',
          ...(stamp === null ? {} : { after: stamp }),
        }),
      ),
      media: mediaFacts(box, [{ kind: 'image', selector: 'picture img[src]', attribute: 'src' }]),
    };
  },
};

export const threadsSite = defineSite({
  id: 'threads',
  name: 'Threads',
  hosts: HOSTS,
  seen: 'open source of July 2026',
  layouts: [post],
  nestedIsQuote: true,
  mainId: (page) => part(page.url.pathname, POST),
});
