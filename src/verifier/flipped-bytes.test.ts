import { expect, test } from 'vitest';
import { makeVolume, TestArchive, utf8, zipOf } from './test-bundle';
import { faultsOf, verifyZips } from './test-verify';
import { allFindings } from './words/group-findings';

/** Small and fast; which numbers it gives depends on the seed alone, so a failure can be seen again. */
function randomFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
}

const FLIPS = 2000;

test('not one of thousands of flipped bytes goes unseen', { timeout: 240_000 }, async () => {
  const archive = await TestArchive.open();
  await archive.capture();
  await archive.stamp(() => new Map([['authority.pem', utf8('-')]]));
  await archive.note('exported', null, null);
  const zip = await zipOf(await makeVolume(archive));
  expect((await verifyZips([zip])).verdict).toBe('whole');
  const random = randomFrom(20261121);
  const unseen: string[] = [];
  for (let flip = 0; flip < FLIPS; flip += 1) {
    const place = Math.floor(random() * zip.byteLength);
    const mask = 1 + Math.floor(random() * 255);
    const before = zip[place] ?? 0;
    zip[place] = before ^ mask;
    const result = await verifyZips([zip]);
    const where = `byte ${place} of ${zip.byteLength}, ^ ${mask}`;
    if (result.verdict === 'whole') unseen.push(where);
    // Nothing fails to be read in memory: this would be an error of ours that was caught at the last place.
    const failed = allFindings(result).find(({ code }) => code === 'read-failed');
    if (failed !== undefined) unseen.push(`${where}: ${failed.detail}`);
    zip[place] = before;
  }
  expect(unseen).toEqual([]);
  expect(faultsOf(await verifyZips([zip]))).toEqual([]);
});
