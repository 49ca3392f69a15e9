import type { ArchiveReader } from '../domain/archive';
import type { Artifact } from '../domain/capture';
import { sha256Hex } from '../integrity/digest';
import { UNREADABLE, unlessUnreadable } from './unreadable';
import type { MakePreview, Preview } from './preview';

/** A file of the archive as it was found. */
export interface SourceFile {
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly sha256: string;
  /** `null` where none was asked for, and where the picture cannot be drawn. */
  readonly preview: Preview | null;
}

/**
 * The heavy part of an export: opening what is sealed, hashing, reducing pictures. A browser hashes on the
 * thread that asks, so whoever has more than one thread gives a source that uses them.
 */
export interface FileSource {
  /** `slices`: how many of a preview, 0 for none. `null` where there is no such file. */
  readonly read: (
    artifact: Pick<Artifact, 'id' | 'mediaType' | 'pixels'>,
    slices: number,
  ) => Promise<SourceFile | typeof UNREADABLE | null>;
  /** Lower-case hex SHA-256. The bytes are given away: they must not be used afterwards. */
  readonly digest: (bytes: Uint8Array<ArrayBuffer>) => Promise<string>;
}

/** Does it all where it is called. `makePreview`: `null` for a report that shows no picture. */
export function directSource(
  reader: Pick<ArchiveReader, 'readArtifact'>,
  makePreview: MakePreview | null,
): FileSource {
  return {
    async read(artifact, slices) {
      const bytes = await unlessUnreadable(reader.readArtifact(artifact.id));
      if (bytes === null || bytes === UNREADABLE) return bytes;
      const preview =
        makePreview === null || slices === 0 ? null : await makePreview(bytes, artifact, slices);
      return { bytes, sha256: await sha256Hex(bytes), preview };
    },
    digest: sha256Hex,
  };
}
