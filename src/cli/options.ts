import { createRequire } from 'node:module';
import { Command, InvalidArgumentError, Option } from 'commander';
import { z } from 'zod';
import type { Device, Precision } from '../inference/analysis.ts';
import { ATTRIBUTE_NAMES, type AttributeName } from '../inference/attributes/names.ts';
import { DEVICES } from '../inference/sessions/devices.ts';
import { nearest } from '../nearest.ts';
import { programName } from '../program-name.ts';
import { attributeNamed } from '../wording/attribute-named.ts';
import { wordingIn } from '../wording/language.ts';
import { STDIN } from './inputs.ts';
import type { Streams } from './streams.ts';

/** What `--precision` may be. */
const PRECISIONS = ['auto', 'float', 'int8'] as const satisfies readonly (Precision | 'auto')[];

export interface CliOptions {
  readonly paths: readonly string[];
  readonly json: boolean;
  readonly csv: boolean;
  /** Probability from which an attribute counts as detected, 0..1. */
  readonly threshold: number;
  readonly device: Device | 'auto';
  readonly precision: Precision | 'auto';
  readonly aligned: boolean;
  /** Describe at most this many faces of a picture. */
  readonly maxFaces: number;
  /** Show the attributes below the threshold too. */
  readonly all: boolean;
  /** Write a copy of every picture with its faces numbered to this folder. */
  readonly annotate?: string | undefined;
  /** Write every described face as the network sees it to this folder. */
  readonly crops?: string | undefined;
  /** Explain this attribute's score of every described face. */
  readonly why?: AttributeName | undefined;
  /** Write the heat maps of `why` to this folder. */
  readonly whyFolder: string;
  /** Replace files that were there before. */
  readonly overwrite: boolean;
  /** Show neither progress nor summary. */
  readonly quiet: boolean;
  /** Print the devices instead of analysing anything. */
  readonly devices: boolean;
}

const switches = z.object({
  json: z.boolean().default(false),
  csv: z.boolean().default(false),
  threshold: z.number(),
  device: z.enum(['auto', ...DEVICES]),
  precision: z.enum(PRECISIONS),
  aligned: z.boolean().default(false),
  maxFaces: z.number(),
  all: z.boolean().default(false),
  annotate: z.string().optional(),
  crops: z.string().optional(),
  why: z.enum(ATTRIBUTE_NAMES).optional(),
  whyFolder: z.string(),
  overwrite: z.boolean().default(false),
  quiet: z.boolean().default(false),
  devices: z.boolean().default(false),
});

/**
 * Reads the command line; help and version go to `streams`.
 * @throws {CommanderError} whose `exitCode` is 0 after help or version, something else for wrong usage
 */
export function parseOptions(argv: readonly string[], { out, err }: Pick<Streams, 'out' | 'err'>): CliOptions {
  const command = new Command(programName('classify'))
    .description("Find the faces in pictures and describe each by CelebA's forty attributes.")
    .argument('[path...]', 'pictures, folders and patterns of pictures; - for standard input')
    .addOption(new Option('--json', 'print JSON Lines, one object per picture, instead of tables').conflicts('csv'))
    .option('--csv', 'print comma-separated values, one row per described face, instead of tables')
    .addOption(
      new Option('--threshold <probability>', 'list attributes from this probability on')
        .argParser(parseProbability)
        .default(0.5),
    )
    .addOption(
      new Option('--device <name>', 'where the networks run')
        .choices(['auto', ...DEVICES])
        .env('DEVICE')
        .default('auto'),
    )
    .addOption(
      new Option('--precision <name>', 'what the networks calculate with on a CPU')
        .choices(PRECISIONS)
        .env('PRECISION')
        .default('auto'),
    )
    .option('--aligned', "take each picture for one face, aligned as CelebA's are, instead of looking for faces")
    .addOption(
      new Option('--max-faces <count>', 'describe at most this many faces of a picture, the largest')
        .argParser(parseCount)
        .default(10),
    )
    .option('--all', 'list all forty attributes, those below the threshold too')
    .option('--annotate <folder>', 'write a copy of each picture with its faces numbered to this folder')
    .option(
      '--crops <folder>',
      'write each described face, turned upright and cut as the network sees it, to this folder',
    )
    .addOption(
      new Option(
        '--why <attribute>',
        "say what this attribute's score leans on in each described face, and write a heat map of it",
      ).argParser(parseAttribute),
    )
    .option('--why-folder <folder>', 'write the heat maps of --why to this folder', '.')
    .option('--overwrite', 'replace files that are in those folders already; the pictures that are read never are')
    .option('-q, --quiet', 'show neither progress nor summary')
    .option('--devices', 'print which devices can be used here and how fast each is, and do nothing else')
    .version(createRequire(import.meta.url)('#package.json').version)
    .helpOption('-h, --help', 'print this help')
    .addHelpText(
      'after',
      '\nFolders stand for all files within, except hidden ones and pictures that --annotate, --crops and --why have made.' +
        '\nExit status: 0 when all was done, 1 when a picture was not read or written, 2 for wrong usage,' +
        '\n130 after Ctrl-C.' +
        '\nExample: facets classify --json photos | jq .faces',
    )
    .configureOutput({
      writeOut: (text) => out.write(text),
      writeErr: (text) => err.write(text),
    })
    .exitOverride();
  command.parse(argv, { from: 'user' });
  const options = { ...switches.parse(command.opts()), paths: command.args };
  if (options.paths.length === 0 && !options.devices) {
    command.error("error: expected at least one picture or folder, but got none (see '--help')");
  }
  if (options.paths.filter((path) => path === STDIN).length > 1) {
    command.error('error: expected - for standard input once, but got it several times');
  }
  return options;
}

function parseProbability(text: string): number {
  const value = Number(text);
  if (text.trim() === '' || !(value >= 0 && value <= 1)) {
    throw new InvalidArgumentError('Expected a number from 0 to 1.');
  }
  return value;
}

function parseAttribute(text: string): AttributeName {
  const name = attributeNamed(text, wordingIn());
  if (name !== undefined) return name;
  const meant = nearest(text.replaceAll(' ', '_'), ATTRIBUTE_NAMES);
  throw new InvalidArgumentError(
    `Expected one of CelebA's attributes, such as Smiling.${meant === undefined ? '' : ` Did you mean ${meant}?`}`,
  );
}

function parseCount(text: string): number {
  const value = Number(text);
  if (!Number.isInteger(value) || value < 1) throw new InvalidArgumentError('Expected a whole number from 1 on.');
  return value;
}
