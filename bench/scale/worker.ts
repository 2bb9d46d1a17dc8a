import sharp from 'sharp';
import { loadConfig } from '../../src/config.ts';
import { asked } from '../../src/describe/asked.ts';
import { ChildDescriber } from '../../src/describe/child/child-describer.ts';
import type { Described, Describer } from '../../src/describe/describer.ts';
import { exitWithProblem } from '../../src/exit-with-problem.ts';
import { runWorker } from '../../src/run-worker.ts';
import { DESCRIBED } from '../../test/describe/queue/scripted-describer.ts';

/**
 * The worker as `facets worker` runs it, but for the networks: BENCH_ANSWER=child has a child answer that does nothing,
 * BENCH_ANSWER=card answers here, with a card of the size that cards have.
 */
async function main(): Promise<void> {
  const config = loadConfig(process.env);
  const { redisUrl } = config;
  if (redisUrl === undefined) throw new Error('Expected REDIS_URL');
  const describer =
    process.env.BENCH_ANSWER === 'child'
      ? await ChildDescriber.open({ device: 'cpu', entry: new URL('./noop-child.ts', import.meta.url) })
      : answering({ ...DESCRIBED, pictures: { card: await card(), crops: [] } });
  await runWorker({ config: { ...config, redisUrl }, describer });
}

/** Grain, which takes as much as a drawn card does: about 60 KB. */
function card(): Promise<Buffer> {
  const noise = { type: 'gaussian', mean: 128, sigma: 30 } as const;
  return sharp({ create: { width: 480, height: 300, channels: 3, noise, background: 'grey' } })
    .jpeg({ quality: 80 })
    .toBuffer();
}

function answering(described: Described): Describer {
  return {
    device: 'cpu',
    precision: 'float',
    model: 'scripted 1',
    describe: (_, options) => asked(options).turn(async () => described),
    draw: () => Promise.reject(new Error('Expected no drawing.')),
    close: () => Promise.resolve(),
  };
}

main().catch(exitWithProblem);
