import { attributeOf, queryAll, queryFirst, titleOf } from '../dom';
import { rawMeta } from '../generic/page-metadata';
import { found } from '../generic/found-facts';
import { perReading } from '../generic/per-reading';
import { shownLine } from '../generic/post-text';
import { defineSite, idFact, nameFact, part, textOf, type Layout, type Post } from '../hooks';
import type { PageContext } from '../site';

const SENDER = '.gD[email]';
const ADDRESS = /^[^\s@<>]{1,64}@[^\s@<>]{1,255}$/;
const SHOWN_TIME = '.g3[title]';

/** How Gmail calls the person who reads among the recipients. */
const ME = new Set(
  'me mich mir ich moi mij ik mig jag meg mí mi mim eu mnie ja mně minä minulle minut 自分 나 我 мне я мені мен ben bana'.split(
    ' ',
  ),
);

/** Addresses of the person who reads: the tab's title ends in one, the account button, the head and recipients name it. */
const viewersOf = perReading((page: PageContext): ReadonlySet<string> => {
  const labels = queryAll(page.document, 'a[href*="SignOutOptions"][aria-label]', 5).map((link) =>
    part(attributeOf(link, 'aria-label'), /\(([^()\s]+@[^()\s]+)\)/),
  );
  const titled = part(titleOf(page.document), / - (\S+@\S+) - [^-]+$/);
  const called = queryAll(page.document, '.g2[email]', 200)
    .filter((one) => ME.has(shownLine(page, one)?.toLowerCase() ?? ''))
    .map((one) => attributeOf(one, 'email'));
  const addresses = [...labels, titled, rawMeta(page, 'og-profile-acct'), ...called];
  return new Set(addresses.flatMap((one) => (one === null ? [] : [one.toLowerCase()])));
});

/** Legacy ids are hexadecimal; `#msg-f:` is the same number written in decimal. */
function messageId(post: Post): string | null {
  const legacy = post.attribute('data-legacy-message-id');
  if (legacy !== null && /^[0-9a-f]{6,20}$/.test(legacy)) return legacy;
  const decimal = part(post.attribute('data-message-id'), /^#msg-f:(\d{6,25})$/);
  return decimal === null ? null : BigInt(decimal).toString(16);
}

/**
 * A message that is open. Its headers, which alone show which way it came, are not in the page: `Show original` has
 * them. The time is shown without its zone.
 */
const message: Layout = {
  kind: 'message',
  container: '.adn[data-message-id],.adn[data-legacy-message-id]',
  id: (post) => idFact(messageId(post), /^[0-9a-f]+$/, '@data-legacy-message-id'),
  read(post) {
    const address = post.attributeIn(SENDER, 'email');
    const viewers = viewersOf(post.page);
    // Where nothing tells whose mail box this is, a sender may be the person who reads.
    const isOthers = address !== null && viewers.size > 0 && !viewers.has(address.toLowerCase());
    return {
      authorName: isOthers ? nameFact(post.attributeIn(SENDER, 'name'), `${SENDER}[name]`) : null,
      authorHandle: idFact(isOthers ? address : null, ADDRESS, SENDER),
      postedAtShown: found(post.attributeIn(SHOWN_TIME, 'title'), 'dom', SHOWN_TIME),
      text: textOf(post, '.a3s', {
        leaveOut:
          '.gmail_quote,.gmail_attr,.adL,.h5,.yj6qo,blockquote[type="cite"],blockquote[style*="padding-left:1ex"]',
      }),
    };
  },
};

export const gmailSite = defineSite({
  id: 'gmail',
  name: 'Gmail',
  hosts: ['mail.google.com'],
  seen: 'open source of July 2026',
  layouts: [message],
  conversations: [{ list: '.adn[data-message-id],.adn[data-legacy-message-id]', older: null }],
  rawMessage: true,
  mainId(page) {
    const open = queryAll(page.document, '.adn[data-legacy-message-id]', 2);
    const [only] = open;
    return only !== undefined && open.length === 1 && queryFirst(only, '.a3s') !== null
      ? attributeOf(only, 'data-legacy-message-id')
      : null;
  },
});
