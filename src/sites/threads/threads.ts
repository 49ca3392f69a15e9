import { closest } from '../dom';
import {
  builtAddress,
  defineSite,
  handleFact,
  idFact,
  linkFact,
  mediaFacts,
  part,
  pathOf,
  textOf,
  timeFacts,
  type Layout,
  type Post,
} from '../hooks';
import { derivedTime, instagramId, instagramTime } from '../post-ids';

const HOSTS = ['threads.com', 'threads.net'];
const POST = /^\/@[\w.]+\/post\/([\w-]{5,60})\/?$/;
const LINK = 'a[href*="/post/"]';

function ownPath(post: Post): string | null {
  const paths = post.all('time').map((time) => pathOf(post.page, closest(time, LINK), HOSTS));
  return paths.find((path) => path !== null && POST.test(path)) ?? null;
}

const post: Layout = {
  kind: 'post',
  container: '[data-pressable-container]',
  id: (box) => idFact(part(ownPath(box), POST), /^[\w-]+$/, `${LINK} time`),
  read(box, code) {
    const path = ownPath(box);
    const handle = part(path, /^\/@([\w.]+)\//);
    const isNamed = box
      .all('a[href*="/@"]')
      .some((link) => pathOf(box.page, link, HOSTS)?.replace(/\/$/, '') === `/@${handle}`);
    const number = code === null ? null : instagramId(code);
    const time = path === null ? {} : timeFacts(box, `${LINK} time`, 'datetime');
    return {
      authorHandle: isNamed ? handleFact(handle, `${LINK} time`) : null,
      authorUrl: isNamed ? builtAddress(box.page, `/@${handle}`) : null,
      permalink: linkFact(box.page, path, `${LINK} time`),
      ...time,
      postedAt:
        time.postedAt ??
        (number === null ? null : derivedTime(instagramTime(number), 'post id >> 23', 'derived-approximate')),
      text: textOf(box, 'span[dir="auto"]', {
        all: true,
        outside: 'a[href*="/@"],time,button,[role="button"]',
        leaveOut: 'button,[role="button"],time',
      }),
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
