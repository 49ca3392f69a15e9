// Runs on the Node a machine has (20 or later) without any package installed. Says what it does.
//
//   node scripts/bootstrap.mjs start          the demo
//   node scripts/bootstrap.mjs test [filter]  all tests, ends with "N passed, N failed"
//   node scripts/bootstrap.mjs bench          figures against their baselines
//   node scripts/bootstrap.mjs verify …       checks a bundle

import { installPackages, prepareTypes } from './packages.mjs';
import { runTests } from './run-tests.mjs';
import { requireSystemTools } from './system-packages.mjs';
import { Halt, main, mustRun, run, say, toolEnvironment } from './terminal.mjs';

async function build(...browsers) {
  for (const browser of browsers) {
    say(`Building for ${browser === 'chrome' ? 'Chromium' : 'Firefox'}.`);
    await mustRun('The build', 'wxt', ['build', '-b', browser, '--mv3'], {
      env: toolEnvironment(),
      capture: true,
    });
  }
}

async function buildVerifier() {
  say('Building the verifier.');
  await mustRun('The build', 'node', ['scripts/build-verifier.mjs'], {
    env: toolEnvironment(),
    capture: true,
  });
}

async function prepare(tools) {
  await requireSystemTools(tools);
  await installPackages();
  await prepareTypes();
}

const COMMANDS = {
  async start(args) {
    await prepare(['chromium', 'unzip']);
    await build('chrome');
    return (await run('node', ['demo/run.ts', ...args], { env: toolEnvironment() })).code;
  },
  async test(filters) {
    await prepare([
      'chromium',
      'firefox',
      'xvfb',
      'openbox',
      'xdotool',
      'unzip',
      '7zz',
      'hashdeep',
      'python3',
      'openssl',
      'opentimestamps',
    ]);
    await build('chrome', 'firefox');
    await buildVerifier();
    return runTests(['unit', 'apart', 'built', 'thorough', 'browser'], filters);
  },
  async bench(args) {
    await prepare(['chromium', 'firefox', 'unzip']);
    await build('chrome', 'firefox');
    await buildVerifier();
    say('Packing what the stores get.');
    await mustRun('The packing', 'npm', ['run', 'zip'], { env: toolEnvironment(), capture: true });
    return (await run('node', ['tests/bench/run.ts', ...args], { env: toolEnvironment() })).code;
  },
  async verify(args) {
    await installPackages();
    // Needs the packages that were just installed.
    const { verify } = await import('./verify.mjs');
    return verify(args);
  },
};

await main(async () => {
  const [name = '', ...args] = process.argv.slice(2);
  if (!Object.hasOwn(COMMANDS, name))
    throw new Halt(`Usage: node scripts/bootstrap.mjs ${Object.keys(COMMANDS).join(' | ')}`);
  return COMMANDS[name](args);
});
