import { attributeOf } from '../dom';
import { resolveAddress } from '../generic/address';
import { found } from '../generic/found-facts';
import { defineSite, idFact, linkFact, nameFact, part, textOf, type Layout } from '../hooks';

const AUTHOR = 'a.username';

/**
 * The address without the session that some forums put into it. As text: parameters without a value, which
 * lead to the thread, would be written anew with a `=`.
 */
function withoutSession(url: URL | null): string | null {
  return url === null
    ? null
    : url.href.replace(/(?<=[?&])s=[^&#]*(?:&|(?=#|$))/, '').replace(/[?&](?=#|$)/, '');
}

const post: Layout = {
  kind: 'post',
  container: 'li.postcontainer[id^="post_"]',
  foreign: '.signature,.signaturecontainer',
  id: (box) => idFact(part(box.attribute('id'), /^post_(\d+)$/), /^\d+$/, '@id'),
  read(box) {
    const link = box.first(AUTHOR);
    const url = link === null ? null : resolveAddress(box.page, attributeOf(link, 'href'));
    const account =
      part(url?.pathname ?? null, /\/members\/(\d+)/) ??
      part(url?.search ?? null, /^\?(\d+)-/) ??
      part(url?.searchParams.get('u') ?? null, /^(\d+)$/);
    const counter = box.first('a.postcounter');
    const address = counter === null ? null : resolveAddress(box.page, attributeOf(counter, 'href'));
    const name = box.line(AUTHOR) ?? box.line('.username.guest,.username_container .username');
    return {
      authorName: nameFact(name, AUTHOR),
      authorHandle: account === null ? null : nameFact(name, AUTHOR),
      authorId: idFact(account, /^\d+$/, AUTHOR),
      authorUrl: linkFact(box.page, withoutSession(url), AUTHOR),
      permalink: linkFact(box.page, withoutSession(address), 'a.postcounter'),
      postedAtShown: found(box.line('.postdate'), 'dom', '.postdate'),
      text: textOf(box, 'blockquote.postcontent', {
        leaveOut: '.bbcode_quote,.bbcode_container .quote_container',
      }),
    };
  },
};

/** Any forum that runs the software. */
export const vbulletin4Site = defineSite({
  id: 'vbulletin4',
  name: 'vBulletin',
  hosts: [],
  marker: 'meta[name="generator"][content^="vBulletin 4"]',
  seen: 'a saved page without a date',
  layouts: [post],
  conversations: [{ list: 'li.postcontainer[id^="post_"]', older: 'above' }],
  mainId: (page) => part(page.url.hash, /^#post(\d+)$/),
});
