import { existsSync } from 'node:fs';
import { join } from 'node:path';

const ROOT = join(import.meta.dirname, '../../..');

/**
 * The folder of the built extension. `npm test` builds it first; `TIDEMARK_OUTPUT` names another folder that holds
 * `chrome-mv3` and `firefox-mv3`.
 */
export function requireBuiltExtension(target: 'chrome-mv3' | 'firefox-mv3'): string {
  const folder = join(process.env['TIDEMARK_OUTPUT'] ?? join(ROOT, '.output'), target);
  if (!existsSync(join(folder, 'manifest.json'))) {
    throw new Error(`no built extension in ${folder}: run "npm run build" first`);
  }
  return folder;
}
