import { Argument, Command, InvalidArgumentError } from 'commander';
import { loadConfig } from './config.ts';
import { loadEnvironment } from './environment.ts';
import { exitWithProblem } from './exit-with-problem.ts';
import { programName } from './program-name.ts';
import { sqliteFolder } from './sqlite-folder.ts';
import { type BlockedKind, changeBlocked, readBlocked } from './store/sqlite/blocked.ts';

const program = new Command(programName('block'))
  .description(
    'Turns people or servers away, also while the bot runs: it does nothing for them. Without ids, lists them.',
  )
  .addArgument(new Argument('[kind]', 'what the ids are of').choices(['person', 'server']))
  .argument('[ids...]', 'as Discord copies them in developer mode', toIds)
  .option('--undo', 'take them back')
  .showHelpAfterError()
  .action(
    (kind: BlockedKind | undefined, ids: readonly string[] = [], { undo = false }: { readonly undo?: boolean }) => {
      for (const hint of loadEnvironment()) process.stderr.write(`${hint}\n`);
      const dataDir = sqliteFolder(loadConfig(process.env), 'block');
      if (kind !== undefined) {
        if (ids.length === 0) program.error(`error: expected the id of a ${kind}`);
        changeBlocked(dataDir, kind, ids, { undo });
      } else if (undo) {
        program.error('error: expected whom to take back');
      }
      const blocked = readBlocked(dataDir);
      const lines = (['person', 'server'] as const).flatMap((one) => blocked[one].map((id) => `${one} ${id}\n`));
      process.stdout.write(lines.join('') || 'Nobody is turned away.\n');
    },
  );

function toIds(text: string, before: readonly string[] | undefined): readonly string[] {
  if (!/^\d{5,20}$/.test(text)) throw new InvalidArgumentError('expected an id of digits.');
  return [...(before ?? []), text];
}

try {
  program.parse();
} catch (error) {
  exitWithProblem(error);
}
