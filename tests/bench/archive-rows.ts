import { launchChromium } from '../e2e/harness/chromium.ts';
import { launchFirefox } from '../e2e/harness/firefox.ts';
import { makeTemporaryFolder } from '../e2e/harness/temporary.ts';
import type { View } from '../e2e/harness/view.ts';
import { residentMegabytes } from './resident.ts';
import { buildWithBench } from './bench-build.ts';
import { boundRow, ratioRow, type Row } from './row.ts';

const CAPTURES = 10_000;
const EXPORTED = { captures: 2_000, bytes: 500_000 };
const STRETCH = 200;

async function fill(page: View, from: number, to: number, bytes: number): Promise<void> {
  for (let at = from; at < to; at += STRETCH) {
    await page.evaluate(
      `(from, to, bytes) => bench.fill(from, to, bytes)`,
      at,
      Math.min(to, at + STRETCH),
      bytes,
    );
  }
}

/** The list and search of a large archive. */
export async function* archiveRows(): AsyncGenerator<Row> {
  for (const [target, launch] of [
    ['chrome-mv3', launchChromium],
    ['firefox-mv3', launchFirefox],
  ] as const) {
    const folder = await makeTemporaryFolder('bench');
    try {
      await buildWithBench(folder.path, target, 'archive-page.ts');
      process.env['TIDEMARK_OUTPUT'] = folder.path;
      const browser = await launch();
      try {
        const page = await browser.openExtensionPage('bench.html');
        await page.evaluate('(length) => bench.seed(length)', CAPTURES);
        const { listed, bare } = await page.evaluate<{ listed: number; bare: number }, []>(
          '() => bench.firstRows()',
        );
        yield ratioRow(
          `first fifty rows of 10,000 captures against a bare read of them (${browser.name})`,
          listed,
          bare,
          2,
        );
        yield boundRow(
          `search keystroke at 10,000 captures, median (${browser.name})`,
          await page.evaluate<number, []>('() => bench.keystroke()'),
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

/** The export of a gigabyte through the archive page, read-back included. */
export async function* exportRows(): AsyncGenerator<Row> {
  const folder = await makeTemporaryFolder('bench');
  try {
    await buildWithBench(folder.path, 'chrome-mv3', 'archive-page.ts');
    process.env['TIDEMARK_OUTPUT'] = folder.path;
    const browser = await launchChromium();
    try {
      const page = await browser.openExtensionPage('bench.html');
      await fill(page, 0, EXPORTED.captures, EXPORTED.bytes);
      const bare = await page.evaluate<number, []>('() => bench.bareExport()');
      const archive = await browser.openExtensionPage('options.html#/export?scope=all');
      await archive.waitForText(/Export 2,000 captures/, 60_000);
      await new Promise((resolve) => setTimeout(resolve, 3000));
      const idle = await residentMegabytes(browser.profile);
      let peak = idle;
      const watching = new AbortController();
      const watch = (async () => {
        while (!watching.signal.aborted) {
          peak = Math.max(peak, await residentMegabytes(browser.profile));
          await new Promise((resolve) => setTimeout(resolve, 250));
        }
      })();
      const began = performance.now();
      await archive.click(/^Export 2,000 captures/);
      await archive.waitForText(/Saved: [\d,]+ of [\d,]+ files checked/, 600_000);
      const took = performance.now() - began;
      watching.abort();
      await watch;
      yield ratioRow(
        'export of 1 GB with read-back against reading, unsealing and CRC alone',
        took,
        bare,
        3.5,
      );
      yield boundRow('memory of the export above idle', peak - idle, 300, 'MB');
    } finally {
      await browser.close();
    }
  } finally {
    delete process.env['TIDEMARK_OUTPUT'];
    await folder.remove();
  }
}
