import { expect, test } from 'vitest';
import { annotateSample, captureSample } from '../archive/test-captures';
import { freshEngine, openAt } from '../archive/test-storage';
import { exportBundle } from '../bundle/export-bundle';
import { directSource } from '../bundle/file-source';
import { inventedCapture, inventedFile, TINY_PNG } from '../bundle/test-captures';
import { inventedAnnotation, paintedPng } from '../bundle/test-drawing';
import { ownPreview, testExport, unzip } from '../bundle/test-export';
import { memoryVolumes } from '../bundle/test-volumes';
import { sha256Hex } from '../integrity/digest';
import { sealManifests, type TestFiles } from './test-bundle';
import { faultsOf, verifyFiles, verifyZips } from './test-verify';

const FOLDER = 'data/captures/0001-2026-10-02-harbour.example';
const SIZE = { width: 60, height: 40 };

/** An export of one capture whose picture was drawn over; `change` is what the owner of the key makes of it. */
async function exported(change: (files: TestFiles) => void) {
  const picture = paintedPng(SIZE);
  const of = { name: 'post.png', sha256: await sha256Hex(picture), pixels: SIZE };
  const comment = { kind: 'comment', id: 'a', x: 1, y: 1, width: 9, height: 9, audience: 'report' } as const;
  const made = await testExport([
    inventedCapture(1, {
      files: [inventedFile('post.png', picture, { role: 'post', mediaType: 'image/png', pixels: SIZE })],
      annotations: [inventedAnnotation('capture-1', of, [{ ...comment, text: 'Look here' }])],
    }),
  ]);
  const result = await made.run();
  const files: TestFiles = new Map();
  for (const [path, bytes] of await unzip(result.volumes[0]?.file ?? new Blob())) {
    files.set(path, new Uint8Array(bytes));
  }
  const info = new TextDecoder().decode(files.get('bag-info.txt'));
  files.set(
    'bag-info.txt',
    new TextEncoder().encode(info.replace('evidence-2026-11-21-143207', 'evidence-2026-10-03-1000')),
  );
  change(files);
  return verifyFiles(await sealManifests(files, made.prover.keys));
}

function replaced(files: TestFiles, path: string, from: string, to: string): void {
  const text = new TextDecoder().decode(files.get(path));
  expect(text).toContain(from);
  files.set(path, new TextEncoder().encode(text.replace(from, to)));
}

test('a bundle with a marked-up copy is whole, with the real archive too', async () => {
  const result = await exported(() => undefined);
  expect(faultsOf(result)).toEqual([]);
  expect(result.verdict).toBe('whole');

  const archive = await openAt(freshEngine());
  const { id } = await captureSample(archive);
  await annotateSample(archive, id);
  await archive.keepDrafts([id]);
  const volumes = memoryVolumes();
  const { leftOut } = await exportBundle({
    reader: archive,
    prover: archive,
    captureIds: [id],
    language: 'en',
    timeZone: 'Europe/Copenhagen',
    tool: { name: 'Tidemark', version: '0.1.0' },
    volumeBytes: 1_000_000_000,
    wacz: false,
    openVolume: volumes.open,
    // The sample's picture is none; what is drawn is not what is looked at here.
    source: directSource(archive, ownPreview, async () => TINY_PNG),
    signal: new AbortController().signal,
    onProgress: () => undefined,
  });
  expect(leftOut).toEqual([]);
  const real = await verifyZips([...volumes.files.values()]);
  expect(faultsOf(real)).toEqual([]);
  expect(real.verdict).toBe('whole');
  archive.close();
});

test('marks that are not those of the journal are found', async () => {
  const path = `${FOLDER}/post-annotation.json`;
  const changed = await exported((files) => {
    replaced(files, path, 'Look here', 'Lookthere');
  });
  expect(faultsOf(changed)).toEqual([`annotation-altered ${path}`]);
});

test('a private comment, marks of another picture, and a copy without marks are found', async () => {
  const path = `${FOLDER}/post-annotation.json`;
  const secret = await exported((files) => {
    const text = new TextDecoder().decode(files.get(path)).replace('"report"', '"private"');
    files.set(path, new TextEncoder().encode(text));
    const info = new TextDecoder().decode(files.get('bag-info.txt'));
    files.set(
      'bag-info.txt',
      new TextEncoder().encode(
        info.replace(/Payload-Oxum: (\d+)/, (_, bytes: string) => `Payload-Oxum: ${Number(bytes) + 1}`),
      ),
    );
  });
  expect(faultsOf(secret)).toEqual([`malformed ${path}`]);
  const other = await exported((files) => {
    const sha256 = /"sha256":"(\w{8})/.exec(new TextDecoder().decode(files.get(path)))?.[1] ?? '';
    replaced(files, path, `"sha256":"${sha256}`, '"sha256":"00000000');
  });
  expect(faultsOf(other)).toEqual([`malformed ${path}`]);
  const bare = await exported((files) => {
    const copy = files.get(`${FOLDER}/post-annotated.png`);
    files.delete(`${FOLDER}/post-annotated.png`);
    files.set(`${FOLDER}/else-annotated.png`, copy ?? new Uint8Array());
  });
  expect(faultsOf(bare)).toEqual([`artifact-extra ${FOLDER}/else-annotated.png`]);
});
