import type { ArchiveWriter, CaptureParts, CaptureStart, NewArtifact } from '../domain/archive';
import type { Artifact, CaptureRecord } from '../domain/capture';
import { ProblemError } from '../domain/problem';
import { sha256Hex } from '../integrity/digest';
import type { ArchiveContext } from './archive-context';
import { summaryOfStart } from './capture-record';
import {
  openArtifact,
  partsOf,
  readArtifactRows,
  requireCapture,
  requirePending,
  sealArtifact,
  sealPart,
  sealSummary,
} from './capture-rows';
import { RECORD_NAME, sealCapture } from './capture-sealing';
import { count } from './counters';
import { createGroupCommit } from './group-commit';
import type { CaptureRow } from './rows';
import { sealPayload } from './payload';

/** Lower-case so that no two names differ by case alone on any file system. */
const ARTIFACT_NAME = /^[a-z0-9][a-z0-9.-]*$/;

/** A capture without these can be kept, but not called whole. */
const NEEDED_TO_BE_WHOLE = ['facts', 'collection'] as const;

const PART_NAMES = [
  'facts',
  'collection',
  'notIncluded',
  'completeness',
] as const satisfies readonly (keyof CaptureParts)[];

export function createCaptureWriter(context: ArchiveContext): ArchiveWriter {
  const { database, vault } = context;
  const { captures, artifacts, payloads, parts, counters } = database;
  const commit = createGroupCommit(database, [captures, artifacts, payloads, parts, counters]);
  /** Captures that this writer began: not left behind by an earlier one. */
  const running = new Set<string>();
  /** Artifact names taken in each capture that is being written. */
  const namesTaken = new Map<string, Promise<Set<string>>>();

  async function begin(start: CaptureStart): Promise<{ id: string; sequence: number }> {
    const id = crypto.randomUUID();
    const [part, summary] = await Promise.all([
      sealPart(vault, id, 'start', start),
      sealSummary(vault, id, summaryOfStart(start)),
    ]);
    running.add(id);
    namesTaken.set(id, Promise.resolve(new Set()));
    const sequence = await database.write([captures, parts, counters], async () => {
      const { 'last-capture': next } = await count(database, { 'last-capture': 1, pending: 1 });
      const clear = { state: 'pending', binned: 0, ending: null, sizeBytes: 0, artifactCount: 0 } as const;
      await captures.add({ sequence: next, id, ...clear, summary });
      await parts.add(part);
      return next;
    });
    return { id, sequence };
  }

  async function addArtifact(captureId: string, { bytes, ...described }: NewArtifact): Promise<Artifact> {
    if (described.role === 'record') throw new Error('only sealing writes a record');
    let written: Artifact | undefined;
    let names: Set<string> | undefined;
    try {
      await commit(async () => {
        const sha256 = await sha256Hex(bytes);
        const taken = await readNamesTaken(captureId);
        refuseName(described.name, taken);
        taken.add(described.name);
        names = taken;
        const { byteLength: sizeBytes } = bytes;
        const artifact: Artifact = { ...described, id: crypto.randomUUID(), sizeBytes, sha256 };
        written = artifact;
        const { id } = artifact;
        const [description, rows] = await Promise.all([
          sealArtifact(vault, captureId, artifact),
          sealPayload(vault, id, bytes),
        ]);
        return async () => {
          const row = await requireOpen(captureId);
          const ordinal = row.artifactCount + 1;
          await artifacts.add({ id, captureId, ordinal, sizeBytes, description });
          await payloads.bulkAdd(rows);
          await captures.put({ ...row, artifactCount: ordinal, sizeBytes: row.sizeBytes + sizeBytes });
          await count(database, { 'archive-bytes': sizeBytes });
        };
      });
    } catch (error) {
      names?.delete(described.name);
      throw error;
    }
    if (written === undefined) throw new Error('nothing was written');
    return written;
  }

  async function saveParts(captureId: string, given: Partial<CaptureParts>): Promise<void> {
    await commit(async () => {
      const rows = await Promise.all(
        PART_NAMES.filter((part) => part in given).map((part) =>
          sealPart(vault, captureId, part, given[part] ?? null),
        ),
      );
      return async () => {
        await requireOpen(captureId);
        await parts.bulkPut(rows);
      };
    });
  }

  async function savePart<K extends keyof CaptureParts>(
    captureId: string,
    part: K,
    value: CaptureParts[K],
  ): Promise<void> {
    await saveParts(captureId, { [part]: value });
  }

  async function seal(captureId: string, state: 'sealed' | 'incomplete'): Promise<CaptureRecord> {
    // From here on only the seal is missing, and a background that starts after a crash can say so.
    await database.write([captures, parts], async () => {
      const row = await requireCapture(database, captureId);
      requirePending(row);
      const wanted = await parts.bulkGet(
        NEEDED_TO_BE_WHOLE.map((part): [string, typeof part] => [captureId, part]),
      );
      if (state === 'sealed' && wanted.includes(undefined)) {
        throw new Error(`capture ${captureId} has no facts yet and cannot be sealed as whole`);
      }
      await captures.put({ ...row, ending: state });
    });
    const record = await sealCapture(context, captureId, { state, act: 'captured', interrupted: false });
    forget(captureId);
    return record;
  }

  async function discard(captureId: string): Promise<void> {
    await database.write([captures, parts, counters], async () => {
      const row = await requireCapture(database, captureId);
      requirePending(row);
      if (row.artifactCount > 0) throw new Error(`capture ${captureId} has artifacts and is not dropped`);
      await partsOf(database, captureId).delete();
      await captures.delete(row.sequence);
      await count(database, { pending: -1 });
    });
    forget(captureId);
  }

  async function recover(): Promise<CaptureRecord[]> {
    const pending = await captures.where({ binned: 0, state: 'pending' }).sortBy('sequence');
    const finished: CaptureRecord[] = [];
    const errors: unknown[] = [];
    for (const { id, ending } of pending) {
      if (running.has(id)) continue;
      try {
        const state = ending ?? 'incomplete';
        const interrupted = ending === null;
        finished.push(await sealCapture(context, id, { state, act: 'finished late', interrupted }));
      } catch (error) {
        // Another context was faster.
        if ((await captures.get({ id }))?.state !== 'pending') continue;
        // One that cannot be read stays as it is, still to be seen, and does not keep the others from their end.
        if (error instanceof ProblemError && error.problem.code === 'archive-unreadable') continue;
        errors.push(error);
      }
    }
    if (errors.length > 0) throw errors[0];
    return finished;
  }

  /** Pending, and nobody has yet said that everything is there. */
  async function requireOpen(captureId: string): Promise<CaptureRow> {
    const row = await requireCapture(database, captureId);
    requirePending(row);
    if (row.ending !== null) throw new Error(`capture ${captureId} is being sealed and cannot be changed`);
    return row;
  }

  function readNamesTaken(captureId: string): Promise<Set<string>> {
    const known = namesTaken.get(captureId);
    if (known !== undefined) return known;
    const read = readArtifactRows(database, captureId).then(async (rows) => {
      const taken = await Promise.all(rows.map((row) => openArtifact(vault, row)));
      return new Set(taken.map(({ name }) => name));
    });
    namesTaken.set(captureId, read);
    return read;
  }

  function forget(captureId: string): void {
    running.delete(captureId);
    namesTaken.delete(captureId);
  }

  return { begin, addArtifact, savePart, saveParts, seal, discard, recover };
}

function refuseName(name: string, taken: ReadonlySet<string>): void {
  if (!ARTIFACT_NAME.test(name)) throw new Error(`${JSON.stringify(name)} is no artifact name`);
  if (name === RECORD_NAME || taken.has(name)) throw new Error(`the artifact name ${name} is taken`);
}
