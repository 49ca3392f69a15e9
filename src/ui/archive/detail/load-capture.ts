import { signal, type ReadonlySignal } from '@preact/signals';
import type { CaptureRecord, CaptureSummary, Artifact } from '../../../domain/capture';
import type { JournalEntry } from '../../../domain/journal';
import { asProblem, type Problem } from '../../../domain/problem';
import type { Remark } from '../../../domain/remark';
import type { Archive } from '../../ports';

/** One capture as the detail shows it. No byte of a picture or text file is read before somebody asks for it. */
export interface OpenCapture {
  readonly summary: CaptureSummary;
  /** `null` while the capture is being written. */
  readonly record: CaptureRecord | null;
  readonly artifacts: readonly Artifact[];
  readonly remark: Remark | null;
}

export type Loading =
  | { readonly is: 'loading' }
  | { readonly is: 'missing' }
  | { readonly is: 'failed'; readonly problem: Problem }
  | { readonly is: 'open'; readonly capture: OpenCapture };

export interface CaptureLoader {
  readonly state: ReadonlySignal<Loading>;
  readonly journal: ReadonlySignal<readonly JournalEntry[]>;
  readonly load: () => Promise<void>;
  readonly readJournal: () => Promise<void>;
}

export function createCaptureLoader(archive: Archive, captureId: string): CaptureLoader {
  const state = signal<Loading>({ is: 'loading' });
  const journal = signal<readonly JournalEntry[]>([]);

  async function readJournal(): Promise<void> {
    journal.value = await archive.listJournal(captureId);
  }

  return {
    state,
    journal,
    readJournal,
    async load() {
      try {
        const summary = await archive.readSummary(captureId);
        if (summary === null) {
          state.value = { is: 'missing' };
          return;
        }
        const [record, artifacts, remark] = await Promise.all([
          archive.readRecord(captureId),
          archive.listArtifacts(captureId),
          archive.readRemark(captureId),
          readJournal(),
        ]);
        state.value = { is: 'open', capture: { summary, record, artifacts, remark } };
      } catch (error) {
        state.value = { is: 'failed', problem: asProblem(error) };
      }
    },
  };
}
