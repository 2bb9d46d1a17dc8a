import { loadConfig } from './config.ts';
import { loadEnvironment } from './environment.ts';
import { exitWithProblem } from './exit-with-problem.ts';
import { runWorker } from './run-worker.ts';
import { UserError } from './user-error.ts';

async function main(): Promise<void> {
  const hints = loadEnvironment();
  const config = loadConfig(process.env);
  const { redisUrl } = config;
  if (redisUrl === undefined) {
    throw new UserError(
      'worker/no-redis',
      'A worker takes pictures from a queue in Redis: put REDIS_URL into .env, the same as the bot has.',
    );
  }
  await runWorker({ config: { ...config, redisUrl }, hints });
}

main().catch(exitWithProblem);
