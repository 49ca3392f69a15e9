import { spawn } from 'node:child_process';
import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The checkout. */
export const root = fileURLToPath(new URL('..', import.meta.url));

/** Says what is being done, so that nobody waits before a silent terminal. */
export function say(line) {
  process.stdout.write(`${line}\n`);
}

/** Ends the process with words instead of a stack. */
export class Halt extends Error {}

/** The environment in which the Node of the lockfile and the installed tools come first. */
export function toolEnvironment() {
  return { ...process.env, PATH: [join(root, 'node_modules/.bin'), process.env.PATH].join(delimiter) };
}

/**
 * Runs a program in the checkout. Resolves to its exit code and, with `capture`, its output; never rejects for a
 * code other than 0.
 */
export function run(program, args, { env = process.env, capture = false, cwd = root } = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, {
      cwd,
      env,
      stdio: capture ? ['ignore', 'pipe', 'pipe'] : ['ignore', 'inherit', 'inherit'],
      // npm and the tools are .cmd files there.
      shell: process.platform === 'win32',
    });
    let output = '';
    child.stdout?.on('data', (part) => (output += part));
    child.stderr?.on('data', (part) => (output += part));
    child.on('error', reject);
    child.on('close', (code, signal) => resolve({ code: code ?? (signal === null ? 1 : 128), output }));
  });
}

/** Runs a program and halts with `what` where it fails. */
export async function mustRun(what, program, args, options) {
  const { code, output } = await run(program, args, options);
  if (code !== 0)
    throw new Halt(`${what} failed (${program} ${args.join(' ')}, code ${code})\n${output}`.trim());
}

/** Runs the command line's main function; a `Halt` becomes words and code 1. */
export async function main(work) {
  try {
    process.exitCode = await work();
  } catch (error) {
    process.stderr.write(error instanceof Halt ? `\n${error.message}\n` : `\n${error?.stack ?? error}\n`);
    process.exitCode = 1;
  }
}
