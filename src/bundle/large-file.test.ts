import { expect, test } from 'vitest';
import type { FileFacts } from '../domain/imported-file';
import { sha256Hex } from '../integrity/digest';
import { LARGE_BYTES } from './large-file';
import { writeStoredZip } from './stored-zip';
import { inventedCapture, inventedFile } from './test-captures';
import { testExport, textOf, unzip } from './test-export';
import { memoryVolumes } from './test-volumes';
import { writeZip, type ZipEntry } from './zip-writer';

const NEVER = new AbortController().signal;
const CLOCK = new Date('2026-11-21T14:32:06Z');

/** A recording of more than may lie in memory, with something else in every place. */
function recording(): Uint8Array<ArrayBuffer> {
  const words = new Uint32Array((LARGE_BYTES + 5 * 1024 * 1024) / 4);
  for (let at = 0; at < words.length; at += 1) words[at] = Math.imul(at, 2_654_435_761);
  return new Uint8Array(words.buffer);
}

const FILE: FileFacts = {
  name: 'visit <b>at night</b>.mp4',
  sizeBytes: 37_748_736,
  mediaType: 'video/mp4',
  kind: 'video',
  claimedType: 'video/mp4',
  lastModified: '2026-11-19T00:00:00.000Z',
  origin: 'dropped',
  importedAt: '2026-11-20T13:00:00.000Z',
  facts: [
    { name: 'duration', value: '0:01:30.5', how: 'metadata', where: 'mvhd' },
    { name: 'title', value: '=HYPERLINK("x")', how: 'content', where: 'title' },
  ],
  remarks: ['name-differs'],
  perceptualHash: null,
};

function withRecording(bytes: Uint8Array<ArrayBuffer>) {
  const capture = inventedCapture(2);
  const { collection } = capture.record;
  return {
    ...capture,
    record: {
      ...capture.record,
      file: FILE,
      collection: { ...collection, kind: 'file', trigger: 'import', url: 'about:blank', title: FILE.name },
    },
    files: [inventedFile('original.mp4', bytes, { role: 'original', mediaType: 'video/mp4' })],
  } as const;
}

test('the two ways to write a zip write the same bytes', async () => {
  const entries: ZipEntry[] = Array.from({ length: 40 }, (_, place) => ({
    path: `b/data/${place}.bin`,
    sizeBytes: place * 1_000,
    read: async () => new Uint8Array(place * 1_000).map((_byte, at) => at * place),
  }));
  const written = await Promise.all(
    [writeZip, writeStoredZip].map(async (write, index) => {
      const volumes = memoryVolumes();
      const volume = await volumes.open(`${index}.zip`);
      await write({ entries, wallClock: CLOCK, sink: volume, signal: NEVER, onEntry: () => undefined });
      await volume.flush();
      return sha256Hex(volumes.files.get(`${index}.zip`) ?? new Uint8Array());
    }),
  );
  expect(written[0]).toBe(written[1]);
});

test('a large file leaves whole beside the others, and is never asked for at once', async () => {
  const bytes = recording();
  const made = await testExport([inventedCapture(1), withRecording(bytes)]);
  const whole: string[] = [];
  const { readArtifact } = made.archive;
  made.archive.readArtifact = async (id) => {
    whole.push(id);
    return readArtifact(id);
  };
  const result = await made.run();
  expect(result).toMatchObject({ complete: true, leftOut: [] });
  expect(whole.filter((id) => id.startsWith('capture-2'))).toEqual([]);
  const files = await unzip(result.volumes[0]?.file ?? new Blob());
  const [path = ''] = [...files.keys()].filter((name) => name.endsWith('original.mp4'));
  expect(path).toMatch(/^data\/captures\/0002-2026-10-\d\d-file\/original\.mp4$/);
  const held = files.get(path);
  expect(held?.byteLength).toBe(bytes.byteLength);
  expect(await sha256Hex(new Uint8Array(held ?? []))).toBe(await sha256Hex(bytes));
  expect(textOf(files, 'manifest-sha256.txt')).toContain(`${await sha256Hex(bytes)}  ${path}`);
});

test('what the file says of itself stands in report and table, as text', async () => {
  const result = await (await testExport([withRecording(recording())])).run();
  const files = await unzip(result.volumes[0]?.file ?? new Blob());
  const report = textOf(files, 'data/report.html');
  expect(report).toContain('visit &lt;b&gt;at night&lt;/b&gt;.mp4');
  expect(report).toContain('0:01:30.5');
  expect(report).not.toContain('about:blank');
  const table = textOf(files, 'data/captures.csv');
  expect(table).toContain('0:01:30.5');
  expect(table).not.toContain('about:blank');
});

test('a large file that is not what its record says is left out and named', async () => {
  const bytes = recording();
  const made = await testExport([inventedCapture(1), withRecording(bytes)]);
  made.archive.payloads.set('capture-2-0', bytes.with(LARGE_BYTES, (bytes[LARGE_BYTES] ?? 0) ^ 1));
  const result = await made.run();
  expect(result.leftOut).toEqual([
    { captureId: 'capture-2', sequence: 2, file: 'original.mp4', reason: 'file-changed' },
  ]);
  expect(result.volumes).toHaveLength(1);
});
