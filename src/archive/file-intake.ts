import type { FileIntake, FileMaterial, StagedFile } from '../domain/archive';
import type { Artifact, CaptureRecord } from '../domain/capture';
import { FileRefused } from '../domain/imported-file';
import { ProblemError } from '../domain/problem';
import { canonicalBytes } from '../integrity/canonical-json';
import { sha256Hex } from '../integrity/digest';
import { startSha256 } from '../integrity/streaming-digest';
import { type ArchiveContext, instant } from './archive-context';
import { makeRecord, type SealedSummary, summaryOfRecord } from './capture-record';
import { RECORD_ORDINAL, sealArtifact, sealSummary, toSummary } from './capture-rows';
import { describeRecord } from './capture-sealing';
import { retryOnConflict } from './conflict';
import { count } from './counters';
import { addEntries, journalTables, prepareEntries, readHead } from './journal';
import { CHUNK_BYTES, chunkCount, sealChunk, sealPayload } from './payload';
import type { ArtifactRow, PayloadRow } from './rows';
import { prepareBlocks } from './summary-blocks';

/** Up to here a file is hashed and sealed at once, and written together with its record. */
const WHOLE_BYTES = 4 * CHUNK_BYTES;
/** Of a larger one so many chunks share a transaction. */
const CHUNKS_A_WRITE = 1;

/**
 * Brings files in. The bytes of a large file are written before its record, under an id that no artifact has yet:
 * nothing shows them, and what a page that died left of them is found by that. A record appears in one step, so
 * that no background which starts meanwhile takes it for a capture that was left behind.
 */
export function createFileIntake(context: ArchiveContext): FileIntake {
  const { database, vault } = context;
  const { captures, artifacts, payloads, blocks, counters } = database;
  /** Chunks of small files, until they are kept. */
  const waiting = new Map<string, readonly PayloadRow[]>();

  async function stageFile(
    file: Blob,
    signal: AbortSignal,
    onBytes: (bytes: number) => void,
  ): Promise<StagedFile> {
    const artifactId = crypto.randomUUID();
    const { size: sizeBytes } = file;
    throwIfCancelled(signal);
    if (sizeBytes <= WHOLE_BYTES) {
      const bytes = await readSlice(file, 0, sizeBytes);
      const sha256 = await sha256Hex(bytes);
      waiting.set(artifactId, await sealPayload(vault, artifactId, bytes));
      onBytes(sizeBytes);
      return { artifactId, sizeBytes, sha256 };
    }
    try {
      return { artifactId, sizeBytes, sha256: await writeLarge(artifactId, file, signal, onBytes) };
    } catch (error) {
      await deletePayload(artifactId);
      throw error;
    }
  }

  /** Reads the next chunk while the last ones are hashed, sealed and written. Returns the digest. */
  async function writeLarge(
    artifactId: string,
    file: Blob,
    signal: AbortSignal,
    onBytes: (bytes: number) => void,
  ): Promise<string> {
    const of = chunkCount(file.size);
    const digest = await startSha256();
    const readAt = (chunk: number): Promise<Uint8Array<ArrayBuffer>> => {
      const reading = readSlice(file, chunk * CHUNK_BYTES, Math.min((chunk + 1) * CHUNK_BYTES, file.size));
      // It is awaited in the next round; until then a failure must not count as nobody's.
      reading.catch(() => undefined);
      return reading;
    };
    let ahead = readAt(0);
    let writing: Promise<unknown> = Promise.resolve();
    let rows: PayloadRow[] = [];
    try {
      for (let chunk = 0; chunk < of; chunk += 1) {
        throwIfCancelled(signal);
        const plain = await ahead;
        if (chunk + 1 < of) ahead = readAt(chunk + 1);
        digest.update(plain);
        rows.push(await sealChunk(vault, artifactId, chunk, of, plain));
        onBytes(plain.byteLength);
        release(plain);
        if (rows.length < CHUNKS_A_WRITE && chunk + 1 < of) continue;
        await writing;
        const batch = rows;
        rows = [];
        writing = database
          .write([payloads], () => payloads.bulkAdd(batch))
          .finally(() => {
            for (const row of batch) release(row.bytes);
          });
        writing.catch(() => undefined);
      }
    } finally {
      // What is under way must be over before anything is taken away again.
      await writing.catch(() => undefined);
    }
    await writing;
    return digest.end();
  }

  async function keepFile(staged: StagedFile, material: FileMaterial): Promise<CaptureRecord> {
    const captureId = crypto.randomUUID();
    const createdAt = material.file.importedAt;
    const original: Artifact = {
      id: staged.artifactId,
      role: 'original',
      ...material.original,
      sizeBytes: staged.sizeBytes,
      sha256: staged.sha256,
      createdAt,
    };
    const derived = await Promise.all(
      material.derived.map(async ({ bytes, ...described }) => {
        const id = crypto.randomUUID();
        const artifact: Artifact = {
          id,
          ...described,
          sizeBytes: bytes.byteLength,
          sha256: await sha256Hex(bytes),
        };
        return { artifact, rows: await sealPayload(vault, id, bytes) };
      }),
    );
    const all = [original, ...derived.map(({ artifact }) => artifact)];
    const described: ArtifactRow[] = await Promise.all(
      all.map(async (artifact, index) => ({
        id: artifact.id,
        captureId,
        ordinal: index + 1,
        sizeBytes: artifact.sizeBytes,
        description: await sealArtifact(vault, captureId, artifact),
      })),
    );
    const early = waiting.get(staged.artifactId) ?? [];
    const rows = [...early, ...derived.flatMap((one) => one.rows)];
    const sizeBytes = all.reduce((sum, artifact) => sum + artifact.sizeBytes, 0);
    const sequence = await database.write([counters], async () => {
      const { 'last-capture': next } = await count(database, { 'last-capture': 1 });
      return next;
    });

    const record = await retryOnConflict(async () => {
      const head = await readHead(database);
      const made = makeRecord({
        id: captureId,
        sequence,
        state: 'sealed',
        sealedAt: instant(context),
        start: material.start,
        parts: { facts: material.facts, collection: material.collection },
        artifacts: all,
        interrupted: false,
        file: material.file,
      });
      const bytes = canonicalBytes(made);
      const sha256 = await sha256Hex(bytes);
      const recordArtifact = describeRecord({
        sha256,
        sizeBytes: bytes.byteLength,
        createdAt: made.sealedAt,
      });
      const content: SealedSummary = {
        ...summaryOfRecord(made, sha256),
        fileKind: material.file.kind,
        fileSha256: staged.sha256,
        ...(material.file.perceptualHash === null ? {} : { fileHash: material.file.perceptualHash }),
      };
      const clear = {
        sequence,
        id: captureId,
        state: 'sealed',
        binned: 0,
        ending: null,
        sizeBytes,
        artifactCount: all.length,
      } as const;
      const { id } = recordArtifact;
      const summary = await sealSummary(vault, captureId, content);
      const row = { ...clear, summary };
      const detail = {
        sequence,
        state: 'sealed',
        files: all.length,
        recordId: id,
        recordBytes: recordArtifact.sizeBytes,
      };
      const [description, payload, blockRows, entries] = await Promise.all([
        sealArtifact(vault, captureId, recordArtifact),
        sealPayload(vault, id, bytes),
        prepareBlocks(context, new Map([[sequence, toSummary(row, content)]])),
        prepareEntries(context, head, [{ act: 'imported', captureId, sha256, detail }]),
      ]);
      const tables = [captures, artifacts, payloads, blocks, ...journalTables(database), counters];
      await database.write(tables, async () => {
        await addEntries(database, entries);
        await artifacts.bulkAdd([
          ...described,
          { id, captureId, ordinal: RECORD_ORDINAL, sizeBytes: recordArtifact.sizeBytes, description },
        ]);
        await payloads.bulkAdd([...rows, ...payload]);
        await captures.add(row);
        await blocks.bulkPut(blockRows);
        await count(database, { 'archive-bytes': sizeBytes + recordArtifact.sizeBytes, live: 1 });
      });
      return made;
    });
    waiting.delete(staged.artifactId);
    return record;
  }

  async function dropStaged({ artifactId }: StagedFile): Promise<void> {
    if (waiting.delete(artifactId)) return;
    if ((await artifacts.get(artifactId)) !== undefined) throw new Error(`${artifactId} belongs to a record`);
    await deletePayload(artifactId);
  }

  async function clearStaged(): Promise<number> {
    const stored = await payloads.toCollection().primaryKeys();
    const known = new Set(await artifacts.toCollection().primaryKeys());
    // Artifacts and bytes of captures are added in one transaction, so what was read later can only know more.
    const left = new Set(stored.map(([id]) => id).filter((id) => !known.has(id)));
    for (const id of left) await deletePayload(id);
    return left.size;
  }

  async function deletePayload(artifactId: string): Promise<void> {
    const all = payloads.where('[artifactId+chunk]').between([artifactId, 0], [artifactId, Infinity]);
    await database.write([payloads], () => all.delete());
  }

  return { stageFile, keepFile, dropStaged, clearStaged };
}

async function readSlice(file: Blob, from: number, to: number): Promise<Uint8Array<ArrayBuffer>> {
  let bytes: Uint8Array<ArrayBuffer>;
  try {
    bytes = new Uint8Array(await file.slice(from, to).arrayBuffer());
  } catch (cause) {
    throw new FileRefused('not-readable', String(cause), { cause });
  }
  if (bytes.byteLength !== to - from) throw new FileRefused('changed-while-read');
  return bytes;
}

function throwIfCancelled(signal: AbortSignal): void {
  if (signal.aborted) throw new ProblemError({ code: 'cancelled' });
}

/** Gives the memory back at once: a collector that waits would let hundreds of MB gather meanwhile. */
function release({ buffer }: Uint8Array<ArrayBuffer>): void {
  buffer.transfer(0);
}
