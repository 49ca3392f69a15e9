import { LARGE_BYTES, piecesOf } from '../../bundle/large-file';
import type { ArchiveReader } from '../../domain/archive';
import type { Artifact } from '../../domain/capture';
import { ProblemError } from '../../domain/problem';
import { lockOf, removeDeadExports } from './dead-exports';
import { openExportFile } from './opfs-volume';

/**
 * One file of the archive, to be handed to the browser's download. A large one is written to the browser's own
 * storage first, piece by piece; it lies there until the page is closed and another export begins.
 */
export async function readForSaving(
  archive: Pick<ArchiveReader, 'readArtifact' | 'readPiece'>,
  { id, name, mediaType, sizeBytes }: Pick<Artifact, 'id' | 'name' | 'mediaType' | 'sizeBytes'>,
): Promise<Blob> {
  if (sizeBytes <= LARGE_BYTES) {
    const bytes = await archive.readArtifact(id);
    if (bytes === null) throw new ProblemError({ code: 'archive-unreadable', detail: `${name} is missing` });
    return new Blob([bytes], { type: mediaType });
  }
  await removeDeadExports();
  const folder = crypto.randomUUID();
  // Held as long as the page lives: the browser goes on reading the file after the click.
  const held = Promise.withResolvers<void>();
  void navigator.locks.request(lockOf(folder), () => {
    held.resolve();
    return new Promise<never>(() => undefined);
  });
  await held.promise;
  const handle = await openExportFile(folder, name);
  const writable = await handle.createWritable();
  try {
    for await (const piece of piecesOf(archive, id)) await writable.write(piece);
    await writable.close();
  } catch (error) {
    await writable.abort();
    throw error;
  }
  return handle.getFile();
}
