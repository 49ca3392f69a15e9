import { crc32, deflateSync } from 'node:zlib';
import { launchChromium } from '../e2e/harness/chromium.ts';
import { launchFirefox } from '../e2e/harness/firefox.ts';
import { makeTemporaryFolder } from '../e2e/harness/temporary.ts';
import { buildWithBench } from './bench-build.ts';
import { boundRow, median, ratioRow, type Row } from './row.ts';

const SHAPES = 200;
const ROUNDS = 5;
const FRAMES = 180;
/** 60 frames a second, and what timers round. */
const FRAME_MS = 17;
/** As tall as a captured thread can be; it is to be there within a breath. */
const TALL = 65_000;
const TALL_MS = 3_000;
const WIDTH = 1280;
const LAST_GREY = 77;

/** Grey, 8 bit, darker from the top to the end. */
function tallPng(height: number): string {
  const rows = Buffer.alloc((WIDTH + 1) * height);
  for (let y = 0; y < height; y += 1)
    rows.fill(
      y >= height - 2000 ? LAST_GREY : 255 - Math.floor((y * 100) / height),
      y * (WIDTH + 1) + 1,
      (y + 1) * (WIDTH + 1),
    );
  const header = Buffer.alloc(13);
  header.writeUInt32BE(WIDTH, 0);
  header.writeUInt32BE(height, 4);
  header[8] = 8;
  const chunk = (type: string, data: Buffer): Buffer => {
    const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
    const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)];
    length.writeUInt32BE(data.byteLength);
    sum.writeUInt32BE(crc32(body));
    return Buffer.concat([length, body, sum]);
  };
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
  return Buffer.concat([
    signature,
    chunk('IHDR', header),
    chunk('IDAT', deflateSync(rows)),
    chunk('IEND', Buffer.alloc(0)),
  ]).toString('base64');
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
      await buildWithBench(folder.path, target, 'annotate-page.ts');
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
        const tall = await page.evaluate<{ took: number; grey: number } | string, [string, number]>(
          '(png, height) => bench.openTall(png, height)',
          tallPng(TALL),
          TALL,
        );
        const name = `opening 1,280 × ${TALL.toLocaleString('en')} px and going to its end (${browser.name})`;
        if (typeof tall === 'string') yield { ...boundRow(name, 0, TALL_MS, 'ms', tall), met: false };
        else {
          if (tall.grey !== LAST_GREY) throw new Error(`its end is shown as ${tall.grey}`);
          yield boundRow(name, tall.took, TALL_MS, 'ms');
        }
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
