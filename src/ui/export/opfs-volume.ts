import type { Volume } from '../../bundle/volume';
import { ProblemError } from '../../domain/problem';

/** Small writes cost two to three times as much, so the bytes go to disk in pieces of this size. */
const PIECE_BYTES = 4 * 1024 * 1024;
const DIRECTORY = 'export';

/** In workers only, so TypeScript's library for pages does not know it. */
interface SyncAccessHandle {
  write(bytes: Uint8Array, options: { readonly at: number }): number;
  read(bytes: Uint8Array, options: { readonly at: number }): number;
  truncate(size: number): void;
  flush(): void;
  close(): void;
}

interface WorkerFileHandle extends FileSystemFileHandle {
  createSyncAccessHandle(): Promise<SyncAccessHandle>;
}

/**
 * Volumes in the origin's private file system, in a folder of one export. Only in a dedicated worker: the
 * synchronous handle exists nowhere else, and is about twice as fast as a writable stream.
 */
export async function openOpfsVolume(folder: string, name: string): Promise<Volume> {
  const directory = await openFolder(folder);
  const file = (await directory.getFileHandle(name, { create: true })) as WorkerFileHandle;
  const handle = await file.createSyncAccessHandle();
  handle.truncate(0);
  let open = true;
  let position = 0;
  let filled = 0;
  let piece: Uint8Array<ArrayBuffer> | null = new Uint8Array(PIECE_BYTES);

  const put = (bytes: Uint8Array): void => {
    for (let from = 0; from < bytes.byteLength;) {
      const wrote = handle.write(bytes.subarray(from), { at: position });
      if (wrote === 0) throw new ProblemError({ code: 'storage-full', detail: name });
      from += wrote;
      position += wrote;
    }
  };
  const end = (): void => {
    if (open) handle.close();
    open = false;
  };
  return {
    write(chunk) {
      const buffer = piece;
      if (buffer === null) throw new Error(`${name} was flushed`);
      for (let from = 0; from < chunk.byteLength;) {
        const part = chunk.subarray(from, from + PIECE_BYTES - filled);
        buffer.set(part, filled);
        filled += part.byteLength;
        from += part.byteLength;
        if (filled < PIECE_BYTES) continue;
        tellingFullDisk(() => {
          put(buffer);
        });
        filled = 0;
      }
    },
    async flush() {
      const rest = piece?.subarray(0, filled) ?? new Uint8Array(0);
      piece = null;
      tellingFullDisk(() => {
        put(rest);
        handle.flush();
      });
      return position;
    },
    async read(offset, length) {
      const bytes = new Uint8Array(Math.max(0, Math.min(length, position - offset)));
      const got = handle.read(bytes, { at: offset });
      return got === bytes.byteLength ? bytes : bytes.slice(0, got);
    },
    async close() {
      end();
      return file.getFile();
    },
    async abort() {
      end();
      await directory.removeEntry(name);
    },
  };
}

/** A worker that was ended from outside lets go of its files a moment later. */
const REMOVE_TRIES = 20;
const REMOVE_PAUSE_MS = 100;

/** Removes what an export left there; nothing is fine too. */
export async function removeExportFolder(folder: string): Promise<void> {
  const root = await navigator.storage.getDirectory();
  for (let tries = 1; ; tries += 1) {
    try {
      const all = await root.getDirectoryHandle(DIRECTORY);
      await all.removeEntry(folder, { recursive: true });
      return;
    } catch (error) {
      if (!(error instanceof DOMException)) throw error;
      if (error.name === 'NotFoundError') return;
      if (error.name !== 'NoModificationAllowedError' || tries === REMOVE_TRIES) throw error;
      await new Promise((resolve) => {
        setTimeout(resolve, REMOVE_PAUSE_MS);
      });
    }
  }
}

/** Names of the folders of all exports, also of those that died. */
export async function listExportFolders(): Promise<string[]> {
  const root = await navigator.storage.getDirectory();
  const names: string[] = [];
  try {
    for await (const name of (await root.getDirectoryHandle(DIRECTORY)).keys()) names.push(name);
  } catch (error) {
    // Nothing was ever exported.
    if (!(error instanceof DOMException) || error.name !== 'NotFoundError') throw error;
  }
  return names;
}

/** An empty file in the folder of one export, to be written from a page. */
export async function openExportFile(folder: string, name: string): Promise<FileSystemFileHandle> {
  return (await openFolder(folder)).getFileHandle(name, { create: true });
}

async function openFolder(folder: string): Promise<FileSystemDirectoryHandle> {
  const root = await navigator.storage.getDirectory();
  const all = await root.getDirectoryHandle(DIRECTORY, { create: true });
  return all.getDirectoryHandle(folder, { create: true });
}

function tellingFullDisk(work: () => void): void {
  try {
    work();
  } catch (error) {
    if (error instanceof DOMException && error.name === 'QuotaExceededError') {
      throw new ProblemError({ code: 'storage-full', detail: error.message }, { cause: error });
    }
    throw error;
  }
}
