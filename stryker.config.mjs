/** @type {import('@stryker-mutator/api/core').PartialStrykerOptions} */
export default {
  testRunner: 'vitest',
  vitest: { configFile: 'vitest.mutants.config.ts' },
  // TypeScript 7 has no compiler API for Stryker to read a tsconfig with: it must find none.
  tsconfigFile: 'none.json',
  coverageAnalysis: 'perTest',
  concurrency: 1,
  // In it, a process that was started anew loads all modules, also on a busy machine: what is ended then counts as noticed.
  timeoutMS: 60_000,
  reporters: ['progress-append-only', 'clear-text', 'json'],
  clearTextReporter: { allowColor: true, logTests: false, reportTests: false },
  jsonReporter: { fileName: 'reports/mutants.json' },
  tempDirName: '.stryker',
  ignorePatterns: ['/models/training', '/dist', '/coverage', '/reports', '/data', '/.github', '/docs'],
};
