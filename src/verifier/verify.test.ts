import { describe, expect, test } from 'vitest';
import { makeVolume, smallArchive, zipOf } from './test-bundle';
import { faultsOf, verifyFiles, verifyZips } from './test-verify';

describe('a whole bundle', () => {
  test('is whole, and says what it proves and what not', async () => {
    const archive = await smallArchive();
    const result = await verifyFiles(await makeVolume(archive));
    expect(faultsOf(result)).toEqual([]);
    expect(result.verdict).toBe('whole');
    const [bundle] = result.bundles;
    expect(bundle).toMatchObject({
      identifier: 'group-1',
      key: { fingerprint: archive.fingerprint, known: false },
      entries: 3,
      completeness: 'complete',
      proved: ['bundle-unchanged', 'as-sealed', 'one-key'],
      notProved: ['page-genuine', 'nothing-else', 'whose-key', 'when'],
    });
    expect(bundle?.captures.map(({ number, site, existedBy }) => ({ number, site, existedBy }))).toEqual([
      { number: 1, site: 'harbour.example', existedBy: null },
      { number: 2, site: 'harbour.example', existedBy: null },
    ]);
  });

  test('knows a key that is known from elsewhere', async () => {
    const archive = await smallArchive();
    const files = await makeVolume(archive);
    const known = await verifyFiles(files, { known: [archive.fingerprint], requireKnown: true });
    expect(known.verdict).toBe('whole');
    expect(known.bundles[0]?.proved).toContain('known-key');
    const other = await verifyFiles(files, { known: ['0'.repeat(64)], requireKnown: true });
    expect(faultsOf(other)).toEqual(['key-not-known']);
  });
});

describe('no zip at all', () => {
  test.each([
    ['nothing', new Uint8Array(0)],
    ['noise', new Uint8Array(1000).fill(7)],
  ])('%s is unreadable', async (_, bytes) => {
    expect((await verifyZips([bytes])).verdict).toBe('unreadable');
  });

  test('the zip of something else is unreadable', async () => {
    const zip = await zipOf(new Map([['holiday.txt', new Uint8Array(3)]]));
    const result = await verifyZips([zip]);
    expect(faultsOf(result)).toEqual(['not-a-bundle']);
    expect(result.verdict).toBe('unreadable');
  });
});
