import { expect, test } from 'vitest';
import { inventedCapture, inventedFile } from '../bundle/test-captures';
import { inventedAnnotation, paintedPng } from '../bundle/test-drawing';
import { testExport, unzip } from '../bundle/test-export';
import { sha256Hex } from '../integrity/digest';
import { sealManifests, type TestFiles } from './test-bundle';
import { faultsOf, verifyFiles, verifyZips } from './test-verify';

const FOLDER = 'data/captures/0001-2026-10-02-harbour.example';
const STATEMENT = `${FOLDER}/redacted-record.json`;
const SIZE = { width: 60, height: 40 };

async function exported(
  change: (files: TestFiles, record: Uint8Array<ArrayBuffer>) => void = () => undefined,
) {
  const picture = paintedPng(SIZE);
  const of = { name: 'post.png', sha256: await sha256Hex(picture), pixels: SIZE };
  const made = await testExport(
    [
      inventedCapture(1, {
        files: [
          inventedFile('post.png', picture, { role: 'post', mediaType: 'image/png', pixels: SIZE }),
          inventedFile('page.html', '<p>Page</p>', { role: 'page-copy', mediaType: 'text/html' }),
          inventedFile('text.txt', 'Words'),
        ],
        remark: { note: 'A note', salt: '00'.repeat(16) },
        annotations: [
          inventedAnnotation('capture-1', of, [{ kind: 'redact', id: 'r', x: 1, y: 1, width: 9, height: 9 }]),
        ],
      }),
    ],
    { redactions: new Map([['capture-1', { terms: ['Words'], texts: 'without-terms' }]]) },
  );
  const result = await made.run();
  const files: TestFiles = new Map();
  for (const [path, bytes] of await unzip(result.volumes[0]?.file ?? new Blob())) {
    files.set(path, new Uint8Array(bytes));
  }
  change(files, made.archive.records.get('capture-1') as Uint8Array<ArrayBuffer>);
  const payload = [...files].filter(([path]) => path.startsWith('data/'));
  const oxum = `${payload.reduce((sum, [, bytes]) => sum + bytes.byteLength, 0)}.${payload.length}`;
  const info = new TextDecoder().decode(files.get('bag-info.txt'));
  files.set(
    'bag-info.txt',
    new TextEncoder().encode(
      info
        .replace('evidence-2026-11-21-143207', 'evidence-2026-10-03-1000')
        .replace(/Payload-Oxum: .*/, `Payload-Oxum: ${oxum}`),
    ),
  );
  return verifyFiles(await sealManifests(files, made.prover.keys));
}

function replaced(files: TestFiles, from: string | RegExp, to: string): void {
  const text = new TextDecoder().decode(files.get(STATEMENT));
  const changed = text.replace(from, to);
  expect(changed).not.toBe(text);
  files.set(STATEMENT, new TextEncoder().encode(changed));
}

test('a redacted copy is whole, and is said to be one', async () => {
  const result = await exported();
  expect(faultsOf(result)).toEqual([]);
  expect(result.verdict).toBe('whole');
  // The original is not here: nothing shows that what is there of it is what was sealed.
  expect(result.bundles[0]?.proved).toEqual(['bundle-unchanged', 'as-sealed-but-redacted', 'one-key']);
  const notices = result.bundles.flatMap(({ volumes }) => volumes.flatMap(({ findings }) => findings));
  expect(notices.map(({ code, path }) => [code, path])).toContainEqual(['capture-redacted', STATEMENT]);
});

test('a copy of something else than the record of the journal is found', async () => {
  const other = await exported((files) => {
    replaced(files, /"originalRecordSha256":"\w{8}/, '"originalRecordSha256":"00000000');
  });
  expect(faultsOf(other)).toEqual([`record-altered ${STATEMENT}`]);
  const unknown = await exported((files) => {
    replaced(files, '"captureId":"capture-1"', '"captureId":"capture-2"');
  });
  expect(faultsOf(unknown)).toContain(`record-unsealed ${STATEMENT}`);
});

test('a picture put in the place of the redacted one, one too many, and one missing are found', async () => {
  const copy = `${FOLDER}/post-redacted.png`;
  const swapped = await exported((files) => void files.set(copy, paintedPng(SIZE)));
  expect(faultsOf(swapped)).toEqual([`artifact-altered ${copy}`]);
  const added = await exported((files) => void files.set(`${FOLDER}/post-annotated.png`, paintedPng(SIZE)));
  expect(faultsOf(added)).toEqual([`artifact-extra ${FOLDER}/post-annotated.png`]);
  const gone = await exported((files) => void files.delete(copy));
  const codes = gone.bundles.flatMap(({ findings, volumes }) =>
    [...findings, ...volumes.flatMap((volume) => volume.findings)].map(({ code, path }) => `${code} ${path}`),
  );
  expect(codes).toContain(`artifact-left-out ${copy}`);
});

test('a statement beside the record itself is none', async () => {
  const both = await exported((files, record) => void files.set(`${FOLDER}/record.json`, record));
  expect(faultsOf(both)).toContain(`artifact-extra ${STATEMENT}`);
});

test('a redacted copy that lies in several volumes is whole together, and not without one of them', async () => {
  const words = Array.from({ length: 40 }, () =>
    Buffer.from(crypto.getRandomValues(new Uint8Array(60_000))).toString('hex'),
  ).join(' ');
  const made = await testExport(
    [
      inventedCapture(1, {
        files: [1, 2].map((number) => inventedFile(`text-${number}.txt`, `Canary ${words}`)),
      }),
    ],
    {
      redactions: new Map([['capture-1', { terms: ['Canary'], texts: 'without-terms' }]]),
      volumeBytes: 5_000_000,
    },
  );
  const { volumes } = await made.run();
  expect(volumes.length).toBeGreaterThan(1);
  const zips = await Promise.all(volumes.map(async ({ file }) => new Uint8Array(await file.arrayBuffer())));
  const result = await verifyZips(zips);
  expect(faultsOf(result)).toEqual([]);
  expect(result.verdict).toBe('whole');
  expect((await verifyZips(zips.slice(1))).verdict).toBe('not-whole');
});
