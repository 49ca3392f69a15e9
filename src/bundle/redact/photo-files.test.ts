import { crc32 } from 'node:zlib';
import { expect, test } from 'vitest';
import { joinBytes } from '../../domain/bytes';
import type { FileFacts } from '../../domain/imported-file';
import { faultsOf, verifyZips } from '../../verifier/test-verify';
import { inventedCapture, inventedFile } from '../test-captures';
import { paintedPng, pixelsOf } from '../test-drawing';
import { testExport, textOf, unzip } from '../test-export';
import type { PhotoChoice, RedactedRecord } from './redacted-record';

const SIZE = { width: 60, height: 40 };
const PLACE = '56.162939, 10.203921';
const encoder = new TextEncoder();

/** A picture with a chunk of words about it, which a drawing again does not have. */
function toldPng(): Uint8Array<ArrayBuffer> {
  const png = paintedPng(SIZE);
  const chunk = joinBytes([encoder.encode('tEXt'), encoder.encode('Comment\0Canary-place')]);
  const around = new DataView(new ArrayBuffer(8));
  around.setUint32(0, chunk.byteLength - 4);
  around.setUint32(4, crc32(chunk));
  const [length, sum] = [new Uint8Array(around.buffer, 0, 4), new Uint8Array(around.buffer, 4, 4)];
  // Behind the signature and IHDR.
  return joinBytes([png.subarray(0, 33), length, chunk, sum, png.subarray(33)]);
}

const FILE: FileFacts = {
  name: 'IMG_1.png',
  sizeBytes: 1_000,
  mediaType: 'image/png',
  kind: 'photo',
  claimedType: 'image/png',
  lastModified: null,
  origin: 'dropped',
  importedAt: '2026-11-20T13:00:00.000Z',
  facts: [
    { name: 'place', value: PLACE, how: 'metadata', where: 'EXIF GPS' },
    { name: 'device', value: 'Canary-device', how: 'metadata', where: 'EXIF Make, Model' },
  ],
  remarks: [],
  perceptualHash: null,
};

async function exported(photos: PhotoChoice | undefined, pixels: typeof SIZE | null = SIZE) {
  const capture = inventedCapture(1);
  const { collection } = capture.record;
  const made = await testExport(
    [
      {
        ...capture,
        record: {
          ...capture.record,
          file: FILE,
          collection: {
            ...collection,
            kind: 'file',
            trigger: 'import',
            url: 'about:blank',
            title: FILE.name,
          },
        },
        files: [
          inventedFile('original.png', toldPng(), {
            role: 'original',
            mediaType: 'image/png',
            ...(pixels === null ? {} : { pixels }),
          }),
        ],
      },
    ],
    {
      redactions: new Map([
        ['capture-1', { terms: [], texts: 'without-terms', ...(photos === undefined ? {} : { photos }) }],
      ]),
    },
  );
  const { volumes, leftOut } = await made.run();
  const file = volumes[0]?.file ?? new Blob();
  const files = await unzip(file);
  const folder = 'data/captures/0001-2026-10-02-file';
  const everything = [...files.values()].map((bytes) => new TextDecoder('latin1').decode(bytes)).join('\n');
  const statement = JSON.parse(textOf(files, `${folder}/redacted-record.json`)) as RedactedRecord;
  const verdict = await verifyZips([new Uint8Array(await file.arrayBuffer())]);
  return {
    files,
    folder,
    everything,
    statement,
    leftOut,
    report: textOf(files, 'data/report.html'),
    verdict,
  };
}

test.each(['copy', undefined] as const)(
  'a photo leaves drawn again, telling nothing but its pixels (%s)',
  async (photos) => {
    const { files, folder, everything, statement, report, leftOut, verdict } = await exported(photos);
    for (const told of ['Canary-place', PLACE, 'Canary-device']) expect(everything).not.toContain(told);
    const copy = files.get(`${folder}/original-redacted.png`) ?? new Uint8Array();
    expect(pixelsOf(copy).data.equals(pixelsOf(paintedPng(SIZE)).data)).toBe(true);
    expect(statement.hidden.photos).toBe('copy');
    expect(statement.files.map(({ redacted }) => redacted)).toEqual([true]);
    expect(report).toContain('Photos are copies drawn again');
    expect(leftOut).toEqual([]);
    expect(faultsOf(verdict)).toEqual([]);
  },
);

test('of a photo that nobody can draw, and of one that was not wanted, nothing leaves', async () => {
  // What no browser shows has no size in its record.
  for (const result of [await exported('copy', null), await exported('left-out')]) {
    expect(result.statement.withheld).toEqual([
      { original: 'original.png', role: 'original', reason: 'photo-file' },
    ]);
    expect(result.everything).not.toContain('Canary-place');
    expect(result.report).toContain('a photo whose file tells more than its picture');
    expect(faultsOf(result.verdict)).toEqual([]);
  }
});

test('a photo leaves as it is where that was said, and its place is still not told in words', async () => {
  const { files, folder, report, statement } = await exported('as-is');
  expect(textOf(files, `${folder}/original.png`)).toContain('Canary-place');
  expect(statement.hidden.photos).toBe('as-is');
  expect(report).not.toContain(PLACE);
  expect(report).not.toContain('drawn again');
});
