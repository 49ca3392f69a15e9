import type { CaptureRecord, CaptureSummary } from '../../domain/capture';
import type { Account, EntryFields, Person } from '../../domain/logbook';
import { localTime, momentOf } from '../../domain/occurred-at';

const HOUR_MS = 3_600_000;

/** Who wrote it, as far as the page said: enough to know them again when the handle changes. */
export interface AuthorAccount {
  readonly name: string | null;
  readonly account: Account;
}

/**
 * What a capture tells of an incident, and nothing that it does not: a time only where the page gave one, not that
 * of the capture, which is only when it was seen.
 */
export function incidentFromCapture(
  { collection, facts, id }: Pick<CaptureRecord, 'collection' | 'facts' | 'id'>,
  { site, platform }: Pick<CaptureSummary, 'site' | 'platform'>,
  timeZone: string,
): EntryFields<'incident'> {
  const posted = facts.postedAt?.value;
  const at = posted === undefined || !/T.*(?:Z|[+-]\d{2}:?\d{2})$/.test(posted) ? NaN : Date.parse(posted);
  // The minute that it was in; of two that the clock shows alike, the second.
  const start = Number.isNaN(at) ? '' : localTime(at, timeZone);
  const second = start !== '' && at - momentOf(start, timeZone) >= HOUR_MS / 2;
  const approximate = facts.postedAt?.caveat === 'derived-approximate';
  const where = facts.platform?.value ?? platform ?? site ?? undefined;
  const words = facts.kind === 'page' ? undefined : facts.text?.value;
  const language = facts.language?.value ?? collection.documentLanguage ?? undefined;
  return {
    ...(Number.isNaN(at)
      ? {}
      : {
          occurredAt: {
            precision: approximate ? 'about' : 'exact',
            timeZone,
            start,
            ...(second && !approximate ? { second: true as const } : {}),
          } as const,
        }),
    setting: 'online',
    ...(where === undefined ? {} : { platform: where }),
    ...(words === undefined ? {} : { exactWords: words, exactWordsKnown: 'read' as const }),
    ...(words === undefined || language === undefined ? {} : { exactWordsLanguage: language }),
    captures: [id],
  };
}

/** `null` where the page named nobody. */
export function authorOf({
  platform,
  site,
  authorName,
  authorHandle,
  authorId,
}: Pick<
  CaptureSummary,
  'platform' | 'site' | 'authorName' | 'authorHandle' | 'authorId'
>): AuthorAccount | null {
  const where = platform ?? site;
  if (authorId === null && authorHandle === null && authorName === null) return null;
  return {
    name: authorName,
    account: {
      ...(where === null ? {} : { platform: where }),
      ...(authorHandle === null ? {} : { handle: authorHandle }),
      ...(authorId === null ? {} : { stableId: authorId }),
    },
  };
}

/**
 * Whether two accounts are one. By the platform's own id where both have one: then it alone decides, since handles
 * change hands. Else by the handle on the same platform.
 */
export function sameAccount(one: Account, other: Account): boolean {
  if (folded(one.platform) !== folded(other.platform)) return false;
  if (one.stableId !== undefined && other.stableId !== undefined) return one.stableId === other.stableId;
  const handle = folded(one.handle);
  return handle !== '' && handle === folded(other.handle);
}

export function personWith<P extends Pick<Person, 'id' | 'fields'>>(
  people: readonly P[],
  account: Account,
): P | undefined {
  return people.find(({ fields }) => fields.accounts?.some((known) => sameAccount(known, account)));
}

/** Captures of what somebody's accounts wrote. */
export function capturesOf(
  { fields }: Pick<Person, 'fields'>,
  captures: readonly CaptureSummary[],
): readonly CaptureSummary[] {
  const accounts = fields.accounts ?? [];
  if (accounts.length === 0) return [];
  return captures.filter((capture) => {
    const author = authorOf(capture);
    return author !== null && accounts.some((account) => sameAccount(account, author.account));
  });
}

function folded(text: string | undefined): string {
  return (text ?? '').trim().replace(/^@/, '').toLowerCase();
}
