import { cp, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { build } from 'vite';
import { requireBuiltExtension } from '../e2e/harness/built-extension.ts';

/** The built extension in `folder`, with the bench's page (`bench.html`, from `entry` of this folder) beside its own. */
export async function buildWithBench(
  folder: string,
  target: 'chrome-mv3' | 'firefox-mv3',
  entry: string,
): Promise<void> {
  await cp(requireBuiltExtension(target), join(folder, target), { recursive: true });
  await build({
    configFile: false,
    logLevel: 'error',
    oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
    build: {
      outDir: join(folder, target),
      emptyOutDir: false,
      target: 'es2023',
      lib: { entry: join(import.meta.dirname, entry), formats: ['es'], fileName: () => 'bench.js' },
    },
  });
  await writeFile(
    join(folder, target, 'bench.html'),
    '<!doctype html><title>Bench</title><body></body><script type="module" src="bench.js"></script>',
  );
}
