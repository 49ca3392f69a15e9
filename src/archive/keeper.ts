import type { ArchiveKeeper } from '../domain/archive';
import type { Case, Remark } from '../domain/remark';
import { toHex } from '../integrity/digest';
import { createAnnotationKeeper, eraseAnnotations } from './annotations';
import { type ArchiveContext, instant } from './archive-context';
import type { SealedSummary } from './capture-record';
import {
  openSummary,
  partsOf,
  readArtifactRows,
  requireCapture,
  requireWritten,
  sealSummary,
  toSummary,
} from './capture-rows';
import { retryOnConflict } from './conflict';
import { count } from './counters';
import { addEntries, type JournalDraft, journalTables, prepareEntries, readHead } from './journal';
import { createLogbookKeeper } from './logbook-keeper';
import { saveOwnNames } from './own-names';
import { saveRedactionChoices } from './redaction-choices';
import { openRemark, remarkDigest, revisionsOf, sealCase, sealRemark } from './remarks';
import type { CaptureRow } from './rows';
import { prepareBlocks } from './summary-blocks';

export function createKeeper(context: ArchiveContext): ArchiveKeeper {
  const { database, vault } = context;
  const { captures, artifacts, payloads, parts, remarks, cases, blocks, counters } = database;
  const { annotations, drafts, steps } = database;
  const journal = journalTables(database);

  const saveRemark: ArchiveKeeper['saveRemark'] = (captureId, { note, privateNote, tags, caseId }, reason) =>
    retryOnConflict(async () => {
      const head = await readHead(database);
      requireWritten(await requireCapture(database, captureId));
      if (caseId !== null && (await cases.get(caseId)) === undefined)
        throw new Error(`there is no case ${caseId}`);
      const newest = await revisionsOf(context, captureId).last();
      const revision = (newest?.revision ?? 0) + 1;
      const remark: Remark = {
        captureId,
        revision,
        editedAt: instant(context),
        note: unlessEmpty(note),
        privateNote: unlessEmpty(privateNote),
        tags: [...tags],
        caseId,
        reason: unlessEmpty(reason ?? null),
        salt: toHex(crypto.getRandomValues(new Uint8Array(16))),
      };
      const row = await sealRemark(vault, remark);
      const [sha256, before] = await Promise.all([
        remarkDigest(remark),
        newest === undefined ? null : remarkDigest(await openRemark(context, newest)),
      ]);
      const draft = { act: 'remark edited', captureId, sha256, detail: { revision, before } } as const;
      const entries = await prepareEntries(context, head, [draft]);
      await database.write([remarks, ...journal], async () => {
        await addEntries(database, entries);
        await remarks.add(row);
      });
      return remark;
    });

  const addCase = (title: string): Promise<Case> =>
    retryOnConflict(async () => {
      const head = await readHead(database);
      const added: Case = { id: crypto.randomUUID(), title, createdAt: instant(context) };
      const row = await sealCase(vault, added);
      const draft = {
        act: 'case added',
        captureId: null,
        sha256: null,
        detail: { caseId: added.id },
      } as const;
      const entries = await prepareEntries(context, head, [draft]);
      await database.write([cases, ...journal], async () => {
        await addEntries(database, entries);
        await cases.add(row);
      });
      return added;
    });

  /** The rows of these captures, each once, with what is sealed in them. */
  async function readSealed(
    captureIds: readonly string[],
  ): Promise<{ row: CaptureRow; summary: SealedSummary }[]> {
    const rows = await captures
      .where('id')
      .anyOf([...new Set(captureIds)])
      .sortBy('sequence');
    const missing = captureIds.find((captureId) => !rows.some(({ id }) => id === captureId));
    if (missing !== undefined) throw new Error(`there is no capture ${missing}`);
    rows.forEach(requireWritten);
    return Promise.all(rows.map(async (row) => ({ row, summary: await openSummary(vault, row) })));
  }

  function setBinned(captureIds: readonly string[], binned: 0 | 1): Promise<void> {
    return retryOnConflict(async () => {
      const head = await readHead(database);
      const concerned = (await readSealed(captureIds)).filter(({ row }) => row.binned !== binned);
      if (concerned.length === 0) return;
      const binnedAt = binned === 1 ? instant(context) : null;
      const changed = await Promise.all(
        concerned.map(async ({ row, summary }) => ({
          ...row,
          binned,
          summary: await sealSummary(vault, row.id, { ...summary, binnedAt }),
        })),
      );
      const lines = concerned.map(({ row, summary }) => toSummary(row, { ...summary, binnedAt }));
      const blockRows = await prepareBlocks(context, new Map(lines.map((line) => [line.sequence, line])));
      const act = binned === 1 ? 'moved to bin' : 'restored';
      const entries = await prepareEntries(context, head, concerned.map(entryFor(act)));
      await database.write([captures, blocks, ...journal, counters], async () => {
        await addEntries(database, entries);
        await captures.bulkPut(changed);
        await blocks.bulkPut(blockRows);
        const moved = binned === 1 ? changed.length : -changed.length;
        await count(database, { binned: moved, live: -moved });
      });
    });
  }

  const erase = (captureIds: readonly string[]): Promise<void> =>
    retryOnConflict(async () => {
      const head = await readHead(database);
      const concerned = await readSealed(captureIds);
      const outside = concerned.find(({ row }) => row.binned === 0);
      if (outside !== undefined) throw new Error(`capture ${outside.row.id} is not in the bin`);
      if (concerned.length === 0) return;
      const entries = await prepareEntries(context, head, concerned.map(entryFor('erased')));
      const blockRows = await prepareBlocks(
        context,
        new Map(concerned.map(({ row }) => [row.sequence, null])),
      );
      const drawn = [annotations, drafts, steps, database.own];
      const tables = [captures, artifacts, payloads, parts, remarks, ...drawn, blocks, ...journal, counters];
      await database.write(tables, async () => {
        await addEntries(database, entries);
        await blocks.bulkPut(blockRows);
        for (const { row } of concerned) await eraseRows(row);
      });
    });

  /** Inside the transaction: everything that belongs to one capture. */
  async function eraseRows({ id, sequence }: CaptureRow): Promise<void> {
    const rows = await readArtifactRows(database, id);
    for (const artifact of rows) {
      await payloads.where('[artifactId+chunk]').between([artifact.id, 0], [artifact.id, Infinity]).delete();
    }
    await artifacts.bulkDelete(rows.map((artifact) => artifact.id));
    await partsOf(database, id).delete();
    await revisionsOf(context, id).delete();
    await eraseAnnotations(database, id);
    await database.own.delete(id);
    await captures.delete(sequence);
    const erasedBytes = rows.reduce((sum, { sizeBytes }) => sum + sizeBytes, 0);
    await count(database, { 'archive-bytes': -erasedBytes, binned: -1 });
  }

  const note: ArchiveKeeper['note'] = (act, { captureId, sha256, detail }) =>
    retryOnConflict(async () => {
      const head = await readHead(database);
      const entries = await prepareEntries(context, head, [{ act, captureId, sha256, detail }]);
      await database.write(journal, () => addEntries(database, entries));
    });

  return {
    ...createAnnotationKeeper(context),
    ...createLogbookKeeper(context),
    saveOwnNames: (names) => saveOwnNames(context, names),
    saveRedactionChoices: (captureId, change) => saveRedactionChoices(context, captureId, change),
    saveRemark,
    addCase,
    moveToBin: (captureIds) => setBinned(captureIds, 1),
    restore: (captureIds) => setBinned(captureIds, 0),
    erase,
    note,
  };
}

function entryFor(act: 'moved to bin' | 'restored' | 'erased') {
  return ({ row, summary }: { row: CaptureRow; summary: SealedSummary }): JournalDraft => ({
    act,
    captureId: row.id,
    sha256: summary.recordSha256,
    detail: { sequence: row.sequence },
  });
}

function unlessEmpty(text: string | null): string | null {
  return text === '' ? null : text;
}
