import { cp, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { build } from 'vite';
import { requireBuiltExtension } from '../e2e/harness/built-extension.ts';
import { launchChromium } from '../e2e/harness/chromium.ts';
import { launchFirefox } from '../e2e/harness/firefox.ts';
import { makeTemporaryFolder } from '../e2e/harness/temporary.ts';
import { boundRow, median, ratioRow, type Row } from './row.ts';

const SHAPES = 200;
const ROUNDS = 5;
const FRAMES = 180;
/** 60 frames a second, and what timers round. */
const FRAME_MS = 17;

async function buildWithBench(folder: string, target: 'chrome-mv3' | 'firefox-mv3'): Promise<void> {
  await cp(requireBuiltExtension(target), join(folder, target), { recursive: true });
  await build({
    configFile: false,
    logLevel: 'error',
    build: {
      outDir: join(folder, target),
      emptyOutDir: false,
      target: 'es2023',
      lib: {
        entry: join(import.meta.dirname, 'annotate-page.ts'),
        formats: ['es'],
        fileName: () => 'bench.js',
      },
    },
    oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
  });
  await writeFile(
    join(folder, target, 'bench.html'),
    '<!doctype html><title>Bench</title><body></body><script type="module" src="bench.js"></script>',
  );
}

/** Marking up a long picture with much drawn over it. */
export async function* annotateRows(): AsyncGenerator<Row> {
  for (const [target, launch] of [
    ['chrome-mv3', launchChromium],
    ['firefox-mv3', launchFirefox],
  ] as const) {
    const folder = await makeTemporaryFolder('bench');
    const output = process.env['TIDEMARK_OUTPUT'];
    try {
      await buildWithBench(folder.path, target);
      process.env['TIDEMARK_OUTPUT'] = folder.path;
      const browser = await launch();
      try {
        const page = await browser.openExtensionPage('bench.html');
        await page.waitFor('the bench', () => 'bench' in globalThis, []);
        const bytes = await page.evaluate<number, [number]>('(count) => bench.setUp(count)', SHAPES);
        const opened: number[] = [];
        const bare: number[] = [];
        for (let round = 0; round < ROUNDS; round += 1) {
          const pair = await page.evaluate<{ opened: number; bare: number }, []>('() => bench.openPair()');
          opened.push(pair.opened);
          bare.push(pair.bare);
        }
        const size = `${(bytes / 1_000_000).toFixed(1)} MB`;
        yield ratioRow(
          `opening 1,280 × 20,000 px with ${SHAPES} shapes against a bare decode (${browser.name})`,
          median(opened),
          median(bare),
          2,
          'ms',
          size,
        );
        if ((await page.evaluate<number, []>('() => bench.isDragging()')) !== 1)
          throw new Error('the drag of the bench moves nothing');
        const { between } = await page.evaluate<{ between: number[] }, [number]>(
          '(frames) => bench.drag(frames)',
          FRAMES,
        );
        yield boundRow(
          `frame of a drag among ${SHAPES} shapes, median (${browser.name})`,
          median(between),
          FRAME_MS,
          'ms',
        );
      } finally {
        await browser.close();
      }
    } finally {
      if (output === undefined) delete process.env['TIDEMARK_OUTPUT'];
      else process.env['TIDEMARK_OUTPUT'] = output;
      await folder.remove();
    }
  }
}
