import { found } from '../generic/found-facts';
import { epochTime, idFact, linkFact, nameFact, textOf, type Layout } from '../hooks';
import { accountIn, addressOf, plainAddress } from './addresses';

const AUTHOR = '.b-userinfo .author a[href],.b-userinfo__details a[href]:has([itemprop="name"])';
const COUNT = 'a.b-post__count[href]';

/** Version 5. The time in its `datetime` has no zone; that of the post's own element is in seconds since 1970. */
export const vbulletin5: Layout = {
  kind: 'post',
  container: 'li.b-post[data-node-id]',
  foreign: '.b-post__signature,.signature,.b-comments',
  id: (box) => idFact(box.attribute('data-node-id'), /^\d+$/, '@data-node-id'),
  read(box) {
    const link = box.first(AUTHOR);
    const url = addressOf(box.page, link);
    const account = accountIn(url);
    const name = box.line(link === null ? '.b-userinfo .author' : AUTHOR);
    return {
      authorName: nameFact(name, AUTHOR),
      authorHandle: link === null ? null : nameFact(name, AUTHOR),
      authorId: idFact(account, /^\d+$/, AUTHOR),
      authorUrl: linkFact(box.page, plainAddress(url), AUTHOR),
      permalink: linkFact(box.page, plainAddress(addressOf(box.page, box.first(COUNT))), COUNT),
      postedAtShown: found(box.line('.b-post__timestamp time'), 'dom', '.b-post__timestamp time'),
      postedAt: found(
        epochTime(box.attribute('data-node-publishdate'), 's'),
        'dom',
        '@data-node-publishdate',
      ),
      text: textOf(box, '.js-post__content-text', { leaveOut: '.bbcode_quote,.quote_container' }),
    };
  },
};
