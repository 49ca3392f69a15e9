import { attributeOf, closest, queryAll } from '../dom';
import { found } from '../generic/found-facts';
import { shownLine } from '../generic/post-text';
import { perReading } from '../generic/per-reading';
import { defineSite, idFact, nameFact, textOf, type Layout, type Post } from '../hooks';
import type { PageContext } from '../site';

const BODY = '[id^="UniqueMessageBody"],[aria-label="Message body"],[role="document"]';
/** `Anna Example <anna@example.org>`, as headers show it. */
const WRITTEN = /^(?:[^<>:]{1,20}:\s*)?([^<>]{1,200}?)\s*<([^\s<>@]{1,64}@[^\s<>@]{1,255})>$/;
const TITLED = '[title*="@"],[aria-label*="@"]';

/** Addresses of the person who reads, from the account button of the page's own head. */
const viewersOf = perReading((page: PageContext): ReadonlySet<string> => {
  const buttons = queryAll(
    page.document,
    '#O365_MainLink_Me,#mectrl_headerPicture,#mectrl_currentAccount_secondary,[data-tid="mectrl"]',
    10,
  );
  const words = buttons.flatMap((one) => [
    attributeOf(one, 'title'),
    attributeOf(one, 'aria-label'),
    shownLine(page, one),
  ]);
  return new Set(
    words
      .flatMap((word) => [...(word ?? '').matchAll(/[^\s<>()@,;]{1,64}@[^\s<>()@,;]{1,255}/g)])
      .map(([address]) => address.toLowerCase()),
  );
});

interface Written {
  readonly name: string;
  readonly address: string;
  readonly where: string;
}

/** The first `name <address>` above the words; recipients come after the sender. */
function senderOf(post: Post): Written | null {
  for (const one of post.all(`${TITLED},span,button`)) {
    if (closest(one, BODY) !== null) continue;
    for (const text of [
      attributeOf(one, 'title'),
      attributeOf(one, 'aria-label'),
      shownLine(post.page, one),
    ]) {
      const [, name, address] = WRITTEN.exec(text?.trim() ?? '') ?? [];
      if (name !== undefined && address !== undefined)
        return { name, address, where: 'name <address> in the head of the message' };
    }
  }
  return null;
}

/** Headers, which alone show which way a message came, are not in the page: `View message source` has them. */
const message: Layout = {
  kind: 'message',
  container: `[data-app-section="ConversationContainer"] [aria-expanded="true"]:has(${BODY}),[data-app-section="ConversationContainer"]:not(:has([aria-expanded="true"] :is(${BODY}))):has(${BODY}),[data-app-section="ItemContainer"]:has(${BODY})`,
  id: () => null,
  read(post) {
    const sender = senderOf(post);
    const viewers = viewersOf(post.page);
    const isOthers = sender !== null && viewers.size > 0 && !viewers.has(sender.address.toLowerCase());
    return {
      authorName: isOthers ? nameFact(sender.name, sender.where) : null,
      authorHandle: idFact(isOthers ? sender.address : null, /@/, sender?.where ?? ''),
      postedAtShown: found(
        post.line('[data-testid="SentReceivedSavedTime"]'),
        'dom',
        '[data-testid="SentReceivedSavedTime"]',
      ),
      text: textOf(post, BODY, { leaveOut: '#appendonsend ~ *,blockquote[type="cite"],.gmail_quote' }),
    };
  },
};

export const outlookSite = defineSite({
  id: 'outlook',
  name: 'Outlook',
  hosts: ['outlook.live.com', 'outlook.office.com', 'outlook.office365.com', 'outlook.cloud.microsoft'],
  seen: 'notes without a date',
  layouts: [message],
  conversations: [{ list: '[data-app-section="ConversationContainer"]', older: null }],
  rawMessage: true,
});
