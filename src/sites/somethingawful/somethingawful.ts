import { attributeOf } from '../dom';
import { resolveAddress } from '../generic/address';
import { found } from '../generic/found-facts';
import {
  builtAddress,
  defineSite,
  idFact,
  linkFact,
  nameFact,
  part,
  textOf,
  type Layout,
  type Post,
} from '../hooks';

const AUTHOR = '.userinfo .author';

/** The link to itself; a copy of a page has it with the whole address. */
function permalinkOf(box: Post, id: string | null) {
  const links = id === null ? [] : box.all(`td.postdate a[href$="#post${id}"]`);
  const url = links
    .map((link) => resolveAddress(box.page, attributeOf(link, 'href')))
    .find((one) => one !== null);
  return linkFact(box.page, url?.href ?? null, 'td.postdate a');
}

const post: Layout = {
  kind: 'post',
  container: 'table.post[id^="post"]',
  foreign: '.signature',
  id: (box) => idFact(part(box.attribute('id'), /^post(\d+)$/), /^\d+$/, '@id'),
  read(box, id) {
    const name = box.line(AUTHOR);
    const account = part(box.attributeIn('.userinfo', 'class'), /(?:^|\s)userid-(\d+)(?:\s|$)/);
    return {
      authorName: nameFact(name, AUTHOR),
      // Names may have spaces here.
      authorHandle: account === null ? null : nameFact(name, AUTHOR),
      authorId: idFact(account, /^\d+$/, '.userinfo[class]'),
      authorUrl: builtAddress(
        box.page,
        account === null ? null : `/member.php?action=getinfo&userid=${account}`,
      ),
      permalink: permalinkOf(box, id),
      postedAtShown: found(
        part(box.line('td.postdate'), /([A-Z][a-z]{2} \d{1,2}, \d{4} \d{1,2}:\d{2})\s*$/),
        'dom',
        'td.postdate',
      ),
      text: textOf(box, 'td.postbody', { leaveOut: '.bbc-block:has(> blockquote),.editedby' }),
    };
  },
};

export const somethingawfulSite = defineSite({
  id: 'somethingawful',
  name: 'Something Awful',
  hosts: ['forums.somethingawful.com'],
  seen: 'a saved page without a date',
  layouts: [post],
  mainId: (page) => part(page.url.hash, /^#post(\d+)$/),
});
