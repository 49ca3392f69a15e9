// What has to hold before a commit, in seconds: format, lint, types, unit tests.

import { cpus } from 'node:os';

import { installPackages, prepareTypes } from './packages.mjs';
import { main, run, say, toolEnvironment } from './terminal.mjs';

const CACHE = 'node_modules/.cache/tidemark';

/** Longest first, so that the short ones fill the gap. What was looked at before and is the same is not again. */
const CHECKS = [
  {
    name: 'unit tests',
    steps: [['vitest', 'run', '--project', 'unit', '--project', 'apart', '--reporter=default']],
  },
  {
    name: 'builds',
    steps: [
      ['wxt', 'build', '-b', 'chrome', '--mv3'],
      ['wxt', 'build', '-b', 'firefox', '--mv3'],
      ['vitest', 'run', '--project', 'built', '--reporter=default'],
    ],
  },
  { name: 'lint', steps: [['oxlint', '--type-aware', '--deny-warnings']] },
  {
    name: 'format',
    steps: [
      [
        'prettier',
        '--check',
        '--cache',
        '--cache-strategy=content',
        `--cache-location=${CACHE}/prettier`,
        '.',
      ],
    ],
  },
  {
    name: 'types',
    steps: [['tsc', '--noEmit', '--incremental', '--tsBuildInfoFile', `${CACHE}/types.tsbuildinfo`]],
  },
];

/** Runs one check's steps; resolves to what they said where one failed, else to null. */
async function findFailure(steps) {
  for (const [program, ...args] of steps) {
    const { code, output } = await run(program, args, {
      env: { ...toolEnvironment(), NO_COLOR: '1' },
      capture: true,
    });
    if (code !== 0) return output.trim();
  }
  return null;
}

await main(async () => {
  await installPackages();
  await prepareTypes();
  const queue = [...CHECKS];
  const failures = [];
  const work = async () => {
    for (let next = queue.shift(); next !== undefined; next = queue.shift()) {
      const began = performance.now();
      const failure = await findFailure(next.steps);
      const seconds = ((performance.now() - began) / 1000).toFixed(1);
      say(`${failure === null ? 'ok    ' : 'failed'}  ${next.name}  ${seconds} s`);
      if (failure !== null) failures.push(`${next.name}\n${failure}`);
    }
  };
  await Promise.all(Array.from({ length: Math.max(2, Math.min(cpus().length, CHECKS.length)) }, work));
  for (const failure of failures) say(`\n${failure}`);
  return failures.length === 0 ? 0 : 1;
});
