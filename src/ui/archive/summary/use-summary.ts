import { useEffect, useMemo, useState } from 'preact/hooks';
import { asProblem, type Problem } from '../../../domain/problem';
import { summariseCase, type CaseSummary, type SummaryMaterial } from '../../../summary/case-summary';
import type { Direction } from '../../../timeline/order';
import { makeEvents } from '../../../timeline/sources';
import { useModel } from '../model-context';
import { loadEntries, type SummaryEntries } from './load-entries';

/** Several changes within this time are one, milliseconds. */
const SETTLE_MS = 250;

/** The logbook as it is now, read anew when something in the archive changed; `null` while it is read first. */
export function useEntries(): { readonly entries: SummaryEntries | null; readonly problem: Problem | null } {
  const { archive } = useModel().services;
  const [entries, setEntries] = useState<SummaryEntries | null>(null);
  const [problem, setProblem] = useState<Problem | null>(null);
  useEffect(() => {
    let gone = false;
    let timer: ReturnType<typeof setTimeout> | null = null;
    const read = async (): Promise<void> => {
      try {
        const loaded = await loadEntries(archive);
        if (gone) return;
        setEntries(loaded);
        setProblem(null);
      } catch (error) {
        if (!gone) setProblem(asProblem(error));
      }
    };
    const stop = archive.observe(() => {
      timer ??= setTimeout(() => {
        timer = null;
        void read();
      }, SETTLE_MS);
    });
    void read();
    return () => {
      gone = true;
      stop();
      if (timer !== null) clearTimeout(timer);
    };
  }, [archive]);
  return { entries, problem };
}

/** The summary of a case (`null`: of everything) as the archive is now; `null` while it is read. */
export function useSummary(
  caseId: string | null,
  direction: Direction,
): { readonly summary: CaseSummary | null; readonly problem: Problem | null } {
  const { contents, services } = useModel();
  const { entries, problem } = useEntries();
  const captures = contents.captures.value;
  const remarks = contents.remarks.value;
  const cases = contents.cases.value;
  const { timeZone } = services.machine;
  const loading = contents.loading.value;
  const material = useMemo((): SummaryMaterial | null => {
    if (entries === null || loading !== null) return null;
    const kept = captures.filter(({ state }) => state !== 'pending');
    const all = { ...entries, captures: kept, remarks };
    return { ...all, events: makeEvents({ ...all, postedAt: new Map() }, timeZone) };
  }, [entries, captures, remarks, timeZone, loading]);
  const summary = useMemo(() => {
    if (material === null) return null;
    const details = entries?.cases.find(({ id }) => id === caseId) ?? null;
    const title = cases.find(({ id }) => id === caseId)?.title ?? details?.fields.title ?? null;
    return summariseCase(material, { caseId, title, details }, direction);
  }, [material, entries, cases, caseId, direction]);
  return { summary, problem: problem ?? contents.problem.value };
}
