import type { DrawOrder } from '../../bundle/draw-picture';
import type { DrawFault, SourceFile } from '../../bundle/file-source';
import type { Artifact } from '../../domain/capture';
import type { Problem } from '../../domain/problem';

/** Export worker → page → reading worker. Each is answered once, with its number. */
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

/** Reading worker → page → export worker. */
export type ReadingAnswer = { readonly call: number } & (
  | { readonly kind: 'file'; readonly file: SourceFile | 'unreadable' | null }
  | { readonly kind: 'drawn'; readonly file: SourceFile | DrawFault }
  | { readonly kind: 'digest'; readonly sha256: string }
  | { readonly kind: 'failed'; readonly problem: Problem }
);

/** What a question or an answer is made of goes over by transfer, so none of it is ever there twice. */
export function buffersOf(message: ReadingCall | ReadingAnswer): Transferable[] {
  if (message.kind === 'digest') return 'bytes' in message ? [message.bytes.buffer] : [];
  if (message.kind !== 'file' && message.kind !== 'drawn') return [];
  const { file } = message;
  if (file === null || typeof file === 'string') return [];
  const slices = file.preview?.slices.map(({ bytes }) => bytes.buffer) ?? [];
  // A picture that is small enough is its own preview.
  return [...new Set([file.bytes.buffer, ...slices])];
}
