import { defineConfig } from 'vitest/config';

/** Two projects: `unit` runs in seconds and needs no browser, `browser` drives real Chromium and Firefox. */
export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: 'unit',
          include: ['src/**/*.test.{ts,tsx}', 'tests/architecture/**/*.test.ts', 'demo/**/*.test.ts'],
          environment: 'node',
          // Generous, since nothing is measured here and a busy machine must not fail anybody.
          testTimeout: 30_000,
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
