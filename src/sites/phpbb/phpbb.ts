import { attributeOf } from '../dom';
import { resolveAddress } from '../generic/address';
import { found } from '../generic/found-facts';
import {
  builtAddress,
  defineSite,
  idFact,
  mediaFacts,
  nameFact,
  part,
  textOf,
  timeFacts,
  type Layout,
  type Post,
} from '../hooks';

/** Until version 3.0 the author's link has no class of its own. */
const AUTHOR =
  '.postprofile a.username,.postprofile a.username-coloured,p.author a.username,p.author a.username-coloured,p.author a[href*="mode=viewprofile"]';
const GUEST = 'p.author span.username,.postprofile span.username';

/** `by Anna » Tue Mar 04, 2014 3:01 pm`: before version 3.3 the time is only words. */
function shownTime(box: Post) {
  return found(part(box.line('p.author'), /»\s*([^»]{4,80})$/), 'dom', 'p.author');
}

const post: Layout = {
  kind: 'post',
  container: 'div.post[id^="p"]',
  foreign: '.signature',
  id: (box) => idFact(part(box.attribute('id'), /^p(\d+)$/), /^\d+$/, '@id'),
  read(box, id) {
    const link = box.first(AUTHOR);
    const url = link === null ? null : resolveAddress(box.page, attributeOf(link, 'href'));
    const account = part(url?.searchParams.get('u') ?? null, /^([1-9]\d*)$/);
    const name = box.line(AUTHOR) ?? box.line(GUEST);
    const time = timeFacts(box, 'p.author time[datetime]', 'datetime');
    return {
      authorName: nameFact(name, AUTHOR),
      authorHandle: account === null ? null : nameFact(name, AUTHOR),
      authorId: idFact(account, /^\d+$/, AUTHOR),
      authorUrl: builtAddress(
        box.page,
        account === null ? null : `memberlist.php?mode=viewprofile&u=${account}`,
      ),
      permalink: builtAddress(box.page, id === null ? null : `viewtopic.php?p=${id}#p${id}`),
      ...time,
      postedAtShown: time.postedAtShown ?? shownTime(box),
      text: textOf(box, '.content', { leaveOut: 'blockquote' }),
      media: mediaFacts(box, [
        { kind: 'image', selector: '.content img.postimage,.attachbox img', attribute: 'src' },
      ]),
    };
  },
};

/** Any forum that runs the software. */
export const phpbbSite = defineSite({
  id: 'phpbb',
  name: 'phpBB',
  hosts: [],
  marker: 'body#phpbb',
  seen: '3.1: a saved page; 3.3: its open source of April 2026',
  layouts: [post],
  conversations: [{ list: 'div.post[id^="p"]', older: 'above' }],
  mainId: (page) => part(page.url.hash, /^#p(\d+)$/),
});
