import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';

import { waitFor } from './wait.ts';

/** Names of finished files in a download folder. */
export async function listDownloads(folder: string): Promise<string[]> {
  const names = await readdir(folder);
  const unfinished = new Set(names.filter((name) => /\.(?:crdownload|part|tmp)$/.test(name)));
  // Firefox makes an empty file of the final name beside its `.part`.
  const base = new Set(
    [...unfinished].map((name) => name.replace(/(?:\.[\w-]+)?\.(?:crdownload|part|tmp)$/, '')),
  );
  return names.filter(
    (name) => !unfinished.has(name) && ![...base].some((start) => start !== '' && name.startsWith(start)),
  );
}

/** Waits until a file matching `pattern`, not among `before`, is whole; returns its path. */
export async function waitForDownload(
  folder: string,
  pattern: RegExp,
  { before = [], timeout = 30_000 }: { before?: readonly string[]; timeout?: number } = {},
): Promise<string> {
  let size = -1;
  return waitFor(
    `a download matching ${String(pattern)} in ${folder}`,
    async () => {
      const name = (await listDownloads(folder)).find((each) => pattern.test(each) && !before.includes(each));
      if (name === undefined) return null;
      const path = join(folder, name);
      const now = (await stat(path)).size;
      const whole = now > 0 && now === size;
      size = now;
      return whole ? path : null;
    },
    { timeout, every: 150 },
  );
}
