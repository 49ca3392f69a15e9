import type { DrawOrder } from '../../bundle/draw-picture';
import type { DrawFault, SourceFile } from '../../bundle/file-source';
import type { Artifact } from '../../domain/capture';
import type { Problem } from '../../domain/problem';

/** Page → reading worker: where the questions come from. */
export type ToReadingWorker = { readonly kind: 'listen'; readonly port: MessagePort };

/** Export worker → reading worker. Each is answered once, with its number. */
export type ReadingCall = { readonly call: number } & (
  | {
      readonly kind: 'read';
      readonly artifact: Pick<Artifact, 'id' | 'mediaType' | 'pixels'>;
      readonly slices: number;
    }
  | {
      readonly kind: 'draw';
      readonly artifact: Pick<Artifact, 'id' | 'mediaType' | 'sha256'>;
      readonly order: DrawOrder;
      readonly slices: number;
    }
  | { readonly kind: 'digest'; readonly bytes: Uint8Array<ArrayBuffer> }
);

/** Reading worker → export worker. */
export type ReadingAnswer = { readonly call: number } & (
  | { readonly kind: 'file'; readonly file: SourceFile | 'unreadable' | null }
  | { readonly kind: 'drawn'; readonly file: SourceFile | DrawFault }
  | { readonly kind: 'digest'; readonly sha256: string }
  | { readonly kind: 'failed'; readonly problem: Problem }
);
