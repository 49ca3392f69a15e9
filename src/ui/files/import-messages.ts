import type { CollectionFacts } from '../../domain/capture';
import type { FileOrigin, RefusalReason } from '../../domain/imported-file';
import type { Problem } from '../../domain/problem';
import type { ReadFile } from '../../files/read-file';

/** With what files are brought in; stands in every record. */
export type Surroundings = Pick<
  CollectionFacts,
  'tool' | 'browser' | 'operatingSystem' | 'languages' | 'timeZone'
>;

export interface ImportOrder {
  readonly files: readonly File[];
  readonly origin: FileOrigin;
}

/** What became of one file. */
export type ImportOutcome =
  | {
      readonly is: 'kept';
      readonly captureId: string;
      readonly sequence: number;
      readonly near: readonly KnownFile[];
    }
  | { readonly is: 'same'; readonly as: KnownFile }
  | { readonly is: 'refused'; readonly reason: RefusalReason }
  | { readonly is: 'failed'; readonly problem: Problem }
  | { readonly is: 'cancelled' };

/** A file, by its place in the order, and what became of it. */
export interface SettledFile {
  readonly index: number;
  readonly outcome: ImportOutcome;
}

export interface KnownFile {
  readonly captureId: string;
  readonly sequence: number;
  readonly binned: boolean;
}

export interface ImportProgress {
  /** Which file it is at; first is 1. */
  readonly number: number;
  readonly doneBytes: number;
}

/** Page → import worker. */
export type ToImportWorker =
  | {
      readonly kind: 'start';
      readonly order: ImportOrder;
      readonly surroundings: Surroundings;
      readonly reader: MessagePort;
    }
  | { readonly kind: 'cancel' }
  /** A new reader, since the one before hung. */
  | { readonly kind: 'reader'; readonly reader: MessagePort };

/** Import worker → page. */
export type FromImportWorker =
  | { readonly kind: 'progress'; readonly progress: ImportProgress }
  | { readonly kind: 'outcomes'; readonly outcomes: readonly SettledFile[] }
  | { readonly kind: 'reader-hangs' }
  | { readonly kind: 'done' }
  | { readonly kind: 'failed'; readonly problem: Problem };

/** Page → file-reading worker: where it answers. */
export interface ToFileReader {
  readonly kind: 'listen';
  readonly port: MessagePort;
}

/** Import worker → file-reading worker, over the port. */
export interface ReadFileCall {
  readonly call: number;
  readonly file: File;
}

/** File-reading worker → import worker. */
export type ReadFileAnswer = { readonly call: number } & (
  | { readonly kind: 'read'; readonly read: ReadFile; readonly perceptualHash: string | null }
  | { readonly kind: 'refused'; readonly reason: RefusalReason }
  | { readonly kind: 'failed'; readonly detail: string }
);
