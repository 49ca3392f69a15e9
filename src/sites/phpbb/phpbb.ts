import { attributeOf } from '../dom';
import { resolveAddress } from '../generic/address';
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
} from '../hooks';

const AUTHOR =
  '.postprofile a.username,.postprofile a.username-coloured,p.author a.username,p.author a.username-coloured';

const post: Layout = {
  kind: 'post',
  container: 'div.post[id^="p"]',
  foreign: '.signature',
  id: (box) => idFact(part(box.attribute('id'), /^p(\d+)$/), /^\d+$/, '@id'),
  read(box, id) {
    const link = box.first(AUTHOR);
    const url = link === null ? null : resolveAddress(box.page, attributeOf(link, 'href'));
    const account = part(url?.searchParams.get('u') ?? null, /^([1-9]\d*)$/);
    const name = box.line(AUTHOR);
    return {
      authorName: nameFact(name, AUTHOR),
      authorHandle: account === null ? null : nameFact(name, AUTHOR),
      authorId: idFact(account, /^\d+$/, AUTHOR),
      authorUrl: builtAddress(
        box.page,
        account === null ? null : `memberlist.php?mode=viewprofile&u=${account}`,
      ),
      permalink: builtAddress(box.page, id === null ? null : `viewtopic.php?p=${id}#p${id}`),
      ...timeFacts(box, 'p.author time[datetime]', 'datetime'),
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
  seen: 'its open source of April 2026',
  layouts: [post],
  conversations: [{ list: 'div.post[id^="p"]', older: 'above' }],
  mainId: (page) => part(page.url.hash, /^#p(\d+)$/),
});
