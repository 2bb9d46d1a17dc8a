import { once } from 'node:events';
import { CommanderError } from 'commander';
import { pMapIterable } from 'p-map';
import type { Describer } from '../describe/describer.ts';
import { openDescriber } from '../describe/open.ts';
import { tryDevices } from '../inference/analyser.ts';
import type { Analysis } from '../inference/analysis.ts';
import { UserError } from '../user-error.ts';
import { analysisLine, errorLine } from './json-lines.ts';
import { type CliOptions, type Output, parseOptions } from './options.ts';
import { isFolder, pictureFiles } from './picture-files.ts';
import { PictureOutput } from './picture-output.ts';
import { Progress } from './progress.ts';
import { analysisTable, deviceTable, errorText } from './table.ts';

/** Pictures in the pipeline at once: enough to fill batches, few enough to hold in memory. */
const CONCURRENCY = 12;

/** Exit codes of the command line. */
const EXIT = { allRead: 0, someFailed: 1, usage: 2 } as const;

interface Outcome {
  readonly file: string;
  readonly result: Analysis | UserError;
}

/** Runs the command line and gives its exit code. */
export async function main(
  argv: readonly string[],
  output: Output = { out: process.stdout, err: process.stderr },
): Promise<number> {
  try {
    const options = parseOptions(argv, output);
    if (options.devices) {
      await write(output.out, deviceTable(await tryDevices()));
      return EXIT.allRead;
    }
    return await classify(options, output);
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? EXIT.allRead : EXIT.usage;
    if (!(error instanceof UserError)) throw error;
    await write(output.err, `${error.message}\n`);
    return EXIT.usage;
  }
}

async function classify(options: CliOptions, output: Output): Promise<number> {
  const pictures = await PictureOutput.open(options);
  const describer = await openDescriber({ device: options.device });
  try {
    const progress = await openProgress(options, output);
    let failed = 0;
    for await (const { file, result } of outcomes(describer, pictures, options)) {
      progress?.wipe();
      if (result instanceof UserError) failed++;
      const stream = result instanceof UserError && !options.json ? output.err : output.out;
      await write(stream, format(file, result, options));
      progress?.increment();
    }
    progress?.stop();
    return failed > 0 ? EXIT.someFailed : EXIT.allRead;
  } finally {
    await describer.close();
  }
}

/** What became of every picture, in their order, a few of them worked on at a time. */
function outcomes(
  describer: Describer,
  pictures: PictureOutput,
  { paths, aligned, maxFaces, annotate, crops }: CliOptions,
): AsyncIterable<Outcome> {
  const wanted = (folder: string | undefined) => (folder === undefined ? 'never' : 'always');
  const describe = async (file: string): Promise<Outcome> => {
    const name = pictures.nameFor(file);
    try {
      const described = await describer.describe(
        { kind: 'file', path: file },
        { aligned, maxFaces, annotate: wanted(annotate), crops: wanted(crops) },
      );
      await pictures.write(name, described.pictures);
      return { file, result: described.analysis };
    } catch (error) {
      return { file, result: error instanceof UserError ? error : asBug(error) };
    }
  };
  return pMapIterable(pictureFiles(paths), describe, { concurrency: CONCURRENCY, backpressure: 2 * CONCURRENCY });
}

function format(file: string, result: Analysis | UserError, options: CliOptions): string {
  if (options.json) return result instanceof UserError ? errorLine(file, result) : analysisLine(file, result);
  return result instanceof UserError ? errorText(file, result) : analysisTable(file, result, options);
}

/** A failure that is ours concerns one picture all the same; its stack is what a bug report needs. */
function asBug(error: unknown): UserError {
  const stack = error instanceof Error ? (error.stack ?? error.message) : String(error);
  return new UserError('internal/bug', `This is a bug in Facets; please report it: ${stack}`, { cause: error });
}

/** A bar on the terminal where more than one picture is expected; the files are counted for it first. */
async function openProgress({ paths }: CliOptions, { err }: Output): Promise<Progress | undefined> {
  const folders = await Promise.all(paths.map(isFolder));
  if (!err.isTTY || !folders.includes(true)) return undefined;
  let total = 0;
  for await (const _ of pictureFiles(paths)) total++;
  return new Progress(err, total);
}

async function write(stream: NodeJS.WritableStream, text: string): Promise<void> {
  if (!stream.write(text)) await once(stream, 'drain');
}
