import { type BundledAnnotation, bundledAnnotation } from '../domain/annotation';
import type { ArchiveReader } from '../domain/archive';
import type { Artifact } from '../domain/capture';
import { canonicalBytes } from '../integrity/canonical-json';
import { sha256Hex } from '../integrity/digest';
import { shownArea } from '../markup/shape';
import { type DrawOrder, piecesOf } from './draw-picture';
import type { LeftOut, LeftOutReason } from './export-types';
import type { DrawFault, FileSource, SourceFile } from './file-source';
import { safeFileName } from './names';
import { UNREADABLE, unlessUnreadable } from './unreadable';

/** A file of a capture and the name it has in the bundle. */
export interface PlannedFile {
  /** What the record lists; of a file that is made, what it came to, with the id and role of its original. */
  readonly artifact: Artifact;
  readonly name: string;
  /** Only of what is made at the export. */
  readonly made?: MadeFile;
}

export interface MadeFile {
  readonly kind: 'annotated' | 'redacted';
  /** Name of the original in the record. */
  readonly of: string;
  /** Makes it again where it was not kept. */
  readonly load: (slices: number) => Promise<SourceFile | LeftOutReason>;
}

/** What a person drew over one picture of a capture, as it leaves. */
export interface PlannedAnnotation {
  readonly name: string;
  readonly annotation: BundledAnnotation;
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly sha256: string;
}

export interface MarksPlan {
  readonly annotations: readonly PlannedAnnotation[];
  readonly pictures: readonly PlannedFile[];
  readonly leftOut: readonly LeftOut[];
}

export const ANNOTATION_NAME = 'annotation.json';
/** Slices of a preview that are kept with a picture that was made; the report shows no more of one. */
const MOST_SLICES = 8;

interface MarksInput {
  readonly reader: Pick<ArchiveReader, 'listAnnotations'>;
  readonly source: FileSource;
  readonly captureId: string;
  readonly sequence: number;
  readonly files: readonly PlannedFile[];
  /** Names of the folder so far; gets those of what is made. */
  readonly taken: Set<string>;
  /** Whether there is room in memory to keep so many bytes until they are written. */
  readonly keep: (bytes: number) => boolean;
}

/**
 * The annotations of a capture with the marked-up copies that are made of its pictures: drawn once, to know what
 * each measures. What cannot be drawn is named.
 */
export async function planMarks(input: MarksInput): Promise<MarksPlan> {
  const { reader, source, captureId, sequence, files, taken, keep } = input;
  const annotations: PlannedAnnotation[] = [];
  const pictures: PlannedFile[] = [];
  const leftOut: LeftOut[] = [];
  const miss = (file: string, reason: LeftOutReason): void => {
    leftOut.push({ captureId, sequence, file, reason });
  };
  const drawn = await unlessUnreadable(reader.listAnnotations(captureId));
  if (drawn === UNREADABLE) miss(ANNOTATION_NAME, 'file-unreadable');
  for (const full of drawn === UNREADABLE ? [] : drawn) {
    const annotation = bundledAnnotation(full);
    const { picture, shapes } = annotation;
    const original = files.find(({ artifact }) => artifact.name === picture.name);
    const stem = stemOf(original?.name ?? picture.name);
    const name = safeFileName(`${stem}-${ANNOTATION_NAME}`, taken);
    const bytes = canonicalBytes(annotation);
    annotations.push({ name, annotation, bytes, sha256: await sha256Hex(bytes) });
    if (shapes.length === 0) continue;
    const planned = `${stem}-annotated.png`;
    if (original === undefined) {
      miss(planned, 'file-missing');
      continue;
    }
    if (original.artifact.sha256 !== picture.sha256) {
      miss(planned, 'file-changed');
      continue;
    }
    const orders = piecesOf(shownArea(annotation, picture.pixels)).map((area): DrawOrder => ({
      pixels: picture.pixels,
      area,
      boxes: [],
      shapes,
    }));
    const made = await drawPieces({
      source,
      original: original.artifact,
      orders,
      stem: `${stem}-annotated`,
      kind: 'annotated',
      taken,
      keep,
    });
    if (typeof made === 'string') miss(planned, made);
    else pictures.push(...made);
  }
  return { annotations, pictures, leftOut };
}

interface Pieces {
  readonly source: FileSource;
  readonly original: Artifact;
  readonly orders: readonly DrawOrder[];
  /** Name without number and ending. */
  readonly stem: string;
  readonly kind: MadeFile['kind'];
  readonly taken: Set<string>;
  readonly keep: (bytes: number) => boolean;
}

/** All the pieces of one copy, or why there are none: half a copy would pass for a whole one. */
export async function drawPieces(pieces: Pieces): Promise<PlannedFile[] | DrawFault> {
  const { source, original, orders, stem, kind, taken, keep } = pieces;
  const made: PlannedFile[] = [];
  for (const [index, order] of orders.entries()) {
    const first = await source.draw(original, order, MOST_SLICES);
    if (typeof first === 'string') return first;
    const of = orders.length;
    const { id, role, createdAt } = original;
    const { width, height } = order.area;
    const held = keep(first.bytes.byteLength) ? first : null;
    made.push({
      name: safeFileName(of === 1 ? `${stem}.png` : `${stem}-${index + 1}of${of}.png`, taken),
      artifact: {
        id,
        name: original.name,
        role,
        mediaType: 'image/png',
        sizeBytes: first.bytes.byteLength,
        sha256: first.sha256,
        createdAt,
        pixels: { width, height },
        derivedFrom: [original.name],
        ...(of === 1 ? {} : { part: { number: index + 1, of } }),
      },
      made: {
        kind,
        of: original.name,
        // The buffer may be written, and the volume begun again: each gets its own.
        load: async (slices) =>
          held === null ? source.draw(original, order, slices) : { ...held, bytes: held.bytes.slice() },
      },
    });
  }
  return made;
}

/** `post.png` → `post`. */
export function stemOf(name: string): string {
  const dot = name.lastIndexOf('.');
  return dot > 0 ? name.slice(0, dot) : name;
}
