import { PNG } from 'pngjs';
import { describe, expect, it } from 'vitest';
import type { PageLayout } from '../../domain/page-layout';
import { sha256Hex } from '../../integrity/digest';
import { found, inventedCapture, inventedFile } from '../test-captures';
import { inventedAnnotation, paintedPng } from '../test-drawing';
import { testExport, textOf, unzip } from '../test-export';
import type { RedactedRecord } from './redacted-record';

const VIEW = { width: 120, height: 80 };
const BOX = { x: 0, y: 10, width: 120, height: 20 };
/** Two lines under the box, one above it and one below. */
const LAYOUT: PageLayout = {
  format: 'tidemark-layout/1',
  frame: 'view',
  scroll: { x: 0, y: 0 },
  texts: [
    { text: 'Openly said', words: [0, 0, 50, 9, 60, 0, 50, 9] },
    { text: 'Canaria Vogel', words: [0, 10, 50, 9, 60, 10, 50, 9] },
    { text: 'nests at Pelikanweg 5', words: [0, 20, 25, 9, 30, 20, 20, 9, 55, 20, 40, 9, 100, 20, 9, 9] },
    { text: '3h', words: [112, 20, 8, 9] },
    { text: 'Openly answered', words: [0, 40, 50, 9, 60, 40, 50, 9] },
  ],
  pictures: [
    { place: [0, 12, 16, 16], url: 'https://m.harbour.example/canaria.jpg', alternativeText: 'Yellow bird' },
  ],
  posts: [{ place: [0, 10, 120, 20], authorName: 'Canaria Vogel', authorHandle: null, parts: {} }],
  cut: false,
};
const SECRETS = [/canaria/i, /vogel/i, /pelikanweg/i, /yellow bird/i, /\b3h\b/, /17:41/];

const read = (files: ReadonlyMap<string, Uint8Array>, name: string): string =>
  textOf(files, [...files.keys()].find((path) => path.endsWith(`/${name}`)) ?? name);

async function exported(
  layout: PageLayout | null,
  words: { terms: string[]; boxes: boolean } = { terms: [], boxes: true },
) {
  const png = paintedPng(VIEW);
  const of = { name: 'screenshot.png', sha256: await sha256Hex(png), pixels: VIEW };
  const text = 'Openly said\nCanaria Vogel\nnests at Pelikanweg 5\n3h\nOpenly answered';
  const facts = {
    authorName: found('Canaria Vogel', 'dom', 'b.name'),
    authorUrl: found('https://harbour.example/u/canaria-vogel'),
    postedAtShown: found('3h'),
    postedAt: found('2026-10-02T17:41:00Z'),
    text: found('nests at Pelikanweg 5'),
    media: [
      found({
        kind: 'image' as const,
        url: 'https://m.harbour.example/canaria.jpg?name=orig',
        alternativeText: 'Yellow bird',
      }),
    ],
  };
  const json = { mediaType: 'application/json' } as const;
  const capture = inventedCapture(1, {
    facts,
    collection: { title: 'Canaria Vogel: “nests at Pelikanweg…”', scale: 1, viewport: VIEW },
    files: [
      inventedFile('screenshot.png', png, { mediaType: 'image/png', role: 'viewport', pixels: VIEW }),
      inventedFile('text.txt', text),
      inventedFile('posts.json', JSON.stringify([{ kind: 'post', ...facts }]), { role: 'posts', ...json }),
      ...(layout === null
        ? []
        : [inventedFile('layout.json', JSON.stringify(layout), { role: 'layout', ...json })]),
    ],
    remark: { note: 'At Pelikanweg 5 again', tags: [] },
    annotations: words.boxes
      ? [inventedAnnotation('capture-1', of, [{ kind: 'redact', id: 'r', ...BOX }], [])]
      : [],
  });
  const made = await testExport([capture], {
    redactions: new Map([['capture-1', { terms: words.terms, texts: 'without-terms' }]]),
    wacz: true,
  });
  const result = await made.run();
  const files = await unzip(result.volumes[0]!.file);
  const statement = JSON.parse(read(files, 'redacted-record.json')) as RedactedRecord;
  return { files, statement };
}

const tellingFiles = (files: ReadonlyMap<string, Uint8Array>): string[] =>
  [...files].flatMap(([path, bytes]) => {
    const text = Buffer.from(bytes).toString('utf8');
    return SECRETS.some((secret) => secret.test(path) || secret.test(text)) ? [path] : [];
  });

describe('a redacted copy of a capture that knows where its words stood', () => {
  it('has nothing of what lay under a box in any file, although no word was given', async () => {
    const { files, statement } = await exported(LAYOUT);
    expect(tellingFiles(files)).toEqual([]);
    expect(statement.hidden).toMatchObject({ boxes: 1, terms: 0, underBoxes: 'known' });
    expect(statement.withheld).toContainEqual({ original: 'layout.json', role: 'layout', reason: 'layout' });
    expect(read(files, 'text-redacted.txt')).toBe('Openly said\n█████\nOpenly answered');
    // The structure is there, and what was not under the box.
    const posts = JSON.parse(read(files, 'posts-redacted.json')) as {
      authorName: { value: string; how: string };
    }[];
    expect(posts[0]?.authorName).toMatchObject({ value: '█████', how: 'dom' });
  });

  it('has accepted words neither in texts nor on the picture, also where nobody drew a box', async () => {
    const { files, statement } = await exported(LAYOUT, { terms: ['Canaria Vogel'], boxes: false });
    expect(statement.hidden).toMatchObject({ boxes: 0, wordBoxes: 1, terms: 1 });
    const picture = PNG.sync.read(
      Buffer.from([...files].find(([path]) => path.endsWith('/screenshot-redacted.png'))![1]),
    );
    const at = (x: number, y: number) => [...picture.data.subarray(4 * (y * 120 + x), 4 * (y * 120 + x) + 3)];
    // Both words and what lies between them, a little more on each side; not the line below.
    for (const [x, y] of [
      [0, 9],
      [55, 14],
      [109, 18],
    ] as const)
      expect(at(x, y)).toEqual([0, 0, 0]);
    expect(at(60, 25)).not.toEqual([0, 0, 0]);
    expect(
      [...files]
        .filter(([, bytes]) => /canaria\W*vogel/i.test(Buffer.from(bytes).toString()))
        .map(([path]) => path),
    ).toEqual([]);
  });

  it('leaves a picture behind of which nothing tells where the words stand', async () => {
    const { statement } = await exported(null, { terms: ['Canaria Vogel'], boxes: false });
    expect(statement.withheld).toContainEqual({
      original: 'screenshot.png',
      role: 'viewport',
      reason: 'region-unknown',
    });
    const nothing = await exported(null, { terms: [], boxes: false });
    expect(nothing.statement.files.map(({ name }) => name)).toContain('screenshot.png');
  });

  it('has it where the box is elsewhere, or nothing says where words stood', async () => {
    const elsewhere = { ...LAYOUT, texts: LAYOUT.texts.slice(0, 1), pictures: [], posts: [] };
    expect(tellingFiles((await exported(elsewhere)).files).length).toBeGreaterThan(2);
    const { files, statement } = await exported(null);
    expect(tellingFiles(files).length).toBeGreaterThan(2);
    expect(statement.hidden.underBoxes).toBe('unknown');
  });
});
