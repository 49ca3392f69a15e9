import { cp, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { build, type Plugin } from 'vite';
import { requireBuiltExtension } from '../e2e/harness/built-extension.ts';
import { launchChromium } from '../e2e/harness/chromium.ts';
import { launchFirefox } from '../e2e/harness/firefox.ts';
import { makeTemporaryFolder } from '../e2e/harness/temporary.ts';
import { boundRow, ratioRow, type Row } from './row.ts';

const ENTRIES = 100_000;
const ROUNDS = 300;
const SEALED_AMONG = 1_000;
const SEALINGS = 60;

interface Took {
  readonly seal: number;
  readonly whole: number;
  readonly signed: number;
}

/** Puts sealing-switch.ts between sealing and journal, and between journal and tree. */
const withSwitch: Plugin = {
  name: 'sealing-switch',
  enforce: 'pre',
  resolveId(source, importer = '') {
    const asks = (file: string, wanted: string): boolean =>
      importer.endsWith(`/src/archive/${file}`) && source === wanted;
    return asks('capture-sealing.ts', './journal') || asks('journal.ts', './journal-tree')
      ? join(import.meta.dirname, 'sealing-switch.ts')
      : null;
  },
};

function sealingRows(took: Record<'nothing' | 'tree' | 'journal', Took>, browser: string): Row[] {
  const { nothing, tree, journal } = took;
  const among = `archive of 1,000 entries (${browser})`;
  const against = 'against the same capture, 1.4 MB in 3 files, with neither journal entry nor tree; median';
  return [
    ratioRow(
      `a capture written and sealed with journal and tree, ${among}`,
      nothing.whole,
      journal.whole,
      1.2,
      'ms',
      against,
    ),
    ratioRow(
      `the same and the journal's head signed and kept, as with time stamps on, ${among}`,
      nothing.signed,
      journal.whole,
      1.2,
      'ms',
      against,
    ),
    ratioRow(
      `seal() with the tree, ${among}`,
      nothing.seal,
      tree.seal,
      1.2,
      'ms',
      'against seal() of the same capture with the journal entry and without the tree; median',
    ),
  ];
}

/**
 * The Merkle tree of a long journal, its tiles in memory: what reading them from disk takes is not in it. And what
 * journal, tree and signature add to a capture, in a real archive.
 */
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
      await buildPage(extension, 'bench', 'integrity-page.ts');
      await buildPage(extension, 'sealing', 'sealing-page.ts');
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
        const sealing = await browser.openExtensionPage('sealing.html');
        await sealing.evaluate('(entries) => sealing.fill(entries)', SEALED_AMONG);
        yield* sealingRows(
          await sealing.evaluate<Parameters<typeof sealingRows>[0], [number]>(
            '(rounds) => sealing.measure(rounds)',
            SEALINGS,
          ),
          browser.name,
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

/** Builds a page `<name>.html` with that script into an unpacked extension. */
async function buildPage(extension: string, name: string, script: string): Promise<void> {
  await build({
    configFile: false,
    logLevel: 'error',
    plugins: [withSwitch],
    resolve: { alias: [{ find: /^dexie$/, replacement: 'dexie/dist/modern/dexie.mjs' }] },
    build: {
      outDir: extension,
      emptyOutDir: false,
      target: 'es2023',
      lib: {
        entry: join(import.meta.dirname, script),
        formats: ['es'],
        fileName: () => `${name}.js`,
      },
    },
  });
  await writeFile(
    join(extension, `${name}.html`),
    `<!doctype html><title>Bench</title><script type="module" src="${name}.js"></script>`,
  );
}
