import { cp, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { build } from 'vite';
import { requireBuiltExtension } from '../e2e/harness/built-extension.ts';
import { launchChromium } from '../e2e/harness/chromium.ts';
import { launchFirefox } from '../e2e/harness/firefox.ts';
import { makeTemporaryFolder } from '../e2e/harness/temporary.ts';
import { boundRow, type Row } from './row.ts';

const ENTRIES = 100_000;
const ROUNDS = 300;

/** The Merkle tree of a long journal, its tiles in memory: what reading them from disk takes is not in it. */
export async function* integrityRows(): AsyncGenerator<Row> {
  for (const [target, launch] of [
    ['chrome-mv3', launchChromium],
    ['firefox-mv3', launchFirefox],
  ] as const) {
    const folder = await makeTemporaryFolder('bench');
    const before = process.env['TIDEMARK_OUTPUT'];
    try {
      const extension = join(folder.path, target);
      await cp(requireBuiltExtension(target), extension, { recursive: true });
      await build({
        configFile: false,
        logLevel: 'error',
        build: {
          outDir: extension,
          emptyOutDir: false,
          target: 'es2023',
          lib: {
            entry: join(import.meta.dirname, 'integrity-page.ts'),
            formats: ['es'],
            fileName: () => 'bench.js',
          },
        },
      });
      await writeFile(
        join(extension, 'bench.html'),
        '<!doctype html><title>Bench</title><script type="module" src="bench.js"></script>',
      );
      process.env['TIDEMARK_OUTPUT'] = folder.path;
      const browser = await launch();
      try {
        const page = await browser.openExtensionPage('bench.html');
        for (let entries = 10_000; entries <= ENTRIES; entries += 10_000) {
          await page.evaluate('(entries) => bench.fill(entries)', entries);
        }
        const { append, proof, keptProof } = await page.evaluate<
          { append: number; proof: number; keptProof: number },
          [number]
        >('(rounds) => bench.measure(rounds)', ROUNDS);
        const of = `journal of 100,000 entries`;
        yield boundRow(`${of}: append and new root, median (${browser.name})`, append, 5, 'ms');
        yield boundRow(`${of}: inclusion proof from tiles, median (${browser.name})`, proof, 5, 'ms');
        yield boundRow(
          `${of}: inclusion proof, tiles kept as for an export, median (${browser.name})`,
          keptProof,
          5,
          'ms',
        );
      } finally {
        await browser.close();
      }
    } finally {
      if (before === undefined) delete process.env['TIDEMARK_OUTPUT'];
      else process.env['TIDEMARK_OUTPUT'] = before;
      await folder.remove();
    }
  }
}
