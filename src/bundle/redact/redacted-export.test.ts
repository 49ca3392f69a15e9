import { describe, expect, it } from 'vitest';
import { LANGUAGES } from '../../domain/settings';
import type { Shape } from '../../domain/annotation';
import { found, inventedCapture, inventedFile } from '../test-captures';
import { sha256Hex } from '../../integrity/digest';
import { directSource } from '../file-source';
import { croppedPng, drawInTest, inventedAnnotation, paintedPng, pixelsOf } from '../test-drawing';
import { ownPreview, testExport, textOf, unzip } from '../test-export';
import type { RedactedRecord, Redaction } from './redacted-record';

const FOLDER = 'data/captures/0001-2026-10-02-harbour.example';
const VIEW = { width: 120, height: 80 };
const POST = { width: 60, height: 40 };
const BOX = { x: 10, y: 12, width: 20, height: 9 };
/** In the window's picture the post begins here. */
const AT = { x: 30, y: 20 };
const NAME = 'Canary Sömebody';
const REVIEWED: Redaction = { terms: [NAME, '+45 99 88 77 66', '@canary.handle'], texts: 'without-terms' };
const SECRETS = [/canary/i, /s(?:ö|o\u0308|%c3%b6)mebody/i, /99[ -]?88[ -]?77[ -]?66/];

/** A capture that names the person wherever a capture can. */
async function capture(boxes: readonly Shape[] = [{ kind: 'redact', id: 'r', ...BOX }]) {
  const view = paintedPng(VIEW);
  const post = croppedPng(view, { ...AT, ...POST });
  const of = { name: 'post.png', sha256: await sha256Hex(post), pixels: POST };
  const says = `So ${NAME} (canary.handle), call +45 99887766`;
  const address = 'https://www.harbour.example/u/canary.handle/Canary%20S%C3%B6mebody';
  const fact = found(says, 'dom', `[title="${NAME}"]`);
  const png = { mediaType: 'image/png' } as const;
  return inventedCapture(1, {
    facts: {
      authorName: found('An Invented Author'),
      authorUrl: fact,
      permalink: found(address),
      replyTo: found(address),
      text: fact,
      media: [found({ kind: 'image', url: address, alternativeText: says })],
    },
    collection: {
      url: address,
      urlAtLoad: address,
      urlAtEnd: address,
      canonicalUrl: address,
      referrer: address,
      title: says,
      scale: 1,
    },
    record: { notIncluded: [{ what: says, reason: 'too-large' }] },
    files: [
      inventedFile('screenshot.png', view, { ...png, role: 'viewport', pixels: VIEW }),
      inventedFile('post.png', post, {
        ...png,
        role: 'post',
        pixels: POST,
        area: { ...AT, ...POST },
        derivedFrom: ['screenshot.png'],
      }),
      inventedFile('page.html', `<!doctype html><p>${says}</p>`, {
        role: 'page-copy',
        mediaType: 'text/html',
      }),
      inventedFile('text.txt', `${says}\nand on`),
      inventedFile(
        'posts.json',
        JSON.stringify([{ kind: 'post', text: { value: says, how: 'dom' }, [NAME]: 4599887766 }]),
        {
          role: 'posts',
          mediaType: 'application/json',
        },
      ),
      inventedFile('media-001.png', post, { ...png, role: 'media', sourceUrl: address }),
      inventedFile('media-002.png', post, { ...png, role: 'media-pixels', sourceUrl: address, pixels: POST }),
      inventedFile('rendered.png', post, { ...png, role: 'rendered', pixels: POST }),
    ],
    remark: {
      note: `For ${NAME}`,
      tags: ['canary.handle'],
      privateNote: 'CANARY',
      salt: 'ffeeddccbbaa99887766554433221100',
    },
    annotations: [
      inventedAnnotation(
        'capture-1',
        of,
        [
          ...boxes,
          {
            kind: 'text',
            id: 't',
            x: 40,
            y: 1,
            width: 9,
            height: 4,
            rotation: 0,
            colour: 'ink',
            opacity: 1,
            fontSize: 4,
            text: NAME,
          },
          { kind: 'marker', id: 'm', x: 50, y: 30, colour: 'blue', opacity: 1, size: 4, number: 1 },
          {
            kind: 'comment',
            id: 'c',
            x: 1,
            y: 1,
            width: 2,
            height: 2,
            audience: 'report',
            text: `It names ${NAME}`,
          },
          { kind: 'comment', id: 'p', x: 1, y: 1, width: 2, height: 2, audience: 'private', text: 'CANARY' },
        ],
        [{ number: 1, text: `Where ${NAME} stands` }],
      ),
    ],
  });
}

async function exported(
  change: Parameters<typeof testExport>[1] = {},
  redaction: Redaction = REVIEWED,
  captures?: Parameters<typeof testExport>[0],
) {
  const made = await testExport(captures ?? [await capture()], {
    redactions: new Map([['capture-1', redaction]]),
    wacz: true,
    ...change,
  });
  const result = await made.run();
  const [volume] = result.volumes;
  const files = volume === undefined ? new Map<string, Uint8Array>() : await unzip(volume.file);
  return { made, result, files };
}

/** Every picture in any file: PNG wherever it begins, also inside of texts as base64. */
function picturesIn(bytes: Uint8Array): Uint8Array[] {
  const all = [Buffer.from(bytes)];
  for (const [, base64 = ''] of Buffer.from(bytes)
    .toString('latin1')
    .matchAll(/base64,([A-Za-z0-9+/=]+)/g)) {
    all.push(Buffer.from(base64, 'base64'));
  }
  return all.flatMap((buffer) => {
    const pictures: Uint8Array[] = [];
    for (
      let at = buffer.indexOf('\u0089PNG', 0, 'latin1');
      at >= 0;
      at = buffer.indexOf('\u0089PNG', at + 1, 'latin1')
    ) {
      pictures.push(buffer.subarray(at, buffer.indexOf('IEND', at) + 8));
    }
    return pictures;
  });
}

/** The colours of the original under the box; each pixel of the painted picture has a colour of its own. */
function hiddenColours(): Set<string> {
  const image = pixelsOf(paintedPng(VIEW));
  const colours = new Set<string>();
  for (let y = AT.y + BOX.y; y < AT.y + BOX.y + BOX.height; y += 1) {
    for (let x = AT.x + BOX.x; x < AT.x + BOX.x + BOX.width; x += 1) {
      const at = 4 * (y * VIEW.width + x);
      colours.add(image.data.subarray(at, at + 3).join());
    }
  }
  return colours;
}

function coloursOf(png: Uint8Array): Set<string> {
  const { data } = pixelsOf(png);
  const colours = new Set<string>();
  for (let at = 0; at < data.length; at += 4) colours.add(data.subarray(at, at + 3).join());
  return colours;
}

describe('a redacted copy', () => {
  it('has no pixel from under a box in any picture of any file', async () => {
    const { files } = await exported();
    const hidden = hiddenColours();
    expect(hidden.size).toBe(BOX.width * BOX.height);
    let pictures = 0;
    for (const [path, bytes] of files) {
      for (const png of picturesIn(bytes)) {
        pictures += 1;
        expect(
          [...coloursOf(png)].filter((colour) => hidden.has(colour)),
          path,
        ).toEqual([]);
      }
    }
    // The two copies, and each of those that the report shows.
    expect(pictures).toBeGreaterThanOrEqual(3);
    // The search finds them where they are.
    const whole = await exported({ redactions: new Map() });
    const shown = [...whole.files.values()]
      .flatMap(picturesIn)
      .filter((png) => [...coloursOf(png)].some((colour) => hidden.has(colour)));
    expect(shown.length).toBeGreaterThanOrEqual(3);
  });

  it('has none of the accepted terms in any file, in whatever form', async () => {
    const { files, made } = await exported();
    for (const [path, bytes] of files) {
      const text = Buffer.from(bytes).toString('utf8').normalize('NFC');
      for (const secret of SECRETS) expect(secret.test(text), `${path} ${secret.source}`).toBe(false);
    }
    const whole = await testExport([await capture()], { wacz: true });
    const original = await unzip((await whole.run()).volumes[0]?.file ?? new Blob());
    const holding = [...original].filter(([, bytes]) => /canary/i.test(Buffer.from(bytes).toString('utf8')));
    expect(holding.map(([path]) => path.split('/').at(-1))).toEqual(
      expect.arrayContaining([
        'record.json',
        'page.html',
        'text.txt',
        'posts.json',
        'page.wacz',
        'report.html',
        'captures.csv',
        'remark.json',
        'post-annotation.json',
      ]),
    );
    expect(made.archive.reads()).toBeGreaterThan(0);
  });

  it('says what it is of, what was hidden and what stays behind, with the digest that the journal holds', async () => {
    const { made, result, files } = await exported();
    expect(
      [...files.keys()]
        .filter((path) => path.startsWith(FOLDER))
        .map((path) => path.slice(FOLDER.length + 1)),
    ).toEqual([
      'redacted-record.json',
      'screenshot-redacted.png',
      'post-redacted.png',
      'text-redacted.txt',
      'posts-redacted.json',
    ]);
    expect(result.leftOut).toEqual([]);
    const text = textOf(files, `${FOLDER}/redacted-record.json`);
    const statement = JSON.parse(text) as RedactedRecord;
    const sealed = (await made.archive.listJournal('capture-1')).find(({ act }) => act === 'captured');
    expect(statement.originalRecordSha256).toBe(sealed?.sha256);
    expect(statement.withheld).toEqual([
      { original: 'page.html', role: 'page-copy', reason: 'page-copy' },
      { original: 'media-001.png', role: 'media', reason: 'media-file' },
      { original: 'media-002.png', role: 'media-pixels', reason: 'media-file' },
      { original: 'rendered.png', role: 'rendered', reason: 'region-unknown' },
    ]);
    expect(statement.hidden).toEqual({
      boxes: 1,
      terms: 3,
      texts: 'without-terms',
      wordBoxes: 0,
      underBoxes: 'unknown',
    });
    for (const { name, sha256 } of statement.files) {
      expect(sha256).toBe(await sha256Hex(new Uint8Array(files.get(`${FOLDER}/${name}`) ?? [])));
    }
    expect(made.prover.exports.map(({ redacted }) => redacted)).toEqual([
      [
        {
          captureId: 'capture-1',
          recordSha256: sealed?.sha256,
          copySha256: await sha256Hex(new TextEncoder().encode(text)),
        },
      ],
    ]);
    const report = textOf(files, 'data/report.html');
    expect(report).toContain('Redacted copy');
    expect(report).toContain(statement.originalRecordSha256);
    expect(report).toContain('It names █████');
    expect(report).toContain('Where █████ stands');
    expect(textOf(files, 'data/captures.csv')).toContain('Redacted copy');
    expect(textOf(files, 'bag-info.txt')).toContain('Completeness: INCOMPLETE: 1 only as a redacted copy');
    expect(textOf(files, 'READ-ME-FIRST.txt')).toContain('redacted-record.json');
  });

  it('tells no digest by which its words could be guessed', async () => {
    const { made, files } = await exported();
    const record = made.archive.records.get('capture-1') as Uint8Array;
    const { artifacts } = JSON.parse(new TextDecoder().decode(record)) as {
      artifacts: { id: string; sha256: string }[];
    };
    for (const [path, bytes] of files) {
      for (const { id, sha256 } of artifacts) {
        expect(Buffer.from(bytes).includes(sha256), `${path} digest`).toBe(false);
        expect(Buffer.from(bytes).includes(`"${id}"`), `${path} id`).toBe(false);
      }
      expect(Buffer.from(bytes).includes('ffeeddccbbaa99887766554433221100'), path).toBe(false);
      expect(Buffer.from(bytes).includes('00112233445566778899aabbccddeeff'), path).toBe(false);
    }
  });

  it('has no text at all that nobody looked through', async () => {
    const { files } = await exported({}, { terms: [], texts: 'left-out' });
    const names = [...files.keys()].filter((path) => path.startsWith(FOLDER));
    expect(names.filter((path) => /text|posts/.test(path))).toEqual([]);
    const statement = JSON.parse(textOf(files, `${FOLDER}/redacted-record.json`)) as RedactedRecord;
    expect(statement.facts.text).toBeNull();
    expect(statement.collection.title).toBeNull();
    expect(statement.facts).toMatchObject({ authorName: null, authorUrl: null, media: [], replyTo: null });
    expect(statement.notIncluded).toEqual([{ what: '█████', reason: 'too-large' }]);
    expect(statement.withheld.map(({ reason }) => reason)).toContain('text-not-reviewed');
  });

  it('is a picture with metadata for none', async () => {
    const chunk = Uint8Array.from([0, 0, 0, 6, ...Buffer.from('tEXtCANARY'), 0, 0, 0, 0]);
    const base = await testExport([await capture()]);
    const source = directSource(base.archive, ownPreview, async (...all) => {
      const png = await drawInTest(...all);
      return png && new Uint8Array([...png.subarray(0, 33), ...chunk, ...png.subarray(33)]);
    });
    const { files } = await exported({ source });
    expect(Buffer.from(files.get(`${FOLDER}/post-redacted.png`) ?? []).includes('CANARY')).toBe(false);
  });

  it.each(['unreadable', 'other-picture', 'draft', 'no-files'] as const)(
    'is none where nobody knows what is to be hidden: %s',
    async (fault) => {
      const whole = await capture();
      const spoiled =
        fault === 'no-files'
          ? { ...whole, files: [], annotations: [] }
          : fault === 'other-picture'
            ? {
                ...whole,
                files: whole.files.map((file) =>
                  file.name === 'post.png' ? { ...file, bytes: paintedPng(POST) } : file,
                ),
              }
            : whole;
      const base = await testExport([spoiled]);
      const reader =
        fault === 'unreadable'
          ? { ...base.archive, listAnnotations: base.archive.readArtifact as never }
          : base.archive;
      if (fault === 'unreadable') base.archive.payloads.set('capture-1', 'unreadable');
      const { result } = await exported(
        { reader, ...(fault === 'draft' ? { unkeptDrafts: ['capture-1'] } : {}) },
        REVIEWED,
        [spoiled],
      );
      expect(result).toMatchObject({ capturesIncluded: 0, volumes: [] });
      expect(result.leftOut.map(({ file, reason }) => [file, reason])).toEqual([[null, 'not-redacted']]);
    },
  );

  it('lacks a picture that cannot be drawn, and says so; the original never takes its place', async () => {
    const base = await testExport([await capture()]);
    const { files, result } = await exported({ source: directSource(base.archive, ownPreview) });
    expect(result.leftOut.map(({ file, reason }) => [file, reason])).toEqual([
      ['screenshot.png', 'not-drawn'],
      ['post.png', 'not-drawn'],
    ]);
    expect([...files.keys()].filter((path) => path.endsWith('.png'))).toEqual([]);
  });

  it('leaves the captures beside it as they are', async () => {
    const other = inventedCapture(2);
    const [alone, beside] = [
      await exported({ redactions: new Map() }, REVIEWED, [other]),
      await exported({}, REVIEWED, [await capture(), other]),
    ];
    const own = (files: ReadonlyMap<string, Uint8Array>) =>
      [...files]
        .filter(([path]) => path.includes('/0002-'))
        .map(([path, bytes]) => [path, Buffer.from(bytes).toString('base64')]);
    expect(own(beside.files)).toEqual(own(alone.files));
    expect(own(alone.files).length).toBeGreaterThan(3);
  });

  it.each(LANGUAGES)('is told in %s', async (language) => {
    const { files } = await exported({ language });
    for (const path of ['data/report.html', 'READ-ME-FIRST.txt']) {
      expect(textOf(files, path)).not.toMatch(/\{(?:file|count|number|letter)\}/);
    }
  });

  it('lies in several volumes like others, each with the statement', async () => {
    const bytes = crypto.getRandomValues(new Uint8Array(60_000));
    const words = Array.from({ length: 60 }, () => Buffer.from(bytes).toString('hex')).join(' ');
    const whole = await capture();
    const files = [1, 2].map((number) => inventedFile(`text-${number}.txt`, words));
    const made = await testExport([{ ...whole, files: [...whole.files, ...files] }], {
      redactions: new Map([['capture-1', REVIEWED]]),
      volumeBytes: 5_000_000,
    });
    const result = await made.run();
    expect(result.volumes.length).toBeGreaterThan(1);
    for (const volume of result.volumes) {
      expect([...(await unzip(volume.file)).keys()]).toContain(`${FOLDER}/redacted-record.json`);
    }
  });
});
