import { defineConfig } from 'vitest/config';

/** The fast tests that `test/mutants.ts` names, by spaces; they run in this process, where mutants are. */
const tests = process.env.MUTANTS_TESTS?.split(' ') ?? ['test/**/*.test.ts'];

export default defineConfig({
  test: {
    include: tests,
    // Processes and sockets of their own, where a mutant does not reach or a minute is too long.
    exclude: ['test/e2e/**', 'test/page/**', 'test/cli/**', 'test/architecture.test.ts', 'node_modules/**'],
    testTimeout: 60_000,
    hookTimeout: 60_000,
  },
});
