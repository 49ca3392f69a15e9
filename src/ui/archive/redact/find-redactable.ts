import { redactBoxes } from '../../../bundle/redact/redacted-record';
import type { CaptureSummary } from '../../../domain/capture';
import type { Archive } from '../../ports';

/** A capture over which black boxes were drawn. */
export interface Redactable {
  readonly id: string;
  readonly sequence: number;
  /** Names the revisions of what is drawn over its pictures; empty where nothing is. */
  readonly drawn: string;
}

/**
 * Those of the captures that have black boxes. What is being drawn becomes a revision first. One whose drawings
 * cannot be read counts as one with boxes: nobody knows.
 */
export async function findRedactable(
  archive: Archive,
  chosen: readonly CaptureSummary[],
): Promise<Redactable[]> {
  const unkept = new Set<string>();
  try {
    await archive.keepDrafts(chosen.map(({ id }) => id));
  } catch {
    for (const { id } of chosen) await archive.keepDrafts([id]).catch(() => unkept.add(id));
  }
  const { entries: journal } = await archive.readJournal();
  const annotated = new Set(
    journal.flatMap(({ act, captureId }) => (act === 'annotated' ? [captureId] : [])),
  );
  const found: Redactable[] = [];
  for (const { id, sequence } of chosen) {
    if (!unkept.has(id) && !annotated.has(id)) continue;
    const drawn = await archive.listAnnotations(id).then(
      (annotations) =>
        annotations.some((annotation) => redactBoxes(annotation).length > 0)
          ? annotations.map(({ picture, revision }) => `${picture.name}:${revision}`).join()
          : null,
      () => 'unreadable',
    );
    if (drawn !== null || unkept.has(id)) found.push({ id, sequence, drawn: drawn ?? 'unreadable' });
  }
  return found;
}

/** Whether somebody decided to hide something of these captures: then nothing of them leaves without being asked. */
export async function isHidingWanted(archive: Archive, chosen: readonly CaptureSummary[]): Promise<boolean> {
  if ((await findRedactable(archive, chosen)).length > 0) return true;
  for (const { id } of chosen) {
    const { accepted, typed, reviewed } = await archive.readRedactionChoices(id);
    if (accepted.length > 0 || typed.length > 0 || reviewed !== null) return true;
  }
  return false;
}
