import { describe, expect, it } from 'vitest';
import { LANGUAGES } from '../../domain/settings';
import { sha256Hex } from '../../integrity/digest';
import { faultsOf, verifyZips } from '../../verifier/test-verify';
import { parseManifest } from '../bag';
import { directSource, type FileSource } from '../file-source';
import { inventedCapture, inventedFile } from '../test-captures';
import { ownPreview, testExport, textOf, unzip } from '../test-export';

const FIRST = 'data/captures/0001-2026-10-02-harbour.example';
const MEGA = 1_000_000;

function picture(name: string, role: 'viewport' | 'post' | 'tile', bytes: number, value = 7) {
  return inventedFile(name, new Uint8Array(bytes).fill(value), { role, mediaType: 'image/png' });
}
const pageCopy = (content = '<!doctype html><p>A page</p>') =>
  inventedFile('page.html', content, { role: 'page-copy', mediaType: 'text/html' });

describe('an export with WACZ files', () => {
  it('has one for each capture with a page copy, last in its folder and listed as every file', async () => {
    const captures = [
      inventedCapture(1, { remark: { note: 'A note' } }),
      inventedCapture(2, { files: [picture('viewport.png', 'viewport', 500)] }),
    ];
    const made = await testExport(captures, { wacz: true });
    const result = await made.run();
    expect(result).toMatchObject({ complete: true, leftOut: [] });
    const files = await unzip(result.volumes[0]?.file ?? new Blob());
    expect(result.filesVerified).toBe(files.size);
    const paths = [...files.keys()].filter((path) => path.startsWith(FIRST));
    expect(paths.slice(-2)).toEqual([`${FIRST}/remark.json`, `${FIRST}/page.wacz`]);
    expect([...files.keys()].filter((path) => path.endsWith('.wacz'))).toHaveLength(1);
    const wacz = new Uint8Array(files.get(`${FIRST}/page.wacz`) ?? []);
    const listed = parseManifest(textOf(files, 'manifest-sha256.txt'));
    expect(listed.get(`${FIRST}/page.wacz`)).toBe(await sha256Hex(wacz));
    // It repeats the evidence byte for byte.
    for (const name of ['page.html', 'viewport.png']) {
      expect(Buffer.from(wacz).includes(Buffer.from(files.get(`${FIRST}/${name}`) ?? []))).toBe(true);
    }
    expect(textOf(files, 'data/report.html')).toContain('page.wacz');
    expect(textOf(files, 'READ-ME-FIRST.txt')).toContain('page.wacz');
    const last = made.progress.at(-1);
    expect([last?.doneFiles, last?.doneBytes]).toEqual([last?.totalFiles, last?.totalBytes]);
  });

  it('has none where none was asked for, and says nothing of it', async () => {
    const result = await (await testExport([inventedCapture(1)])).run();
    const files = await unzip(result.volumes[0]?.file ?? new Blob());
    expect([...files.keys()].filter((path) => path.endsWith('.wacz'))).toEqual([]);
    for (const path of ['data/report.html', 'READ-ME-FIRST.txt']) {
      expect(textOf(files, path)).not.toContain('wacz');
    }
  });

  it.each(LANGUAGES)('says in %s what it is', async (language) => {
    const result = await (await testExport([inventedCapture(1)], { wacz: true, language })).run();
    const files = await unzip(result.volumes[0]?.file ?? new Blob());
    expect(textOf(files, 'READ-ME-FIRST.txt').replaceAll(/\s+/g, ' ')).toMatch(/page\.wacz[^.]*\(WACZ\)/);
    expect(textOf(files, 'data/report.html')).toMatch(/page\.wacz<\/td>\s*<td>[^<]*\(WACZ\)/);
  });

  it('gives the same WACZ in each export of the same capture', async () => {
    const digests = new Set<string>();
    for (const now of ['2026-11-21T13:32:07.123Z', '2027-01-01T00:00:00.000Z']) {
      const made = await testExport([inventedCapture(1)], { wacz: true, now: () => new Date(now) });
      const files = await unzip((await made.run()).volumes[0]?.file ?? new Blob());
      digests.add(parseManifest(textOf(files, 'manifest-sha256.txt')).get(`${FIRST}/page.wacz`) ?? '');
    }
    expect([...digests]).toEqual([expect.stringMatching(/^[0-9a-f]{64}$/)]);
  });

  it('is whole to the verifier', async () => {
    const made = await testExport([inventedCapture(1)], { wacz: true });
    await made.run();
    const result = await verifyZips([...made.volumes.files.values()]);
    expect(faultsOf(result)).toEqual([]);
    expect(result.verdict).toBe('whole');
    expect(result.bundles[0]?.volumes[0]?.findings ?? null).toEqual([]);
  });

  it('leaves its name to no other file', async () => {
    const other = inventedCapture(1, { files: [pageCopy(), inventedFile('page.wacz', 'x')] });
    const renamed = await testExport([other], { wacz: true });
    const files = await unzip((await renamed.run()).volumes[0]?.file ?? new Blob());
    expect([...files.keys()].filter((path) => path.includes('wacz'))).toEqual([
      `${FIRST}/page-2.wacz`,
      `${FIRST}/page.wacz`,
    ]);
  });
});

describe('what a WACZ is made from', () => {
  it('a picture that is missing is missing in it too, and named once', async () => {
    const made = await testExport([inventedCapture(1), inventedCapture(2)], { wacz: true });
    made.archive.payloads.delete('capture-1-0');
    const result = await made.run();
    expect(result.leftOut).toEqual([
      { captureId: 'capture-1', sequence: 1, file: 'viewport.png', reason: 'file-missing' },
    ]);
    const files = await unzip(result.volumes[0]?.file ?? new Blob());
    const wacz = Buffer.from(files.get(`${FIRST}/page.wacz`) ?? []);
    expect([wacz.includes('urn:post:'), wacz.includes('urn:view:')]).toEqual([true, false]);
    expect([...files.keys()].filter((path) => path.endsWith('.wacz'))).toHaveLength(2);
    expect(result.filesVerified).toBe(result.filesExpected);
  });

  it('without the page copy there is none', async () => {
    const made = await testExport([inventedCapture(1), inventedCapture(2)], { wacz: true });
    made.archive.payloads.set('capture-1-2', new Uint8Array(28));
    const result = await made.run();
    expect(result.leftOut).toEqual([
      { captureId: 'capture-1', sequence: 1, file: 'page.html', reason: 'file-changed' },
    ]);
    const files = await unzip(result.volumes[0]?.file ?? new Blob());
    expect([...files.keys()].filter((path) => path.endsWith('.wacz'))).toEqual([
      expect.stringContaining('/0002-'),
    ]);
  });

  it('is read by itself where it lies in another volume, and what is missing is named once', async () => {
    const files = [
      pageCopy(),
      ...[1, 2, 3].map((number) => picture(`tile-00${number}.png`, 'tile', 3 * MEGA, number)),
    ];
    const made = await testExport([inventedCapture(1, { files })], { wacz: true, volumeBytes: 5 * MEGA });
    made.archive.payloads.delete('capture-1-1');
    made.archive.payloads.delete('capture-1-2');
    const result = await made.run();
    expect(result.leftOut.map(({ file, reason }) => [file, reason])).toEqual([
      ['tile-001.png', 'file-missing'],
      ['tile-002.png', 'file-missing'],
    ]);
    expect(result.filesVerified).toBe(result.filesExpected);
    const holding: Buffer[] = [];
    for (const { file } of result.volumes) {
      const wacz = (await unzip(file)).get(`${FIRST}/page.wacz`);
      if (wacz !== undefined) holding.push(Buffer.from(wacz));
    }
    expect(holding.map((wacz) => wacz.includes('urn:tile:'))).toEqual([true]);
    expect(holding.map((wacz) => wacz.includes('urn:tile-2:'))).toEqual([false]);
  });

  it('is read one file after the other', async () => {
    const captures = [1, 2, 3].map((sequence) => inventedCapture(sequence));
    let reading = 0;
    let most = 0;
    const { archive } = await testExport(captures);
    const direct = directSource(archive, ownPreview);
    const source: FileSource = {
      ...direct,
      async read(artifact, slices) {
        reading += 1;
        most = Math.max(most, reading);
        const found = await direct.read(artifact, slices);
        await new Promise((resolve) => {
          setTimeout(resolve, 1);
        });
        reading -= 1;
        return found;
      },
    };
    await (await testExport(captures, { wacz: true, source })).run();
    // As many as the zip reads ahead: a WACZ reads its sources one by one.
    expect(most).toBeLessThanOrEqual(5);
  });
});

describe('volumes', () => {
  it('are planned with the WACZ files in them', async () => {
    const captures = [1, 2, 3].map((sequence) =>
      inventedCapture(sequence, { files: [pageCopy(), picture('viewport.png', 'viewport', 2 * MEGA)] }),
    );
    for (const [wacz, volumes] of [
      [false, 1],
      [true, 3],
    ] as const) {
      const made = await testExport(captures, { wacz, volumeBytes: 7 * MEGA });
      const result = await made.run();
      expect(result).toMatchObject({ complete: true, splitCaptures: [] });
      expect(result.volumes).toHaveLength(volumes);
      for (const { sizeBytes, oversize } of result.volumes) {
        expect(oversize).toBe(false);
        expect(sizeBytes).toBeLessThanOrEqual(7 * MEGA);
      }
    }
  });

  it('a WACZ that would not fit memory is left out by name', async () => {
    const made = await testExport(
      [inventedCapture(1, { files: [pageCopy(), picture('viewport.png', 'viewport', 270 * MEGA)] })],
      { wacz: true, volumeBytes: 100 * MEGA },
    );
    const result = await made.run();
    expect(result).toMatchObject({ complete: false, capturesIncluded: 1 });
    expect(result.leftOut).toEqual([
      { captureId: 'capture-1', sequence: 1, file: 'page.wacz', reason: 'file-too-large' },
    ]);
  });
});
