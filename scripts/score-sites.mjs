// Scores what the adapters read of saved pages of which the truth is known.
//
//   npm run sites:score -- DIR          real Chromium, the pages under their own hosts, each post picked by a
//                                       click and captured by the extension, facts taken from the exported zip
//   npm run sites:score -- DIR --fast   the adapters alone over a DOM in this process: seconds, for development
//
// DIR/index.json: { "pages": [{ platform, file, url, groundTruth: [{ handle, textBegins, … }] }] }

import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { runnerImport } from 'vite';

import { Halt, main, mustRun, root, say, toolEnvironment } from './terminal.mjs';

await main(async () => {
  const asked = process.argv.slice(2);
  const [folder, ...more] = asked.filter((word) => !word.startsWith('--'));
  const isFast = asked.includes('--fast');
  if (folder === undefined || more.length > 0) throw new Halt('Usage: npm run sites:score -- DIR [--fast]');
  const directory = resolve(folder);
  if (!existsSync(join(directory, 'index.json'))) throw new Halt(`There is no index.json in ${directory}.`);
  if (!isFast && process.env['TIDEMARK_OUTPUT'] === undefined) {
    say('Building for Chromium.');
    await mustRun('The build', 'wxt', ['build', '-b', 'chrome', '--mv3'], {
      env: toolEnvironment(),
      capture: true,
    });
  }
  const file = isFast ? 'by-dom.ts' : 'through-extension.ts';
  const { module } = await runnerImport(join(root, 'scripts/score-sites', file), {
    configFile: false,
    logLevel: 'error',
    root,
  });
  const { table, isRight } = await module.scoreFolder(directory);
  say(table);
  return isRight ? 0 : 1;
});
