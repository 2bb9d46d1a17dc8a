/** Why no mutant of a file is tried; other tests run these files. */
interface Reason {
  readonly because: string;
  /** Files, or folders with a slash at their end. */
  readonly files: readonly string[];
}

export const OUT_OF_REACH: readonly Reason[] = [
  {
    because: 'they run in processes of their own, where no mutant is active',
    files: [
      'src/describe/child/describer-main.ts',
      'src/describe/child/open-pipeline.ts',
      'src/describe/child/run-child.ts',
      'src/describe/child/serve.ts',
      'src/describe/decoders/decoder-process.ts',
      'src/describe/decoders/run-decoder.ts',
      'src/describe/queue/drawer-main.ts',
      'src/inference/sessions/device-probe.ts',
    ],
  },
  {
    because: 'they run in worker threads, where no mutant is active',
    files: ['src/inference/sessions/session-worker.ts', 'src/store/sqlite/files.ts', 'src/store/sqlite/thread.ts'],
  },
  {
    because: 'each of their tests starts processes, for seconds a mutant',
    files: [
      'src/describe/child/child-describer.ts',
      'src/describe/child/describer-process.ts',
      'src/describe/decoders/decoder.ts',
      'src/describe/decoders/pool.ts',
      'src/describe/memory/estimate.ts',
      'src/describe/memory/watch.ts',
      'src/describe/open.ts',
      'src/describe/queue/drawer.ts',
      'src/inference/sessions/devices.ts',
    ],
  },
  {
    because: 'most of their tests start the command line, for seconds a mutant',
    files: ['src/cli/'],
  },
  {
    because: 'it is compiled to WebAssembly, whose loops its tests run',
    files: ['src/images/resampling.as.ts'],
  },
  {
    because: 'it acts while it is loaded, before a mutant is active',
    files: ['src/images/no-cache.ts'],
  },
  {
    because: 'the fonts that one mutant registers stay in the process for the next',
    files: ['src/images/fonts/fonts.ts'],
  },
  {
    because: 'each of their tests needs a server of Redis or PostgreSQL, which a mutant can leave in any state',
    files: [
      'src/bot/discord/shared-throttler.ts',
      'src/bot/shared-redis.ts',
      'src/describe/queue/fleet.ts',
      'src/describe/queue/inspect.ts',
      'src/describe/queue/queue-describer.ts',
      'src/describe/queue/queue-worker.ts',
      'src/describe/queue/redis.ts',
      'src/describe/queue/self-test.ts',
      'src/describe/queue/waiting.ts',
      'src/store/postgres/',
    ],
  },
];

const isOneOf = (file: string, { files }: Reason) => files.some((one) => file.startsWith(one));

/** Why mutants of a file are not tried; undefined where they can be. */
export function whyOutOfReach(file: string): string | undefined {
  return OUT_OF_REACH.find((reason) => isOneOf(file, reason))?.because;
}
