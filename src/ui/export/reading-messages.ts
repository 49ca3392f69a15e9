import type { SourceFile } from '../../bundle/file-source';
import type { Artifact } from '../../domain/capture';
import type { Problem } from '../../domain/problem';

/** Export worker → reading worker. Each is answered once, with its number. */
export type ReadingCall = { readonly call: number } & (
  | {
      readonly kind: 'read';
      readonly artifact: Pick<Artifact, 'id' | 'mediaType' | 'pixels'>;
      readonly slices: number;
    }
  | { readonly kind: 'digest'; readonly bytes: Uint8Array<ArrayBuffer> }
);

/** Reading worker → export worker. */
export type ReadingAnswer = { readonly call: number } & (
  | { readonly kind: 'file'; readonly file: SourceFile | 'unreadable' | null }
  | { readonly kind: 'digest'; readonly sha256: string }
  | { readonly kind: 'failed'; readonly problem: Problem }
);
