import { describe, expect, it } from 'vitest';
import type { Annotation, Shape } from '../domain/annotation';
import { sha256Hex } from '../integrity/digest';
import { readBundledAnnotation } from '../markup/annotation';
import { piecesOf, withoutMetadata } from './draw-picture';
import { directSource } from './file-source';
import { inventedCapture, inventedFile } from './test-captures';
import { inventedAnnotation, paintedPng, pixelsOf } from './test-drawing';
import { ownPreview, testExport, textOf, unzip } from './test-export';

const FOLDER = 'data/captures/0001-2026-10-02-harbour.example';
const SIZE = { width: 60, height: 40 };
const PICTURE = paintedPng(SIZE);

const SHAPES: readonly Shape[] = [
  {
    kind: 'box',
    id: 'a',
    x: 10,
    y: 10,
    width: 8,
    height: 6,
    rotation: 0,
    colour: 'vermilion',
    opacity: 1,
    lineWidth: 1,
  },
  { kind: 'marker', id: 'b', x: 40, y: 20, colour: 'blue', opacity: 1, size: 6, number: 1 },
  { kind: 'comment', id: 'c', x: 2, y: 2, width: 4, height: 4, text: 'CANARY-PRIVATE', audience: 'private' },
  {
    kind: 'comment',
    id: 'd',
    x: 50,
    y: 30,
    width: 4,
    height: 4,
    text: 'The threat stands here <b>',
    audience: 'report',
  },
];

async function drawnOver(shapes: readonly Shape[], change: Partial<Annotation> = {}) {
  const picture = { name: 'post.png', sha256: await sha256Hex(PICTURE), pixels: SIZE };
  const annotation = {
    ...inventedAnnotation('capture-1', picture, shapes, [{ number: 1, text: 'The name' }]),
    ...change,
  };
  const capture = inventedCapture(1, {
    files: [
      inventedFile('post.png', PICTURE, { role: 'post', mediaType: 'image/png', pixels: SIZE }),
      inventedFile('text.txt', 'Words'),
    ],
    annotations: [annotation],
  });
  return { capture, annotation };
}

async function exported(
  captures: Parameters<typeof testExport>[0],
  change: Parameters<typeof testExport>[1] = {},
) {
  const made = await testExport(captures, change);
  const result = await made.run();
  return { made, result, files: await unzip(result.volumes[0]?.file ?? new Blob()) };
}

describe('a picture that was drawn over', () => {
  it('stands beside its original, which is as it was, with what was drawn as data', async () => {
    const { capture } = await drawnOver(SHAPES);
    const { made, result, files } = await exported([capture]);
    expect(result).toMatchObject({ complete: true, leftOut: [] });
    expect([...files.keys()].filter((path) => path.startsWith(FOLDER))).toEqual([
      `${FOLDER}/record.json`,
      `${FOLDER}/post.png`,
      `${FOLDER}/text.txt`,
      `${FOLDER}/post-annotated.png`,
      `${FOLDER}/post-annotation.json`,
    ]);
    expect([...(files.get(`${FOLDER}/post.png`) ?? [])]).toEqual([...PICTURE]);
    const copy = pixelsOf(files.get(`${FOLDER}/post-annotated.png`) ?? new Uint8Array());
    const original = pixelsOf(PICTURE);
    const at = (image: typeof copy, x: number, y: number) => [
      ...image.data.subarray(4 * (y * 60 + x), 4 * (y * 60 + x) + 3),
    ];
    expect(at(copy, 14, 13)).toEqual([213, 94, 0]);
    expect(at(copy, 30, 2)).toEqual(at(original, 30, 2));

    const text = textOf(files, `${FOLDER}/post-annotation.json`);
    expect(readBundledAnnotation(JSON.parse(text)).shapes.map(({ id }) => id)).toEqual(['a', 'b', 'd']);
    const entry = (await made.archive.listJournal('capture-1')).findLast(({ act }) => act === 'annotated');
    expect(entry?.sha256).toBe(
      await sha256Hex(new Uint8Array(files.get(`${FOLDER}/post-annotation.json`) ?? [])),
    );
  });

  it('is told from the original in the report, with legend and comments as words of a person', async () => {
    const { capture } = await drawnOver(SHAPES);
    const { files } = await exported([capture]);
    const report = textOf(files, 'data/report.html');
    expect(report).toContain('Original: ');
    expect(report).toContain('Marked-up copy of post.png: a person drew on it');
    expect(report).toContain('The name');
    expect(report).toContain('The threat stands here &lt;b&gt;');
    for (const name of ['post-annotated.png', 'post-annotation.json']) {
      expect(report).toContain(await sha256Hex(new Uint8Array(files.get(`${FOLDER}/${name}`) ?? [])));
    }
    expect(textOf(files, 'READ-ME-FIRST.txt')).toContain('*-annotated.png');
    for (const [path, bytes] of files)
      expect(Buffer.from(bytes).includes('CANARY-PRIVATE'), path).toBe(false);
  });

  it('is cut to its crop, and drawn in pieces where it is too tall for a canvas', async () => {
    const { capture } = await drawnOver([{ kind: 'crop', id: 'x', x: 4.5, y: 6, width: 20, height: 10 }]);
    const { files } = await exported([capture]);
    const { width, height } = pixelsOf(files.get(`${FOLDER}/post-annotated.png`) ?? new Uint8Array());
    expect([width, height]).toEqual([21, 10]);
    const pieces = piecesOf({ x: 0, y: 0, width: 1280, height: 65_000 });
    expect(pieces.length).toBeGreaterThan(1);
    expect(pieces.reduce((sum, piece) => sum + piece.height, 0)).toBe(65_000);
    expect(Math.max(...pieces.map((piece) => piece.height))).toBeLessThanOrEqual(16_000);
  });

  it('that was emptied again leaves as data, which the journal tells of', async () => {
    const { capture } = await drawnOver([]);
    const { result, files } = await exported([capture]);
    expect(result.complete).toBe(true);
    expect([...files.keys()]).toContain(`${FOLDER}/post-annotation.json`);
    expect([...files.keys()]).not.toContain(`${FOLDER}/post-annotated.png`);
  });

  it('is named as left out where the copy cannot be made', async () => {
    const { capture } = await drawnOver(SHAPES);
    const base = await testExport([capture]);
    const { result, files } = await exported([capture], { source: directSource(base.archive, ownPreview) });
    expect(result.leftOut).toEqual([
      { captureId: 'capture-1', sequence: 1, file: 'post-annotated.png', reason: 'not-drawn' },
    ]);
    expect(textOf(files, 'data/report.html')).toContain('the copy could not be drawn');
    expect(textOf(files, 'bag-info.txt')).not.toContain('Completeness: complete');
  });

  it('is not drawn over another picture than the one it was drawn for', async () => {
    const { capture, annotation } = await drawnOver(SHAPES);
    const picture = { ...annotation.picture, sha256: '0'.repeat(64) };
    const { result } = await exported([{ ...capture, annotations: [{ ...annotation, picture }] }]);
    expect(result.leftOut.map(({ file, reason }) => [file, reason])).toEqual([
      ['post-annotated.png', 'file-changed'],
    ]);
    const other = { ...annotation.picture, pixels: { width: 61, height: 40 } };
    const { result: second } = await exported([
      { ...capture, annotations: [{ ...annotation, picture: other }] },
    ]);
    expect(second.leftOut.map(({ reason }) => reason)).toEqual(['not-drawn']);
  });

  it('is whole without what could not be read of a draft, and says so', async () => {
    const { capture } = await drawnOver(SHAPES);
    const { result } = await exported([capture], { unkeptDrafts: ['capture-1'] });
    expect(result.leftOut.map(({ file, reason }) => [file, reason])).toEqual([
      ['annotation.json', 'file-unreadable'],
    ]);
  });

  it('changes nothing of what leaves of other captures', async () => {
    const { capture } = await drawnOver([]);
    const bare = await exported([{ ...capture, annotations: [] }]);
    expect([...bare.files.keys()].filter((path) => path.startsWith(FOLDER))).toHaveLength(3);
    expect(textOf(bare.files, 'data/report.html')).not.toContain('Marked-up');
    expect(textOf(bare.files, 'READ-ME-FIRST.txt')).not.toContain('annotat');
  });
});

describe('metadata of a PNG', () => {
  it('is gone, and every pixel is there', () => {
    const chunk = Uint8Array.from([0, 0, 0, 6, ...Buffer.from('tEXtCANARY'), 0, 0, 0, 0]);
    const spoiled = new Uint8Array([
      ...PICTURE.subarray(0, 33),
      ...chunk,
      ...PICTURE.subarray(33),
      67,
      65,
      78,
      65,
      82,
      89,
    ]);
    const clean = withoutMetadata(spoiled);
    expect(Buffer.from(clean).includes('CANARY')).toBe(false);
    expect(pixelsOf(clean).data.equals(pixelsOf(PICTURE).data)).toBe(true);
  });
});
