import type { Artifact, ArtifactRole } from '../../domain/capture';
import { SLICE_BYTES, SLICE_RATIO } from '../preview';

/** How many slices of pictures stand in one exhibit, four sheets of paper; the rest is in its folder. */
const MOST_SLICES = 8;

/** The first of these that a capture has is what its exhibit shows. */
const SHOWN: readonly (readonly ArtifactRole[])[] = [
  ['post', 'picture'],
  ['tile'],
  ['full-page'],
  ['viewport'],
  ['stitched'],
  ['rendered'],
  ['original'],
];

const DRAWN = new Set(['image/png', 'image/jpeg', 'image/webp']);

interface HasArtifact {
  readonly artifact: Artifact;
  /** Of a copy that was made at the export. */
  readonly made?: { readonly kind: string };
}

export interface PictureChoice<T> {
  readonly shown: readonly { readonly file: T; readonly slices: number }[];
  /** How many more of the same kind there are. */
  readonly more: number;
}

/**
 * Which pictures of a capture the report shows: what was captured, not every copy of it; then each picture that a
 * person drew over.
 */
export function choosePictures<T extends HasArtifact>(files: readonly T[]): PictureChoice<T> {
  const isMarked = ({ made }: T): boolean => made?.kind === 'annotated';
  const captured = chooseCaptured(files.filter((file) => !isMarked(file)));
  const marked = withinSlices(files.filter(isMarked));
  return { shown: [...captured.shown, ...marked.shown], more: captured.more + marked.more };
}

function chooseCaptured<T extends HasArtifact>(files: readonly T[]): PictureChoice<T> {
  for (const roles of SHOWN) {
    const of = files.filter(({ artifact }) => roles.includes(artifact.role) && DRAWN.has(artifact.mediaType));
    if (of.length > 0) return withinSlices(of);
  }
  return { shown: [], more: 0 };
}

/** The first ones, as many as fit the sheets that an exhibit has for them. */
function withinSlices<T extends HasArtifact>(of: readonly T[]): PictureChoice<T> {
  const shown: { file: T; slices: number }[] = [];
  let left = MOST_SLICES;
  for (const file of of) {
    if (left === 0) break;
    const slices = Math.min(left, slicesOf(file.artifact));
    shown.push({ file, slices });
    left -= slices;
  }
  return { shown, more: of.length - shown.length };
}

function slicesOf({ pixels }: Artifact): number {
  return pixels === undefined ? 1 : Math.max(1, Math.ceil(pixels.height / (pixels.width * SLICE_RATIO)));
}

/** The most that the pictures of an exhibit can take in the report, bytes: base64 is four thirds. */
export function boundPictures(files: readonly HasArtifact[]): number {
  const slices = choosePictures(files).shown.reduce((sum, picture) => sum + picture.slices, 0);
  return slices * Math.ceil((SLICE_BYTES + 2) / 3) * 4;
}
