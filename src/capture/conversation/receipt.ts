import type { CompletenessGap, PostFacts } from '../../domain/capture';
import type { ConversationEnd, ConversationRange } from '../../domain/conversation';
import { ranges } from '../list-positions';
import type { Direction } from './way';

/** More gaps of one kind than this are named together. */
const MOST_GAPS = 50;

export interface WalkedMessage {
  readonly facts: PostFacts;
  /** The site's own number of it. */
  readonly number: number | null;
  /** Pictures that show it. */
  readonly tiles: readonly string[];
  /** Nothing tells that it follows on the one that was come upon before it. */
  readonly notJoined: boolean;
}

export interface Circumstances {
  readonly direction: Direction;
  readonly end: ConversationEnd;
  readonly range: ConversationRange;
  /** The end that was asked for was found. */
  readonly found: boolean;
  /** Messages that say the same followed each other: there may be more or fewer of them. */
  readonly unsure: boolean;
}

/** The numbers that the site counts and that are not there. */
function missingNumbers(messages: readonly WalkedMessage[]): number[] {
  const missing: number[] = [];
  for (let index = 1; index < messages.length; index += 1) {
    const before = messages[index - 1]!.number;
    const now = messages[index]!.number;
    if (before === null || now === null) continue;
    for (let number = Math.min(before, now) + 1; number < Math.max(before, now) && missing.length < 10_000;)
      missing.push(number++);
  }
  return missing;
}

/** What of a conversation is not known to be whole; `messages` from the top down. */
export function gapsOf(
  messages: readonly WalkedMessage[],
  { direction, end, range, found, unsure }: Circumstances,
): CompletenessGap[] {
  const gaps: CompletenessGap[] = [];
  messages.forEach(({ notJoined }, index) => {
    // Downwards it is the step to the message before, upwards the one to the message after.
    const [before, after] = direction === 'down' ? [index, index + 1] : [index + 1, index + 2];
    if (notJoined && gaps.length < MOST_GAPS)
      gaps.push({ reason: 'messages-not-joined', where: `${before}–${after}` });
  });
  if (unsure) gaps.push({ reason: 'messages-not-joined', where: '?' });
  const missing = missingNumbers(messages);
  const top = messages[0]?.number ?? 1;
  // The site had no more above, and yet its count begins earlier.
  if (end === 'site-end' && direction === 'up')
    for (let number = Math.min(top, 10_000) - 1; number >= 1; number -= 1) missing.unshift(number);
  if (missing.length > 0) gaps.push({ reason: 'positions-missing', where: ranges(missing) });
  const unseen = messages.flatMap(({ tiles }, index) => (tiles.length === 0 ? [index + 1] : []));
  if (unseen.length > 0) gaps.push({ reason: 'messages-not-pictured', where: ranges(unseen) });
  const at = String(messages.length);
  if (end === 'interrupted') gaps.push({ reason: 'interrupted', where: at });
  if (end === 'cancelled') gaps.push({ reason: 'cancelled', where: at });
  if (end === 'left') gaps.push({ reason: 'conversation-left', where: at });
  if (end === 'still-loading') gaps.push({ reason: 'still-loading', where: at });
  if (end === 'bound') gaps.push({ reason: 'stopped-at-bound', where: at });
  if (end === 'site-end' && range.to === 'message' && !found)
    gaps.push({ reason: 'end-not-found', where: at });
  return gaps;
}

/** The earliest and the latest exact time; `null` where no message has one. */
export function periodOf(messages: readonly WalkedMessage[]): { from: string; until: string } | null {
  const times = messages
    .flatMap(({ facts: { postedAt } }) =>
      postedAt === null || Number.isNaN(Date.parse(postedAt.value)) ? [] : [postedAt.value],
    )
    .toSorted((one, other) => Date.parse(one) - Date.parse(other));
  const [from] = times;
  const until = times.at(-1);
  return from === undefined || until === undefined ? null : { from, until };
}

/** What was said, as plain text. */
export function transcriptOf(messages: readonly { readonly facts: PostFacts }[]): string {
  return messages
    .map(({ facts }) => {
      const who = facts.authorName ?? facts.authorHandle ?? facts.authorId;
      const when = facts.postedAt ?? facts.postedAtShown;
      const head = [when?.value, who?.value].filter((part) => part !== undefined).join(' ');
      const media = facts.media.map(({ value }) => `[${value.kind}: ${value.alternativeText ?? value.url}]`);
      return [head, facts.text?.value ?? '', ...media].filter((line) => line !== '').join('\n');
    })
    .join('\n\n');
}
