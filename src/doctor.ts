import { Command } from 'commander';
import { paintFor } from './cli/streams.ts';
import { type Config, ConfigError, loadConfig } from './config.ts';
import { lookAtDiscord } from './doctor/discord.ts';
import type { Finding } from './doctor/finding.ts';
import { lookAtGateways } from './doctor/gateways.ts';
import { lookAtDisk, lookAtNetworks, lookAtStore } from './doctor/machine.ts';
import { report } from './doctor/report.ts';
import { lookAtPostgres, lookAtRedis } from './doctor/servers.ts';
import { loadEnvironment } from './environment.ts';
import { exitWithProblem } from './exit-with-problem.ts';
import { programName } from './program-name.ts';

new Command(programName('doctor'))
  .description('Looks at all that the bot needs, and says what to do where something is wrong. It changes nothing.')
  .addHelpText('after', '\nExit status: 0 when the bot can start, 1 when it cannot.')
  .showHelpAfterError()
  .parse();

async function main(): Promise<void> {
  const findings = await lookAtAll();
  process.stdout.write(report(findings, paintFor(process.stdout, process.env)));
  process.exitCode = findings.some(({ state }) => state === 'problem') ? 1 : 0;
}

async function lookAtAll(): Promise<Finding[]> {
  const settings = readSettings();
  // With settings that are not meant there is nothing else to look at.
  if (!settings.config) return [settings.finding];
  const { config } = settings;
  const discord = await lookAtDiscord(config);
  return [
    settings.finding,
    ...discord,
    await lookAtNetworks(config),
    config.databaseUrl === undefined ? await lookAtStore(config) : await lookAtPostgres(config.databaseUrl),
    ...(await lookAtShared(config)),
    await lookAtDisk(config),
  ];
}

/** The Redis that processes share, and who can be heard there. */
async function lookAtShared({ redisUrl, token }: Config): Promise<Finding[]> {
  if (redisUrl === undefined) return [];
  const queue = await lookAtRedis(redisUrl);
  return queue.state === 'problem' || token === undefined ? [queue] : [queue, await lookAtGateways(redisUrl, token)];
}

function readSettings(): { readonly finding: Finding; readonly config?: Config } {
  const subject = 'settings';
  try {
    const hints = loadEnvironment();
    const config = loadConfig(process.env);
    if (hints.length > 0) return { config, finding: { subject, state: 'warning', text: hints.join('\n') } };
    return { config, finding: { subject, state: 'fine', text: 'All of them can be read.' } };
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
    const advice = 'Change it in .env, or where the environment is set.';
    return { finding: { subject, state: 'problem', text: error.message, advice } };
  }
}

main().catch(exitWithProblem);
