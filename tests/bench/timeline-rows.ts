import { cp, readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { build } from 'vite';
import { requireBuiltExtension } from '../e2e/harness/built-extension.ts';
import { launchChromium } from '../e2e/harness/chromium.ts';
import { launchFirefox } from '../e2e/harness/firefox.ts';
import { makeTemporaryFolder } from '../e2e/harness/temporary.ts';
import { boundRow, median, ratioRow, type Row } from './row.ts';

const CAPTURES = 10_000;
const INCIDENTS = 2_000;
const ROUNDS = 5;

/** The built extension with the bench's page beside its own. */
async function buildWithBench(folder: string, target: 'chrome-mv3' | 'firefox-mv3'): Promise<void> {
  const out = join(folder, target);
  await cp(requireBuiltExtension(target), out, { recursive: true });
  await build({
    configFile: false,
    logLevel: 'error',
    oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
    build: {
      outDir: join(out, 'bench'),
      emptyOutDir: true,
      target: 'es2023',
      minify: true,
      modulePreload: false,
      rolldownOptions: {
        input: join(import.meta.dirname, 'timeline-page.ts'),
        output: { entryFileNames: 'timeline.js', format: 'es' },
      },
    },
  });
  const styles = (await readdir(join(out, 'assets'))).filter((name) => /^options.*\.css$/.test(name));
  if (styles.length === 0) throw new Error('the options page has no styles');
  const links = styles.map((name) => `<link rel="stylesheet" href="assets/${name}">`).join('');
  await writeFile(
    join(out, 'bench.html'),
    `<!doctype html><title>Bench</title>${links}<script type="module" src="bench/timeline.js"></script>`,
  );
}

/** The timeline of years: first paint, and a keystroke of the search. */
export async function* timelineRows(): AsyncGenerator<Row> {
  for (const [target, launch] of [
    ['chrome-mv3', launchChromium],
    ['firefox-mv3', launchFirefox],
  ] as const) {
    const folder = await makeTemporaryFolder('bench');
    try {
      await buildWithBench(folder.path, target);
      process.env['TIDEMARK_OUTPUT'] = folder.path;
      const browser = await launch();
      try {
        const first = await browser.openExtensionPage('bench.html');
        await first.evaluate('(captures, incidents) => bench.seed(captures, incidents)', CAPTURES, INCIDENTS);
        const painted: number[] = [];
        const bare: number[] = [];
        const keys: number[] = [];
        const lists: number[] = [];
        for (let round = 0; round < ROUNDS; round += 1) {
          // Each in a page of its own, as a person opens it.
          const reading = await browser.openExtensionPage('bench.html');
          bare.push(await reading.evaluate<number, []>('() => bench.bareRead()'));
          await reading.close();
          const page = await browser.openExtensionPage('bench.html');
          painted.push(await page.evaluate<number, []>('() => bench.firstPaint()'));
          const start = await browser.openExtensionPage('bench.html');
          lists.push(await start.evaluate<number, []>('() => bench.firstList()'));
          await start.close();
          if (round === 0) keys.push(await page.evaluate<number, []>('() => bench.keystroke()'));
          await page.close();
        }
        yield ratioRow(
          `timeline and pictures of 2,000 incidents and 10,000 captures, first paint against reading them (${browser.name})`,
          median(painted),
          median(bare),
          2,
        );
        yield ratioRow(
          `first list of the start page, 2,000 incidents after 10,000 captures, painted, against reading everything (${browser.name})`,
          median(lists),
          median(bare),
          1,
        );
        const rows = await browser.openExtensionPage('bench.html');
        const { listed, bare: read } = await rows.evaluate<{ listed: number; bare: number }, []>(
          '() => bench.firstRows()',
        );
        yield ratioRow(
          `first fifty rows of 10,000 captures before 2,000 incidents against a bare read of them (${browser.name})`,
          listed,
          read,
          2,
        );
        yield boundRow(
          `search keystroke in the timeline at 10,000 captures and 2,000 incidents, painted, median (${browser.name})`,
          median(keys),
          50,
          'ms',
        );
      } finally {
        await browser.close();
      }
    } finally {
      delete process.env['TIDEMARK_OUTPUT'];
      await folder.remove();
    }
  }
}
