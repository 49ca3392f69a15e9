import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export interface Ran {
  readonly code: number;
  readonly output: Buffer;
  readonly errors: string;
}

/** Runs a program of others; throws where it is not installed, so that no test passes for want of it. */
export function runProgram(
  program: string,
  args: readonly string[],
  options: { readonly input?: Uint8Array | string; readonly folder?: string } = {},
): Ran {
  const { status, stdout, stderr, error } = spawnSync(program, args, {
    ...(options.input === undefined ? {} : { input: options.input }),
    ...(options.folder === undefined ? {} : { cwd: options.folder }),
    maxBuffer: 64 * 1024 * 1024,
  });
  if (error !== undefined) throw new Error(`${program} did not run (npm test installs it)`, { cause: error });
  if (status === null) throw new Error(`${program} was ended from outside`);
  return { code: status, output: stdout, errors: stderr.toString() };
}

/** The same, and throws where the program is not content. */
export function mustRunProgram(...args: Parameters<typeof runProgram>): Buffer {
  const ran = runProgram(...args);
  if (ran.code !== 0) throw new Error(`${args[0]} ${args[1].join(' ')}: ${ran.code}\n${ran.errors}`);
  return ran.output;
}

/** An empty folder that is gone when `done` was called. */
export function temporaryFolder(): { readonly path: string; readonly done: () => void } {
  const path = mkdtempSync(join(tmpdir(), 'tidemark-'));
  return { path, done: () => rmSync(path, { recursive: true, force: true }) };
}
