import { parentElementOf } from '../dom';
import { found } from '../generic/found-facts';
import { shownLine } from '../generic/post-text';
import { idFact, linkFact, nameFact, part, textOf, type Layout, type Post } from '../hooks';
import { accountIn, addressOf, plainAddress } from './addresses';

const AUTHOR = 'a.bigusername';

/** The words beside the anchor of the post: `10-10-2008, 09:12 AM`. */
function shownTime(box: Post, id: string | null): string | null {
  const anchor = box.first(`a[name="post${id}"]`);
  const cell = anchor === null ? null : parentElementOf(anchor);
  const words = cell === null ? null : shownLine(box.page, cell);
  return words !== null && /\d/.test(words) && !words.includes('#') && words.length <= 60 ? words : null;
}

/** A quotation is a table below the word for it; code stands in a `pre`. */
const QUOTES = 'div:has(> table td.alt2),.quote,.bbcode_quote,blockquote';

/** Version 3, with either arrangement of the post's parts. */
export const vbulletin3: Layout = {
  kind: 'post',
  container: 'table[id^="post"]:has([id^="post_message_"])',
  id: (box) => idFact(part(box.attribute('id'), /^post(\d+)$/), /^\d+$/, '@id'),
  read(box, id) {
    const menu = `[id="postmenu_${id}"]`;
    const link = box.first(`${menu} ${AUTHOR}`);
    const url = addressOf(box.page, link);
    const account = accountIn(url);
    // A guest's name stands there without a link.
    const name = box.line(link === null ? menu : `${menu} ${AUTHOR}`);
    return {
      authorName: nameFact(name, menu),
      authorHandle: link === null ? null : nameFact(name, AUTHOR),
      authorId: idFact(account, /^\d+$/, AUTHOR),
      authorUrl: linkFact(box.page, plainAddress(url), AUTHOR),
      permalink: linkFact(
        box.page,
        plainAddress(addressOf(box.page, box.first(`a[id="postcount${id}"][href]`))),
        'a[id^="postcount"]',
      ),
      postedAtShown: found(shownTime(box, id), 'dom', 'a[name^="post"]'),
      text: textOf(box, `[id="post_message_${id}"]`, { leaveOut: QUOTES }),
    };
  },
};
