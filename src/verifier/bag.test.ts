import { createHash } from 'node:crypto';
import { deflateRawSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { crc32 } from '../integrity/crc32';
import { browserHashing } from './browser-hashing';
import type { Finding } from './findings';
import type { HashAlgorithm } from './hashing';
import { type AnySource, bytesSource } from './source';
import { joinBytes, utf8 } from './test-bundle';
import { verify, type Verification } from './verify';

type Bytes = Uint8Array<ArrayBuffer>;

const hex = (algorithm: HashAlgorithm, bytes: Uint8Array): string =>
  createHash(algorithm).update(bytes).digest('hex');

interface BagShape {
  readonly version?: string;
  readonly encoding?: string;
  readonly algorithms?: readonly HashAlgorithm[];
  readonly payload?: Readonly<Record<string, string>>;
  readonly encode?: (text: string) => Bytes;
  readonly lineEnd?: string;
  readonly tagManifest?: boolean;
}

/** A bag by RFC 8493, made with Node's digests: a second hand for the reader to be held to. */
function makeBag(shape: BagShape = {}): Map<string, Bytes> {
  const { version = '1.0', encoding = 'UTF-8', algorithms = ['sha256'], lineEnd = '\n' } = shape;
  const { payload = { 'data/one.txt': 'one', 'data/folder/two.txt': 'two' }, tagManifest = true } = shape;
  const encode = shape.encode ?? utf8;
  const files = new Map<string, Bytes>();
  for (const [path, text] of Object.entries(payload)) files.set(path, utf8(text));
  files.set(
    'bagit.txt',
    utf8(`BagIt-Version: ${version}${lineEnd}Tag-File-Character-Encoding: ${encoding}${lineEnd}`),
  );
  const bytes = Object.values(payload).reduce((sum, text) => sum + utf8(text).byteLength, 0);
  const info = version < '0.96' ? 'package-info.txt' : 'bag-info.txt';
  files.set(info, encode(`Payload-Oxum: ${bytes}.${Object.keys(payload).length}${lineEnd}`));
  for (const algorithm of algorithms) {
    const lines = Object.entries(payload).map(
      ([path, text]) => `${hex(algorithm, utf8(text))}  ${path}${lineEnd}`,
    );
    files.set(`manifest-${algorithm}.txt`, encode(lines.join('')));
  }
  if (tagManifest) {
    for (const algorithm of algorithms) writeTagManifest(files, algorithm, encode, lineEnd);
  }
  return files;
}

function writeTagManifest(
  files: Map<string, Bytes>,
  algorithm: HashAlgorithm,
  encode: (text: string) => Bytes = utf8,
  lineEnd = '\n',
): void {
  const tags = [...files].filter(([path]) => !path.startsWith('data/') && !path.startsWith('tagmanifest'));
  const lines = tags.map(([path, bytes]) => `${hex(algorithm, bytes)}  ${path}${lineEnd}`);
  files.set(`tagmanifest-${algorithm}.txt`, encode(lines.join('')));
}

function folderOf(
  files: ReadonlyMap<string, Bytes>,
  folders: readonly string[] = [],
  odd: readonly string[] = [],
): AnySource {
  return {
    name: 'bag',
    files: [...files].map(([path, bytes]) => bytesSource(bytes, path)),
    folders,
    odd,
  };
}

async function check(source: AnySource): Promise<Verification> {
  return verify({
    sources: [source],
    mode: 'bag',
    hashing: browserHashing,
    anchors: null,
    known: [],
    requireKnown: false,
    signal: new AbortController().signal,
  });
}

const findingsOf = ({ bundles }: Verification): readonly Finding[] => bundles[0]?.volumes[0]?.findings ?? [];

async function codesOf(files: ReadonlyMap<string, Bytes>, folders?: readonly string[]): Promise<string[]> {
  const result = await check(folderOf(files, folders));
  const bad = findingsOf(result).filter(({ severity }) => severity !== 'notice');
  expect(result.verdict === 'whole').toBe(bad.length === 0);
  return [...new Set(bad.map(({ code }) => code))];
}

/** Changes a bag and makes its tag manifest anew, so that only what was meant is wrong. */
function changed(shape: BagShape, change: (files: Map<string, Bytes>) => void): Map<string, Bytes> {
  const files = makeBag({ ...shape, tagManifest: false });
  change(files);
  return files;
}

const VERSIONS = ['0.93', '0.94', '0.95', '0.96', '0.97', '1.0'];

describe('valid bags', () => {
  test.each(VERSIONS)('version %s, with every digest there is', async (version) => {
    const algorithms = ['md5', 'sha1', 'sha224', 'sha256', 'sha384', 'sha512'] as const;
    expect(await codesOf(makeBag({ version, algorithms }))).toEqual([]);
  });

  test.each([
    ['LF', '\n'],
    ['CR', '\r'],
    ['CRLF', '\r\n'],
  ])('lines that end in %s', async (_, lineEnd) => {
    expect(await codesOf(makeBag({ lineEnd }))).toEqual([]);
  });

  test('no payload at all, in a folder that is there', async () => {
    expect(await codesOf(makeBag({ payload: {} }), ['data'])).toEqual([]);
  });

  test('no tag manifest and no bag-info.txt', async () => {
    const files = makeBag({ tagManifest: false });
    files.delete('bag-info.txt');
    expect(await codesOf(files)).toEqual([]);
  });

  test('tag files that no manifest lists, and tag folders', async () => {
    const files = makeBag();
    files.set('notes/read me.txt', utf8('x'));
    expect(await codesOf(files)).toEqual([]);
  });

  test('names with spaces, letters of all kinds and a leading dot', async () => {
    const payload = { 'data/with space.txt': '1', 'data/Grüße – 世界.txt': '2', 'data/.keep': '' };
    expect(await codesOf(makeBag({ payload }))).toEqual([]);
  });

  test('a line feed, a carriage return and a percent sign in a name, written as RFC 3986 has it', async () => {
    const files = changed({ payload: {} }, (bag) => {
      bag.set('data/a\nb\rc%d', utf8('x'));
      bag.set('manifest-sha256.txt', utf8(`${hex('sha256', utf8('x'))}  data/a%0Ab%0dc%25d\n`));
      bag.delete('bag-info.txt');
    });
    expect(await codesOf(files)).toEqual([]);
  });

  test('digests in capitals, tabs, `*` and `./` before a path', async () => {
    const files = changed({}, (bag) => {
      const one = hex('sha256', utf8('one')).toUpperCase();
      const two = hex('sha256', utf8('two'));
      bag.set('manifest-sha256.txt', utf8(`${one} \t ./data/one.txt\n${two} *data/folder/two.txt\n`));
    });
    expect(await codesOf(files)).toEqual([]);
  });

  const utf16 = (bigEndian: boolean, mark: boolean) => (text: string) => {
    const units = (mark ? '\ufeff' : '') + text;
    const bytes = new Uint8Array(units.length * 2);
    const view = new DataView(bytes.buffer);
    for (let at = 0; at < units.length; at += 1) view.setUint16(2 * at, units.charCodeAt(at), !bigEndian);
    return bytes;
  };
  test.each([
    ['UTF-16', utf16(true, true)],
    ['UTF-16', utf16(false, true)],
    ['UTF-16', utf16(true, false)],
    ['UTF-16LE', utf16(false, false)],
    ['UTF-16BE', utf16(true, false)],
    ['ISO-8859-1', (text: string) => Uint8Array.from(text, (letter) => letter.charCodeAt(0))],
  ])('tag files in %s', async (encoding, encode) => {
    const payload = { 'data/Grüße.txt': 'x' };
    expect(await codesOf(makeBag({ encoding, encode, payload }))).toEqual([]);
  });

  test('a name in another normalisation than the manifest’s, with a notice', async () => {
    const files = makeBag({ payload: { 'data/Gr\u00fc\u00dfe.txt': 'x' } });
    files.set('data/Gru\u0308\u00dfe.txt', files.get('data/Gr\u00fc\u00dfe.txt') ?? utf8(''));
    files.delete('data/Gr\u00fc\u00dfe.txt');
    const result = await check(folderOf(files));
    expect(result.verdict).toBe('whole');
    expect(findingsOf(result).map(({ code }) => code)).toEqual(['name-spelt-otherwise']);
  });

  test('one file in each of two manifests, before 1.0', async () => {
    const partial = (version: string): Map<string, Bytes> =>
      changed({ version, algorithms: ['md5', 'sha1'] }, (bag) => {
        bag.set('manifest-md5.txt', utf8(`${hex('md5', utf8('one'))}  data/one.txt\n`));
        bag.set('manifest-sha1.txt', utf8(`${hex('sha1', utf8('two'))}  data/folder/two.txt\n`));
      });
    expect(await codesOf(partial('0.97'))).toEqual([]);
    expect(await codesOf(partial('1.0'))).toEqual(['not-in-every-manifest']);
  });

  test('bag-info.txt with repeated labels and values of several lines', async () => {
    const files = changed({}, (bag) => {
      bag.set(
        'bag-info.txt',
        utf8(
          'Contact-Name: An Invented Person\nContact-Name: Another\nNote: a long\n  value\npayload-oxum: 6.2\n',
        ),
      );
    });
    expect(await codesOf(files)).toEqual([]);
  });

  test('fetch.txt of files that are there', async () => {
    const files = changed({}, (bag) => {
      bag.set(
        'fetch.txt',
        utf8('https://harbour.example/one 3 data/one.txt\nhttps://harbour.example/2 - data/folder/two.txt\n'),
      );
    });
    expect(await codesOf(files)).toEqual([]);
  });

  test('a manifest of an unknown digest beside one that is known', async () => {
    const files = makeBag();
    files.set('manifest-whirlpool.txt', utf8('00  data/one.txt\n'));
    expect(await codesOf(files)).toEqual([]);
  });
});

describe('bags that are not valid', () => {
  const cases: readonly (readonly [string, string, BagShape, (files: Map<string, Bytes>) => void])[] = [
    ['no bagit.txt', 'declaration-missing', {}, (bag) => bag.delete('bagit.txt')],
    [
      'bagit.txt with a byte order mark',
      'declaration-invalid',
      {},
      (bag) =>
        bag.set('bagit.txt', joinBytes([Uint8Array.of(0xef, 0xbb, 0xbf), bag.get('bagit.txt') ?? utf8('')])),
    ],
    [
      'bagit.txt in the other order',
      'declaration-invalid',
      {},
      (bag) => bag.set('bagit.txt', utf8('Tag-File-Character-Encoding: UTF-8\nBagIt-Version: 1.0\n')),
    ],
    [
      'bagit.txt with a third line',
      'declaration-invalid',
      {},
      (bag) =>
        bag.set('bagit.txt', utf8('BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\nMore: x\n')),
    ],
    [
      'bagit.txt with one line',
      'declaration-invalid',
      {},
      (bag) => bag.set('bagit.txt', utf8('BagIt-Version: 1.0\n')),
    ],
    [
      'bagit.txt with another white space (1.0)',
      'declaration-invalid',
      {},
      (bag) => bag.set('bagit.txt', utf8('BagIt-Version : 1.0\nTag-File-Character-Encoding: UTF-8\n')),
    ],
    [
      'a version nobody knows',
      'version-unsupported',
      {},
      (bag) => bag.set('bagit.txt', utf8('BagIt-Version: 7.0\nTag-File-Character-Encoding: UTF-8\n')),
    ],
    [
      'an encoding nobody knows',
      'encoding-unsupported',
      {},
      (bag) => bag.set('bagit.txt', utf8('BagIt-Version: 1.0\nTag-File-Character-Encoding: WTF-9\n')),
    ],
    [
      'a manifest that is not of its encoding',
      'encoding-unsupported',
      {},
      (bag) => bag.set('bag-info.txt', Uint8Array.of(0xff, 0xfe, 0xfd)),
    ],
    ['no payload folder', 'payload-missing', { payload: {} }, () => undefined],
    [
      'no manifest',
      'manifest-missing',
      { payload: {} },
      (bag) => {
        bag.delete('manifest-sha256.txt');
        bag.set('data/.keep', utf8(''));
      },
    ],
    [
      'only a manifest of an unknown digest',
      'manifest-missing',
      {},
      (bag) => {
        bag.delete('manifest-sha256.txt');
        bag.set('manifest-whirlpool.txt', utf8('00  data/one.txt\n'));
      },
    ],
    ['a file missing', 'file-missing', {}, (bag) => bag.delete('data/one.txt')],
    ['a file changed', 'file-altered', {}, (bag) => bag.set('data/one.txt', utf8('One'))],
    ['a file that no manifest lists', 'file-extra', {}, (bag) => bag.set('data/.DS_Store', utf8('x'))],
    [
      'a file listed twice with two digests',
      'listed-twice',
      {},
      (bag) =>
        bag.set(
          'manifest-sha256.txt',
          joinBytes([bag.get('manifest-sha256.txt') ?? utf8(''), utf8(`${'0'.repeat(64)}  data/one.txt\n`)]),
        ),
    ],
    [
      'a digest of the wrong length',
      'manifest-line',
      {},
      (bag) => bag.set('manifest-sha256.txt', utf8('abc  data/one.txt\n')),
    ],
    [
      'a line that is no line of a manifest',
      'manifest-line',
      {},
      (bag) => bag.set('manifest-sha256.txt', utf8('what is this\n')),
    ],
    [
      'a payload manifest that lists a tag file',
      'listed-wrongly',
      {},
      (bag) =>
        bag.set(
          'manifest-sha256.txt',
          joinBytes([
            bag.get('manifest-sha256.txt') ?? utf8(''),
            utf8(`${hex('sha256', bag.get('bagit.txt') ?? utf8(''))}  bagit.txt\n`),
          ]),
        ),
    ],
    [
      'a wrong Payload-Oxum',
      'oxum-differs',
      {},
      (bag) => bag.set('bag-info.txt', utf8('Payload-Oxum: 7.2\n')),
    ],
    [
      'a malformed Payload-Oxum',
      'bag-info-line',
      {},
      (bag) => bag.set('bag-info.txt', utf8('Payload-Oxum: 6\n')),
    ],
    [
      'a line of bag-info.txt without a colon',
      'bag-info-line',
      {},
      (bag) => bag.set('bag-info.txt', utf8('Payload\n')),
    ],
    [
      'a line of bag-info.txt without white space (1.0)',
      'bag-info-line',
      {},
      (bag) => bag.set('bag-info.txt', utf8('Source:x\n')),
    ],
    [
      'bag-info.txt that begins in the middle of a value',
      'bag-info-line',
      {},
      (bag) => bag.set('bag-info.txt', utf8('  value\n')),
    ],
    [
      'a line of fetch.txt that is none',
      'fetch-line',
      {},
      (bag) => bag.set('fetch.txt', utf8('https://harbour.example/one data/one.txt\n')),
    ],
    [
      'fetch.txt with a file that no manifest lists',
      'fetch-unlisted',
      {},
      (bag) => bag.set('fetch.txt', utf8('https://harbour.example/three 3 data/three.txt\n')),
    ],
    [
      'fetch.txt with a tag file',
      'fetch-unlisted',
      {},
      (bag) => bag.set('fetch.txt', utf8('https://harbour.example/info 3 bag-info.txt\n')),
    ],
    [
      'a file that is yet to be fetched',
      'file-missing',
      {},
      (bag) => {
        bag.set('fetch.txt', utf8('https://harbour.example/one 3 data/one.txt\n'));
        bag.delete('data/one.txt');
      },
    ],
  ];
  test.each(cases)('%s', async (_, code, shape, change) => {
    expect(await codesOf(changed(shape, change))).toContain(code);
  });

  test.each([
    ['absolute', '/etc/passwd'],
    ['with a drive', 'C:/windows/x'],
    ['with a step upwards', 'data/../../x'],
    ['with an encoded step', 'data/..%0A/../../x'],
    ['in a home folder', '~/x'],
    ['of another person', '~root/x'],
    ['with backslashes', 'data\\one.txt'],
  ])('a path %s, in manifest and fetch.txt', async (_, path) => {
    const manifest = changed({}, (bag) => {
      bag.set(
        'manifest-sha256.txt',
        joinBytes([bag.get('manifest-sha256.txt') ?? utf8(''), utf8(`${'0'.repeat(64)}  ${path}\n`)]),
      );
    });
    expect(await codesOf(manifest)).toContain('unsafe-name');
    const fetched = changed({}, (bag) => {
      bag.set('fetch.txt', utf8(`https://harbour.example/x 3 ${path}\n`));
    });
    expect(await codesOf(fetched)).toContain('unsafe-name');
  });

  test('a tag file that was changed or is gone', async () => {
    const altered = makeBag();
    altered.set('bag-info.txt', utf8('Payload-Oxum: 6.2\nNote: x\n'));
    expect(await codesOf(altered)).toEqual(['file-altered']);
    const gone = makeBag();
    gone.delete('bag-info.txt');
    expect(await codesOf(gone)).toEqual(['file-missing']);
  });

  test('a tag manifest without the payload manifest, or with payload or a tag manifest in it (1.0)', async () => {
    for (const line of [
      '',
      `${hex('sha256', utf8('one'))}  data/one.txt\n`,
      `${'0'.repeat(64)}  tagmanifest-sha256.txt\n`,
    ]) {
      const files = makeBag();
      const own = hex('sha256', files.get('manifest-sha256.txt') ?? utf8(''));
      files.set('tagmanifest-sha256.txt', utf8(line === '' ? '' : `${own}  manifest-sha256.txt\n${line}`));
      expect(await codesOf(files)).toContain('listed-wrongly');
    }
  });

  test('the same file twice with one digest: a fault from 1.0 on', async () => {
    const twice = (version: string): Map<string, Bytes> =>
      changed({ version }, (bag) => {
        const text = bag.get('manifest-sha256.txt') ?? utf8('');
        bag.set('manifest-sha256.txt', joinBytes([text, text]));
      });
    expect(await codesOf(twice('1.0'))).toEqual(['listed-twice']);
    expect(await codesOf(twice('0.97'))).toEqual([]);
  });

  test('a link among the files', async () => {
    const result = await check(folderOf(makeBag(), [], ['data/link']));
    expect(findingsOf(result).map(({ code }) => code)).toEqual(['odd-file']);
  });

  test('names that differ only in case are told of', async () => {
    const result = await check(folderOf(makeBag({ payload: { 'data/A.txt': '1', 'data/a.txt': '2' } })));
    expect(result.verdict).toBe('whole');
    expect(findingsOf(result).map(({ code }) => code)).toEqual(['names-alike']);
  });
});

/** A zip as many programs make it: deflated, with extra fields, folders and a comment. */
function foreignZip(files: ReadonlyMap<string, Bytes>, root: string): Bytes {
  const parts: Uint8Array[] = [];
  const directory: Uint8Array[] = [];
  let offset = 0;
  const entries: (readonly [string, Bytes])[] = [[`${root}/`, utf8('')]];
  for (const [path, bytes] of files) entries.push([`${root}/${path}`, bytes]);
  for (const [name, bytes] of entries) {
    const packed = name.endsWith('/') ? bytes : new Uint8Array(deflateRawSync(bytes));
    const nameBytes = utf8(name);
    const extra = Uint8Array.of(0x55, 0x54, 5, 0, 1, 0, 0, 0, 0x60);
    const common = new DataView(new ArrayBuffer(26));
    [20, 0x0800, name.endsWith('/') ? 0 : 8, 0x4800, 0x5d43].forEach((value, at) => {
      common.setUint16(2 * at, value, true);
    });
    [crc32(bytes), packed.byteLength, bytes.byteLength].forEach((value, at) => {
      common.setUint32(10 + 4 * at, value, true);
    });
    common.setUint16(22, nameBytes.byteLength, true);
    common.setUint16(24, extra.byteLength, true);
    const head = new Uint8Array(common.buffer);
    const local = joinBytes([Uint8Array.of(0x50, 0x4b, 3, 4), head, nameBytes, extra, packed]);
    const rest = new DataView(new ArrayBuffer(14));
    rest.setUint32(10, offset, true);
    directory.push(
      joinBytes([
        Uint8Array.of(0x50, 0x4b, 1, 2, 0x1e, 3),
        head,
        new Uint8Array(rest.buffer),
        nameBytes,
        extra,
      ]),
    );
    parts.push(local);
    offset += local.byteLength;
  }
  const central = joinBytes(directory);
  const end = new DataView(new ArrayBuffer(22));
  end.setUint32(0, 0x06054b50, true);
  end.setUint16(8, entries.length, true);
  end.setUint16(10, entries.length, true);
  end.setUint32(12, central.byteLength, true);
  end.setUint32(16, offset, true);
  end.setUint16(20, 2, true);
  return joinBytes([...parts, central, new Uint8Array(end.buffer), utf8('hi')]);
}

describe('a bag in a zip of another program', () => {
  test('is read, compressed or not', async () => {
    const big = 'x'.repeat(6_000_000);
    const files = makeBag({ payload: { 'data/one.txt': 'one', 'data/big.txt': big, 'data/Grüße.txt': 'ü' } });
    const result = await check(bytesSource(foreignZip(files, 'my bag'), 'bag.zip'));
    expect(findingsOf(result)).toEqual([]);
    expect(result.verdict).toBe('whole');
  });

  test('and what unpacks to more than it announces is refused on the way', async () => {
    const files = makeBag({ payload: { 'data/big.txt': 'x'.repeat(3_000_000) } });
    const zip = foreignZip(files, 'bag');
    const view = new DataView(zip.buffer);
    for (let at = 0; at < zip.byteLength - 4; at += 1) {
      const place = view.getUint32(at, true) === 3_000_000;
      if (place) view.setUint32(at, 1000, true);
    }
    const result = await check(bytesSource(zip, 'bag.zip'));
    expect(result.verdict).toBe('not-whole');
    expect(findingsOf(result).map(({ code, path }) => `${code} ${path}`)).toContain(
      'file-altered data/big.txt',
    );
  });

  test('and a changed byte of it is seen', async () => {
    const zip = foreignZip(makeBag({ payload: { 'data/one.txt': 'one and more' } }), 'bag');
    const at = zip.findIndex(
      (_, index) => String.fromCharCode(...zip.subarray(index, index + 12)) === 'data/one.txt',
    );
    zip[at + 12 + 9 + 3] = (zip[at + 12 + 9 + 3] ?? 0) ^ 1;
    expect((await check(bytesSource(zip, 'bag.zip'))).verdict).toBe('not-whole');
  });
});

describe('what the drafts and the RFC leave open', () => {
  test('empty lines and values say nothing', async () => {
    const files = changed({}, (bag) => {
      bag.set('bag-info.txt', utf8('Source-Organization:\n\nPayload-Oxum: 6.2\n'));
      bag.set('manifest-sha256.txt', joinBytes([bag.get('manifest-sha256.txt') ?? utf8(''), utf8('\n')]));
    });
    expect(await codesOf(files)).toEqual([]);
  });

  test('a bag inside a bag is payload', async () => {
    const inner = makeBag({ version: '0.97', algorithms: ['md5'] });
    const payload: Record<string, string> = {};
    for (const [path, bytes] of inner) payload[`data/${path}`] = new TextDecoder().decode(bytes);
    expect(await codesOf(makeBag({ payload }))).toEqual([]);
  });

  test('package-info.txt before 0.96, whose Payload-Oxum counts', async () => {
    const files = changed({ version: '0.95' }, (bag) => {
      bag.set('package-info.txt', utf8('Payload-Oxum: 7.2\n'));
    });
    expect(await codesOf(files)).toEqual(['oxum-differs']);
  });

  test('a percent sign that a draft’s program wrote as it is', async () => {
    for (const version of ['0.96', '0.97', '1.0']) {
      const files = changed({ version, payload: {} }, (bag) => {
        bag.set('data/100%25.txt', utf8('x'));
        bag.set('manifest-sha256.txt', utf8(`${hex('sha256', utf8('x'))}  data/100%25.txt\n`));
        bag.delete('bag-info.txt');
      });
      expect(await codesOf(files)).toEqual([]);
    }
  });
});
