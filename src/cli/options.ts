import { createRequire } from 'node:module';
import { Command, InvalidArgumentError, Option } from 'commander';
import { z } from 'zod';
import type { Device, Precision } from '../inference/analysis.ts';
import { ATTRIBUTE_NAMES, type AttributeName } from '../inference/attributes/names.ts';
import { DEVICES } from '../inference/sessions/devices.ts';
import { nearest } from '../nearest.ts';
import { programName } from '../program-name.ts';
import { attributeNamed, listedNames } from '../wording/attribute-named.ts';
import { ALL_LANGUAGES, type Wording } from '../wording/language.ts';
import { columnsOf } from './columns.ts';
import { STDIN } from './inputs.ts';
import type { Streams } from './streams.ts';
import { wordingFor } from './words.ts';

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
  /** Tell these attributes alone, in this order, whatever their scores are; all forty where it is absent. */
  readonly only?: readonly AttributeName[] | undefined;
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
  /** Of what is printed for people. */
  readonly wording: Wording;
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
  only: z.array(z.enum(ATTRIBUTE_NAMES)).optional(),
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
  const wording = wordingFor(argv, process.env);
  const titles = new Map([
    ['Usage:', wording.say('cli.usage')],
    ['Arguments:', wording.say('cli.arguments')],
    ['Options:', wording.say('cli.options')],
  ]);
  const command = new Command(programName('classify'))
    .description(wording.say('cli.description'))
    .argument('[path...]', wording.say('cli.path'))
    .addOption(new Option('--json', wording.say('cli.json')).conflicts('csv'))
    .option('--csv', wording.say('cli.csv'))
    .addOption(
      new Option('--threshold <probability>', wording.say('cli.threshold'))
        .argParser((text) => parseProbability(text, wording))
        .default(0.5),
    )
    .addOption(
      new Option('--device <name>', wording.say('cli.deviceOption'))
        .choices(['auto', ...DEVICES])
        .env('DEVICE')
        .default('auto'),
    )
    .addOption(
      new Option('--precision <name>', wording.say('cli.precision'))
        .choices(PRECISIONS)
        .env('PRECISION')
        .default('auto'),
    )
    .option('--aligned', wording.say('cli.aligned'))
    .addOption(
      new Option('--max-faces <count>', wording.say('cli.maxFaces'))
        .argParser((text) => parseCount(text, wording))
        .default(10),
    )
    .option('--all', wording.say('cli.all'))
    .addOption(
      new Option('--only <attributes>', wording.say('cli.only')).argParser((text) => parseAttributes(text, wording)),
    )
    .option('--annotate <folder>', wording.say('cli.annotate'))
    .option('--crops <folder>', wording.say('cli.crops'))
    .addOption(
      new Option('--why <attribute>', wording.say('cli.why')).argParser((text) => parseAttribute(text, wording)),
    )
    .option('--why-folder <folder>', wording.say('cli.whyFolder'), '.')
    .option('--overwrite', wording.say('cli.overwrite'))
    .option('-q, --quiet', wording.say('cli.quiet'))
    .option('--devices', wording.say('cli.devices'))
    .addOption(new Option('--lang <language>', wording.say('cli.lang')).choices(ALL_LANGUAGES))
    .version(createRequire(import.meta.url)('#package.json').version, '-V, --version', wording.say('cli.version'))
    .helpOption('-h, --help', wording.say('cli.help'))
    .addHelpText('after', `\n${wording.say('cli.helpEnd')}`)
    .configureHelp({
      styleTitle: (title) => titles.get(title) ?? title,
      optionDescription: (option) => optionText(option, wording),
      displayWidth: columnsOf,
    })
    .configureOutput({
      writeOut: (text) => out.write(text),
      writeErr: (text) => err.write(text),
    })
    .exitOverride();
  command.parse(argv, { from: 'user' });
  const options = { ...switches.parse(command.opts()), paths: command.args, wording };
  if (options.paths.length === 0 && !options.devices) {
    command.error(wording.say('cli.nothingNamed'));
  }
  if (options.paths.filter((path) => path === STDIN).length > 1) {
    command.error(wording.say('cli.stdinTwice'));
  }
  return options;
}

/** What an option does, and what may be given to it. */
function optionText({ description, argChoices, defaultValue, envVar }: Option, wording: Wording): string {
  const extras = [
    ...(argChoices ? [wording.say('cli.choices', { choices: argChoices.join(', ') })] : []),
    ...(defaultValue === undefined ? [] : [wording.say('cli.default', { value: String(defaultValue) })]),
    ...(envVar === undefined ? [] : [wording.say('cli.environment', { name: envVar })]),
  ];
  return extras.length === 0 ? description : `${description} (${extras.join('; ')})`;
}

function parseProbability(text: string, wording: Wording): number {
  const value = Number(text);
  if (text.trim() === '' || !(value >= 0 && value <= 1)) {
    throw new InvalidArgumentError(wording.say('cli.notProbability'));
  }
  return value;
}

function parseAttribute(text: string, wording: Wording): AttributeName {
  const name = attributeNamed(text, wording);
  if (name !== undefined) return name;
  throw new InvalidArgumentError(wording.say('cli.notAttribute', { meant: nearestAttribute(text) }));
}

/** Each once, in the order in which they are named first. */
function parseAttributes(text: string, wording: Wording): AttributeName[] {
  const names = listedNames(text).map((listed) => {
    const name = attributeNamed(listed, wording);
    if (name !== undefined) return name;
    throw new InvalidArgumentError(
      wording.say('cli.notListedAttribute', { name: listed, meant: nearestAttribute(listed) }),
    );
  });
  if (names.length === 0) throw new InvalidArgumentError(wording.say('cli.notAttribute', { meant: 'none' }));
  return [...new Set(names)];
}

/** The attribute that somebody may have meant, or `none`, as messages read it. */
function nearestAttribute(text: string): AttributeName | 'none' {
  return nearest(text.replaceAll(' ', '_'), ATTRIBUTE_NAMES) ?? 'none';
}

function parseCount(text: string, wording: Wording): number {
  const value = Number(text);
  if (!Number.isInteger(value) || value < 1) throw new InvalidArgumentError(wording.say('cli.notCount'));
  return value;
}
