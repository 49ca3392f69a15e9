// Builds the verifier's program where it is missing or older than its sources, and runs it.

import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';

import { mustRun, root, run, toolEnvironment } from './terminal.mjs';

const PROGRAM = join(root, '.output/verify/tidemark-verify.mjs');
const SOURCES = ['src/verifier', 'src/integrity', 'src/i18n', 'src/domain'];

async function isStale() {
  const built = await stat(PROGRAM).catch(() => null);
  if (built === null) return true;
  for (const folder of SOURCES) {
    for (const name of await readdir(join(root, folder), { recursive: true })) {
      if (!name.endsWith('.ts') || name.endsWith('.test.ts')) continue;
      if ((await stat(join(root, folder, name))).mtimeMs > built.mtimeMs) return true;
    }
  }
  return false;
}

/** Nothing but the program's own words goes to the output: it may be JSON. */
export async function verify(args) {
  if (await isStale()) {
    process.stderr.write('Building the verifier.\n');
    await mustRun('The build', 'node', ['scripts/build-verifier.mjs', 'program'], {
      env: toolEnvironment(),
      capture: true,
    });
  }
  // npm changes to the package's folder; the paths were meant from where the person is.
  const cwd = process.env.INIT_CWD ?? process.cwd();
  return (await run('node', [PROGRAM, ...args], { env: toolEnvironment(), cwd })).code;
}
