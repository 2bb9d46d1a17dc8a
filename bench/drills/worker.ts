import { loadConfig } from '../../src/config.ts';
import { asked } from '../../src/describe/asked.ts';
import type { Describer } from '../../src/describe/describer.ts';
import { exitWithProblem } from '../../src/exit-with-problem.ts';
import { runWorker } from '../../src/run-worker.ts';
import { drillDescriber } from './describer.ts';
import { meeting } from './meeting.ts';

/** Pictures that are being analysed. */
let inWork = 0;

/** The worker as `facets worker` runs it, but for the networks. Whoever started it may ask how many pictures it analyses. */
async function main(): Promise<void> {
  process.on('message', () => process.send?.(inWork));
  process.channel?.unref();
  const config = loadConfig(process.env);
  const { redisUrl } = config;
  if (redisUrl === undefined) throw new Error('Expected REDIS_URL');
  await runWorker({
    config: { ...config, redisUrl },
    describer: counted(drillDescriber(config)),
    ...(meeting && { meeting }),
  });
}

function counted(describer: Describer): Describer {
  return {
    ...describer,
    describe: (address, options) =>
      describer.describe(address, {
        ...options,
        turn: (work) =>
          asked(options).turn(async () => {
            inWork += 1;
            try {
              return await work();
            } finally {
              inWork -= 1;
            }
          }),
      }),
  };
}

main().catch(exitWithProblem);
