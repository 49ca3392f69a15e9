import { signal, type ReadonlySignal } from '@preact/signals';
import { asProblem, type Problem } from '../../domain/problem';
import type { Case, Remark } from '../../domain/remark';
import { say } from '../components/toasts';
import type { Archive, Machine } from '../ports';
import { t } from '../words';
import type { ArchiveContents, Moved } from './archive-contents';
import { EMPTY_REMARK, type RemarkParts } from './remark-draft';

/** What a person does to captures from the list or the detail. */
export interface ArchiveActs {
  /** What went wrong last, until it is put away. */
  readonly problem: ReadonlySignal<Problem | null>;
  /** An act on many that is running: how many are done. */
  readonly running: ReadonlySignal<{ readonly done: number; readonly total: number } | null>;
  readonly dismissProblem: () => void;
  moveToBin(ids: readonly string[]): Promise<void>;
  restore(ids: readonly string[]): Promise<void>;
  erase(ids: readonly string[]): Promise<void>;
  saveRemark(captureId: string, parts: RemarkParts): Promise<Remark>;
  addTag(ids: readonly string[], tag: string): Promise<void>;
  assignCase(ids: readonly string[], caseId: string | null): Promise<void>;
  addCase(title: string): Promise<Case | null>;
}

export function createArchiveActs(
  archive: Archive,
  contents: ArchiveContents,
  machine: Machine,
): ArchiveActs {
  const problem = signal<Problem | null>(null);
  const running = signal<{ done: number; total: number } | null>(null);

  /** Runs an act; what goes wrong is shown in words. True when it went well. */
  async function attempt(act: () => Promise<void>): Promise<boolean> {
    try {
      await act();
      problem.value = null;
      return true;
    } catch (error) {
      problem.value = asProblem(error);
      return false;
    }
  }

  function moved(ids: readonly string[], to: Moved['to']): void {
    contents.takeOver({ moved: { ids: new Set(ids), to, at: machine.now() } });
  }

  async function saveRemark(captureId: string, parts: RemarkParts): Promise<Remark> {
    const remark = await archive.saveRemark(captureId, parts);
    contents.takeOver({ remarks: [remark] });
    return remark;
  }

  async function changeEach(
    ids: readonly string[],
    change: (parts: RemarkParts) => RemarkParts | null,
  ): Promise<void> {
    running.value = { done: 0, total: ids.length };
    try {
      for (const [index, id] of ids.entries()) {
        const { note, privateNote, tags, caseId } = contents.remarks.value.get(id) ?? EMPTY_REMARK;
        const changed = change({ note, privateNote, tags, caseId });
        if (changed !== null) await saveRemark(id, changed);
        running.value = { done: index + 1, total: ids.length };
      }
    } finally {
      running.value = null;
    }
  }

  async function restore(ids: readonly string[]): Promise<void> {
    const went = await attempt(async () => {
      await archive.restore(ids);
      moved(ids, 'archive');
    });
    if (went) say(t('archive.restored', { count: ids.length }));
  }

  return {
    problem,
    running,
    dismissProblem() {
      problem.value = null;
    },
    async moveToBin(ids) {
      const went = await attempt(async () => {
        await archive.moveToBin(ids);
        moved(ids, 'bin');
      });
      if (!went) return;
      say(t('archive.movedToBin', { count: ids.length }), {
        label: t('archive.undo'),
        run: () => void restore(ids),
      });
    },
    restore,
    async erase(ids) {
      const went = await attempt(async () => {
        await archive.erase(ids);
        moved(ids, 'nowhere');
      });
      if (went) say(t('archive.erased', { count: ids.length }));
    },
    saveRemark,
    async addTag(ids, tag) {
      const went = await attempt(() =>
        changeEach(ids, (parts) =>
          parts.tags.includes(tag) ? null : { ...parts, tags: [...parts.tags, tag] },
        ),
      );
      if (went) say(t('archive.tagged', { count: ids.length }));
    },
    async assignCase(ids, caseId) {
      const went = await attempt(() =>
        changeEach(ids, (parts) => (parts.caseId === caseId ? null : { ...parts, caseId })),
      );
      if (went) say(t('archive.caseAssigned', { count: ids.length }));
    },
    async addCase(title) {
      let added: Case | null = null;
      await attempt(async () => {
        added = await archive.addCase(title);
        contents.takeOver({ added });
      });
      return added;
    },
  };
}
