import type { FileIntake, FileToKeep, StagedFile } from '../domain/archive';
import type { CaptureRecord } from '../domain/capture';
import { giveBack } from '../domain/bytes';
import { FileRefused } from '../domain/imported-file';
import { ProblemError } from '../domain/problem';
import { sha256Hex } from '../integrity/digest';
import { startSha256 } from '../integrity/streaming-digest';
import type { ArchiveContext } from './archive-context';
import { Conflict, retryOnConflict } from './conflict';
import { count, readCounters } from './counters';
import { describeFile, sealFile } from './file-sealing';
import { addEntries, journalTables, prepareEntries, readHead } from './journal';
import { CHUNK_BYTES, chunkCount, sealChunk, sealPayload } from './payload';
import type { PayloadRow } from './rows';
import { prepareBlocks } from './summary-blocks';

/** Up to here a file is hashed and sealed at once, and written together with its record. */
const WHOLE_BYTES = 4 * CHUNK_BYTES;

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

  /**
   * Reads, hashes and seals a chunk while the one before is written: no more than these two are in memory, since what
   * the browser copies on its way to the disk comes on top. Returns the digest.
   */
  async function writeLarge(
    artifactId: string,
    file: Blob,
    signal: AbortSignal,
    onBytes: (bytes: number) => void,
  ): Promise<string> {
    const of = chunkCount(file.size);
    const digest = await startSha256();
    let writing: Promise<unknown> = Promise.resolve();
    try {
      for (let chunk = 0; chunk < of; chunk += 1) {
        throwIfCancelled(signal);
        const plain = await readSlice(
          file,
          chunk * CHUNK_BYTES,
          Math.min((chunk + 1) * CHUNK_BYTES, file.size),
        );
        digest.update(plain);
        const row = await sealChunk(vault, artifactId, chunk, of, plain);
        onBytes(plain.byteLength);
        giveBack(plain.buffer);
        await writing;
        writing = database
          .write([payloads], () => payloads.add(row))
          .finally(() => giveBack(row.bytes.buffer));
        // It is awaited in the next round; until then a failure must not count as nobody's.
        writing.catch(() => undefined);
      }
    } finally {
      // What is under way must be over before anything is taken away again.
      await writing.catch(() => undefined);
    }
    await writing;
    return digest.end();
  }

  async function keepFiles(files: readonly FileToKeep[]): Promise<CaptureRecord[]> {
    if (files.length === 0) return [];
    const described = await Promise.all(
      files.map((file) => describeFile(context, file, waiting.get(file.staged.artifactId) ?? [])),
    );
    const records = await retryOnConflict(async () => {
      const head = await readHead(database);
      const { 'last-capture': last } = await readCounters(database);
      const sealed = await Promise.all(
        described.map((one, index) => sealFile(context, one, last + 1 + index)),
      );
      const [blockRows, entries] = await Promise.all([
        prepareBlocks(context, new Map(sealed.map(({ line }) => [line.sequence, line]))),
        prepareEntries(
          context,
          head,
          sealed.map(({ draft }) => draft),
        ),
      ]);
      const tables = [captures, artifacts, payloads, blocks, ...journalTables(database), counters];
      await database.write(tables, async () => {
        await addEntries(database, entries);
        const counted = await count(database, {
          'last-capture': sealed.length,
          'archive-bytes': sealed.reduce((sum, { totalBytes }) => sum + totalBytes, 0),
          live: sealed.length,
        });
        // A capture that began meanwhile has taken a number, and does not stand in the journal yet.
        if (counted['last-capture'] !== last + sealed.length) throw new Conflict();
        await artifacts.bulkAdd([
          ...described.flatMap(({ artifactRows }) => artifactRows),
          ...sealed.map(({ artifactRow }) => artifactRow),
        ]);
        await payloads.bulkAdd([
          ...described.flatMap(({ payloadRows }) => payloadRows),
          ...sealed.flatMap(({ payloadRows }) => payloadRows),
        ]);
        await captures.bulkAdd(sealed.map(({ row }) => row));
        await blocks.bulkPut(blockRows);
      });
      return sealed.map(({ record }) => record);
    });
    for (const { staged } of files) {
      for (const { bytes } of waiting.get(staged.artifactId) ?? []) giveBack(bytes.buffer);
      waiting.delete(staged.artifactId);
    }
    return records;
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

  return { stageFile, keepFiles, dropStaged, clearStaged };
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
