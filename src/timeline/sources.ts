import type { CaptureSummary } from '../domain/capture';
import type { Remark } from '../domain/remark';
import { readTime, timeOfMoment, undated, type EventTime, type TimelineEvent } from './event';

export interface SeenFrom {
  /** IANA name of the zone the timeline is looked at from. */
  readonly timeZone: string;
  /** Whose account it is, see `createWhoFinder`. */
  readonly whoOf: (capture: CaptureSummary) => string | null;
}

/** When a post was made, by its page, or a file by its own word. */
export interface PostedAt {
  /** ISO 8601 */
  readonly at: string;
  /** Worked out from an id by a formula that is approximate. */
  readonly about: boolean;
}

/** What the line of a capture says of when its post was made; `undefined` where only the record can tell. */
export function postedAtOf({ postedAt, postedAtAbout }: CaptureSummary): PostedAt | null | undefined {
  if (postedAt === undefined || postedAt === null) return postedAt;
  return { at: postedAt, about: postedAtAbout === true };
}

/**
 * When a capture stands on the timeline: when its post was made, else when it was captured; `basis` says which.
 */
export function timeOfCapture(
  capture: Pick<CaptureSummary, 'capturedAt'>,
  posted: PostedAt | null,
  timeZone: string,
): EventTime {
  const read =
    posted === null ? null : readTime(posted.at, posted.about ? 'about' : 'exact', 'posted', timeZone);
  if (read !== null) return read;
  const at = Date.parse(capture.capturedAt);
  return Number.isNaN(at) ? undated('captured') : timeOfMoment(at, 'exact', 'captured', timeZone);
}

/** The event of a capture. */
export function eventOfCapture(
  capture: CaptureSummary,
  remark: Pick<Remark, 'caseId'> | undefined,
  posted: PostedAt | null,
  { timeZone, whoOf }: SeenFrom,
): TimelineEvent {
  const who = whoOf(capture);
  const caseId = remark?.caseId ?? null;
  return {
    id: `capture:${capture.id}`,
    kind: 'capture',
    entryId: capture.id,
    time: timeOfCapture(capture, posted, timeZone),
    who: who === null ? [] : [who],
    site: capture.site,
    caseIds: caseId === null ? [] : [caseId],
    evidenceOf: [],
    breach: false,
  };
}
