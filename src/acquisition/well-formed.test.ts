import { describe, expect, it } from 'vitest';
import { wellFormed } from './well-formed';

describe('wellFormed', () => {
  it('replaces half characters wherever they stand, and nothing else', () => {
    const given = { a: 'x\ud800y', list: ['\udc00', '😀', 7, null], deep: { b: 'ok', c: true } };
    expect(wellFormed(given)).toEqual({
      a: 'x\ufffdy',
      list: ['\ufffd', '😀', 7, null],
      deep: { b: 'ok', c: true },
    });
  });
});
