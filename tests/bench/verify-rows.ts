import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { build } from 'vite';
import { makeTemporaryFolder } from '../e2e/harness/temporary.ts';
import { boundRow, median, ratioRow, type Row } from './row.ts';

const ROUNDS = 3;

interface Ran {
  readonly milliseconds: number;
  /** Largest resident memory, MB. */
  readonly peak: number;
  readonly output: string;
}

/** Runs a program to its end and watches its memory. */
async function measure(program: string, args: readonly string[], folder: string): Promise<Ran> {
  const began = performance.now();
  const child = spawn(program, args, { cwd: folder, stdio: ['ignore', 'pipe', 'inherit'] });
  let peak = 0;
  let output = '';
  child.stdout.on('data', (part: Buffer) => {
    if (output.length < 10_000) output += part.toString();
  });
  const watch = setInterval(() => {
    readFile(`/proc/${child.pid}/status`, 'utf8').then(
      (status) => {
        peak = Math.max(peak, Number(/VmHWM:\s+(\d+)/.exec(status)?.[1] ?? 0) / 1024);
      },
      () => undefined,
    );
  }, 10);
  const [code] = (await once(child, 'exit')) as [number];
  clearInterval(watch);
  if (code !== 0) throw new Error(`${program} ended with ${code}: ${output}`);
  return { milliseconds: performance.now() - began, peak, output };
}

/** A bundle of a gigabyte. Its maker is built first: Node alone does not follow the imports of `src`. */
async function makeBundle(folder: string, path: string): Promise<void> {
  await build({
    configFile: false,
    logLevel: 'error',
    publicDir: false,
    ssr: { noExternal: true },
    build: {
      outDir: folder,
      emptyOutDir: false,
      target: 'node22',
      ssr: join(import.meta.dirname, 'large-bundle.ts'),
      rolldownOptions: { output: { entryFileNames: 'large-bundle.mjs', codeSplitting: false } },
    },
  });
  await measure('node', [join(folder, 'large-bundle.mjs'), path], folder);
}

/** Verifying a gigabyte on the command line against `sha256sum` of the same files, unpacked. */
export async function* verifyRows(): AsyncGenerator<Row> {
  const program = join(import.meta.dirname, '../../.output/verify/tidemark-verify.mjs');
  if (!existsSync(program)) throw new Error(`${program} is not there: run "npm run build" first`);
  const folder = await makeTemporaryFolder('bench-verify');
  try {
    const zip = join(folder.path, 'bundle.zip');
    await makeBundle(folder.path, zip);
    await measure('unzip', ['-q', zip], folder.path);
    const idle = await measure('node', ['-e', 'setTimeout(() => undefined, 300)'], folder.path);
    const own: Ran[] = [];
    const bare: Ran[] = [];
    for (let round = 0; round < ROUNDS; round += 1) {
      bare.push(
        await measure(
          'sh',
          ['-c', 'find . -type f -print0 | xargs -0 sha256sum > ../sums.txt'],
          join(folder.path, 'evidence-2026-10-03-1000'),
        ),
      );
      own.push(await measure('node', [program, zip, '--json'], folder.path));
    }
    if (!own.every(({ output }) => output.includes('"verdict": "whole"'))) {
      throw new Error('the bundle of the bench is not whole');
    }
    yield ratioRow(
      'verifying a bundle of 1 GB against sha256sum of its files',
      median(own.map(({ milliseconds }) => milliseconds)),
      median(bare.map(({ milliseconds }) => milliseconds)),
      4,
    );
    yield boundRow(
      'memory of that above an idle Node',
      Math.max(...own.map(({ peak }) => peak)) - idle.peak,
      300,
      'MB',
    );
  } finally {
    await folder.remove();
  }
}
