import { readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { requireBuiltExtension } from '../e2e/harness/built-extension.ts';
import { boundRow, type Row } from './row.ts';

/** Bytes of a script and of every chunk it imports. */
async function bundleBytes(folder: string, entry: string): Promise<number> {
  const seen = new Set<string>();
  const visit = async (path: string): Promise<number> => {
    if (seen.has(path)) return 0;
    seen.add(path);
    const source = await readFile(path, 'utf8');
    let bytes = Buffer.byteLength(source);
    for (const [, imported] of source.matchAll(/(?:from|import)\s*["'](\.{0,2}\/[^"']+\.js)["']/g)) {
      bytes += await visit(
        join(imported?.startsWith('/') === true ? folder : join(path, '..'), imported ?? ''),
      );
    }
    return bytes;
  };
  return visit(join(folder, entry));
}

/** What the build weighs, and what it puts into pages without being asked. */
export async function* sizeRows(): AsyncGenerator<Row> {
  for (const target of ['chrome-mv3', 'firefox-mv3'] as const) {
    const folder = requireBuiltExtension(target);
    const manifest = JSON.parse(await readFile(join(folder, 'manifest.json'), 'utf8')) as {
      content_scripts?: { js?: string[] }[];
    };
    let injected = 0;
    for (const { js = [] } of manifest.content_scripts ?? [])
      for (const file of js) injected += (await stat(join(folder, file))).size;
    yield boundRow(`bytes injected into pages when idle (${target})`, injected, 0, 'bytes');
    yield boundRow(
      `background with what it imports (${target})`,
      (await bundleBytes(folder, 'background.js')) / 1000,
      200,
      'kB',
    );
  }
  const packages = (await readdir(join(requireBuiltExtension('chrome-mv3'), '..'))).filter((name) =>
    /-(chrome|firefox)\.zip$/.test(name),
  );
  if (packages.length === 0) throw new Error('no store package in .output: run "npm run zip" first');
  for (const name of packages) {
    yield boundRow(
      `store package ${name}`,
      (await stat(join(requireBuiltExtension('chrome-mv3'), '..', name))).size / 1e6,
      3,
      'MB',
    );
  }
}
