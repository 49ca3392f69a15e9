import { beforeEach, describe, expect, test } from 'vitest';
import { bundledAnnotation } from '../domain/annotation';
import { canonicalBytes } from '../integrity/canonical-json';
import { sha256Hex } from '../integrity/digest';
import { verifyChain } from '../integrity/journal-chain';
import { drawingOf, editHistory } from '../markup/history';
import { EMPTY_DRAWING } from '../markup/shape';
import type { Archive } from './archive';
import type { StorageEngine } from './database';
import type { DraftRow, StepRow } from './rows';
import { annotateSample, captureSample, sampleStart } from './test-captures';
import { freshEngine, openAt, readRawRows, tamper, whileSealing } from './test-storage';

let engine: StorageEngine;
let archive: Archive;
let captureId: string;

const PIXELS = { width: 1280, height: 720 };

beforeEach(async () => {
  engine = freshEngine();
  archive = await openAt(engine);
  captureId = (await captureSample(archive)).id;
  return () => archive.close();
});

async function restart(): Promise<void> {
  archive.close();
  archive = await openAt(engine);
}

describe('a draft', () => {
  test('is on disk after every change, without an entry in the journal, and is taken up again', async () => {
    const artifactId = await annotateSample(archive, captureId);
    await restart();
    const draft = await archive.readDraft(artifactId);
    expect(draft).toMatchObject({ pixels: PIXELS, history: { done: 2 } });
    expect(draft?.history.steps).toHaveLength(3);
    expect(drawingOf(draft!.history).shapes.map(({ kind }) => kind)).toEqual(['box', 'comment']);
    expect((await archive.listJournal()).map(({ act }) => act)).toEqual(['captured']);
    expect(await archive.readAnnotation(artifactId)).toBeNull();
  });

  test('goes back to the start after a restart, and past revisions', async () => {
    const artifactId = await annotateSample(archive, captureId);
    await archive.saveAnnotation(captureId, artifactId);
    await restart();
    const editing = editHistory((await archive.readDraft(artifactId))!.history);
    while (editing.canUndo) {
      const from = { steps: editing.history.steps.length, done: editing.history.done };
      await archive.saveDraft(captureId, artifactId, { from, change: editing.undo()!, pixels: PIXELS });
    }
    await restart();
    expect(drawingOf((await archive.readDraft(artifactId))!.history)).toEqual(EMPTY_DRAWING);
    expect(await archive.saveAnnotation(captureId, artifactId)).toMatchObject({ revision: 2, shapes: [] });
    const again = editHistory((await archive.readDraft(artifactId))!.history);
    again.redo();
    again.redo();
    expect(again.drawing.shapes).toHaveLength(2);
  });

  test('drops the steps that were taken back once another follows', async () => {
    const artifactId = await annotateSample(archive, captureId);
    await annotateSample(archive, captureId, 'more');
    // Each round: three steps, the last taken back and then written over.
    expect((await archive.readDraft(artifactId))?.history).toMatchObject({ done: 4 });
    expect((await readRawRows(engine))['steps']).toHaveLength(5);
  });

  test('is not written over by a page that did not see the last change', async () => {
    const artifactId = await annotateSample(archive, captureId);
    const before = await archive.readDraft(artifactId);
    const change = { keep: 0, added: [], done: 0 };
    await expect(
      archive.saveDraft(captureId, artifactId, { from: { steps: 1, done: 1 }, change, pixels: PIXELS }),
    ).rejects.toThrow(/another page/);
    await expect(
      archive.saveDraft(captureId, artifactId, {
        from: { steps: 3, done: 2 },
        change: { keep: 9, added: [], done: 9 },
        pixels: PIXELS,
      }),
    ).rejects.toThrow(/gap/);
    expect(await archive.readDraft(artifactId)).toEqual(before);
  });

  test('of two pages that draw at once, one is refused', async () => {
    const artifactId = await annotateSample(archive, captureId);
    const undo = { from: { steps: 3, done: 2 }, change: { keep: 3, added: [], done: 1 }, pixels: PIXELS };
    whileSealing(() => archive.saveDraft(captureId, artifactId, undo));
    await expect(archive.saveDraft(captureId, artifactId, undo)).rejects.toThrow(/another page/);
    expect((await archive.readDraft(artifactId))?.history.done).toBe(1);
  });

  test('with a step lost or put elsewhere is told as unreadable', async () => {
    const artifactId = await annotateSample(archive, captureId);
    await tamper<StepRow>(engine, 'steps', () => ({ remove: [[artifactId, 1]] }));
    await expect(archive.readDraft(artifactId)).rejects.toMatchObject({
      problem: { code: 'archive-unreadable' },
    });
    const other = await annotateSample(archive, (await captureSample(archive)).id);
    await tamper<DraftRow>(engine, 'drafts', ([one, two]) => ({ put: [{ ...one!, value: two!.value }] }));
    const results = await Promise.allSettled([artifactId, other].map((id) => archive.readDraft(id)));
    expect(results.some(({ status }) => status === 'rejected')).toBe(true);
  });

  test('that is damaged goes on with what can be read before the damage, when it is asked to', async () => {
    const artifactId = await annotateSample(archive, captureId);
    expect(await archive.countReadableSteps(artifactId)).toBeNull();
    const before = (await archive.readDraft(artifactId))!;
    await tamper<StepRow>(engine, 'steps', () => ({ remove: [[artifactId, 2]] }));
    await expect(archive.readDraft(artifactId)).rejects.toThrow();
    expect(await archive.countReadableSteps(artifactId)).toBe(1);
    // Nothing is given up before.
    expect((await readRawRows(engine))['steps']).toHaveLength(2);
    await archive.dropUnreadableSteps(captureId, artifactId);
    const history = (await archive.readDraft(artifactId))!.history;
    expect(history).toEqual({ steps: before.history.steps.slice(0, 1), done: 1 });
    expect(await archive.countReadableSteps(artifactId)).toBeNull();
    const editing = editHistory(history);
    const change = editing.undo()!;
    await archive.saveDraft(captureId, artifactId, { from: { steps: 1, done: 1 }, change, pixels: PIXELS });
    expect(drawingOf((await archive.readDraft(artifactId))!.history)).toEqual(EMPTY_DRAWING);
  });

  test('needs a capture that is written, and a file of it', async () => {
    const artifactId = await annotateSample(archive, captureId);
    const pending = await archive.begin(sampleStart());
    const change = { from: { steps: 3, done: 2 }, change: { keep: 3, added: [], done: 1 }, pixels: PIXELS };
    await expect(archive.saveDraft(pending.id, artifactId, change)).rejects.toThrow(/no file/);
    const first = { from: { steps: 0, done: 0 }, change: { keep: 0, added: [], done: 0 }, pixels: PIXELS };
    await expect(archive.saveDraft(captureId, 'nowhere', first)).rejects.toThrow(/no file/);
    const bad = { ...first, change: { keep: 0, added: [{ shapes: 'all' } as never], done: 1 } };
    const other = (await archive.listArtifacts(captureId))[1]!.id;
    await expect(archive.saveDraft(captureId, other, bad)).rejects.toThrow(/shapes is no list/);
  });
});

describe('a revision', () => {
  test('holds the picture by name and digest, and the journal holds its digest and that of the one before', async () => {
    const artifactId = await annotateSample(archive, captureId);
    const first = (await archive.saveAnnotation(captureId, artifactId))!;
    const artifact = (await archive.listArtifacts(captureId)).find(({ id }) => id === artifactId)!;
    expect(first).toMatchObject({
      format: 'tidemark-annotation/1',
      captureId,
      revision: 1,
      picture: { name: artifact.name, sha256: artifact.sha256, pixels: PIXELS },
    });
    await annotateSample(archive, captureId, 'more');
    const second = (await archive.saveAnnotation(captureId, artifactId))!;
    const digests = await Promise.all(
      [first, second].map((revision) => sha256Hex(canonicalBytes(bundledAnnotation(revision)))),
    );
    const entries = (await archive.listJournal()).filter(({ act }) => act === 'annotated');
    expect(entries).toMatchObject([
      { captureId, sha256: digests[0], detail: { file: 'viewport.png', revision: 1, before: null } },
      { captureId, sha256: digests[1], detail: { file: 'viewport.png', revision: 2, before: digests[0] } },
    ]);
    expect(await archive.listAnnotationRevisions(artifactId)).toEqual([first, second]);
    expect(await archive.listAnnotations(captureId)).toEqual([second]);
    expect(await verifyChain(await archive.listJournal())).toMatchObject({ intact: true });
  });

  test('is made once, however often it is asked for', async () => {
    const artifactId = await annotateSample(archive, captureId);
    const first = await archive.saveAnnotation(captureId, artifactId);
    expect(await archive.saveAnnotation(captureId, artifactId)).toEqual(first);
    const both = await Promise.all([
      annotateSample(archive, captureId, 'more').then(() => archive.saveAnnotation(captureId, artifactId)),
      archive.keepDrafts([captureId, captureId, 'nowhere']),
    ]);
    await archive.keepDrafts([captureId]);
    expect(both[0]?.revision).toBeGreaterThan(1);
    const entries = (await archive.listJournal()).filter(({ act }) => act === 'annotated');
    expect(entries.map(({ detail }) => detail['revision'])).toEqual(entries.map((_, index) => index + 1));
    expect(await archive.listAnnotationRevisions(artifactId)).toHaveLength(entries.length);
  });

  test('of two made at once is one', async () => {
    const artifactId = await annotateSample(archive, captureId);
    whileSealing(() => archive.saveAnnotation(captureId, artifactId));
    expect(await archive.saveAnnotation(captureId, artifactId)).toMatchObject({ revision: 1 });
    expect(await archive.listAnnotationRevisions(artifactId)).toHaveLength(1);
  });

  test('of nothing drawn is none', async () => {
    const [artifact] = await archive.listArtifacts(captureId);
    expect(await archive.saveAnnotation(captureId, artifact!.id)).toBeNull();
    expect(await archive.listJournal()).toHaveLength(1);
  });
});

describe('the original', () => {
  test('is the same, byte for byte, whatever is drawn over it', async () => {
    const before = await archive.listArtifacts(captureId);
    const bytes = await Promise.all(before.map(({ id }) => archive.readArtifact(id)));
    const record = await archive.readRecordBytes(captureId);
    const artifactId = await annotateSample(archive, captureId);
    await archive.saveAnnotation(captureId, artifactId);
    await restart();
    expect(await archive.listArtifacts(captureId)).toEqual(before);
    expect(await Promise.all(before.map(({ id }) => archive.readArtifact(id)))).toEqual(bytes);
    expect(await archive.readRecordBytes(captureId)).toEqual(record);
    expect((await archive.check(captureId)).every(({ outcome }) => outcome === 'unchanged')).toBe(true);
  });

  test('takes everything drawn over it along when it is erased; the others keep theirs', async () => {
    const other = (await captureSample(archive)).id;
    const [one, two] = [await annotateSample(archive, captureId), await annotateSample(archive, other)];
    await archive.keepDrafts([captureId, other]);
    await archive.moveToBin([captureId]);
    await archive.erase([captureId]);
    expect(await archive.readDraft(one)).toBeNull();
    expect(await archive.listAnnotationRevisions(one)).toEqual([]);
    expect(await archive.listAnnotationRevisions(two)).toHaveLength(1);
    const rows = await readRawRows(engine);
    for (const table of ['annotations', 'drafts', 'steps'])
      expect((rows[table] as { captureId: string }[]).every((row) => row.captureId === other)).toBe(true);
  });
});
