import { defaultServerConditions } from 'vite';
import { defineConfig } from 'vitest/config';

/** Packages of this repository are tested as they stand in it, whether or not they were built. */
const conditions = ['local-discord-source', ...defaultServerConditions];

export default defineConfig({
  ssr: { resolve: { conditions } },
  test: {
    include: ['test/**/*.test.ts', 'packages/*/test/**/*.test.ts'],
    reporters: ['default', './test/left-out-reporter.ts'],
    // What is drawn looks as it does in the processes that draw for people, on every machine.
    env: { DISABLE_SYSTEM_FONTS_LOAD: '1' },
    testTimeout: 60_000,
    hookTimeout: 60_000,
    // A machine that is busy with other test files may be slow to show what is polled for.
    expect: { poll: { timeout: 15_000 } },
    coverage: {
      provider: 'v8',
      include: ['src/**/*.ts', 'commands/**/*.ts', 'packages/*/src/**/*.ts'],
      // What runs in processes and threads of its own, or in a browser, where coverage does not follow; tests run it.
      exclude: [
        'src/images/resampling.as.ts',
        'src/main.ts',
        'src/cli.ts',
        'src/doctor.ts',
        'src/facets.ts',
        'src/backup.ts',
        'src/worker.ts',
        'src/block.ts',
        'src/store/sqlite/files.ts',
        'src/store/sqlite/thread.ts',
        'src/inference/sessions/session-worker.ts',
        'src/inference/sessions/device-probe.ts',
        'src/describe/child/{describer-main,open-pipeline,run-child,serve}.ts',
        'src/describe/queue/drawer-main.ts',
        'src/describe/decoders/{decoder-process,run-decoder}.ts',
        'packages/local-discord/src/page/client/**',
      ],
      thresholds: { lines: 85, functions: 85, branches: 75, statements: 85 },
    },
  },
});
