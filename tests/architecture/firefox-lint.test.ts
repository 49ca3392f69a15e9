import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect, it } from 'vitest';

import { requireBuiltExtension } from '../e2e/harness/built-extension.ts';

const run = promisify(execFile);
const WEB_EXT = join(import.meta.dirname, '../../node_modules/.bin/web-ext');

interface Finding {
  readonly code: string;
  readonly file?: string;
  readonly message: string;
}

it('what Mozilla’s linter says of the Firefox build is nothing at all', async () => {
  const source = requireBuiltExtension('firefox-mv3');
  const { stdout } = await run(
    WEB_EXT,
    ['lint', '--source-dir', source, '--output', 'json', '--no-config-discovery'],
    { maxBuffer: 50_000_000, env: { ...process.env, NO_UPDATE_NOTIFIER: '1' } },
  ).catch((failed: { stdout: string }) => failed);
  const report = JSON.parse(stdout) as Record<'errors' | 'warnings' | 'notices', readonly Finding[]>;
  const said = [...report.errors, ...report.warnings, ...report.notices];
  expect(said.map(({ code, file, message }) => `${code} in ${file ?? '?'}: ${message}`)).toEqual([]);
}, 120_000);
