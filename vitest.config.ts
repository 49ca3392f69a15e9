import { globSync, readFileSync } from 'node:fs';
import { defineConfig } from 'vitest/config';
import { BaseSequencer, type TestSpecification } from 'vitest/node';

/**
 * Unit tests that take seconds each: every byte flipped, programs of others started, whole bundles made. They run
 * with `npm test`; `npm run check` goes without them.
 */
const THOROUGH = [
  'src/verifier/{flipped-bytes,bag,tampering,exported-redacted}.test.ts',
  'src/integrity/{time-stamp,merkle-tree,signing,open-timestamps,tiles}.test.ts',
  'src/bundle/wacz/export-wacz.test.ts',
  'src/bundle/large-file.test.ts',
  'src/bundle/report/report.test.ts',
  'src/archive/{check,quota,summary-blocks,crash,group-commit}.test.ts',
  'tests/architecture/firefox-lint.test.ts',
];

const UNIT = ['src/**/*.test.{ts,tsx}', 'tests/architecture/**/*.test.ts', 'demo/**/*.test.ts'];

/** Reads what `wxt build` left. */
const BUILT = ['tests/architecture/manifest.test.ts'];

/**
 * Tests that stand in a page of their own or put something else in a module's place. They cannot share the modules
 * that another file has loaded; all others do, which takes less than half of the time.
 */
const APART = globSync(UNIT, { cwd: import.meta.dirname }).filter((file) =>
  /@vitest-environment|\bvi\s*\.(?:do)?mock\(/i.test(readFileSync(new URL(file, import.meta.url), 'utf8')),
);

/** What takes longest begins first, so that nobody waits for it alone at the end. */
class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const isLong = ({ moduleId }: TestSpecification): boolean =>
      /\/(?:conversation|logbook|help|hostile|export-worker|timeline)/.test(moduleId);
    const sorted = await super.sort(files);
    return [...sorted.filter(isLong), ...sorted.filter((file) => !isLong(file))];
  }
}

/**
 * `unit`, `apart` and `built` run in seconds, `thorough` in a minute or two, none of them needs a browser; `browser`
 * drives real Chromium and Firefox.
 */
export default defineConfig({
  test: {
    sequence: { sequencer: LongestFirst },
    projects: [
      {
        test: {
          name: 'unit',
          include: UNIT,
          exclude: [...THOROUGH, ...APART, ...BUILT],
          environment: 'node',
          isolate: false,
          unstubGlobals: true,
          // Generous, since nothing is measured here and a busy machine must not fail anybody.
          testTimeout: 30_000,
        },
      },
      {
        test: {
          name: 'apart',
          include: APART,
          exclude: THOROUGH,
          environment: 'node',
          testTimeout: 30_000,
        },
      },
      {
        test: {
          name: 'built',
          include: BUILT,
          environment: 'node',
        },
      },
      {
        test: {
          name: 'thorough',
          include: THOROUGH,
          environment: 'node',
          testTimeout: 240_000,
        },
      },
      {
        test: {
          name: 'browser',
          include: ['tests/e2e/**/*.test.ts'],
          environment: 'node',
          // Two at a time: each has its own browser, display, profile and servers, and waits half of its time. With
          // three, a machine of two cores is so busy that a browser now and then is late.
          maxWorkers: 2,
          // A key pressed under Xvfb can be lost on a machine that is busy; a person would press it again.
          retry: 1,
          testTimeout: 120_000,
          hookTimeout: 120_000,
        },
      },
    ],
  },
});
