import type { Dirent } from 'node:fs';
import { type FileHandle, open, readdir, stat } from 'node:fs/promises';
import { basename, join, relative, resolve, sep } from 'node:path';
import type { AnySource, FolderSource, VerifierSource } from '../source';

/** A file, kept open until `close`. */
export interface NodeSource {
  readonly source: AnySource;
  readonly close: () => Promise<void>;
}

/** The file or folder at `path`. Rejects where there is none. */
export async function openPath(path: string): Promise<NodeSource> {
  if ((await stat(path)).isDirectory())
    return { source: await readFolder(path), close: async () => undefined };
  const handle = await open(path, 'r');
  const { size } = await handle.stat();
  return {
    source: {
      name: basename(path),
      size,
      read: (offset, length, into) =>
        readAt(handle, offset, Math.min(length, Math.max(0, size - offset)), into),
    },
    close: () => handle.close(),
  };
}

async function readAt(
  handle: FileHandle,
  offset: number,
  length: number,
  into?: ArrayBuffer,
): Promise<Uint8Array<ArrayBuffer>> {
  const bytes =
    into !== undefined && into.byteLength >= length
      ? new Uint8Array(into, 0, length)
      : new Uint8Array(length);
  let filled = 0;
  while (filled < length) {
    const { bytesRead } = await handle.read(bytes, filled, length - filled, offset + filled);
    if (bytesRead === 0) break;
    filled += bytesRead;
  }
  return bytes.subarray(0, filled);
}

/** Everything below a folder. Links are not followed: they are no part of a bag. */
async function readFolder(path: string): Promise<FolderSource> {
  const root = resolve(path);
  const entries = await readdir(root, { recursive: true, withFileTypes: true });
  const nameOf = (entry: Dirent): string =>
    relative(root, join(entry.parentPath, entry.name)).split(sep).join('/');
  const files = await Promise.all(
    entries
      .filter((entry) => entry.isFile())
      .map((entry) => fileOf(join(root, nameOf(entry)), nameOf(entry))),
  );
  return {
    name: basename(root),
    files,
    folders: entries.filter((entry) => entry.isDirectory()).map(nameOf),
    odd: entries.filter((entry) => !entry.isFile() && !entry.isDirectory()).map(nameOf),
  };
}

async function fileOf(path: string, name: string): Promise<VerifierSource> {
  const { size } = await stat(path);
  return {
    name,
    size,
    async read(offset, length, into) {
      // Opened anew each time: a folder may hold more files than can be open at once.
      const handle = await open(path, 'r');
      try {
        return await readAt(handle, offset, Math.min(length, Math.max(0, size - offset)), into);
      } finally {
        await handle.close();
      }
    },
  };
}
