import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { canonicalBytes, canonicalJson } from '../integrity/canonical-json';
import { fromHex, sha256Hex, toHex } from '../integrity/digest';
import { hashesOf, inclusionPath } from '../integrity/merkle-tree';
import { makeProof } from '../integrity/open-timestamps';
import { makeSigningKeys, publicKeyDer, publicKeyPem, signBytes } from '../integrity/signing';
import { type Issued, ROOT, STAMPING, TestAuthority } from '../integrity/test-authority';
import { newNonce, timeStampRequest } from '../integrity/time-stamp-request';
import {
  entryLines,
  makeVolume,
  sealManifests,
  smallArchive,
  TestArchive,
  type TestFiles,
  type TestHead,
  textOf,
  utf8,
  zipOf,
} from './test-bundle';
import { faultsOf, verifyFiles, verifyZips } from './test-verify';

type Bytes = Uint8Array<ArrayBuffer>;

let archive: TestArchive;
let whole: TestFiles;

beforeAll(async () => {
  archive = await smallArchive();
  archive.exported.push(await archive.head(2));
  whole = await makeVolume(archive);
});

const copy = (): TestFiles => new Map(whole);
const bytesAt = (files: TestFiles, path: string): Bytes => {
  const bytes = files.get(path);
  if (bytes === undefined) throw new Error(`no ${path} in the bundle`);
  return bytes;
};
const pathOf = (files: TestFiles, end: string): string => {
  const path = [...files.keys()].find((candidate) => candidate.endsWith(end));
  if (path === undefined) throw new Error(`nothing ends in ${end}`);
  return path;
};

/** Faults after the files were changed by somebody who does not touch the manifests. */
async function faultsAfter(change: (files: TestFiles) => void): Promise<string[]> {
  const files = copy();
  change(files);
  const result = await verifyFiles(files);
  expect(result.verdict).not.toBe('whole');
  expect(result.bundles[0]?.proved).toEqual([]);
  return faultsOf(result);
}

/** As the owner of the key could do it: content is changed, manifests and signature are made anew. */
async function faultsOfInsider(change: (files: TestFiles) => void | Promise<void>): Promise<string[]> {
  const result = await verifyFiles(await makeVolume(archive, { change }));
  expect(result.verdict).toBe('not-whole');
  return faultsOf(result);
}

test('what is tampered with below is whole to begin with', async () => {
  expect(faultsOf(await verifyFiles(whole))).toEqual([]);
});

describe('a changed byte', () => {
  test('in any file of the bundle, the zip made anew around it', async () => {
    for (const path of whole.keys()) {
      const before = bytesAt(whole, path);
      for (const place of new Set([0, before.byteLength >> 1, before.byteLength - 1])) {
        if (place < 0) continue;
        const faults = await faultsAfter((files) => {
          const bytes = before.slice();
          bytes[place] = (bytes[place] ?? 0) ^ 0x20;
          files.set(path, bytes);
        });
        expect({ path, place, faults: faults.length }).not.toMatchObject({ faults: 0 });
      }
    }
  });

  test('a byte more, a byte less', async () => {
    const path = pathOf(whole, 'text.txt');
    const before = bytesAt(whole, path);
    expect(await faultsAfter((files) => files.set(path, before.slice(1)))).toContain(`file-altered ${path}`);
    expect(await faultsAfter((files) => files.set(path, utf8(`${textOf(before)} `)))).toContain(
      `file-altered ${path}`,
    );
  });
});

describe('files', () => {
  test('any of them removed', async () => {
    for (const path of whole.keys()) {
      const faults = await faultsAfter((files) => files.delete(path));
      expect(faults.some((fault) => fault.includes(path) || fault.includes('declaration'))).toBe(true);
    }
  });

  test.each([
    'data/extra.txt',
    'data/captures/0001-2026-10-01-harbour.example/more.png',
    'extra.txt',
    'journal/more.jsonl',
    'signatures/other.sig',
    'manifest-md5.txt',
    'tagmanifest-md5.txt',
  ])('one added: %s', async (path) => {
    const faults = await faultsAfter((files) => files.set(path, utf8('added')));
    expect(faults).toContain(`file-extra ${path}`);
  });

  test('one renamed', async () => {
    const path = pathOf(whole, 'post.png');
    const faults = await faultsAfter((files) => {
      files.set(path.replace('post', 'poss'), bytesAt(files, path));
      files.delete(path);
    });
    expect(faults).toEqual(
      expect.arrayContaining([`file-missing ${path}`, `file-extra ${path.replace('post', 'poss')}`]),
    );
  });

  test('two swapped', async () => {
    const [one, other] = [pathOf(whole, 'text.txt'), pathOf(whole, 'page.html')];
    const faults = await faultsAfter((files) => {
      files.set(one, bytesAt(whole, other));
      files.set(other, bytesAt(whole, one));
    });
    expect(faults).toEqual(
      expect.arrayContaining([`file-altered ${one}`, `artifact-altered ${one}`, `file-altered ${other}`]),
    );
  });

  test('two swapped between captures, manifests and signature made anew', async () => {
    const one = 'data/captures/0001-2026-10-01-harbour.example/text.txt';
    const other = one.replace('0001', '0002');
    const faults = await faultsOfInsider((files) => {
      const [first, second] = [bytesAt(files, one), bytesAt(files, other)];
      files.set(one, second).set(other, first);
    });
    expect(faults).toEqual(expect.arrayContaining([`artifact-altered ${one}`, `artifact-altered ${other}`]));
  });

  test('one put among those of a capture, manifests and signature made anew', async () => {
    const path = 'data/captures/0001-2026-10-01-harbour.example/forged.png';
    expect(await faultsOfInsider((files) => void files.set(path, utf8('x')))).toEqual([
      `artifact-extra ${path}`,
    ]);
  });

  test('one of a capture removed, manifests and signature made anew', async () => {
    const path = pathOf(whole, 'page.html');
    const faults = await faultsOfInsider((files) => void files.delete(path));
    expect(faults).toEqual([`artifact-missing ${path}`]);
  });

  test('what the bundle says was left out is a notice', async () => {
    const files = await makeVolume(archive, {
      completeness: 'INCOMPLETE: 1 not included, see READ-ME-FIRST.txt',
      change: (held) => void held.delete(pathOf(held, 'page.html')),
    });
    const result = await verifyFiles(files);
    expect(result.verdict).toBe('whole');
    expect(result.bundles[0]?.completeness).toMatch(/^INCOMPLETE/);
  });
});

describe('records and remarks', () => {
  const record = 'data/captures/0001-2026-10-01-harbour.example/record.json';
  const edited = (bytes: Bytes): Bytes => utf8(textOf(bytes).replace('An Invented Author', 'Somebody Else'));

  test('a record edited, manifests made anew, signature left', async () => {
    const files = copy();
    files.set(record, edited(bytesAt(files, record)));
    const signature = bytesAt(files, 'signatures/tagmanifest-sha256.txt.sig');
    await sealManifests(files, archive.keys);
    files.set('signatures/tagmanifest-sha256.txt.sig', signature);
    expect(faultsOf(await verifyFiles(files))).toEqual(
      expect.arrayContaining([
        'signature-wrong signatures/tagmanifest-sha256.txt.sig',
        `record-altered ${record}`,
      ]),
    );
  });

  test('a record edited and signed with a fresh key in the place of the old', async () => {
    const files = copy();
    files.set(record, edited(bytesAt(files, record)));
    const keys = await makeSigningKeys();
    files.set('signatures/signer-public-key.pem', utf8(publicKeyPem(await publicKeyDer(keys.publicKey))));
    files.set(
      'signatures/tree-head.json.sig',
      await signBytes(keys.privateKey, bytesAt(files, 'journal/tree-head.json')),
    );
    await sealManifests(files, keys);
    expect(faultsOf(await verifyFiles(files))).toEqual(
      expect.arrayContaining(['key-wrong signatures/signer-public-key.pem', `record-altered ${record}`]),
    );
  });

  test('a record edited by the owner of the key', async () => {
    const faults = await faultsOfInsider((files) => void files.set(record, edited(bytesAt(files, record))));
    expect(faults).toEqual([`record-altered ${record}`]);
  });

  test('a record in another form of the same JSON', async () => {
    const faults = await faultsOfInsider((files) => {
      files.set(record, utf8(JSON.stringify(JSON.parse(textOf(bytesAt(files, record))), null, 1)));
    });
    expect(faults).toContain(`malformed ${record}`);
  });

  test('a capture twice under two folders, and one the journal does not know', async () => {
    const twice = await faultsOfInsider((files) => {
      for (const [path, bytes] of new Map(files)) {
        if (path.includes('/0001-')) files.set(path.replace('/0001-', '/0009-'), bytes);
      }
    });
    expect(twice).toContain('capture-twice data/captures/0009-2026-10-01-harbour.example/record.json');
    const unknown = await faultsOfInsider((files) => {
      const value = JSON.parse(textOf(bytesAt(files, record))) as object;
      files.set(record, canonicalBytes({ ...value, id: 'another' }));
    });
    expect(unknown).toEqual(expect.arrayContaining([`record-unsealed ${record}`]));
  });

  test('a remark edited by the owner of the key, or without an entry', async () => {
    const remark = 'data/captures/0002-2026-10-01-harbour.example/remark.json';
    const changed = await faultsOfInsider((files) => {
      files.set(remark, utf8(textOf(bytesAt(files, remark)).replace('A note', 'Another note')));
    });
    expect(changed).toEqual([`remark-altered ${remark}`]);
    const added = await faultsOfInsider((files) => {
      const { id } = JSON.parse(textOf(bytesAt(files, record))) as { id: string };
      const value = JSON.parse(textOf(bytesAt(files, remark))) as object;
      files.set(record.replace('record', 'remark'), canonicalBytes({ ...value, captureId: id }));
    });
    expect(added).toEqual([`remark-altered ${record.replace('record', 'remark')}`]);
  });
});

describe('the whole made anew with a fresh key', () => {
  test('is whole, and shows another fingerprint', async () => {
    const forged = await smallArchive();
    const result = await verifyFiles(await makeVolume(forged), { known: [archive.fingerprint] });
    expect(result.verdict).toBe('whole');
    expect(result.bundles[0]?.key).toEqual({ fingerprint: forged.fingerprint, known: false });
    expect(result.bundles[0]?.notProved).toContain('whose-key');
    const asked = await verifyFiles(await makeVolume(forged), {
      known: [archive.fingerprint],
      requireKnown: true,
    });
    expect(faultsOf(asked)).toEqual(['key-not-known']);
  });

  test('a head of this archive in a bundle of that one', async () => {
    const faults = await faultsOfInsider(async (files) => {
      const other = await (await smallArchive()).head();
      files.set('journal/tree-head.json', other.bytes);
      files.set('signatures/tree-head.json.sig', other.signature);
    });
    expect(faults).toEqual(
      expect.arrayContaining([
        'key-wrong signatures/signer-public-key.pem',
        'signature-wrong signatures/tree-head.json.sig',
        'entry-not-in-journal journal/entries.jsonl',
      ]),
    );
  });

  test.each(['journal/', 'signatures/'])('no %s at all is no older kind of bundle', async (folder) => {
    const faults = await faultsOfInsider((files) => {
      for (const path of files.keys()) if (path.startsWith(folder)) files.delete(path);
    });
    expect(faults.length).toBeGreaterThan(0);
  });

  test('the unsigned', async () => {
    const files = copy();
    files.delete('signatures/tagmanifest-sha256.txt.sig');
    expect(faultsOf(await verifyFiles(files))).toEqual([
      'signature-missing signatures/tagmanifest-sha256.txt.sig',
    ]);
  });
});

describe('the journal', () => {
  const ENTRIES = 'journal/entries.jsonl';
  const lines = (files: TestFiles): string[] => textOf(bytesAt(files, ENTRIES)).split('\n').slice(0, -1);
  const withLines = (change: (before: string[]) => string[]) => (files: TestFiles) => {
    files.set(
      ENTRIES,
      utf8(
        change(lines(files))
          .map((line) => `${line}\n`)
          .join(''),
      ),
    );
  };

  test('an entry removed', async () => {
    expect(await faultsOfInsider(withLines(([, ...rest]) => rest))).toEqual([
      'record-unsealed data/captures/0001-2026-10-01-harbour.example/record.json',
    ]);
  });

  test('entries in another order', async () => {
    expect(await faultsOfInsider(withLines((before) => before.toReversed()))).toContain(
      `entry-order ${ENTRIES}`,
    );
  });

  test('an entry twice', async () => {
    expect(await faultsOfInsider(withLines(([first = '', ...rest]) => [first, first, ...rest]))).toEqual(
      expect.arrayContaining([`entry-order ${ENTRIES}`, `capture-twice ${ENTRIES}`]),
    );
  });

  test('an entry rewritten', async () => {
    const faults = await faultsOfInsider(
      withLines(([first = '', ...rest]) => [first.replace('12:00:00.000Z', '11:00:00.000Z'), ...rest]),
    );
    expect(faults).toEqual([`entry-not-in-journal ${ENTRIES}`]);
  });

  test('an entry with a member more, whose proof holds for what it was', async () => {
    const faults = await faultsOfInsider(
      withLines(([first = '', ...rest]) => [
        canonicalJson({
          ...(JSON.parse(first) as { entry: object }),
          entry: { ...(JSON.parse(first) as { entry: object }).entry, note: 'x' },
        }),
        ...rest,
      ]),
    );
    expect(faults).toContain(`malformed ${ENTRIES}`);
  });

  test('links of nonsense, everything else made anew around them', async () => {
    const forged = await smallArchive();
    forged.entries[3] = { ...forged.entries[3]!, previous: 'f'.repeat(64) };
    const result = await verifyFiles(await makeVolume(forged));
    expect(faultsOf(result)).toEqual([`history-rewritten ${ENTRIES}`]);
  });

  test('an entry about something that is not here', async () => {
    const [first] = archive.captures;
    const faults = faultsOf(
      await verifyFiles(
        await makeVolume(archive, {
          captures: [first!],
          change: async (files) => {
            files.set(ENTRIES, utf8(await entryLines(archive, archive.captures, await archive.head())));
          },
        }),
      ),
    );
    expect(faults).toContain(`entry-foreign ${ENTRIES}`);
  });

  test('a head that does not follow from the one before', async () => {
    const CONSISTENCY = 'journal/consistency.jsonl';
    const faults = await faultsOfInsider((files) => {
      const line = JSON.parse(textOf(bytesAt(files, CONSISTENCY))) as object;
      files.set(CONSISTENCY, utf8(`${canonicalJson({ ...line, rootSha256: 'a'.repeat(64) })}\n`));
    });
    expect(faults).toEqual([`history-rewritten ${CONSISTENCY}`]);
  });

  test('no line feed at the end, white space, an empty line', async () => {
    for (const text of ['x', '\n', ' ']) {
      const faults = await faultsOfInsider((files) => {
        files.set(ENTRIES, utf8(textOf(bytesAt(files, ENTRIES)) + text));
      });
      expect(faults).toContain(`malformed ${ENTRIES}`);
    }
  });
});

test('a redacted copy that the journal has of something else than was sealed', async () => {
  const own = await smallArchive();
  const id = own.captures[0]?.id ?? '';
  const sealed = own.entries.find(({ act, captureId }) => act === 'captured' && captureId === id);
  await own.note('redacted copy made', id, 'cd'.repeat(32), { original: sealed?.sha256 ?? '' });
  expect(faultsOf(await verifyZips([await zipOf(await makeVolume(own))]))).toEqual([]);
  await own.note('redacted copy made', id, 'cd'.repeat(32), { original: 'ef'.repeat(32) });
  expect(faultsOf(await verifyZips([await zipOf(await makeVolume(own))]))).toEqual([
    'record-altered journal/entries.jsonl',
  ]);
});

describe('bundles of one archive', () => {
  test('the later one holds the earlier one’s head, and says so when it does not', async () => {
    const growing = await smallArchive();
    const march = await makeVolume(growing, { group: 'march' });
    growing.exported.push(await growing.head());
    await growing.note('exported', null, null);
    await growing.capture();
    const june = await makeVolume(growing, { group: 'june' });
    const together = await verifyZips([await zipOf(march), await zipOf(june)]);
    expect(faultsOf(together)).toEqual([]);
    expect(together.verdict).toBe('whole');
    expect(together.bundles[1]?.proved).toContain('only-added-to');

    // History rewritten between March and June: the earlier head is simply not spoken of.
    growing.exported.length = 0;
    growing.entries[0] = { ...growing.entries[0]!, at: '2026-09-01T12:00:00.000Z' };
    const forged = await makeVolume(growing, { group: 'june', captures: [growing.captures[2]!] });
    const against = await verifyZips([await zipOf(march), await zipOf(forged)]);
    expect(faultsOf(against)).toEqual(['bundle-not-continued volume-2.zip']);
    expect(against.verdict).toBe('not-whole');
  });

  test('of two archives are told apart', async () => {
    const other = await makeVolume(await smallArchive(), { group: 'other' });
    const result = await verifyZips([await zipOf(whole), await zipOf(other)]);
    expect(result.verdict).toBe('whole');
    expect(result.findings.map(({ code }) => code)).toEqual(['other-archives']);
  });
});

describe('volumes', () => {
  const volume = (part: number, more: object = {}): Promise<TestFiles> =>
    makeVolume(archive, {
      captures: [archive.captures[part - 1]!],
      part,
      parts: 2,
      name: `evidence-2026-10-03-1000-${part}of2`,
      ...more,
    });
  const zip = async (part: number, more?: object): Promise<Bytes> =>
    zipOf(await volume(part, more), `evidence-2026-10-03-1000-${part}of2`);
  let head: TestHead;
  beforeAll(async () => {
    head = await archive.head();
  });

  test('all together are one whole', async () => {
    const result = await verifyZips([await zip(2, { head }), await zip(1, { head })]);
    expect(faultsOf(result)).toEqual([]);
    expect(result.bundles).toHaveLength(1);
    expect(result.bundles[0]?.captures.map(({ number }) => number)).toEqual([1, 2]);
  });

  test('one of them missing, twice, of another head, cut off', async () => {
    const [one, two] = [await zip(1, { head }), await zip(2, { head })];
    expect(faultsOf(await verifyZips([one]))).toEqual(['volume-missing']);
    expect(faultsOf(await verifyZips([one, two, two]))).toEqual(['volume-twice volume-3.zip']);
    const other = await zip(2, { head: { ...(await archive.head()), ...(await laterHead()) } });
    expect(faultsOf(await verifyZips([one, other]))).toEqual(['volumes-differ volume-2.zip']);
    for (const length of [two.byteLength - 1, two.byteLength - 22, two.byteLength >> 1, 10]) {
      const cut = await verifyZips([one, two.slice(0, length)]);
      expect(cut.verdict).not.toBe('whole');
      expect(cut.bundles[1]?.verdict).toBe('unreadable');
    }
  });

  async function laterHead(): Promise<TestHead> {
    const bytes = canonicalBytes({
      ...(JSON.parse(textOf(head.bytes)) as object),
      at: '2026-10-04T10:00:00.000Z',
    });
    return {
      ...head,
      bytes,
      signature: await signBytes(archive.keys.privateKey, bytes),
      sha256: await sha256Hex(bytes),
    };
  }
});

describe('the zip', () => {
  let zip: Bytes;
  beforeAll(async () => {
    zip = await zipOf(whole);
  });
  const find = (bytes: Bytes, text: string, from = 0): number => {
    const wanted = utf8(text);
    for (let at = from; at < bytes.length; at += 1) {
      if (wanted.every((byte, place) => bytes[at + place] === byte)) return at;
    }
    throw new Error(`no ${text}`);
  };

  test('two files under one name', async () => {
    const doubled = new Map(whole);
    doubled.set('data/captures.csw', bytesAt(whole, 'data/captures.csv'));
    const bytes = await zipOf(doubled);
    for (let at = 0; ;) {
      try {
        at = find(bytes, 'data/captures.csw', at);
      } catch {
        break;
      }
      bytes.set(utf8('data/captures.csv'), at);
    }
    const faults = faultsOf(await verifyZips([bytes]));
    expect(faults).toContain('name-twice evidence-2026-10-03-1000/data/captures.csv');
  });

  test('local header and directory disagree about a name', async () => {
    const bytes = zip.slice();
    bytes.set(utf8('data/captures.csw'), find(bytes, 'data/captures.csv'));
    expect(faultsOf(await verifyZips([bytes]))).toContain(
      'structure-differs evidence-2026-10-03-1000/data/captures.csv',
    );
  });

  test('another file put in place by the directory alone', async () => {
    // A forged text of the same length lies in the zip; the directory leads there, the local header stays.
    const path = pathOf(whole, 'text.txt');
    const forged = new Map([...whole, ['data/zzz.txt', utf8('Words of post 9')] as const]);
    const bytes = await zipOf(forged);
    const view = new DataView(bytes.buffer);
    const name = `evidence-2026-10-03-1000/${path}`;
    const central = find(bytes, name, find(bytes, name) + 1) - 46;
    const other = find(bytes, 'data/zzz.txt') - 'evidence-2026-10-03-1000/'.length - 30;
    view.setUint32(central + 42, other, true);
    const faults = faultsOf(await verifyZips([bytes]));
    expect(faults).toContain(`unaccounted-bytes ${name}`);
  });

  test.each([
    ['before', (bytes: Bytes) => new Uint8Array([0, ...bytes])],
    ['after', (bytes: Bytes) => new Uint8Array([...bytes, 0])],
    ['twice', (bytes: Bytes) => new Uint8Array([...bytes, ...bytes])],
  ])('bytes %s it', async (_, make) => {
    expect((await verifyZips([make(zip)])).verdict).not.toBe('whole');
  });

  test('cut at any length', async () => {
    for (let length = 0; length < zip.byteLength; length += 97) {
      expect((await verifyZips([zip.slice(0, length)])).verdict).not.toBe('whole');
    }
  });

  test('a folder of it elsewhere', async () => {
    const named = await zipOf(whole, 'evidence-of-somebody-else');
    expect(faultsOf(await verifyZips([named]))).toEqual(['malformed bag-info.txt']);
  });
});

describe('time stamps', () => {
  const openssl = new TestAuthority();
  let root: Issued;
  let signer: Issued;
  let stamped: TestArchive;
  afterAll(openssl.done);

  const token = (sha256: string, by = signer): Bytes => {
    return openssl.reply(timeStampRequest(fromHex(sha256), newNonce()), by, [root]);
  };

  beforeAll(async () => {
    root = openssl.issue({ name: 'Root', extensions: ROOT });
    signer = openssl.issue({ name: 'Stamps', issuer: root, extensions: STAMPING });
    stamped = await TestArchive.open();
    await stamped.capture();
    await stamped.stamp((head) => new Map([['tsa.tsr', token(head.sha256)]]));
    await stamped.capture();
  });

  const check = async (
    change?: (files: TestFiles) => void | Promise<void>,
    anchors: Uint8Array[] | null = null,
  ) => verifyFiles(await makeVolume(stamped, change === undefined ? {} : { change }), { anchors });

  test('show by when a capture existed, for those that the head held', async () => {
    const open = await check();
    expect(faultsOf(open)).toEqual([]);
    const [bundle] = open.bundles;
    expect(bundle?.tokens).toMatchObject([{ headSize: 1, trust: 'unjudged' }]);
    expect(bundle?.captures.map(({ existedBy }) => existedBy?.trust ?? null)).toEqual(['unjudged', null]);
    expect(bundle?.proved).toEqual(expect.arrayContaining(['existed-by', 'only-added-to']));
    expect(bundle?.notProved).toEqual(expect.arrayContaining(['authority', 'when']));
    const anchored = await check(undefined, [root.der]);
    expect(faultsOf(anchored)).toEqual([]);
    expect(anchored.bundles[0]?.tokens).toMatchObject([{ trust: 'anchored' }]);
    expect(anchored.bundles[0]?.notProved).not.toContain('authority');
  });

  test('of an authority that is not trusted', async () => {
    const stranger = openssl.issue({ name: 'Stranger', extensions: ROOT });
    expect(faultsOf(await check(undefined, [stranger.der]))).toEqual([
      'token-untrusted timestamps/000001/tsa.tsr',
    ]);
  });

  test('of an authority that had expired', async () => {
    const expired = openssl.issue({
      name: 'Expired',
      issuer: root,
      extensions: STAMPING,
      from: '20210101000000Z',
      to: '20220101000000Z',
    });
    const late = token(stamped.stamped[0]!.head.sha256, expired);
    const faults = faultsOf(await check((files) => void files.set('timestamps/000001/tsa.tsr', late)));
    expect(faults).toEqual(['token-wrong timestamps/000001/tsa.tsr']);
  });

  test('of another bundle', async () => {
    const other = token(await sha256Hex(utf8('something else')));
    const faults = faultsOf(await check((files) => void files.set('timestamps/000001/tsa.tsr', other)));
    expect(faults).toEqual(['token-wrong timestamps/000001/tsa.tsr']);
  });

  test('with its head, of another archive', async () => {
    const forged = await TestArchive.open();
    await forged.capture();
    const files = await makeVolume(forged, {
      change: (held) => {
        const { head, files: beside } = stamped.stamped[0]!;
        held.set('timestamps/000001/tree-head.json', head.bytes);
        held.set('timestamps/000001/tree-head.json.sig', head.signature);
        for (const [name, bytes] of beside) held.set(`timestamps/000001/${name}`, bytes);
      },
    });
    const result = await verifyFiles(files);
    expect(faultsOf(result)).toEqual(['stamp-foreign timestamps/000001/tree-head.json']);
    expect(result.bundles[0]?.tokens).toEqual([]);
  });

  test('of a head that is not in the history', async () => {
    const bytes = canonicalBytes({
      ...(JSON.parse(textOf(stamped.stamped[0]!.head.bytes)) as object),
      rootSha256: 'b'.repeat(64),
    });
    const forged = token(await sha256Hex(bytes));
    const signature = await signBytes(stamped.keys.privateKey, bytes);
    const faults = faultsOf(
      await check((files) => {
        files.set('timestamps/000001/tree-head.json', bytes);
        files.set('timestamps/000001/tree-head.json.sig', signature);
        files.set('timestamps/000001/tsa.tsr', forged);
      }),
    );
    expect(faults).toContain('stamp-not-in-history timestamps/000001/tree-head.json');
  });

  test('a proof that a capture was in the stamped head, for one that was not', async () => {
    const faults = faultsOf(
      await check(async (files) => {
        const [first = '', second = ''] = textOf(bytesAt(files, 'journal/entries.jsonl')).split('\n');
        const line = JSON.parse(second) as { inclusion: { size: number; path: string[] }[] };
        const path = (await inclusionPath(hashesOf(await stamped.leaves(1)), 0, 1)).map(toHex);
        const forged = canonicalJson({ ...line, inclusion: [...line.inclusion, { size: 1, path }] });
        files.set('journal/entries.jsonl', utf8(`${first}\n${forged}\n`));
      }),
    );
    expect(faults).toEqual(['entry-not-in-journal journal/entries.jsonl']);
  });

  describe('of OpenTimestamps', () => {
    const block = (payload: Uint8Array): number[] => [payload.length, ...payload];
    const attestation = (tag: string, payload: Uint8Array): Uint8Array =>
      Uint8Array.from([0, ...fromHex(tag), ...block(payload)]);
    const pending = attestation('83dfe30d2ef90c8e', Uint8Array.from(block(utf8('https://calendar.example'))));
    const bitcoin = attestation('0588960d73d71901', Uint8Array.of(0xe9, 0x07));
    const proof = (sha256: string, reply: Uint8Array): Bytes =>
      makeProof(fromHex(sha256), new Uint8Array(16).fill(1), [reply]);

    test('a promise is shown as one and proves nothing', async () => {
      const { sha256 } = stamped.stamped[0]!.head;
      const result = await check(
        (files) => void files.set('timestamps/000001/c.ots', proof(sha256, pending)),
      );
      expect(faultsOf(result)).toEqual([]);
      const [bundle] = result.bundles;
      expect(bundle?.calendars).toMatchObject([{ headSize: 1, state: 'pending', blocks: [] }]);
      expect(bundle?.notProved).toContain('calendar');
      expect(bundle?.captures[1]?.existedBy).toBeNull();
    });

    test('a block is named, and not counted as proved', async () => {
      const { sha256 } = stamped.stamped[0]!.head;
      const result = await check(
        (files) => void files.set('timestamps/000001/c.ots', proof(sha256, bitcoin)),
      );
      const [bundle] = result.bundles;
      expect(bundle?.calendars).toMatchObject([{ state: 'in-block', blocks: [{ height: 1001 }] }]);
      expect(bundle?.notProved).toContain('calendar');
    });

    test('a proof of something else, cut, or none', async () => {
      const { sha256 } = stamped.stamped[0]!.head;
      const good = proof(sha256, pending);
      const other = proof(await sha256Hex(utf8('x')), pending);
      for (const bytes of [other, good.slice(0, -1), utf8('x'), new Uint8Array(0)]) {
        const result = await check((files) => void files.set('timestamps/000001/c.ots', bytes));
        expect(faultsOf(result)).toEqual(['calendar-proof-wrong timestamps/000001/c.ots']);
      }
    });
  });

  test('a folder or file of a kind that the format does not know', async () => {
    for (const path of ['timestamps/1/tree-head.json', 'timestamps/000001/x.exe', 'timestamps/x.tsr']) {
      expect(faultsOf(await check((files) => void files.set(path, utf8('x'))))).toContain(
        `stamp-malformed ${path}`,
      );
    }
  });
});
