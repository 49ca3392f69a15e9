import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { build } from 'vite';

const PARTS = ['page', 'worker', 'background'] as const;

/**
 * Builds a bare extension around `src/archive` into `folder`: a page, a background and a worker that do with the
 * archive what they are asked. Its Firefox id is the one the harness knows the address of.
 */
export async function buildTrial(
  folder: string,
  browser: 'chromium' | 'firefox',
  firefoxId: string,
): Promise<void> {
  await mkdir(folder, { recursive: true });
  for (const part of PARTS) {
    await build({
      configFile: false,
      publicDir: false,
      logLevel: 'error',
      build: {
        outDir: folder,
        emptyOutDir: false,
        minify: false,
        target: 'es2023',
        lib: {
          entry: join(import.meta.dirname, `${part}.ts`),
          formats: ['iife'],
          name: part,
          fileName: () => `${part}.js`,
        },
      },
    });
  }
  const background =
    browser === 'chromium' ? { service_worker: 'background.js' } : { scripts: ['background.js'] };
  const manifest = {
    manifest_version: 3,
    name: 'Archive trial',
    version: '1',
    permissions: ['unlimitedStorage'],
    background,
    ...(browser === 'firefox' ? { browser_specific_settings: { gecko: { id: firefoxId } } } : {}),
  };
  await writeFile(join(folder, 'manifest.json'), JSON.stringify(manifest));
  await writeFile(
    join(folder, 'page.html'),
    '<!doctype html><meta charset="utf-8"><script src="page.js"></script>',
  );
}
