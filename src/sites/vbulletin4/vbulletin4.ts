import { closest, contains, precedes } from '../dom';
import { found } from '../generic/found-facts';
import { shownLine } from '../generic/post-text';
import { defineSite, idFact, linkFact, nameFact, part, textOf, type Layout, type Post } from '../hooks';
import { accountIn, addressOf, plainAddress } from './addresses';
import { vbulletin3 } from './vbulletin3';
import { vbulletin5 } from './vbulletin5';

const AUTHOR = 'a.username';
const GUEST = '.username.guest,.username_container .username';
const QUOTES = '.bbcode_quote,.bbcode_container .quote_container';

/** Names stand above the words; below them may be who thanked for the post. */
function authorOf(box: Post, id: string | null): Element | null {
  const words = box.first(`[id="post_message_${id}"]`);
  return (
    box
      .all(AUTHOR)
      .find(
        (link) =>
          closest(link, '.userinfo,.username_container') !== null ||
          (words !== null && precedes(link, words) && !contains(words, link)),
      ) ?? null
  );
}

const post: Layout = {
  kind: 'post',
  container: 'li.postcontainer[id^="post_"]',
  foreign: '.signature,.signaturecontainer',
  id: (box) => idFact(part(box.attribute('id'), /^post_(\d+)$/), /^\d+$/, '@id'),
  read(box, id) {
    const link = authorOf(box, id);
    const url = addressOf(box.page, link);
    const account = accountIn(url);
    const name = link === null ? box.line(GUEST) : shownLine(box.page, link);
    const words = `[id="post_message_${id}"] .postcontent`;
    return {
      authorName: nameFact(name, AUTHOR),
      // Names may have spaces here. A guest's name is anybody's and leads nowhere.
      authorHandle: link === null ? null : nameFact(name, AUTHOR),
      authorId: idFact(account, /^\d+$/, AUTHOR),
      authorUrl: linkFact(box.page, plainAddress(url), AUTHOR),
      permalink: linkFact(
        box.page,
        plainAddress(addressOf(box.page, box.first('a.postcounter'))),
        'a.postcounter',
      ),
      postedAtShown: found(box.line('.postdate'), 'dom', '.postdate'),
      text: textOf(box, box.first(words) === null ? 'blockquote.postcontent:not(.lastedited)' : words, {
        leaveOut: QUOTES,
      }),
    };
  },
};

/** Any forum that runs the software. */
export const vbulletin4Site = defineSite({
  id: 'vbulletin4',
  name: 'vBulletin',
  hosts: [],
  marker: 'meta[name="generator" i][content^="vBulletin" i]',
  shapes: [
    '.postcontainer[id^="post_"] .postcontent',
    '.bigusername[href]',
    '.b-post[data-node-id] .js-post__content-text',
  ],
  seen: '4: a saved page without a date; 3 and 5: from memory, not seen yet',
  layouts: [post, vbulletin3, vbulletin5],
  conversations: [{ list: 'li.postcontainer[id^="post_"],table[id^="post"],li.b-post', older: 'above' }],
  mainId: (page) => part(page.url.hash, /^#post(\d+)$/) ?? part(page.url.searchParams.get('p'), /^(\d+)$/),
});
