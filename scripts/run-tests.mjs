import { mkdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';

import { root, run, say, toolEnvironment } from './terminal.mjs';

const FOLDER = 'tests/.results';

/**
 * Runs one project of vitest.config.ts and counts. What failed outside a test (a file that does not load, an error
 * nobody caught) counts as one failure, so that it cannot pass unseen.
 */
async function runProject(project, filters) {
  const file = join(FOLDER, `${project}.json`);
  await rm(join(root, file), { force: true });
  const { code } = await run(
    'vitest',
    [
      'run',
      '--project',
      project,
      '--reporter=default',
      '--reporter=json',
      `--outputFile.json=${file}`,
      ...filters,
    ],
    { env: toolEnvironment() },
  );
  let passed = 0;
  let failed = 0;
  let skipped = 0;
  try {
    const result = JSON.parse(await readFile(join(root, file), 'utf8'));
    passed = result.numPassedTests;
    failed = result.numFailedTests;
    skipped = result.numPendingTests + result.numTodoTests;
    failed += result.testResults.filter(
      (suite) =>
        suite.status === 'failed' && !suite.assertionResults.some((test) => test.status === 'failed'),
    ).length;
  } catch {
    say(`${project}: vitest left no results.`);
  }
  if (code !== 0 && failed === 0) {
    say(`${project}: vitest ended with code ${code} though no test failed; see above.`);
    failed = 1;
  }
  return { passed, failed, skipped };
}

/** Runs the projects one after the other; the last line says the sum. Exit code: 0 only when something passed and nothing failed. */
export async function runTests(projects, filters = []) {
  await mkdir(join(root, FOLDER), { recursive: true });
  const total = { passed: 0, failed: 0, skipped: 0 };
  for (const project of projects) {
    say(`\n${project} tests`);
    const counts = await runProject(project, filters);
    for (const key of Object.keys(total)) total[key] += counts[key];
  }
  say('');
  say(
    `${total.passed} passed, ${total.failed} failed${total.skipped > 0 ? `, ${total.skipped} skipped` : ''}`,
  );
  return total.failed === 0 && total.passed > 0 ? 0 : 1;
}
