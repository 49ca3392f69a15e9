import type { PostFacts } from '../../domain/capture';
import { markupOf } from '../../sites/dom';
import { readPosition } from '../full-page';
import type { Here, MessageRow } from './find-conversation';
import type { MessageKey } from './message-sequence';

export interface ReadMessage {
  readonly key: MessageKey;
  readonly facts: PostFacts;
  /** The site's own number of it. */
  readonly number: number | null;
  /** How many the site says there are. */
  readonly announced: number | null;
}

/** How a message is told from all others. */
export function keyOf(facts: PostFacts): MessageKey {
  const id = facts.postId ?? facts.permalink;
  if (id !== null) return { name: `id ${id.value}`, isId: true };
  const author = facts.authorId ?? facts.authorHandle ?? facts.authorName;
  const time = facts.postedAt ?? facts.postedAtShown;
  const media = facts.media.map(({ value }) => value.url);
  const parts = [author?.value, time?.value, facts.text?.value, ...media].map((part) => part ?? '');
  return { name: `text ${parts.join('\n')}`, isId: false };
}

export type MessageReader = (here: Here, row: Pick<MessageRow, 'element'>) => ReadMessage;

/** Reads each message once, as long as nothing in it changes: lists use their nodes again. */
export function createMessageReader(): MessageReader {
  const known = new WeakMap<Element, { readonly markup: string; readonly read: ReadMessage }>();
  return ({ page, site }, { element }) => {
    const markup = markupOf(element);
    const before = known.get(element);
    if (before !== undefined && before.markup === markup) return before.read;
    const facts = site.readPost(page, element);
    const position = readPosition(element);
    const read = {
      key: keyOf(facts),
      facts,
      number: site.placeOf?.(page, element) ?? position?.at ?? null,
      announced: position?.of ?? null,
    };
    known.set(element, { markup, read });
    return read;
  };
}
