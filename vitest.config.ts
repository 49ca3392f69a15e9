import { defineConfig } from 'vitest/config';

/**
 * Unit tests that take seconds each: every byte flipped, programs of others started, whole bundles made. They run
 * with `npm test`; `npm run check` goes without them.
 */
const THOROUGH = [
  'src/verifier/{flipped-bytes,bag,tampering,exported-redacted}.test.ts',
  'src/integrity/{time-stamp,merkle-tree,signing,open-timestamps,tiles}.test.ts',
  'src/bundle/wacz/export-wacz.test.ts',
  'src/bundle/report/report.test.ts',
  'src/archive/{check,quota,summary-blocks,crash,group-commit}.test.ts',
  'tests/architecture/firefox-lint.test.ts',
];

/**
 * Three projects: `unit` runs in seconds, `thorough` in a minute or two, neither needs a browser; `browser` drives
 * real Chromium and Firefox.
 */
export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: 'unit',
          include: ['src/**/*.test.{ts,tsx}', 'tests/architecture/**/*.test.ts', 'demo/**/*.test.ts'],
          exclude: THOROUGH,
          environment: 'node',
          // Generous, since nothing is measured here and a busy machine must not fail anybody.
          testTimeout: 30_000,
        },
      },
      {
        test: {
          name: 'thorough',
          include: THOROUGH,
          environment: 'node',
          testTimeout: 60_000,
        },
      },
      {
        test: {
          name: 'browser',
          include: ['tests/e2e/**/*.test.ts'],
          environment: 'node',
          fileParallelism: false,
          // A key pressed under Xvfb can be lost on a machine that is busy; a person would press it again.
          retry: 1,
          testTimeout: 120_000,
          hookTimeout: 120_000,
        },
      },
    ],
  },
});
