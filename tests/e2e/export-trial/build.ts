import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { build } from 'vite';

import { leanZip } from '../../../scripts/lean-zip.ts';

/** What the extension's own pages may do, without what an export has no use for (wxt.config.ts). */
const POLICY =
  "default-src 'none'; script-src 'self'; worker-src 'self'; connect-src 'self'; img-src 'self' blob:";

/**
 * Builds a bare extension around `src/ui/export` into `folder`: one page that fills an archive and exports it, with
 * the real workers. Its Firefox id is the one the harness knows the address of.
 */
export async function buildExportTrial(
  folder: string,
  browser: 'chromium' | 'firefox',
  firefoxId: string,
): Promise<void> {
  await mkdir(folder, { recursive: true });
  await build({
    root: import.meta.dirname,
    configFile: false,
    publicDir: false,
    logLevel: 'error',
    plugins: [leanZip()],
    worker: { format: 'es', plugins: () => [leanZip()] },
    build: {
      outDir: folder,
      emptyOutDir: false,
      target: 'es2023',
      modulePreload: { polyfill: false },
      rolldownOptions: { input: join(import.meta.dirname, 'page.html') },
    },
  });
  const manifest = {
    manifest_version: 3,
    name: 'Export trial',
    version: '1',
    permissions: ['unlimitedStorage'],
    content_security_policy: { extension_pages: POLICY },
    ...(browser === 'firefox' ? { browser_specific_settings: { gecko: { id: firefoxId } } } : {}),
  };
  await writeFile(join(folder, 'manifest.json'), JSON.stringify(manifest));
}
