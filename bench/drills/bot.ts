import './clock.ts';
import { setTimeout as delay } from 'node:timers/promises';
import { repertoire } from '../../commands/index.ts';
import { loadConfig } from '../../src/config.ts';
import type { Describer } from '../../src/describe/describer.ts';
import { describeWith } from '../../src/describe/in-process.ts';
import { describerOptions } from '../../src/describer-options.ts';
import { exitWithProblem } from '../../src/exit-with-problem.ts';
import { runBot } from '../../src/run-bot.ts';
import { StubAnalyser } from '../../test/e2e/stub-analyser.ts';

/** The bot as `npm start` runs it, in a process of its own, but for the networks: each picture takes DRILL_PICTURE_MS. */
async function main(): Promise<void> {
  const config = loadConfig(process.env);
  if (config.token === undefined) throw new Error('Expected DISCORD_TOKEN');
  const analyser = new StubAnalyser((signal) =>
    delay(Number(process.env.DRILL_PICTURE_MS ?? 20), undefined, signal && { signal }),
  );
  const full = describeWith(analyser, describerOptions(config));
  const describer: Describer = {
    device: full.device,
    precision: full.precision,
    model: full.model,
    // Cards are drawn in a process of their own where the bot runs in earnest; here they would hold up the gateway.
    describe: (address, { card: _, ...options } = {}) => full.describe(address, options),
    draw: (drawing) => full.draw(drawing),
    close: () => full.close(),
  };
  await runBot({ config: { ...config, token: config.token }, repertoire, describer });
}

main().catch(exitWithProblem);
