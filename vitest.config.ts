import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    testTimeout: 60_000,
    hookTimeout: 60_000,
    coverage: {
      provider: 'v8',
      include: ['src/**/*.ts', 'commands/**/*.ts'],
      // Entry points of processes and threads, which coverage does not follow; tests run them all the same.
      exclude: ['src/main.ts', 'src/cli.ts', 'src/inference/session-worker.ts', 'src/inference/device-probe.ts'],
      thresholds: { lines: 85, functions: 85, branches: 75, statements: 85 },
    },
  },
});
