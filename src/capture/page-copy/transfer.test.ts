import { expect, test } from 'vitest';
import { createTransfers } from './transfer';

function readAll(transfers: ReturnType<typeof createTransfers>, text: string): string[] {
  const { transfer, pieces } = transfers.keep(text);
  return Array.from({ length: pieces }, (_, index) => transfers.readPiece(transfer, index) as string);
}

test('a string comes back whole, in pieces no longer than the bound', () => {
  const text = 'abcdefghij';
  const pieces = readAll(createTransfers(4), text);
  expect(pieces).toEqual(['abcd', 'efgh', 'ij']);
});

test('an empty string is one empty piece', () => {
  expect(readAll(createTransfers(4), '')).toEqual(['']);
});

test('no piece ends in half a character', () => {
  for (const text of ['abc😀def', '😀😀😀😀', 'a😀b😀c😀', 'abcd😀']) {
    const pieces = readAll(createTransfers(4), text);
    expect(pieces.join('')).toBe(text);
    for (const piece of pieces) {
      expect(() => encodeURIComponent(piece)).not.toThrow();
      expect(piece.length).toBeLessThanOrEqual(4);
    }
  }
});

test('a transfer is gone after its last piece', () => {
  const transfers = createTransfers(4);
  const { transfer } = transfers.keep('abcdef');
  expect(transfers.readPiece(transfer, 0)).toBe('abcd');
  expect(transfers.readPiece(transfer, 0)).toBe('abcd');
  expect(transfers.readPiece(transfer, 1)).toBe('ef');
  expect(() => transfers.readPiece(transfer, 1)).toThrow('no such transfer');
});

test('a piece that is not there is refused', () => {
  const transfers = createTransfers(4);
  const { transfer } = transfers.keep('abc');
  expect(() => transfers.readPiece(transfer, 1)).toThrow('no piece 1');
  expect(() => transfers.readPiece('another', 0)).toThrow('no such transfer');
});

test('strings nobody fetches do not pile up', () => {
  const transfers = createTransfers(4);
  const first = transfers.keep('one');
  const later = ['two', 'three', 'four'].map((text) => transfers.keep(text));
  expect(() => transfers.readPiece(first.transfer, 0)).toThrow('no such transfer');
  expect(later.map(({ transfer }) => transfers.readPiece(transfer, 0))).toEqual(['two', 'thre', 'four']);
});
