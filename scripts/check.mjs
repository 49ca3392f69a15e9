// What has to hold before a commit, in seconds: format, lint, types, unit tests.

import { cpus } from 'node:os';

import { installPackages, prepareTypes } from './packages.mjs';
import { main, run, say, toolEnvironment } from './terminal.mjs';

/** Longest first, so that the short ones fill the gap. */
const CHECKS = [
  { name: 'unit tests', program: 'vitest', args: ['run', '--project', 'unit', '--reporter=default'] },
  { name: 'format', program: 'prettier', args: ['--check', '.'] },
  { name: 'lint', program: 'oxlint', args: ['--type-aware', '--deny-warnings'] },
  { name: 'types', program: 'tsc', args: ['--noEmit'] },
];

await main(async () => {
  await installPackages();
  await prepareTypes();
  const queue = [...CHECKS];
  const failures = [];
  const work = async () => {
    for (let next = queue.shift(); next !== undefined; next = queue.shift()) {
      const { name, program, args } = next;
      const began = performance.now();
      const { code, output } = await run(program, args, {
        env: { ...toolEnvironment(), NO_COLOR: '1' },
        capture: true,
      });
      say(
        `${code === 0 ? 'ok    ' : 'failed'}  ${name}  ${((performance.now() - began) / 1000).toFixed(1)} s`,
      );
      if (code !== 0) failures.push({ name, output });
    }
  };
  await Promise.all(Array.from({ length: Math.max(2, Math.min(cpus().length, CHECKS.length)) }, work));
  for (const { name, output } of failures) say(`\n${name}\n${output.trim()}`);
  return failures.length === 0 ? 0 : 1;
});
