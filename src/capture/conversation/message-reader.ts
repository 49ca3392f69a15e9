import type { PostFacts } from '../../domain/capture';
import { markupOf } from '../../sites/dom';
import type { PageContext } from '../../sites/site';
import { readPosition } from '../list-positions';
import { asShown } from '../page-world-reader';
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

/** How many of its values are the page's own world's. */
export function countFromWorld(facts: PostFacts): number {
  const { authorId, authorHandle, postId, permalink, postedAt } = facts;
  return [authorId, authorHandle, postId, permalink, postedAt].filter((fact) => fact?.how === 'page-world')
    .length;
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
  const known = new WeakMap<
    Element,
    {
      readonly markup: string;
      readonly world: PageContext['pageWorld'] | undefined;
      readonly read: ReadMessage;
    }
  >();
  return ({ page, site }, { element }) => {
    const markup = markupOf(element);
    const before = known.get(element);
    const isSame = before !== undefined && before.markup === markup;
    if (isSame && before.world === page.pageWorld) return before.read;
    const facts = site.readPost(page, element);
    const position = readPosition(element);
    const shown = asShown(page);
    const read = {
      // By what the page shows: what its own world says comes later, or not at all.
      key: isSame ? before.read.key : keyOf(shown === page ? facts : site.readPost(shown, element)),
      facts,
      number: site.placeOf?.(page, element) ?? position?.at ?? null,
      announced: position?.of ?? null,
    };
    known.set(element, { markup, world: page.pageWorld, read });
    return read;
  };
}
