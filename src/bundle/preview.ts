import type { Artifact } from '../domain/capture';

/** A reduced copy of a picture, small enough to stand inside the report. */
export interface Preview {
  /** Of the original, pixels. */
  readonly width: number;
  readonly height: number;
  /** From the top down; more than one where the picture is taller than a page of paper. */
  readonly slices: readonly PreviewSlice[];
  /** The slices end before the picture does. */
  readonly cut: boolean;
}

export interface PreviewSlice {
  readonly mediaType: 'image/jpeg' | 'image/png' | 'image/webp';
  readonly bytes: Uint8Array;
}

/** At most this many bytes a slice. */
export const SLICE_BYTES = 120_000;
/** Height of a slice as a multiple of its width: what fits a sheet under a heading. */
export const SLICE_RATIO = 1.3;

/**
 * Draws at most `slices` slices of at most `SLICE_BYTES` each. `null` where the picture cannot be drawn: the
 * report then names the file instead. Never throws.
 */
export type MakePreview = (
  bytes: Uint8Array<ArrayBuffer>,
  artifact: Pick<Artifact, 'mediaType' | 'pixels'>,
  slices: number,
) => Promise<Preview | null>;
