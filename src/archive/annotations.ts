import {
  type Annotation,
  type AnnotationDraft,
  bundledAnnotation,
  type DrawingHistory,
  type DrawingStep,
} from '../domain/annotation';
import type { ArchiveKeeper, ArchiveReader } from '../domain/archive';
import type { Artifact, Size } from '../domain/capture';
import { ProblemError } from '../domain/problem';
import { canonicalBytes } from '../integrity/canonical-json';
import { sha256Hex, toHex } from '../integrity/digest';
import { drawingIn, readAnnotation as checkAnnotation, readStep } from '../markup/annotation';
import { drawingOf, sameDrawing } from '../markup/history';
import { EMPTY_DRAWING } from '../markup/shape';
import { type ArchiveContext, instant } from './archive-context';
import { openArtifact, requireCapture, requireWritten } from './capture-rows';
import { Conflict, retryOnConflict, sameBytes } from './conflict';
import type { ArchiveDatabase } from './database';
import { addEntries, journalTables, prepareEntries, readHead } from './journal';
import type { AnnotationRow, DraftRow, StepRow } from './rows';
import { openJson, sealJson } from './sealed-json';

/** Where the steps of one picture have come to, and whose they are. */
interface DraftHead {
  readonly steps: number;
  readonly done: number;
  readonly editedAt: string;
  readonly pixels: Size;
}

type AnnotationReader = Pick<
  ArchiveReader,
  'readAnnotation' | 'listAnnotations' | 'listAnnotationRevisions' | 'readDraft' | 'countReadableSteps'
>;
type AnnotationKeeper = Pick<
  ArchiveKeeper,
  'saveDraft' | 'saveAnnotation' | 'keepDrafts' | 'dropUnreadableSteps'
>;

/** Digest of the form in which an annotation leaves. What is private is no part of it. */
export function annotationDigest(annotation: Annotation): Promise<string> {
  return sha256Hex(canonicalBytes(bundledAnnotation(annotation)));
}

export function createAnnotationReader(context: ArchiveContext): AnnotationReader {
  const { annotations } = context.database;
  return {
    async readAnnotation(artifactId) {
      const row = await revisionsOf(context.database, artifactId).last();
      return row === undefined ? null : openAnnotation(context, row);
    },
    async listAnnotations(captureId) {
      const rows = await annotations.where({ captureId }).toArray();
      const newest = new Map<string, AnnotationRow>();
      for (const row of rows) {
        if (row.revision > (newest.get(row.artifactId)?.revision ?? 0)) newest.set(row.artifactId, row);
      }
      return Promise.all([...newest.values()].map((row) => openAnnotation(context, row)));
    },
    async listAnnotationRevisions(artifactId) {
      const rows = await revisionsOf(context.database, artifactId).toArray();
      return Promise.all(rows.map((row) => openAnnotation(context, row)));
    },
    readDraft: (artifactId) => readDraft(context, artifactId),
    async countReadableSteps(artifactId) {
      const part = await readReadable(context, artifactId);
      return part === null || part.whole ? null : part.head.steps;
    },
  };
}

export function createAnnotationKeeper(context: ArchiveContext): AnnotationKeeper {
  const { database, vault } = context;
  const { annotations, drafts, steps, captures } = database;
  const journal = journalTables(database);

  const saveDraft: AnnotationKeeper['saveDraft'] = (captureId, artifactId, { from, change, pixels }) =>
    retryOnConflict(async () => {
      const { keep, added, done } = change;
      const row = await drafts.get(artifactId);
      const head = row === undefined ? { steps: 0, done: 0 } : await openHead(context, row);
      if (head.steps !== from.steps || head.done !== from.done)
        throw new Error(`what is drawn over ${artifactId} was changed on another page`);
      if (keep > head.steps || done > keep + added.length) throw new Error('the change leaves a gap');
      await requireArtifact(context, captureId, artifactId);
      const present: DraftHead = { steps: keep + added.length, done, editedAt: instant(context), pixels };
      const sealedHead = await sealJson(vault, { type: 'draft', id: artifactId }, present);
      const rows: StepRow[] = await Promise.all(
        added.map(async (step, index) => {
          const number = keep + index + 1;
          return {
            artifactId,
            step: number,
            captureId,
            value: await sealJson(vault, stepPlace(artifactId, number), readStep(step)),
          };
        }),
      );
      await database.write([captures, drafts, steps], async () => {
        requireWritten(await requireCapture(database, captureId));
        if (!sameBytes((await drafts.get(artifactId))?.value, row?.value)) throw new Conflict();
        await stepsOf(database, artifactId, keep + 1).delete();
        await steps.bulkPut(rows);
        await drafts.put({ artifactId, captureId, value: sealedHead });
      });
    });

  const saveAnnotation: AnnotationKeeper['saveAnnotation'] = (captureId, artifactId) =>
    retryOnConflict(async () => {
      const head = await readHead(database);
      requireWritten(await requireCapture(database, captureId));
      const artifact = await requireArtifact(context, captureId, artifactId);
      const newestRow = await revisionsOf(database, artifactId).last();
      const newest = newestRow === undefined ? null : await openAnnotation(context, newestRow);
      const draft = await readDraft(context, artifactId);
      if (draft === null) return newest;
      const drawing = drawingOf(draft.history);
      if (sameDrawing(drawing, newest === null ? EMPTY_DRAWING : drawingIn(newest))) return newest;
      const revision = (newest?.revision ?? 0) + 1;
      const annotation = checkAnnotation({
        format: 'tidemark-annotation/1',
        captureId,
        picture: { name: artifact.name, sha256: artifact.sha256, pixels: draft.pixels },
        revision,
        editedAt: draft.editedAt,
        salt: toHex(crypto.getRandomValues(new Uint8Array(16))),
        ...drawing,
      });
      const value = await sealJson(vault, annotationPlace(artifactId, revision), annotation);
      const [sha256, before] = await Promise.all([
        annotationDigest(annotation),
        newest === null ? null : annotationDigest(newest),
      ]);
      const detail = { file: artifact.name, revision, before };
      const entries = await prepareEntries(context, head, [{ act: 'annotated', captureId, sha256, detail }]);
      await database.write([captures, annotations, ...journal], async () => {
        await addEntries(database, entries);
        await annotations.add({ artifactId, revision, captureId, value });
      });
      return annotation;
    });

  const dropUnreadableSteps: AnnotationKeeper['dropUnreadableSteps'] = (captureId, artifactId) =>
    retryOnConflict(async () => {
      const row = await drafts.get(artifactId);
      const part = await readReadable(context, artifactId);
      if (row === undefined || part === null || part.whole) return;
      await requireArtifact(context, captureId, artifactId);
      const value = await sealJson(vault, { type: 'draft', id: artifactId }, part.head);
      await database.write([captures, drafts, steps], async () => {
        requireWritten(await requireCapture(database, captureId));
        if (!sameBytes((await drafts.get(artifactId))?.value, row.value)) throw new Conflict();
        await stepsOf(database, artifactId, part.head.steps + 1).delete();
        await drafts.put({ artifactId, captureId, value });
      });
    });

  return {
    saveDraft,
    dropUnreadableSteps,
    saveAnnotation,
    async keepDrafts(captureIds) {
      const rows = await drafts
        .where('captureId')
        .anyOf([...new Set(captureIds)])
        .toArray();
      for (const { captureId, artifactId } of rows) await saveAnnotation(captureId, artifactId);
    },
  };
}

/** Inside a transaction on the three tables: everything that was drawn over the pictures of one capture. */
export async function eraseAnnotations(
  { annotations, drafts, steps }: ArchiveDatabase,
  captureId: string,
): Promise<void> {
  await annotations.where({ captureId }).delete();
  await drafts.where({ captureId }).delete();
  await steps.where({ captureId }).delete();
}

async function readDraft(context: ArchiveContext, artifactId: string): Promise<AnnotationDraft | null> {
  const { database } = context;
  const read = await database.transaction('r', [database.drafts, database.steps], async () => {
    const row = await database.drafts.get(artifactId);
    return row === undefined ? null : { row, stepRows: await stepsOf(database, artifactId, 1).toArray() };
  });
  if (read === null) return null;
  const head = await openHead(context, read.row);
  const steps = await Promise.all(read.stepRows.map((row) => openStep(context, row)));
  const history: DrawingHistory = { steps, done: head.done };
  try {
    if (steps.length !== head.steps) throw new Error(`${steps.length} of ${head.steps} steps are there`);
    drawingOf(history);
  } catch (cause) {
    throw new ProblemError(
      { code: 'archive-unreadable', detail: `draft ${artifactId}: ${(cause as Error).message}` },
      { cause },
    );
  }
  return { history, editedAt: head.editedAt, pixels: head.pixels };
}

/** The head as it is with as many steps, from the first on, as can be read and follow each other. */
async function readReadable(
  context: ArchiveContext,
  artifactId: string,
): Promise<{ readonly head: DraftHead; readonly whole: boolean } | null> {
  const { database } = context;
  const row = await database.drafts.get(artifactId);
  if (row === undefined) return null;
  const head = await openHead(context, row);
  const rows = await stepsOf(database, artifactId, 1).toArray();
  const steps: DrawingStep[] = [];
  for (const [index, stepRow] of rows.entries()) {
    if (stepRow.step !== index + 1) break;
    try {
      const step = await openStep(context, stepRow);
      drawingOf({ steps: [...steps, step], done: steps.length + 1 });
      steps.push(step);
    } catch {
      break;
    }
  }
  const whole = steps.length === head.steps && rows.length === head.steps;
  return { head: { ...head, steps: steps.length, done: Math.min(head.done, steps.length) }, whole };
}

/** The description of the picture. Throws when the capture has none of that id. */
async function requireArtifact(
  { database, vault }: ArchiveContext,
  captureId: string,
  artifactId: string,
): Promise<Artifact> {
  const row = await database.artifacts.get(artifactId);
  if (row?.captureId !== captureId) throw new Error(`capture ${captureId} has no file ${artifactId}`);
  return openArtifact(vault, row);
}

function revisionsOf({ annotations }: ArchiveDatabase, artifactId: string) {
  return annotations.where('[artifactId+revision]').between([artifactId, 0], [artifactId, Infinity]);
}

function stepsOf({ steps }: ArchiveDatabase, artifactId: string, from: number) {
  return steps.where('[artifactId+step]').between([artifactId, from], [artifactId, Infinity]);
}

async function openAnnotation({ vault }: ArchiveContext, row: AnnotationRow): Promise<Annotation> {
  const { artifactId, revision, value } = row;
  return readable(
    `annotation ${artifactId}/${revision}`,
    checkAnnotation,
    await openJson(vault, annotationPlace(artifactId, revision), value),
  );
}

async function openStep(
  { vault }: ArchiveContext,
  { artifactId, step, value }: StepRow,
): Promise<DrawingStep> {
  return readable(
    `step ${artifactId}/${step}`,
    readStep,
    await openJson(vault, stepPlace(artifactId, step), value),
  );
}

function openHead({ vault }: ArchiveContext, { artifactId, value }: DraftRow): Promise<DraftHead> {
  return openJson<DraftHead>(vault, { type: 'draft', id: artifactId }, value);
}

function readable<T>(what: string, read: (value: unknown) => T, value: unknown): T {
  try {
    return read(value);
  } catch (cause) {
    const detail = `${what}: ${(cause as Error).message}`;
    throw new ProblemError({ code: 'archive-unreadable', detail }, { cause });
  }
}

function annotationPlace(artifactId: string, revision: number) {
  return { type: 'annotation', id: `${artifactId}/${revision}` } as const;
}

function stepPlace(artifactId: string, step: number) {
  return { type: 'step', id: `${artifactId}/${step}` } as const;
}
