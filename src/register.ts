import { Command } from 'commander';
import { DiscordAPIError, REST, Routes } from 'discord.js';
import { z } from 'zod';
import { repertoire } from '../commands/index.ts';
import { definitions } from './bot/command.ts';
import { badToken } from './bot/discord/refusals.ts';
import { register } from './bot/discord/registration.ts';
import { NO_TOKEN } from './bot/no-token.ts';
import { loadConfig } from './config.ts';
import { loadEnvironment } from './environment.ts';
import { exitWithProblem } from './exit-with-problem.ts';
import { programName } from './program-name.ts';
import { UserError } from './user-error.ts';

const program = new Command(programName('commands'))
  .description('Registers the commands with Discord. The bot does so by itself at its start, for all servers.')
  .option('--dry-run', 'only say what would change')
  .option('--guild <id>', 'register for one server, where changes show at once')
  .option('--clear', 'take all commands away')
  .showHelpAfterError();

const optionsSchema = z.object({
  dryRun: z.boolean().default(false),
  guild: z.string().optional(),
  clear: z.boolean().default(false),
});

async function main(): Promise<void> {
  const options = optionsSchema.parse(program.parse().opts());
  for (const hint of loadEnvironment()) process.stderr.write(`${hint}\n`);
  const { token, apiBase } = loadConfig(process.env);
  if (token === undefined) {
    process.stderr.write(NO_TOKEN);
    process.exitCode = 1;
    return;
  }
  const rest = new REST({ api: apiBase }).setToken(token);
  const { id } = z.object({ id: z.string() }).parse(await rest.get(Routes.currentApplication()));
  const plan = await register(
    { rest, applicationId: id, guildId: options.guild },
    options.clear ? [] : definitions(repertoire),
    { dryRun: options.dryRun },
  );
  const lines = (['create', 'update', 'remove', 'keep'] as const).flatMap((action) =>
    plan[action].map((name) => `${action.padEnd(7)} ${name}\n`),
  );
  process.stdout.write(lines.join('') + (options.dryRun ? 'Nothing was changed: this was a dry run.\n' : ''));
}

/** What an operator can do something about, in a sentence. */
function explain(error: unknown): unknown {
  if (!(error instanceof DiscordAPIError)) return error;
  return error.status === 401
    ? badToken()
    : new UserError('discord/refused', `Discord refused that: ${error.message}.`);
}

main().catch((error: unknown) => exitWithProblem(explain(error)));
