import { repertoire } from '../commands/index.ts';
import { NO_TOKEN } from './bot/no-token.ts';
import { loadConfig } from './config.ts';
import { loadEnvironment } from './environment.ts';
import { exitWithProblem } from './exit-with-problem.ts';
import { runBot } from './run-bot.ts';

async function main(): Promise<void> {
  const hints = loadEnvironment();
  const config = loadConfig(process.env);
  if (config.token === undefined && process.env.NODE_ENV !== 'production') {
    const { runPlayground } = await import('./playground.ts');
    return runPlayground();
  }
  if (config.token === undefined) {
    process.stderr.write(NO_TOKEN);
    process.exitCode = 1;
    return;
  }
  await runBot({ config: { ...config, token: config.token }, hints, repertoire });
}

main().catch(exitWithProblem);
