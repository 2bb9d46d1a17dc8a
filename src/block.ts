import { Argument, Command, InvalidArgumentError } from 'commander';
import { type Config, loadConfig } from './config.ts';
import { loadEnvironment } from './environment.ts';
import { exitWithProblem } from './exit-with-problem.ts';
import { programName } from './program-name.ts';
import type { Blocked, BlockedKind } from './store/blocked.ts';

const program = new Command(programName('block'))
  .description(
    'Turns people or servers away, also while the bot runs: it does nothing for them. Without ids, lists them.',
  )
  .addArgument(new Argument('[kind]', 'what the ids are of').choices(['person', 'server']))
  .argument('[ids...]', 'as Discord copies them in developer mode', toIds)
  .option('--undo', 'take them back')
  .showHelpAfterError()
  .action(
    async (
      kind: BlockedKind | undefined,
      ids: readonly string[] = [],
      { undo = false }: { readonly undo?: boolean },
    ) => {
      for (const hint of loadEnvironment()) process.stderr.write(`${hint}\n`);
      const store = await storeOf(loadConfig(process.env));
      if (kind !== undefined) {
        if (ids.length === 0) program.error(`error: expected the id of a ${kind}`);
        await store.change(kind, ids, undo);
      } else if (undo) {
        program.error('error: expected whom to take back');
      }
      const blocked = await store.read();
      const lines = (['person', 'server'] as const).flatMap((one) => blocked[one].map((id) => `${one} ${id}\n`));
      process.stdout.write(lines.join('') || 'Nobody is turned away.\n');
    },
  );

interface BlockedStore {
  change(kind: BlockedKind, ids: readonly string[], undo: boolean): Promise<void>;
  read(): Promise<Blocked>;
}

/** The database that the bot uses; what that takes is loaded where it is wanted alone. */
async function storeOf({ dataDir, databaseUrl }: Config): Promise<BlockedStore> {
  if (databaseUrl !== undefined) {
    const { changeBlocked, readBlocked } = await import('./store/postgres/blocked.ts');
    return {
      change: (kind, ids, undo) => changeBlocked(databaseUrl, kind, ids, { undo }),
      read: () => readBlocked(databaseUrl),
    };
  }
  const { changeBlocked, readBlocked } = await import('./store/sqlite/blocked.ts');
  return {
    change: async (kind, ids, undo) => changeBlocked(dataDir, kind, ids, { undo }),
    read: async () => readBlocked(dataDir),
  };
}

function toIds(text: string, before: readonly string[] | undefined): readonly string[] {
  if (!/^\d{5,20}$/.test(text)) throw new InvalidArgumentError('expected an id of digits.');
  return [...(before ?? []), text];
}

program.parseAsync().catch(exitWithProblem);
