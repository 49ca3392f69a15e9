import type { PostFacts } from '../../domain/capture';
import type { ConversationRange } from '../../domain/conversation';
import { latestTime } from './message-time';

/** Messages older than the day that was asked for until it is believed that all that follow are. */
const OLDER_IN_A_ROW = 3;

interface Named {
  readonly facts: PostFacts;
  readonly read: { readonly key: { readonly name: string } };
}

export interface RangeEnd {
  readonly range: ConversationRange;
  /** Name of the message that was pointed at as the other end. */
  readonly until: string | null;
  /** The site has no more. */
  readonly siteEnded: boolean;
}

/**
 * Place of the last message, on the way from the one at `first`, that belongs to what was asked for; `first` − 1
 * where none does, `null` while it is not known.
 */
export function placeOfEnd(
  messages: readonly Named[],
  first: number,
  { range, until, siteEnded }: RangeEnd,
): number | null {
  if (range.to === 'message') {
    const at = messages.findIndex(({ read }, place) => place >= first && read.key.name === until);
    return at === -1 ? null : at;
  }
  if (range.to !== 'date') return null;
  const since = Date.parse(range.since);
  let older = 0;
  let place = messages.length - 1;
  for (; place >= first; place -= 1) {
    const time = latestTime(messages[place]!.facts);
    if (time !== null && time >= since) break;
    if (time !== null) older += 1;
  }
  return older >= OLDER_IN_A_ROW || (older > 0 && siteEnded) ? place : null;
}

/** The message with the earliest time, in the words that tell it most exactly; `null` where none has a day. */
export function oldestOf(messages: readonly { readonly facts: PostFacts }[]): string | null {
  let oldest: PostFacts | null = null;
  let earliest = Number.POSITIVE_INFINITY;
  for (const { facts } of messages) {
    const time = latestTime(facts);
    if (time === null || time >= earliest) continue;
    oldest = facts;
    earliest = time;
  }
  return (oldest?.postedAt ?? oldest?.postedAtShown)?.value ?? null;
}
