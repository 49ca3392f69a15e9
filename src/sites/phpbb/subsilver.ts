/** The styles of table rows: `subsilver2` of version 3.0, `subSilver` of version 2. */
import {
  attributeOf,
  dataOf,
  firstChildOf,
  isText,
  nextElementOf,
  parentElementOf,
  queryAll,
  queryFirst,
} from '../dom';
import { oneLine } from '../bounds';
import { resolveAddress } from '../generic/address';
import { found } from '../generic/found-facts';
import { shownLine } from '../generic/post-text';
import { idFact, linkFact, nameFact, part, textOf, type Layout, type Post } from '../hooks';
import { withoutSession } from '../session';
import { accountIn, addressOf, ownAddress } from './addresses';

const PROFILE = 'a[href*="mode=viewprofile"]';

/** The line that says when, of which the word before the time is left out. */
function shownTime(box: Post, id: string | null): string | null {
  for (const link of box.all(`a[href*="#p${id}"]`)) {
    const cell = parentElementOf(link);
    const label = cell === null ? null : queryFirst(cell, 'b');
    if (cell === null || label === null || queryFirst(link, 'img') === null) continue;
    const words = shownLine(box.page, cell);
    const word = shownLine(box.page, label);
    if (words === null || word === null || !words.startsWith(word)) continue;
    const time = oneLine(words.slice(word.length));
    if (time !== null && /\d/.test(time) && time.length <= 80) return time;
  }
  return null;
}

export const subsilver2: Layout = {
  kind: 'post',
  container: 'table.tablebg:has(.postauthor)',
  id(box) {
    // A table around several posts is none.
    if (box.all('.postauthor').length !== 1) return null;
    const names = box.all('a[name^="p"]').map((one) => part(attributeOf(one, 'name'), /^p(\d+)$/));
    return idFact(
      names.find((id) => id !== null),
      /^\d+$/,
      'a[name]',
    );
  },
  read(box, id) {
    if (id === null) return {};
    // Whoever edited the post last is named by words, its author's profile has a picture.
    const link =
      box.all(PROFILE).find((one) => queryFirst(one, 'img') !== null) ?? box.first(`.postauthor ${PROFILE}`);
    const url = addressOf(box, link);
    const name = box.line('.postauthor');
    return {
      authorName: nameFact(name, '.postauthor'),
      authorHandle: link === null ? null : nameFact(name, '.postauthor'),
      authorId: idFact(accountIn(url), /^\d+$/, PROFILE),
      authorUrl: linkFact(box.page, url === null ? null : withoutSession(url, 'sid'), PROFILE),
      permalink: linkFact(box.page, ownAddress(box, id, 'p'), 'a[href*="#p"]'),
      postedAtShown: found(shownTime(box, id), 'dom', 'td.gensmall'),
      text: textOf(box, 'div.postbody', { leaveOut: '.quotetitle,.quotecontent' }),
    };
  },
};

/** A post's words, its quotations and its signature stand in one cell; below a line of underscores is the signature. */
function withoutSignature(text: string): string | null {
  const end = text.search(/(?:^|\n)_{10,}(?:\n|$)/);
  return (end < 0 ? text : text.slice(0, end)).trim() || null;
}

/** The row with the words; the row below it has the author's buttons. */
export const subSilver: Layout = {
  kind: 'post',
  container: 'tr:has(.name a[name]):has(.postbody):not(:has(.forumline))',
  id: (box) => idFact(box.attributeIn('.name > a[name]', 'name'), /^\d+$/, 'a[name]'),
  read(box, id) {
    const below = nextElementOf(box.element);
    const profiles = below === null ? [] : queryAll(below, PROFILE, 3);
    const profile = profiles[0];
    const url = profile === undefined ? null : resolveAddress(box.page, attributeOf(profile, 'href'));
    const name = box.line('.name');
    const details = box.all('.postdetails').find((one) => queryFirst(one, '.gen') !== null);
    const words = details === undefined ? null : firstChildOf(details);
    const shown =
      words !== null && isText(words) ? part(oneLine(dataOf(words)), /^[^:]{2,40}:\s*(.*\d.*)$/) : null;
    const text = textOf(box, '.postbody', { all: true });
    return {
      authorName: nameFact(name, '.name'),
      authorHandle: url === null ? null : nameFact(name, '.name'),
      authorId: idFact(accountIn(url), /^\d+$/, PROFILE),
      authorUrl: linkFact(box.page, url === null ? null : withoutSession(url, 'sid'), PROFILE),
      permalink: linkFact(box.page, ownAddress(box, id, ''), 'a[href*="viewtopic.php?p="]'),
      postedAtShown: found(shown, 'dom', '.postdetails'),
      text: text === null ? null : found(withoutSignature(text.value), 'dom', text.where, text.caveat),
    };
  },
};
