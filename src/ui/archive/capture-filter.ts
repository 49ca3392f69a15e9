import type { CaptureKind, CaptureSummary } from '../../domain/capture';
import type { Remark } from '../../domain/remark';

/** What the list is narrowed to. Every part that is not `null` must hold. */
export interface CaptureFilter {
  /** First and last day, `YYYY-MM-DD` in the person's zone, both included. */
  readonly from: string | null;
  readonly to: string | null;
  readonly site: string | null;
  /** Key of the author, see `authorKey`. */
  readonly author: string | null;
  readonly caseId: string | null;
  readonly kind: CaptureKind | null;
  readonly state: 'incomplete' | null;
}

export const NO_FILTER: CaptureFilter = {
  from: null,
  to: null,
  site: null,
  author: null,
  caseId: null,
  kind: null,
  state: null,
};

/** One account of one platform: its stable id where known, else handle, else name. `null` where nobody is named. */
export function authorKey(capture: CaptureSummary): string | null {
  const who = capture.authorId ?? capture.authorHandle ?? capture.authorName;
  return who === null ? null : `${capture.platform ?? capture.site ?? ''}\n${who}`;
}

/** Whether a capture is shown. `day` is the capture's day in the person's zone. */
export function matchesFilter(
  filter: CaptureFilter,
  capture: CaptureSummary,
  remark: Remark | undefined,
  day: string,
): boolean {
  return (
    (filter.from === null || day >= filter.from) &&
    (filter.to === null || day <= filter.to) &&
    (filter.site === null || capture.site === filter.site) &&
    (filter.author === null || authorKey(capture) === filter.author) &&
    (filter.caseId === null || remark?.caseId === filter.caseId) &&
    (filter.kind === null || capture.kind === filter.kind) &&
    (filter.state === null || capture.state !== 'sealed')
  );
}

/** The parts of a filter that narrow, in the order they are shown. */
export function listActiveParts(filter: CaptureFilter): (keyof CaptureFilter)[] {
  return (Object.keys(NO_FILTER) as (keyof CaptureFilter)[]).filter((part) => filter[part] !== null);
}

export interface Choice {
  readonly key: string;
  readonly label: string;
  readonly count: number;
}

function countChoices(found: Iterable<readonly [key: string, label: string]>): Choice[] {
  const choices = new Map<string, { label: string; count: number }>();
  for (const [key, label] of found) {
    const known = choices.get(key);
    if (known === undefined) choices.set(key, { label, count: 1 });
    else known.count += 1;
  }
  return [...choices]
    .map(([key, { label, count }]) => ({ key, label, count }))
    .sort((a, b) => b.count - a.count);
}

/** The sites there are captures of, most captures first. */
export function listSites(captures: readonly CaptureSummary[]): Choice[] {
  return countChoices(captures.flatMap(({ site }) => (site === null ? [] : [[site, site] as const])));
}

/** The authors there are captures of, most captures first; the newest name an account used is its label. */
export function listAuthors(captures: readonly CaptureSummary[]): Choice[] {
  return countChoices(
    captures.flatMap((capture) => {
      const key = authorKey(capture);
      return key === null
        ? []
        : [[key, capture.authorName ?? capture.authorHandle ?? capture.authorId ?? ''] as const];
    }),
  );
}
