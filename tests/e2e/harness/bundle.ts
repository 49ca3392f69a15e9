import { execFile } from 'node:child_process';
import { readdir, readFile, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';

import type { CaptureRecord } from '../../../src/domain/capture';

const run = promisify(execFile);

/** What a program of somebody else's said of a bundle. */
export interface Verdict {
  readonly tool: string;
  readonly accepted: boolean;
  readonly said: string;
}

async function ask(tool: string, program: string, args: readonly string[], cwd: string): Promise<Verdict> {
  try {
    const { stdout, stderr } = await run(program, [...args], { cwd, maxBuffer: 50_000_000 });
    return { tool, accepted: true, said: `${stdout}${stderr}` };
  } catch (error) {
    const { code, stdout, stderr } = error as { code?: number | string; stdout?: string; stderr?: string };
    // A program that is not there has no opinion.
    if (typeof code !== 'number') throw error;
    return { tool, accepted: false, said: `${stdout ?? ''}${stderr ?? ''}` };
  }
}

/** The programs that judge the zip file itself. */
export async function judgeZip(zip: string): Promise<Verdict[]> {
  const cwd = join(zip, '..');
  return Promise.all([
    ask('unzip -t', 'unzip', ['-tq', zip], cwd),
    ask('7zz t', '7zz', ['t', '-bso0', zip], cwd),
    ask(
      'zipfile',
      'python3',
      ['-c', 'import sys, zipfile; sys.exit(zipfile.ZipFile(sys.argv[1]).testzip() is not None)', zip],
      cwd,
    ),
  ]);
}

/** The programs that judge the unpacked bag. `hashdeep` is the one that finds an added file. */
export async function judgeBag(root: string): Promise<Verdict[]> {
  const manifest = await readFile(join(root, 'manifest-sha256.txt'), 'utf8');
  const lines = manifest.trimEnd().split('\n');
  const known = await Promise.all(
    lines.map(async (line) => {
      const [digest = '', path = ''] = line.split('  ');
      const size = await stat(join(root, path)).then(
        (found) => found.size,
        () => 0,
      );
      return `${size},${digest},${path}`;
    }),
  );
  const list = `${root}.hashdeep`;
  await writeFile(list, ['%%%% HASHDEEP-1.0', '%%%% size,sha256,filename', ...known, ''].join('\n'));
  return [
    await ask('sha256sum payload', 'sha256sum', ['-c', '--strict', '--quiet', 'manifest-sha256.txt'], root),
    await ask('sha256sum tags', 'sha256sum', ['-c', '--strict', '--quiet', 'tagmanifest-sha256.txt'], root),
    await ask('hashdeep', 'hashdeep', ['-c', 'sha256', '-r', '-l', '-a', '-vv', '-k', list, 'data'], root),
  ];
}

/** A bundle that was unpacked by `unzip`. */
export interface Bundle {
  /** The bag's folder. */
  readonly root: string;
  readonly records: readonly BundledCapture[];
  /** Paths of all files inside the bag. */
  readonly files: readonly string[];
}

export interface BundledCapture {
  /** The capture's folder inside the bag. */
  readonly folder: string;
  readonly record: CaptureRecord;
  /** The text of a file of the capture. */
  readonly readText: (name: string) => Promise<string>;
  readonly readBytes: (name: string) => Promise<Buffer>;
}

async function listFiles(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1))
    .toSorted((one, other) => (one < other ? -1 : 1));
}

/** Unpacks a bundle with `unzip` into a folder of its own below `into`. */
export async function unpackBundle(zip: string, into: string): Promise<Bundle> {
  await run('unzip', ['-q', '-o', zip, '-d', into]);
  const folders = (await readdir(into, { withFileTypes: true })).filter((entry) => entry.isDirectory());
  if (folders.length !== 1) throw new Error(`a bag is one folder, here are ${folders.length}`);
  const root = join(into, folders[0]?.name ?? '');
  const files = await listFiles(root);
  const records = await Promise.all(
    files
      .filter((path) => path.endsWith('/record.json'))
      .map(async (path): Promise<BundledCapture> => {
        const folder = path.slice(0, -'/record.json'.length);
        const at = (name: string): string => join(root, folder, name);
        return {
          folder,
          record: JSON.parse(await readFile(at('record.json'), 'utf8')) as CaptureRecord,
          readText: (name) => readFile(at(name), 'utf8'),
          readBytes: (name) => readFile(at(name)),
        };
      }),
  );
  return {
    root,
    files,
    records: records.toSorted((one, other) => one.record.sequence - other.record.sequence),
  };
}

/** Every file of the bag in which the bytes of `text` stand, as UTF-8 or as UTF-16. */
export async function findInBundle({ root, files }: Bundle, text: string): Promise<string[]> {
  const needles = [Buffer.from(text, 'utf8'), Buffer.from(text, 'utf16le')];
  const hits: string[] = [];
  for (const path of files) {
    const bytes = await readFile(join(root, path));
    if (needles.some((needle) => bytes.includes(needle))) hits.push(path);
  }
  return hits;
}
