import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { WARCParser, type WARCRecord } from 'warcio';
import { describe, expect, it } from 'vitest';
import type { ArtifactRole } from '../../domain/capture';
import { sha256Hex } from '../../integrity/digest';
import { cdxjText, searchableUrl } from './cdxj';
import { makeWacz } from './make-wacz';
import { planWacz, type WaczPlan, type WaczSource, type WaczSubject, waczWithout } from './plan-wacz';
import { recordHead } from './warc';

const run = promisify(execFile);
const encoder = new TextEncoder();
const decoder = new TextDecoder();

const ADDRESS = 'https://www.harbour.example/post/7?b=2&A=1';
const SUBJECT: WaczSubject = {
  url: `${ADDRESS}#comment-3`,
  title: 'A post – “Havn” 🙃',
  capturedAt: '2026-10-02T13:32:07.123Z',
  sequence: 7,
  recordSha256: '5e884898da28047151d0e56f8dc6292773603d0d6aabbdd62a11ef721d1542d8',
  software: 'Tidemark 0.1.0',
};
const PAGE =
  '<!doctype html><meta charset="utf-8"><p>Words of a post: ünï العربية</p>\r\n\r\nWARC/1.1\r\n\r\n';

interface Material {
  readonly files: readonly WaczSource[];
  readonly contents: ReadonlyMap<string, Uint8Array<ArrayBuffer>>;
}

type FileSpec = readonly [name: string, role: ArtifactRole, content?: string];

async function material(...files: readonly FileSpec[]): Promise<Material> {
  const contents = new Map(files.map(([name, , content]) => [name, encoder.encode(content ?? name)]));
  const listed = files.map(async ([name, role]): Promise<WaczSource> => {
    const bytes = contents.get(name) ?? new Uint8Array(0);
    const mediaType = name.endsWith('.html') ? 'text/html' : 'image/png';
    const createdAt = SUBJECT.capturedAt;
    const { byteLength: sizeBytes } = bytes;
    return {
      name,
      artifact: { id: name, name, role, mediaType, sizeBytes, sha256: await sha256Hex(bytes), createdAt },
    };
  });
  return { files: await Promise.all(listed), contents };
}

const usual = (): Promise<Material> =>
  material(
    ['viewport.png', 'viewport'],
    ['post.png', 'post'],
    ['page.html', 'page-copy', PAGE],
    ['text.txt', 'text'],
    ['rendered.png', 'rendered'],
  );

function required(plan: WaczPlan | null): WaczPlan {
  if (plan === null) throw new Error('no WACZ was planned');
  return plan;
}

async function made(
  { files, contents }: Material,
  change: Partial<WaczSubject> = {},
): Promise<{ plan: WaczPlan; bytes: Uint8Array<ArrayBuffer>; files: Map<string, Uint8Array<ArrayBuffer>> }> {
  const plan = required(planWacz({ ...SUBJECT, ...change }, files));
  const bytes = await makeWacz(plan, async ({ name }) => contents.get(name) ?? new Uint8Array(0));
  return { plan, bytes, files: stored(bytes) };
}

/** The files of a zip that holds them as they are, read by its local headers alone. */
function stored(zip: Uint8Array<ArrayBuffer>): Map<string, Uint8Array<ArrayBuffer>> {
  const view = new DataView(zip.buffer);
  const files = new Map<string, Uint8Array<ArrayBuffer>>();
  for (let at = 0; view.getUint32(at, true) === 0x04034b50;) {
    if (view.getUint16(at + 8, true) !== 0) throw new Error('compressed');
    const name = at + 30;
    const content = name + view.getUint16(at + 26, true) + view.getUint16(at + 28, true);
    const end = content + view.getUint32(at + 18, true);
    files.set(decoder.decode(zip.slice(name, name + view.getUint16(at + 26, true))), zip.slice(content, end));
    at = end;
  }
  return files;
}

function text(files: ReadonlyMap<string, Uint8Array>, path: string): string {
  const bytes = files.get(path);
  if (bytes === undefined) throw new Error(`no ${path}`);
  return decoder.decode(bytes);
}

interface IndexLine {
  readonly key: string;
  readonly timestamp: string;
  readonly entry: Record<string, string>;
}

function indexLines(index: string): IndexLine[] {
  return index
    .trimEnd()
    .split('\n')
    .map((line) => {
      const [, key = '', timestamp = '', json = ''] = /^(\S+) (\S+) (.*)$/.exec(line) ?? [];
      return { key, timestamp, entry: JSON.parse(json) as Record<string, string> };
    });
}

describe('a WACZ', () => {
  it('has the files of WACZ 1.1.1, each listed with its size and digest', async () => {
    const { files, bytes, plan } = await made(await usual());
    expect([...files.keys()]).toEqual([
      'archive/data.warc',
      'indexes/index.cdx',
      'pages/pages.jsonl',
      'datapackage.json',
      'datapackage-digest.json',
    ]);
    expect(bytes.byteLength).toBe(plan.sizeBytes);
    const about = JSON.parse(text(files, 'datapackage.json')) as {
      resources: { name: string; path: string; hash: string; bytes: number }[];
    };
    expect(about).toMatchObject({
      profile: 'data-package',
      wacz_version: '1.1.1',
      title: SUBJECT.title,
      software: 'Tidemark 0.1.0',
      mainPageUrl: SUBJECT.url,
      mainPageDate: SUBJECT.capturedAt,
    });
    for (const path of ['archive/data.warc', 'indexes/index.cdx', 'pages/pages.jsonl']) {
      const content = files.get(path) ?? new Uint8Array(0);
      expect(about.resources).toContainEqual({
        name: path.split('/')[1],
        path,
        hash: `sha256:${await sha256Hex(content)}`,
        bytes: content.byteLength,
      });
    }
    expect(about.resources).toHaveLength(3);
    expect(JSON.parse(text(files, 'datapackage-digest.json'))).toEqual({
      path: 'datapackage.json',
      hash: `sha256:${await sha256Hex(files.get('datapackage.json') ?? new Uint8Array(0))}`,
    });
  });

  it('says where it comes from: the digest of the record', async () => {
    const { files } = await made(await usual());
    for (const path of ['archive/data.warc', 'datapackage.json']) {
      expect(text(files, path)).toContain(SUBJECT.recordSha256);
    }
  });

  it('lists the page under its address and each picture under its name', async () => {
    const { files } = await made(await usual());
    const [head, ...pages] = text(files, 'pages/pages.jsonl')
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line) as Record<string, string>);
    expect(head).toEqual({ format: 'json-pages-1.0', id: 'pages', title: 'All Pages' });
    expect(pages.map(({ url, ts, title }) => [url, ts, title])).toEqual([
      [SUBJECT.url, SUBJECT.capturedAt, SUBJECT.title],
      [`urn:view:${ADDRESS}`, SUBJECT.capturedAt, 'viewport.png'],
      [`urn:post:${ADDRESS}`, SUBJECT.capturedAt, 'post.png'],
    ]);
    expect(new Set(pages.map(({ id }) => id)).size).toBe(3);
  });

  it('has an index that leads to each record, and to nothing else', async () => {
    const { files: sources, contents } = await usual();
    const { files } = await made({ files: sources, contents });
    const warc = files.get('archive/data.warc') ?? new Uint8Array(0);
    const lines = indexLines(text(files, 'indexes/index.cdx'));
    const ends: number[] = [];
    for (const { key, timestamp, entry } of lines) {
      expect(timestamp).toBe('20261002133207');
      expect(entry['filename']).toBe('data.warc');
      expect(entry['status']).toBeUndefined();
      const at = Number(entry['offset']);
      ends.push(at, at + Number(entry['length']));
      const record = decoder.decode(warc.slice(at, at + Number(entry['length'])));
      const [headers = ''] = record.split('\r\n\r\n', 1);
      const content = record.slice(headers.length + 4, -4);
      expect(headers).toMatch(/^WARC\/1\.1\r\nWARC-Type: resource\r\n/);
      expect(headers).toContain(`\r\nWARC-Target-URI: ${entry['url']}\r\n`);
      expect(headers).toContain(`\r\nWARC-Payload-Digest: sha256:${entry['digest']}\r\n`);
      expect(headers).toContain(`\r\nContent-Length: ${encoder.encode(content).byteLength}`);
      expect(record.slice(-4)).toBe('\r\n\r\n');
      expect(await sha256Hex(encoder.encode(content))).toBe(entry['digest']);
      const name = sources.find(({ artifact }) => artifact.sha256 === entry['digest'])?.name ?? '';
      expect(content).toBe(decoder.decode(contents.get(name)));
      expect(key).toBe(searchableUrl(entry['url'] ?? ''));
    }
    // Without a gap to the end; before the first there is the record about the file itself.
    ends.sort((first, second) => first - second);
    expect(ends.at(-1)).toBe(warc.byteLength);
    expect(ends.slice(1, -1)).toEqual([...new Set(ends.slice(1, -1))].flatMap((end) => [end, end]));
    expect(lines.map(({ key }) => key)).toEqual(lines.map(({ key }) => key).sort());
    expect(lines.find(({ entry }) => entry['url'] === ADDRESS)?.entry['mime']).toBe('text/html');
  });

  it('is the same, byte for byte, each time it is made', async () => {
    const [first, second] = [await made(await usual()), await made(await usual())];
    expect(await sha256Hex(first.bytes)).toBe(await sha256Hex(second.bytes));
    const other = await made(await usual(), { recordSha256: 'b'.repeat(64) });
    expect(await sha256Hex(other.bytes)).not.toBe(await sha256Hex(first.bytes));
  });

  it('knows its size in advance, whatever stands in it', async () => {
    for (const change of [
      { title: null },
      { title: '"\\\u0001\uD800 \u2028' },
      { url: `https://xn--e1afmkfd.example/${'%20'.repeat(700)}|{}?q=ä ö` },
      { sequence: 123_456, software: 'Tidemark 10.20.30-beta' },
    ]) {
      const { plan, bytes } = await made(await usual(), change);
      expect(bytes.byteLength).toBe(plan.sizeBytes);
    }
  });

  it('refuses content that is not as long as its record says', async () => {
    const { files, contents } = await usual();
    const plan = required(planWacz(SUBJECT, files));
    const short = async ({ name }: WaczSource) => (contents.get(name) ?? new Uint8Array(1)).slice(1);
    await expect(makeWacz(plan, short)).rejects.toThrow('bytes, not');
    const long = async ({ name }: WaczSource) => encoder.encode(`${name}${'x'.repeat(10_000)}`);
    await expect(makeWacz(plan, long)).rejects.toThrow(RangeError);
  });
});

describe('planWacz', () => {
  const planned = async (...files: readonly FileSpec[]): Promise<string[]> => {
    const plan = planWacz(SUBJECT, (await material(...files)).files);
    return plan?.sources.map(({ name }) => name) ?? [];
  };

  it('takes the page copy and the pictures, and no drawing for a picture', async () => {
    expect(
      await planned(
        ['viewport.png', 'viewport'],
        ['page.html', 'page-copy'],
        ['post.png', 'post'],
        ['rendered.png', 'rendered'],
        ['photo.png', 'media'],
        ['text.txt', 'text'],
      ),
    ).toEqual(['page.html', 'viewport.png', 'post.png']);
  });

  it('takes the screens only where no picture shows the whole', async () => {
    const tiles = [
      ['tile-001.png', 'tile'],
      ['tile-002.png', 'tile'],
    ] as const;
    expect(await planned(['page.html', 'page-copy'], ...tiles)).toEqual([
      'page.html',
      'tile-001.png',
      'tile-002.png',
    ]);
    expect(await planned(['page.html', 'page-copy'], ...tiles, ['stitched.png', 'stitched'])).toEqual([
      'page.html',
      'stitched.png',
    ]);
  });

  it('numbers pictures of one kind from the second on', async () => {
    const { files } = await made(
      await material(
        ['page.html', 'page-copy'],
        ['stitched-1.png', 'stitched'],
        ['stitched-2.png', 'stitched'],
        ['picture.png', 'picture'],
      ),
    );
    const urls = indexLines(text(files, 'indexes/index.cdx')).map(({ entry }) => entry['url']);
    expect(urls).toEqual([
      ADDRESS,
      `urn:fullPage-2:${ADDRESS}`,
      `urn:fullPage:${ADDRESS}`,
      `urn:picture:${ADDRESS}`,
    ]);
  });

  it.each([
    ['about:blank'],
    ['file:///home/somebody/page.html'],
    ['data:text/html,x'],
    ['not an address'],
    [''],
  ])('makes none of a page at %j', async (url) => {
    expect(planWacz({ ...SUBJECT, url }, (await usual()).files)).toBeNull();
  });

  it.each([['2026-10-02'], ['2026-13-45T99:99:99.000Z'], ['2026-10-02T13:32:07\r\nX: y'], ['']])(
    'makes none at a time of %j',
    async (capturedAt) => {
      expect(planWacz({ ...SUBJECT, capturedAt }, (await usual()).files)).toBeNull();
    },
  );

  it('makes none without a page copy', async () => {
    expect(await planned(['viewport.png', 'viewport'])).toEqual([]);
  });

  it('goes on without a picture that is gone, and not without the page', async () => {
    const plan = required(planWacz(SUBJECT, (await usual()).files));
    expect(waczWithout(plan, () => false)).toBe(plan);
    const rest = required(waczWithout(plan, (name) => name === 'viewport.png'));
    expect(rest.sources.map(({ name }) => name)).toEqual(['page.html', 'post.png']);
    expect(rest.sizeBytes).toBeLessThan(plan.sizeBytes);
    expect(waczWithout(plan, (name) => name === 'page.html')).toBeNull();
  });
});

describe('recordHead', () => {
  it.each(['a\r\nWARC-Type: response', 'ä', '', 'a\u0000'])('refuses %j as a value', (contentType) => {
    const record = {
      type: 'resource',
      id: 'x',
      date: SUBJECT.capturedAt,
      targetUri: ADDRESS,
      contentType,
      sizeBytes: 0,
      sha256: null,
      infoId: null,
    } as const;
    expect(() => recordHead(record)).toThrow('Content-Type cannot be');
  });
});

describe('warcio agrees', () => {
  it('reads every record, whole and with the digest it names', async () => {
    const { files: sources, contents } = await usual();
    const { files } = await made({ files: sources, contents });
    const warc = files.get('archive/data.warc') ?? new Uint8Array(0);
    const found: { record: WARCRecord; content: Uint8Array }[] = [];
    for await (const record of new WARCParser([warc])) {
      found.push({ record, content: await record.readFully(true) });
    }
    expect(found.map(({ record }) => [record.warcType, record.warcTargetURI ?? null])).toEqual([
      ['warcinfo', null],
      ['resource', ADDRESS],
      ['resource', `urn:view:${ADDRESS}`],
      ['resource', `urn:post:${ADDRESS}`],
    ]);
    for (const { record, content } of found) {
      expect(content.byteLength).toBe(record.warcContentLength);
      expect(record.warcDate).toBe(SUBJECT.capturedAt);
      if (record.warcType === 'warcinfo') continue;
      const digest = `sha256:${await sha256Hex(new Uint8Array(content))}`;
      expect([record.warcPayloadDigest, record.warcBlockDigest]).toEqual([digest, digest]);
    }
    expect(found[1]?.record.warcContentType).toBe('text/html; charset=utf-8');
    expect(decoder.decode(found[1]?.content)).toBe(PAGE);
    const ids = found.map(({ record }) => record.warcHeader('WARC-Record-ID'));
    for (const id of ids) {
      expect(id).toMatch(/^<urn:uuid:[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}>$/);
    }
    expect(new Set(ids).size).toBe(4);
    for (const { record } of found.slice(1)) expect(record.warcHeader('WARC-Warcinfo-ID')).toBe(ids[0]);
  });

  it('makes the same index with its own command', async () => {
    const { files } = await made(await usual());
    const folder = await mkdtemp(join(tmpdir(), 'tidemark-wacz-'));
    try {
      const file = join(folder, 'data.warc');
      await writeFile(file, files.get('archive/data.warc') ?? new Uint8Array(0));
      const command = join(import.meta.dirname, '../../../node_modules/warcio/dist/cli.js');
      const { stdout } = await run(process.execPath, [command, 'cdx-index', file]);
      const theirs = indexLines(stdout).map(({ key, timestamp, entry }) => ({
        key,
        timestamp,
        entry: {
          ...entry,
          // It keeps the character set, and leaves out the four bytes that end a record that is not compressed.
          mime: entry['mime']?.split(';')[0],
          length: String(Number(entry['length']) + 4),
        },
      }));
      const ours = indexLines(text(files, 'indexes/index.cdx'));
      expect(theirs).toHaveLength(3);
      expect(ours).toEqual(expect.arrayContaining(theirs));
      expect(ours).toHaveLength(3);
    } finally {
      await rm(folder, { recursive: true });
    }
  });

  it.each([
    ['https://www.Harbour.example/A/b?z=1&a=2', 'example,harbour)/a/b?a=2&z=1'],
    ['http://www2.harbour.example:8080/', 'example,harbour:8080)/'],
    ['https://harbour.example', 'example,harbour)/'],
    ['urn:view:https://www.harbour.example/X', 'urn:view:https://www.harbour.example/X'],
  ])('on the key of %s', async (url, key) => {
    expect(searchableUrl(url)).toBe(key);
    const { getSurt } = await import('warcio');
    expect(getSurt(url)).toBe(key);
  });

  it('the lines are in the order of their bytes', () => {
    const record = {
      date: SUBJECT.capturedAt,
      mediaType: 'text/html',
      sha256: 'a',
      offset: 0,
      length: 1,
      filename: 'data.warc',
    };
    const urls = ['urn:view:x', 'https://b.example/', 'https://a.example/~', 'https://a.example/Z'];
    const keys = indexLines(cdxjText(urls.map((url) => ({ ...record, url })))).map(({ key }) => key);
    expect(keys).toEqual(['example,a)/z', 'example,a)/~', 'example,b)/', 'urn:view:x']);
  });
});
