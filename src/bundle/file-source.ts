import type { ArchiveReader } from '../domain/archive';
import type { Artifact } from '../domain/capture';
import { sha256Hex } from '../integrity/digest';
import { type DrawOrder, type DrawPicture, withoutMetadata } from './draw-picture';
import { UNREADABLE, unlessUnreadable } from './unreadable';
import type { MakePreview, Preview } from './preview';

/** A file of the archive as it was found, or one that was made of it. */
export interface SourceFile {
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly sha256: string;
  /** `null` where none was asked for, and where the picture cannot be drawn. */
  readonly preview: Preview | null;
}

/** Why there is no copy of a picture. */
export type DrawFault = 'file-missing' | 'file-unreadable' | 'file-changed' | 'not-drawn';

/**
 * The heavy part of an export: opening what is sealed, hashing, reducing pictures, drawing over them. A browser
 * hashes on the thread that asks, so whoever has more than one thread gives a source that uses them.
 */
export interface FileSource {
  /** `slices`: how many of a preview, 0 for none. `null` where there is no such file. */
  readonly read: (
    artifact: Pick<Artifact, 'id' | 'mediaType' | 'pixels'>,
    slices: number,
  ) => Promise<SourceFile | typeof UNREADABLE | null>;
  /** A copy of a picture as PNG without metadata. The picture must still be the one with that digest. */
  readonly draw: (
    artifact: Pick<Artifact, 'id' | 'mediaType' | 'sha256'>,
    order: DrawOrder,
    slices: number,
  ) => Promise<SourceFile | DrawFault>;
  /** Lower-case hex SHA-256. The bytes are given away: they must not be used afterwards. */
  readonly digest: (bytes: Uint8Array<ArrayBuffer>) => Promise<string>;
}

/**
 * Does it all where it is called. `makePreview`: `null` for a report that shows no picture; `drawPicture`: `null`
 * where nothing can be drawn, which then is named as left out.
 */
export function directSource(
  reader: Pick<ArchiveReader, 'readArtifact'>,
  makePreview: MakePreview | null,
  drawPicture: DrawPicture | null = null,
): FileSource {
  const previewOf: MakePreview = async (bytes, artifact, slices) =>
    makePreview === null || slices === 0 ? null : makePreview(bytes, artifact, slices);
  return {
    async read(artifact, slices) {
      const bytes = await unlessUnreadable(reader.readArtifact(artifact.id));
      if (bytes === null || bytes === UNREADABLE) return bytes;
      const preview = await previewOf(bytes, artifact, slices);
      return { bytes, sha256: await sha256Hex(bytes), preview };
    },
    async draw({ id, mediaType, sha256 }, order, slices) {
      const picture = await unlessUnreadable(reader.readArtifact(id));
      if (picture === null) return 'file-missing';
      if (picture === UNREADABLE) return 'file-unreadable';
      if ((await sha256Hex(picture)) !== sha256) return 'file-changed';
      const drawn = drawPicture === null ? null : await drawPicture(picture, mediaType, order);
      if (drawn === null) return 'not-drawn';
      const bytes = withoutMetadata(drawn);
      const { width, height } = order.area;
      const preview = await previewOf(bytes, { mediaType: 'image/png', pixels: { width, height } }, slices);
      return { bytes, sha256: await sha256Hex(bytes), preview };
    },
    digest: sha256Hex,
  };
}
