import type { Plugin } from 'vite';
import { defineConfig } from 'vitest/config';
import { keptThread } from './test/mutants/kept-thread.ts';
import everyday from './vitest.config.ts';

/** The fast tests that `test/mutants/main.ts` names, by spaces; they run in this process, where mutants are. */
const tests = process.env.MUTANTS_TESTS?.split(' ') ?? ['test/**/*.test.ts'];

/** Stryker asks for vitest's own threads. */
const inKeptThread: Plugin = {
  name: 'facets:kept-thread',
  configureVitest({ project }) {
    project.config.pool = keptThread.name;
    Object.assign(project.config, { poolRunner: keptThread });
  },
};

export default defineConfig({
  ...(everyday.ssr && { ssr: everyday.ssr }),
  plugins: [inKeptThread],
  test: {
    include: tests,
    // Processes and sockets of their own, where a mutant does not reach or a minute is too long.
    exclude: ['test/e2e/**', 'test/page/**', 'test/cli/**', 'test/architecture.test.ts', 'node_modules/**'],
    setupFiles: ['test/mutants/setup.ts'],
    // A mutant that hangs a test is found by that, long before Stryker has to end its process.
    testTimeout: 10_000,
    hookTimeout: 20_000,
    expect: { poll: { timeout: 3000 } },
  },
});
