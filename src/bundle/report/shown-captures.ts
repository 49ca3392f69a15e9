import type { ArchiveReader } from '../../domain/archive';
import type { CaptureSummary } from '../../domain/capture';
import { siteOf } from '../names';
import type { PlannedCapture } from '../plan';

/** From here on one question about the whole archive is cheaper than one for each capture. */
const WHOLE_FROM = 50;

/**
 * What the case's page needs of the captures that leave: number, time, site, kind. Of a redacted copy it is what the
 * copy says. Names and words of a page are in none.
 */
export async function listShownCaptures(
  reader: ArchiveReader,
  captures: readonly PlannedCapture[],
): Promise<readonly CaptureSummary[]> {
  const known =
    captures.length < WHOLE_FROM
      ? await Promise.all(captures.map(({ id }) => reader.readSummary(id)))
      : await reader.listSummaries();
  const byId = new Map(
    known.flatMap((summary) => (summary === null ? [] : [[summary.id, summary] as const])),
  );
  return captures.flatMap(({ id, redacted }) => {
    const summary = byId.get(id);
    if (summary === undefined) return [];
    if (redacted === null) return [withoutWords(summary)];
    const { facts, collection } = redacted.statement;
    return [
      withoutWords({
        ...summary,
        kind: collection.kind,
        capturedAt: collection.capturedAt,
        url: collection.url,
        site: siteOf(collection.url) || null,
        postedAt: facts.postedAt?.value ?? null,
      }),
    ];
  });
}

function withoutWords(summary: CaptureSummary): CaptureSummary {
  return { ...summary, title: null, authorName: null, authorHandle: null, authorId: null, excerpt: null };
}
