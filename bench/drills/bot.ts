import './clock.ts';
import { repertoire } from '../../commands/index.ts';
import { type Config, loadConfig } from '../../src/config.ts';
import type { Describer } from '../../src/describe/describer.ts';
import { QueueDescriber } from '../../src/describe/queue/queue-describer.ts';
import { exitWithProblem } from '../../src/exit-with-problem.ts';
import { runBot } from '../../src/run-bot.ts';
import { drillDescriber } from './describer.ts';
import { meeting } from './meeting.ts';

/** The bot as `npm start` runs it, in a process of its own, but for the networks. */
async function main(): Promise<void> {
  const config = loadConfig(process.env);
  if (config.token === undefined) throw new Error('Expected DISCORD_TOKEN');
  const describer = await describerOf(config);
  await runBot({ config: { ...config, token: config.token }, repertoire, ...(describer && { describer }) });
}

/** Undefined for the one that the bot opens by itself. */
async function describerOf(config: Config): Promise<Describer | undefined> {
  if (config.redisUrl === undefined) return drillDescriber(config);
  // As if it had other networks.
  return meeting && QueueDescriber.open({ redisUrl: config.redisUrl, maxWaitMs: config.maxWaitMs, meeting });
}

main().catch(exitWithProblem);
