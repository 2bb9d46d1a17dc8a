#!/usr/bin/env node
import { createRequire } from 'node:module';
import { Command } from 'commander';

interface Part {
  readonly about: string;
  /** Runs by being loaded, with the command line that is left. */
  readonly load: () => Promise<unknown>;
  /** Whether it reads options and explains itself; otherwise it takes none. */
  readonly takesOptions: boolean;
}

/** The programs that the package holds; each file is an entry of its own, too. */
const PARTS: Readonly<Record<string, Part>> = {
  classify: {
    about: 'find the faces in pictures and describe each',
    load: () => import('./cli.ts'),
    takesOptions: true,
  },
  start: {
    about: 'start the bot, with the settings of the environment and of .env',
    load: () => import('./main.ts'),
    takesOptions: false,
  },
  worker: {
    about: 'describe pictures for bots on any machine, through the Redis at REDIS_URL',
    load: () => import('./worker.ts'),
    takesOptions: false,
  },
  commands: {
    about: "show or change the bot's commands at Discord",
    load: () => import('./register.ts'),
    takesOptions: true,
  },
  doctor: {
    about: 'look at all that the bot needs, and say what to do where something is wrong',
    load: () => import('./doctor.ts'),
    takesOptions: true,
  },
  block: {
    about: 'turn people or servers away, also while the bot runs',
    load: () => import('./block.ts'),
    takesOptions: true,
  },
  backup: {
    about: "copy the bot's database into one file",
    load: () => import('./backup.ts'),
    takesOptions: true,
  },
};

const program = new Command('facets')
  .description("Describes the faces in pictures by CelebA's forty attributes, on Discord and on the command line.")
  .version(createRequire(import.meta.url)('#package.json').version)
  .helpCommand(false)
  .addHelpText('after', '\nfacets <command> --help says more.');
for (const [name, { about, load, takesOptions }] of Object.entries(PARTS)) {
  const command = program.command(name).description(about);
  if (takesOptions) command.helpOption(false).allowUnknownOption().allowExcessArguments();
  command.action(async () => {
    // As if the part itself had been called.
    process.argv.splice(2, 1);
    await load();
  });
}

await program.parseAsync();
