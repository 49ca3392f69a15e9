import type { LargeBytes } from './large-file';
import type { VolumeSink } from './volume';

/** One file of the zip. `read` is called once, in the order of the list, when its turn is near. */
export interface ZipEntry {
  readonly path: string;
  /** What `read` will hold in memory, bytes; bounds how far ahead is read. */
  readonly sizeBytes: number;
  /** Whether `read` gives a file that comes piece by piece. */
  readonly large?: boolean;
  read(): Promise<Uint8Array<ArrayBuffer> | LargeBytes>;
}

export interface ZipWriting {
  readonly entries: readonly ZipEntry[];
  /** Stamped on every entry. Zip times have no zone: the wall clock of the person's zone is what belongs here. */
  readonly wallClock: Date;
  readonly sink: VolumeSink;
  readonly signal: AbortSignal;
  /** Called with each entry that went in. */
  readonly onEntry: (entry: ZipEntry) => void;
}
