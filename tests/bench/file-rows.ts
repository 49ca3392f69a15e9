import { execFile } from 'node:child_process';
import { mkdir, open, readdir, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { Page } from 'puppeteer-core';
import { build } from 'vite';
import type * as TestFiles from '../../src/files/test-files';
import { launchChromium, type Chromium } from '../e2e/harness/chromium.ts';
import { makeTemporaryFolder } from '../e2e/harness/temporary.ts';
import type { View } from '../e2e/harness/view.ts';
import { waitFor } from '../e2e/harness/wait.ts';
import { residentMegabytes } from './resident.ts';
import { boundRow, ratioRow, type Row } from './row.ts';

const PHOTOS = 300;
const PHOTO_BYTES = 3_400_000;
const RECORDING_BYTES = 2_000_000_000;

/** What the tests make files with, for Node as it is. */
async function loadTestFiles(folder: string): Promise<typeof TestFiles> {
  await build({
    configFile: false,
    logLevel: 'error',
    build: {
      outDir: folder,
      emptyOutDir: false,
      target: 'node22',
      ssr: join(import.meta.dirname, '../../src/files/test-files.ts'),
      rolldownOptions: { output: { entryFileNames: 'test-files.mjs', codeSplitting: false } },
    },
  });
  return (await import(join(folder, 'test-files.mjs'))) as typeof TestFiles;
}

/** A photo as a phone makes it: EXIF with a thumbnail, and detail that does not compress. */
async function drawPhoto(view: View, { withExif }: typeof TestFiles): Promise<Uint8Array<ArrayBuffer>> {
  const draw = (width: number, height: number, noise: number): Promise<string> =>
    view.evaluate(
      async (wide: number, high: number, grain: number) => {
        const canvas = new OffscreenCanvas(wide, high);
        const pen = canvas.getContext('2d');
        if (pen === null) throw new Error('no canvas');
        const image = pen.createImageData(wide, high);
        let seed = 1;
        for (let at = 0; at < image.data.length; at += 4) {
          seed = (Math.imul(seed, 1_664_525) + 1_013_904_223) >>> 0;
          const light = ((at / 4) % wide) / wide > 0.5 ? 180 : 60;
          image.data.set([light + ((seed >>> 24) % grain), light, light, 255], at);
        }
        pen.putImageData(image, 0, 0);
        const blob = await canvas.convertToBlob({ type: 'image/jpeg', quality: 0.9 });
        const url = new FileReader();
        url.readAsDataURL(blob);
        await new Promise((resolve) => url.addEventListener('load', resolve));
        return (url.result as string).split(',')[1] ?? '';
      },
      width,
      height,
      noise,
    );
  const whole = Buffer.from(await draw(4000, 3000, 60), 'base64');
  const thumbnail = Uint8Array.from(Buffer.from(await draw(160, 120, 2), 'base64'));
  const photo = withExif(whole, { taken: '2026:11:20 14:03:07', make: 'Example', model: 'Phone', thumbnail });
  // What stands behind the end of the picture is no part of it.
  const padded = new Uint8Array(Math.max(PHOTO_BYTES, photo.byteLength));
  padded.set(photo);
  return padded;
}

async function choose(browser: Chromium, paths: readonly string[]): Promise<void> {
  const page = (await browser.browser.pages()).find((one: Page) => one.url().includes('#/import'));
  const input = await page?.$('input[type=file]');
  if (input === null || input === undefined) throw new Error('no picker');
  await (input as unknown as { uploadFile(...files: string[]): Promise<void> }).uploadFile(...paths);
}

/**
 * Waits until the page says how many were kept. Only that line is read: laying out and reading all words of the page
 * twenty times a second, as a test does, takes a quarter of a core away from what is measured.
 */
async function untilKept(view: View, words: string): Promise<void> {
  const said = (): Promise<string> =>
    view.evaluate(() => document.querySelector('.import-sum')?.textContent ?? '');
  await waitFor(`the words ${words}`, async () => (await said()).includes(words), { timeout: 600_000 });
}

/** Memory while one long recording is brought in. */
export async function* recordingRows(): AsyncGenerator<Row> {
  const folder = await makeTemporaryFolder('bench-files');
  const browser = await launchChromium();
  try {
    const view = await browser.openExtensionPage('options.html#/import');
    await view.waitForText('Choose files');
    const recording = join(folder.path, 'recording.mp4');
    const file = await open(recording, 'w');
    await file.write(Buffer.from('0000001c66747970', 'hex'));
    await file.truncate(RECORDING_BYTES);
    await file.close();
    await new Promise((resolve) => setTimeout(resolve, 3000));
    const idle = await residentMegabytes(browser.profile);
    let peak = idle;
    const watching = new AbortController();
    const watch = (async (): Promise<void> => {
      while (!watching.signal.aborted) {
        peak = Math.max(peak, await residentMegabytes(browser.profile));
        await new Promise((resolve) => setTimeout(resolve, 100));
      }
    })();
    const start = performance.now();
    await choose(browser, [recording]);
    await untilKept(view, '1 file kept');
    const took = performance.now() - start;
    watching.abort();
    await watch;
    yield boundRow(
      'memory of bringing in a recording of 2 GB above idle',
      peak - idle,
      100,
      'MB',
      `${Math.round(took / 1000)} s`,
    );
    if ((await stat(recording)).size !== RECORDING_BYTES) throw new Error('the recording was changed');
  } finally {
    await browser.close();
    await folder.remove();
  }
}

/** Many photos against hashing them. */
export async function* photoRows(): AsyncGenerator<Row> {
  const folder = await makeTemporaryFolder('bench-files');
  const browser = await launchChromium();
  try {
    const view = await browser.openExtensionPage('options.html#/import');
    await view.waitForText('Choose files');
    const photo = await drawPhoto(view, await loadTestFiles(folder.path));
    const photos = join(folder.path, 'photos');
    await mkdir(photos);
    for (let number = 0; number < PHOTOS; number += 1) {
      new DataView(photo.buffer).setUint32(photo.byteLength - 4, number);
      await writeFile(join(photos, `IMG_${number}.jpg`), photo);
    }
    const paths = (await readdir(photos)).map((name) => join(photos, name));
    const hash = async (): Promise<number> => {
      const began = performance.now();
      await promisify(execFile)('sha256sum', paths);
      return performance.now() - began;
    };
    await hash();
    const before = await hash();
    const began = performance.now();
    await choose(browser, paths);
    await untilKept(view, `${PHOTOS} files kept`);
    const took = performance.now() - began;
    // Before and after: on a machine that others use, one of them alone says little.
    const bare = (before + (await hash())) / 2;
    yield ratioRow(
      `bringing in ${Math.round((PHOTOS * photo.byteLength) / 1e6)} MB of photos against sha256sum`,
      took,
      bare,
      4,
    );
  } finally {
    await browser.close();
    await folder.remove();
  }
}
