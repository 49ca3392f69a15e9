import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { delimiter, join } from 'node:path';

import { Halt, mustRun, say } from './terminal.mjs';

/** Program (or module of Python) → Debian package, and what it is for. Any of several names will do where another build is installed. */
const TOOLS = {
  chromium: {
    names: ['chromium', 'chromium-browser', 'google-chrome'],
    variable: 'CHROMIUM',
    package: 'chromium',
    why: 'a browser to drive',
  },
  firefox: {
    names: ['firefox-esr', 'firefox'],
    variable: 'FIREFOX',
    package: 'firefox-esr',
    why: 'a browser to drive',
  },
  xvfb: { names: ['Xvfb'], package: 'xvfb', why: 'a display for keyboard and menu tests' },
  openbox: { names: ['openbox'], package: 'openbox', why: 'windows on that display' },
  xdotool: { names: ['xdotool'], package: 'xdotool', why: 'keys and clicks on that display' },
  unzip: { names: ['unzip'], package: 'unzip', why: 'checking bundles' },
  '7zz': { names: ['7zz'], package: '7zip', why: 'checking bundles' },
  hashdeep: { names: ['hashdeep'], package: 'hashdeep', why: 'checking bundles' },
  python3: { names: ['python3'], package: 'python3', why: 'checking bundles' },
  openssl: { names: ['openssl'], package: 'openssl', why: 'checking signatures and time stamps' },
  opentimestamps: {
    names: [],
    pythonModule: 'opentimestamps',
    package: 'python3-opentimestamps',
    why: 'checking OpenTimestamps proofs',
  },
};

/** Programs of macOS and Windows that are not in PATH. */
const ELSEWHERE = {
  chromium: [
    '/Applications/Chromium.app/Contents/MacOS/Chromium',
    '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
    'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
  ],
  firefox: [
    '/Applications/Firefox.app/Contents/MacOS/firefox',
    'C:\\Program Files\\Mozilla Firefox\\firefox.exe',
  ],
};

/** Debian's own first, since another in PATH does not see Debian's packages. */
const PYTHONS = ['/usr/bin/python3', 'python3'];

function hasModule(python, name) {
  return spawnSync(python, ['-c', `import ${name}`], { stdio: 'ignore' }).status === 0;
}

function isInstalled(tool) {
  const { names, variable, pythonModule } = TOOLS[tool];
  if (variable !== undefined && process.env[variable]) return existsSync(process.env[variable]);
  if (pythonModule !== undefined) return PYTHONS.some((python) => hasModule(python, pythonModule));
  const folders = (process.env.PATH ?? '').split(delimiter).filter((folder) => folder !== '');
  return (
    names.some((name) => folders.some((folder) => existsSync(join(folder, name)))) ||
    (ELSEWHERE[tool] ?? []).some((path) => existsSync(path))
  );
}

async function isDebian() {
  const text = await readFile('/etc/os-release', 'utf8').catch(() => '');
  return /^ID="?debian"?$/m.test(text);
}

/**
 * Sees to the programs of `tools` (keys of the table above). On Debian as root the missing ones are installed by
 * apt-get; elsewhere the person is told what to install.
 */
export async function requireSystemTools(tools) {
  const missing = tools.filter((tool) => !isInstalled(tool));
  if (missing.length === 0) return;
  const packages = missing.map((tool) => TOOLS[tool].package);
  if (!(await isDebian()) || process.getuid?.() !== 0) {
    const lines = missing.map(
      (tool) => `  ${TOOLS[tool].names[0] ?? TOOLS[tool].package} (${TOOLS[tool].why})`,
    );
    throw new Halt(
      `These programs are missing:\n${lines.join('\n')}\n` +
        `On Debian: sudo apt-get install ${packages.join(' ')}\n` +
        'Elsewhere install them with your system’s packages; CHROMIUM and FIREFOX may hold the path of a browser.',
    );
  }
  // A page without fonts is a page of boxes.
  if (missing.includes('chromium') || missing.includes('firefox')) {
    packages.push('fonts-liberation', 'fonts-noto-color-emoji');
  }
  say(`Installing Debian packages: ${packages.join(' ')}`);
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  const quiet = ['-qq', '-o', 'Dpkg::Use-Pty=0'];
  await mustRun('apt-get update', 'apt-get', [...quiet, 'update'], { env });
  await mustRun(
    'apt-get install',
    'apt-get',
    [...quiet, 'install', '-y', '--no-install-recommends', ...packages],
    {
      env,
      capture: true,
    },
  );
}
