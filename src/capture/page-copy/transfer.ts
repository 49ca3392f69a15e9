import type { Transfer } from '../../messaging/calls';
import { readBase64 } from './blob-bytes';

/** Longest piece handed out, in UTF-16 units: well below what the browsers' message channels carry. */
export const PIECE_LENGTH = 4_000_000;
/** The same of bytes: base64 makes four characters of three. */
const PIECE_BYTES = 3_000_000;
/** Strings and files kept at once; the oldest goes when a reader never came back for it. */
const KEPT_LIMIT = 3;

/** Long strings that wait in the page script until the background has fetched them piece by piece. */
export interface Transfers {
  keep(text: string): Transfer;
  /** Each piece as base64. A file that the browser keeps on disk comes into memory piece by piece. */
  keepFile(file: Blob): Transfer;
  /**
   * One piece, counted from 0. The string is let go after its last piece.
   * Throws for a transfer that is not there (any more) and for a piece it does not have.
   */
  readPiece(transfer: string, index: number): string | Promise<string>;
}

/** Where the pieces begin, and the end. A pair of surrogates is never cut: each half alone would be lost. */
function cut(text: string, length: number): number[] {
  const edges = [0];
  for (let edge = length; edge < text.length; edge += length) {
    const unit = text.charCodeAt(edge - 1);
    if (unit >= 0xd800 && unit <= 0xdbff) edge -= 1;
    edges.push(edge);
  }
  edges.push(text.length);
  return edges;
}

type Read = (begin: number, end: number) => string | Promise<string>;

export function createTransfers(pieceLength = PIECE_LENGTH): Transfers {
  const kept = new Map<string, { edges: readonly number[]; read: Read }>();
  const add = (edges: readonly number[], read: Read): Transfer => {
    const transfer = crypto.getRandomValues(new Uint32Array(4)).join('-');
    kept.set(transfer, { edges, read });
    for (const oldest of kept.keys()) {
      if (kept.size <= KEPT_LIMIT) break;
      kept.delete(oldest);
    }
    return { transfer, pieces: edges.length - 1 };
  };
  return {
    keep: (text) => add(cut(text, pieceLength), (begin, end) => text.slice(begin, end)),
    keepFile(file) {
      const pieces = Math.max(1, Math.ceil(file.size / PIECE_BYTES));
      const edges = Array.from({ length: pieces }, (_, index) => index * PIECE_BYTES);
      return add([...edges, file.size], (begin, end) => readBase64(file.slice(begin, end)));
    },
    readPiece(transfer, index) {
      const found = kept.get(transfer);
      if (found === undefined) throw new Error('there is no such transfer');
      const begin = found.edges[index];
      const end = found.edges[index + 1];
      if (begin === undefined || end === undefined) throw new Error(`the transfer has no piece ${index}`);
      if (index === found.edges.length - 2) kept.delete(transfer);
      return found.read(begin, end);
    },
  };
}
