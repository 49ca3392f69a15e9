import { found } from '../generic/found-facts';
import { shownLine } from '../generic/post-text';
import {
  builtAddress,
  defineSite,
  idFact,
  linkFact,
  mediaFacts,
  nameFact,
  part,
  textOf,
  timeFacts,
  type Layout,
  type Post,
} from '../hooks';
import { withoutSession } from '../session';
import { accountIn, addressOf, hasOwnAddresses, ownAddress } from './addresses';
import { subSilver, subsilver2 } from './subsilver';

/** Until version 3.0 the author's link has no class of its own. */
const AUTHOR =
  '.postprofile a.username,.postprofile a.username-coloured,p.author a.username,p.author a.username-coloured,p.author a[href*="mode=viewprofile"],p.author strong a[href],.postprofile dt strong a[href]';
const GUEST =
  'p.author span.username,.postprofile span.username,p.author span.username-coloured,.postprofile span.username-coloured,p.author strong';

/** `by Anna » Tue Mar 04, 2014 3:01 pm`: before version 3.3 the time is only words, behind the name. */
function shownTime(box: Post, name: string | null) {
  const words = box.line('p.author');
  const at = name === null ? -1 : (words?.lastIndexOf(name) ?? -1);
  const behind = name === null || words === null || at < 0 ? null : words.slice(at + name.length).trim();
  const shown = part(words, /»\s*([^»]{4,80})$/) ?? part(behind, /^(?!.*»)(?=.*\d)(.{4,80})$/);
  return found(shown, 'dom', 'p.author');
}

const post: Layout = {
  kind: 'post',
  container: '.post[id^="p"]:is(div,article,li)',
  foreign: '.signature',
  id: (box) => idFact(part(box.attribute('id'), /^p(\d+)$/), /^\d+$/, '@id'),
  read(box, id) {
    const link = box.all(AUTHOR).find((one) => shownLine(box.page, one) !== null) ?? null;
    const url = addressOf(box, link);
    const name = link === null ? box.line(GUEST) : shownLine(box.page, link);
    const time = timeFacts(box, '.author time[datetime]', 'datetime');
    const own = ownAddress(box, id, 'p');
    const isMade = id !== null && hasOwnAddresses(box);
    return {
      authorName: nameFact(name, AUTHOR),
      // Names may have spaces here. A guest's name is anybody's and leads nowhere.
      authorHandle: link === null ? null : nameFact(name, AUTHOR),
      authorId: idFact(accountIn(url), /^\d+$/, AUTHOR),
      authorUrl: linkFact(box.page, url === null ? null : withoutSession(url, 'sid'), AUTHOR),
      permalink:
        own === null
          ? builtAddress(box.page, isMade ? `viewtopic.php?p=${id}#p${id}` : null)
          : linkFact(box.page, own, 'a[href*="#p"]'),
      ...time,
      postedAtShown: time.postedAtShown ?? shownTime(box, name),
      text: textOf(box, box.first('.postbody .content') === null ? '.content' : '.postbody .content', {
        leaveOut: 'blockquote',
      }),
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
  shapes: ['.postprofile[id^="profile"]', '.tablebg .postauthor', '.forumline .name a[name]'],
  seen: '3.1: a saved page; 3.3: its open source of April 2026; 2 and the style subsilver2: from memory, not seen yet',
  layouts: [post, subsilver2, subSilver],
  conversations: [
    { list: '.post[id^="p"]:is(div,article,li)', older: 'above' },
    { list: '.tablebg:has(.postauthor),.forumline:has(.name a[name])', older: 'above' },
  ],
  mainId: (page) => part(page.url.hash, /^#p?(\d+)$/) ?? part(page.url.searchParams.get('p'), /^(\d+)$/),
});
