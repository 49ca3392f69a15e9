import type { Incident, Order, Person, Report, Witness, CaseDetails } from '../../../domain/logbook';
import type { JournalEntry } from '../../../domain/journal';
import type { Archive } from '../../ports';

/** What the logbook and the journal have to say for a summary. */
export interface SummaryEntries {
  readonly incidents: readonly Incident[];
  readonly people: readonly Person[];
  readonly reports: readonly Report[];
  readonly orders: readonly Order[];
  readonly witnesses: readonly Witness[];
  readonly cases: readonly CaseDetails[];
  readonly digests: ReadonlyMap<string, string>;
}

/** The digest under which each exhibit stands in the journal; of an incident that of its newest revision. */
export function digestsIn(journal: readonly JournalEntry[]): ReadonlyMap<string, string> {
  const digests = new Map<string, string>();
  for (const { act, captureId, sha256, detail } of journal) {
    if (sha256 === null) continue;
    if ((act === 'captured' || act === 'finished late') && captureId !== null)
      digests.set(`capture:${captureId}`, sha256);
    if ((act === 'incident logged' || act === 'entry edited') && detail['kind'] === 'incident')
      digests.set(`incident:${String(detail['entry'])}`, sha256);
  }
  return digests;
}

/** Reads all of the logbook as it is now. Throws what the archive throws. */
export async function loadEntries(archive: Archive): Promise<SummaryEntries> {
  const [incidents, people, reports, orders, witnesses, cases, journal] = await Promise.all([
    archive.listEntries('incident'),
    archive.listEntries('person'),
    archive.listEntries('report'),
    archive.listEntries('order'),
    archive.listEntries('witness'),
    archive.listEntries('case'),
    archive.listJournal(),
  ]);
  return { incidents, people, reports, orders, witnesses, cases, digests: digestsIn(journal) };
}
