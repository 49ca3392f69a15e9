import JSZip from 'jszip';
import { ProblemError } from '../domain/problem';
import { throwIfCancelled } from './cancel';
import { writeStoredZip } from './stored-zip';
import type { ZipEntry, ZipWriting } from './zip-entry';

export type { ZipEntry, ZipWriting };

/** How many entries are read before their turn, and how many bytes they may hold together. */
const READ_AHEAD = 4;
const READ_AHEAD_BYTES = 64 * 1024 * 1024;

/**
 * Writes a zip (STORE, no folder entries, sizes and CRC in the local headers) to `sink` and closes nothing.
 *
 * JSZip keeps whatever it is given until the end, so it is given promises: an entry is read when the one a
 * few places before it is being written, and forgotten when it was. What is in memory is the few entries
 * read ahead. Rejects with the first error of a read or a write.
 */
export async function writeZip(writing: ZipWriting): Promise<void> {
  const { entries, wallClock, sink, signal, onEntry } = writing;
  throwIfCancelled(signal);
  if (entries.some(({ large }) => large === true)) return writeStoredZip(writing);
  const zip = new JSZip();
  const places = new Map<string, number>();
  // Resolvers are taken out when they are used: a kept promise would keep its bytes.
  const awaited = new Map<number, (bytes: Uint8Array) => void>();
  entries.forEach(({ path }, index) => {
    if (places.has(path)) throw new Error(`two entries named ${path}`);
    places.set(path, index);
    const { promise, resolve } = Promise.withResolvers<Uint8Array>();
    awaited.set(index, resolve);
    zip.file(path, promise, { binary: true, createFolders: false, date: wallClock });
  });

  const ended = Promise.withResolvers<void>();
  const stream = zip.generateInternalStream({ type: 'uint8array', compression: 'STORE', streamFiles: false });
  const state = { failed: false, next: 0, written: -1, aheadBytes: 0 };
  const fail = (error: unknown): void => {
    if (state.failed) return;
    state.failed = true;
    stream.pause();
    ended.reject(error);
  };

  const readOne = async (entry: ZipEntry, index: number): Promise<void> => {
    const bytes = await entry.read();
    if (!(bytes instanceof Uint8Array)) throw new Error(`${entry.path} is larger than announced`);
    awaited.get(index)?.(bytes);
    awaited.delete(index);
  };
  const readAhead = (): void => {
    while (!state.failed && state.next - state.written <= READ_AHEAD) {
      const entry = entries[state.next];
      if (entry === undefined) return;
      const others = state.next - state.written > 1;
      if (others && state.aheadBytes + entry.sizeBytes > READ_AHEAD_BYTES) return;
      state.aheadBytes += entry.sizeBytes;
      readOne(entry, state.next).catch(fail);
      state.next += 1;
    }
  };
  const moveOnTo = (place: number): void => {
    while (state.written < place) {
      state.written += 1;
      const done = entries[state.written];
      if (done === undefined) continue;
      state.aheadBytes -= done.sizeBytes;
      zip.remove(done.path);
      onEntry(done);
    }
    readAhead();
  };

  stream
    .on('data', (chunk, { currentFile }) => {
      if (state.failed) return;
      try {
        throwIfCancelled(signal);
        sink.write(chunk);
        if (currentFile !== null) moveOnTo(places.get(currentFile) ?? state.written);
      } catch (error) {
        fail(error);
      }
    })
    .on('error', fail)
    .on('end', () => {
      ended.resolve();
    });

  const cancel = (): void => {
    fail(new ProblemError({ code: 'cancelled' }));
  };
  signal.addEventListener('abort', cancel, { once: true });
  try {
    readAhead();
    stream.resume();
    await ended.promise;
  } finally {
    signal.removeEventListener('abort', cancel);
  }
}
