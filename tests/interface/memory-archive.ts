import { NO_CHOICES, type RedactionChoices } from '../../src/domain/redaction';
import type { Annotation, AnnotationDraft } from '../../src/domain/annotation';
import type { CheckResult } from '../../src/domain/archive';
import type { CaptureSummary } from '../../src/domain/capture';
import type { Stamp } from '../../src/domain/integrity';
import type { JournalAct, JournalEntry } from '../../src/domain/journal';
import { ProblemError, type ProblemCode } from '../../src/domain/problem';
import type { Case, Remark } from '../../src/domain/remark';
import { makeSigningKeys, publicKeyDer } from '../../src/integrity/signing';
import { drawingOf, sameDrawing } from '../../src/markup/history';
import type { Archive } from '../../src/ui/ports';
import { makeEntries } from './made-up-entries';
import { createMemoryLogbook } from './memory-logbook';
import {
  makeCases,
  makeRecord,
  makeRemark,
  makeSummary,
  makeText,
  withRuns,
  makeConversation,
} from './made-up-captures';

export interface MemoryArchiveOptions {
  /** Some of the captures are posts of one account within minutes. */
  readonly runs?: boolean;
  readonly captures: number;
  readonly binned?: number;
  readonly now: number;
  /** Every reading fails with this. */
  readonly failing?: ProblemCode | null;
  /** Writing fails with this. */
  readonly refusing?: ProblemCode | null;
  /** A check finds that files have changed. */
  readonly tampered?: boolean;
  readonly pending?: boolean;
  /** How many incidents the logbook has, and what belongs around them. */
  readonly incidents?: number;
}

async function drawPicture(width: number, height: number): Promise<Uint8Array<ArrayBuffer>> {
  const canvas = new OffscreenCanvas(width, height);
  const pen = canvas.getContext('2d');
  if (pen === null) throw new Error('no canvas');
  pen.fillStyle = '#f7f4ec';
  pen.fillRect(0, 0, width, height);
  pen.fillStyle = '#2f5d6b';
  for (let y = 60; y < height; y += 60) pen.fillRect(40, y, (width - 80) * (0.5 + ((y * 37) % 50) / 100), 14);
  return new Uint8Array(await (await canvas.convertToBlob()).arrayBuffer());
}

/** A second of a moving square, as this browser itself records it. */
async function recordFilm(): Promise<Uint8Array<ArrayBuffer>> {
  const canvas = document.createElement('canvas');
  [canvas.width, canvas.height] = [320, 180];
  const pen = canvas.getContext('2d');
  const chunks: Blob[] = [];
  const recorder = new MediaRecorder(canvas.captureStream(10), { mimeType: 'video/webm' });
  recorder.addEventListener('dataavailable', ({ data }) => chunks.push(data));
  const ended = new Promise((resolve) => recorder.addEventListener('stop', resolve));
  recorder.start();
  for (let frame = 0; frame < 10; frame += 1) {
    pen?.fillRect(frame * 20, 40, 60, 60);
    await new Promise((resolve) => setTimeout(resolve, 60));
  }
  recorder.stop();
  await ended;
  return new Uint8Array(await new Blob(chunks).arrayBuffer());
}

/** One second of silence: WAVE, 8,000 samples of 8 bits (RFC 2361). */
function makeSound(): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(44 + 8000).fill(128);
  const view = new DataView(bytes.buffer);
  const words = { 0: 'RIFF', 8: 'WAVE', 12: 'fmt ', 36: 'data' };
  for (const [at, word] of Object.entries(words)) bytes.set(new TextEncoder().encode(word), Number(at));
  for (const [at, value] of [
    [4, 36 + 8000],
    [16, 16],
    [24, 8000],
    [28, 8000],
    [40, 8000],
  ] as const)
    view.setUint32(at, value, true);
  for (const [at, value] of [
    [20, 1],
    [22, 1],
    [32, 1],
    [34, 8],
  ] as const)
    view.setUint16(at, value, true);
  return bytes;
}

/** An archive in memory that behaves like the real one as far as its pages can tell. */
export function createMemoryArchive(options: MemoryArchiveOptions): Archive {
  const listeners = new Set<() => void>();
  const summaries: CaptureSummary[] = [];
  for (let sequence = options.captures; sequence >= 1; sequence -= 1) {
    const summary = makeSummary(sequence, options.captures, options.now);
    summaries.push(
      sequence <= (options.binned ?? 0)
        ? { ...summary, binnedAt: new Date(options.now).toISOString() }
        : summary,
    );
  }
  if (options.runs === true) summaries.splice(0, summaries.length, ...withRuns(summaries));
  if (options.pending === true && summaries[0] !== undefined)
    summaries[0] = { ...summaries[0], state: 'pending' };
  const revisions = new Map<string, Remark[]>();
  for (const summary of summaries) {
    const remark = makeRemark(summary);
    if (remark !== null) revisions.set(summary.id, [remark]);
  }
  const cases: Case[] = options.captures > 0 ? makeCases() : [];
  const journal: JournalEntry[] = [];
  const drafts = new Map<string, AnnotationDraft>();
  let ownNames: readonly string[] = [];
  const choices = new Map<string, RedactionChoices>();
  const annotations = new Map<string, Annotation[]>();

  const keys = makeSigningKeys();
  const changed = (): void => {
    for (const listener of listeners) listener();
  };
  const readable = (): void => {
    if (options.failing !== undefined && options.failing !== null)
      throw new ProblemError({ code: options.failing, detail: 'DOMException: seal does not open' });
  };
  const writable = (): void => {
    if (options.refusing !== undefined && options.refusing !== null)
      throw new ProblemError({ code: options.refusing, values: { freeBytes: 1_200_000 } });
  };
  const note = (act: JournalAct, captureId: string | null, detail: JournalEntry['detail'] = {}): void => {
    journal.push({
      sequence: journal.length + 1,
      at: new Date(options.now + journal.length * 1000).toISOString(),
      act,
      captureId,
      sha256: null,
      detail,
      previous: '0'.repeat(64),
    });
  };
  const find = (id: string): CaptureSummary | undefined => summaries.find((summary) => summary.id === id);
  const replace = (ids: readonly string[], part: Partial<CaptureSummary>): void => {
    for (const [index, summary] of summaries.entries())
      if (ids.includes(summary.id)) summaries[index] = { ...summary, ...part };
  };

  const listStamps = (): Stamp[] => {
    const stamp: Stamp = {
      size: 3,
      kind: 'rfc3161',
      service: 'https://stamps.example/tsr',
      state: 'kept',
      requestedAt: new Date(options.now).toISOString(),
      attempts: 1,
      problem: null,
      answer: '',
      certificates: [],
      attestedAt: new Date(options.now).toISOString(),
      clockAheadSeconds: 1.26,
    };
    const calendar = {
      kind: 'opentimestamps',
      service: 'https://calendar.example/',
      attestedAt: null,
    } as const;
    return [
      stamp,
      { ...stamp, size: 4, state: 'refused', problem: 'validity Example Stamps' },
      { ...stamp, ...calendar, state: 'pending' },
      { ...stamp, ...calendar, size: 4, state: 'waiting', answer: null, problem: 'Failed to fetch' },
    ];
  };

  let lastNumber = options.captures + (options.incidents ?? 0);
  const logbook = createMemoryLogbook({
    entries: makeEntries(options.incidents ?? 0, options.now, options.captures + 1),
    now: () => new Date(options.now).toISOString(),
    nextNumber: () => (lastNumber += 1),
    readable,
    writable,
    changed,
  });

  return {
    ...logbook,
    observe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    readPublicKey: async () => publicKeyDer((await keys).publicKey),
    async listSummaries({ beforeSequence = Infinity, limit = Infinity, binned = false } = {}) {
      readable();
      return summaries
        .filter((one) => (one.binnedAt !== null) === binned && one.sequence < beforeSequence)
        .slice(0, limit);
    },
    async count() {
      readable();
      const live = summaries.filter(({ binnedAt }) => binnedAt === null);
      const pending = live.filter(({ state }) => state === 'pending').length;
      return { live: live.length - pending, binned: summaries.length - live.length, pending };
    },
    async readSummary(id) {
      readable();
      return find(id) ?? null;
    },
    async readRecord(id) {
      const summary = find(id);
      return summary === undefined || summary.state === 'pending' ? null : makeRecord(summary);
    },
    async readRecordBytes(id) {
      const summary = find(id);
      return summary === undefined ? null : new TextEncoder().encode(JSON.stringify(makeRecord(summary)));
    },
    async listArtifacts(id) {
      const summary = find(id);
      if (summary === undefined) return [];
      const { artifacts } = makeRecord(summary);
      return summary.state === 'pending' ? artifacts.slice(0, 1) : [...artifacts];
    },
    async readArtifact(artifactId) {
      const [captureId = '', name] = artifactId.split('/');
      const summary = find(captureId);
      if (summary === undefined) return null;
      const artifact = makeRecord(summary).artifacts.find((one) => one.id === artifactId);
      if (artifact === undefined) return null;
      if (artifact.pixels !== undefined) return drawPicture(artifact.pixels.width, artifact.pixels.height);
      if (artifact.mediaType === 'video/webm') return recordFilm();
      if (artifact.mediaType === 'audio/wav') return makeSound();
      if (name === 'conversation.json') return new TextEncoder().encode(makeConversation());
      return new TextEncoder().encode(name === 'text.txt' ? makeText(summary.sequence, 2_180) : '{}');
    },
    async readPiece(artifactId) {
      const bytes = await this.readArtifact(artifactId);
      return bytes === null ? null : { bytes, of: 1 };
    },
    async readRemark(id) {
      return revisions.get(id)?.at(-1) ?? null;
    },
    async listRemarkRevisions(id) {
      return revisions.get(id) ?? [];
    },
    async listRemarks() {
      return [...revisions.values()].flatMap((list) => list.at(-1) ?? []);
    },
    async listCases() {
      return [...cases];
    },
    async listJournal(id) {
      const summary = id === undefined ? undefined : find(id);
      const made: JournalEntry[] =
        summary === undefined
          ? []
          : [
              {
                sequence: 0,
                at: summary.capturedAt,
                act: 'captured',
                captureId: summary.id,
                sha256: null,
                detail: {},
                previous: '0'.repeat(64),
              },
            ];
      return [...made, ...journal.filter((entry) => id === undefined || entry.captureId === id)];
    },
    async readJournal() {
      return { entries: [...journal], damaged: new Set<string>() };
    },
    async check(id) {
      const summary = find(id);
      if (summary === undefined) return [];
      return makeRecord(summary).artifacts.map((artifact, index): CheckResult => ({
        artifact,
        outcome: options.tampered === true && index === 0 ? 'changed' : 'unchanged',
      }));
    },
    listStamps: async () => listStamps(),
    findStamps: async (sequence) =>
      listStamps().filter(({ size, state }) => size >= sequence && (state === 'kept' || state === 'pending')),
    async storage() {
      const archiveBytes = summaries.reduce((sum, { sizeBytes }) => sum + sizeBytes, 0);
      return { archiveBytes, usedBytes: archiveBytes * 1.04, quotaBytes: 48_000_000_000 };
    },
    async saveRemark(captureId, parts, reason) {
      writable();
      const list = revisions.get(captureId) ?? [];
      const remark: Remark = {
        ...parts,
        captureId,
        revision: list.length + 1,
        editedAt: new Date(options.now).toISOString(),
        reason: reason ?? null,
      };
      revisions.set(captureId, [...list, remark]);
      note('remark edited', captureId, { revision: remark.revision });
      changed();
      return remark;
    },
    async readAnnotation(artifactId) {
      return annotations.get(artifactId)?.at(-1) ?? null;
    },
    async listAnnotations(captureId) {
      return [...annotations.values()].flatMap((list) =>
        list.filter((one) => one.captureId === captureId).slice(-1),
      );
    },
    async listAnnotationRevisions(artifactId) {
      return annotations.get(artifactId) ?? [];
    },
    async readDraft(artifactId) {
      return drafts.get(artifactId) ?? null;
    },
    async saveDraft(_captureId, artifactId, { change: { keep, added, done }, pixels }) {
      writable();
      const steps = [...(drafts.get(artifactId)?.history.steps.slice(0, keep) ?? []), ...added];
      drafts.set(artifactId, {
        history: { steps, done },
        editedAt: new Date(options.now).toISOString(),
        pixels,
      });
    },
    async saveAnnotation(captureId, artifactId) {
      writable();
      const list = annotations.get(artifactId) ?? [];
      const draft = drafts.get(artifactId);
      const summary = find(captureId);
      if (draft === undefined || summary === undefined) return list.at(-1) ?? null;
      const drawing = drawingOf(draft.history);
      if (sameDrawing(drawing, list.at(-1) ?? { shapes: [], legend: [] })) return list.at(-1) ?? null;
      const annotation: Annotation = {
        format: 'tidemark-annotation/1',
        captureId,
        picture: { name: artifactId.split('/')[1] ?? '', sha256: 'ab'.repeat(32), pixels: draft.pixels },
        revision: list.length + 1,
        editedAt: draft.editedAt,
        salt: '0f'.repeat(16),
        ...drawing,
      };
      annotations.set(artifactId, [...list, annotation]);
      note('annotated', captureId, { revision: annotation.revision });
      changed();
      return annotation;
    },
    async keepDrafts() {},
    countReadableSteps: async () => null,
    async dropUnreadableSteps() {},
    async readOwnNames() {
      return ownNames;
    },
    async saveOwnNames(names) {
      writable();
      ownNames = [...names];
    },
    async readRedactionChoices(captureId) {
      return choices.get(captureId) ?? NO_CHOICES;
    },
    async saveRedactionChoices(captureId, change) {
      writable();
      choices.set(captureId, { ...(choices.get(captureId) ?? NO_CHOICES), ...change });
    },
    async addCase(title) {
      writable();
      const added = { id: `case-${cases.length + 1}`, title, createdAt: new Date(options.now).toISOString() };
      cases.push(added);
      changed();
      return added;
    },
    async moveToBin(ids) {
      writable();
      replace(ids, { binnedAt: new Date(options.now).toISOString() });
      for (const id of ids) note('moved to bin', id);
      changed();
    },
    async restore(ids) {
      writable();
      replace(ids, { binnedAt: null });
      for (const id of ids) note('restored', id);
      changed();
    },
    async erase(ids) {
      writable();
      for (const id of ids) {
        const at = summaries.findIndex((summary) => summary.id === id);
        if (at !== -1) summaries.splice(at, 1);
        note('erased', id);
      }
      changed();
    },
    async note(act, { captureId, detail }) {
      note(act, captureId, detail);
      changed();
    },
  };
}
