import { closeSync, openSync, writeSync } from 'node:fs';
import { writeZip } from '../../src/bundle/zip-writer';
import { makeVolume, TestArchive } from '../../src/verifier/test-bundle';

/* Writes a bundle of 2,000 captures of half a megabyte to the path that is given, as the exporter writes it. */

const CAPTURES = 2_000;
const FILE_BYTES = 500_000;
const ROOT = 'evidence-2026-10-03-1000';

const [path] = process.argv.slice(2);
if (path === undefined) throw new Error('where to?');
const archive = await TestArchive.open();
const bytes = new Uint8Array(FILE_BYTES);
for (let at = 0; at < bytes.length; at += 50_000) crypto.getRandomValues(bytes.subarray(at, at + 50_000));
for (let made = 0; made < CAPTURES; made += 1) await archive.capture(new Map([['tile.png', bytes]]));
const files = await makeVolume(archive);
const file = openSync(path, 'w');
await writeZip({
  entries: [...files].map(([name, content]) => ({
    path: `${ROOT}/${name}`,
    sizeBytes: content.byteLength,
    read: () => Promise.resolve(content.slice()),
  })),
  wallClock: new Date(Date.UTC(2026, 9, 3, 10, 0, 0)),
  sink: {
    write: (chunk) => {
      writeSync(file, chunk);
    },
  },
  signal: new AbortController().signal,
  onEntry: () => undefined,
});
closeSync(file);
