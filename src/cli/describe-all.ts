import { pMapIterable } from 'p-map';
import type { DescribedPictures, DescribeOptions, Describer, PictureAddress } from '../describe/describer.ts';
import { readBounded } from '../describe/picture-file.ts';
import { unlessAborted } from '../describe/signals.ts';
import type { Timings } from '../inference/analysis.ts';
import { UserError } from '../user-error.ts';
import { languageOf } from '../wording/language.ts';
import type { Input } from './inputs.ts';
import { MachineTime } from './machine-time.ts';
import { numbersOf } from './numbers.ts';
import type { CliOptions } from './options.ts';
import type { Outcome } from './outcome.ts';
import type { PictureOutput } from './picture-output.ts';
import type { Streams } from './streams.ts';

/** Pictures in the pipeline at once: enough to fill batches, few enough to hold in memory. */
const CONCURRENCY = 12;

export interface Run {
  readonly inputs: readonly Input[];
  readonly describer: Describer;
  readonly pictures: PictureOutput;
  readonly options: CliOptions;
  readonly stdin: Streams['in'];
  readonly signal: AbortSignal | undefined;
}

/**
 * What became of every picture, in their order, a few of them worked on at a time.
 * @throws the signal's reason
 */
export function describeAll(run: Run): AsyncIterable<Outcome> {
  const time = new MachineTime();
  // Names are given in the pictures' order, so that a second run gives the same.
  const named = run.inputs.map((input) => ({
    input,
    stem: run.pictures.stemFor(input.kind === 'stdin' ? 'stdin' : input.name),
  }));
  return pMapIterable(named, ({ input, stem }) => describeOne(run, time, input, stem), {
    concurrency: CONCURRENCY,
    backpressure: 2 * CONCURRENCY,
  });
}

async function describeOne(run: Run, time: MachineTime, input: Input, stem: string): Promise<Outcome> {
  const { describer, pictures, options, signal } = run;
  const file = input.name;
  let outcome: Outcome = { file };
  try {
    const address = await addressOf(input, run);
    const { result, own } = await time.measure(() =>
      unlessAborted(describer.describe(address, describeOptions(options, signal)), signal),
    );
    const analysis = { ...result.analysis, timings: scaled(result.analysis.timings, own) };
    const said = { file, analysis, ...whysOf(result.pictures, options) };
    outcome = said;
    if (options.annotate === undefined && options.crops === undefined && options.why === undefined) return said;
    return { ...said, written: await pictures.write(stem, result.pictures, numbersOf(analysis.faces)) };
  } catch (error) {
    signal?.throwIfAborted();
    return { ...outcome, error: error instanceof UserError ? error : asBug(error) };
  }
}

async function addressOf(input: Input, { stdin, signal }: Run): Promise<PictureAddress> {
  if (input.kind === 'problem') throw input.problem;
  if (input.kind !== 'stdin') return { kind: 'file', path: input.name };
  if (stdin.isTTY) {
    throw new UserError('file/unreadable', 'Expected a picture on standard input, but that is the terminal.', {
      values: { reason: 'terminal' },
    });
  }
  const bytes = await unlessAborted(readBounded(stdin), signal);
  if (bytes.byteLength === 0) {
    throw new UserError('file/empty', 'Expected a picture on standard input, but nothing came.');
  }
  return { kind: 'bytes', bytes };
}

function describeOptions(
  { aligned, maxFaces, annotate, crops, why, json, wording }: CliOptions,
  signal: AbortSignal | undefined,
): DescribeOptions {
  const wanted = (folder: string | undefined) => (folder === undefined ? 'never' : 'always');
  // Programs read English, as with everything else in JSON.
  const language = json ? undefined : languageOf(wording.locale);
  return {
    aligned,
    maxFaces,
    annotate: wanted(annotate),
    crops: wanted(crops),
    ...(why !== undefined && { why: { attribute: why, ...(language && { language }) } }),
    ...(signal && { signal }),
  };
}

function whysOf({ whys }: DescribedPictures, { why: attribute }: CliOptions): Pick<Outcome, 'whys'> {
  if (whys === undefined || attribute === undefined) return {};
  return { whys: whys.map(({ part, sentence }) => ({ attribute, part, sentence })) };
}

/** A stage's own part of the time that passed while several pictures were at it. */
function scaled({ download, decode, detect, attributes, illustrate }: Timings, own: number): Timings {
  return {
    download: download * own,
    decode: decode * own,
    detect: detect * own,
    attributes: attributes * own,
    illustrate: illustrate * own,
  };
}

/** A failure that is ours concerns one picture all the same; its stack is what a bug report needs. */
function asBug(error: unknown): UserError {
  const stack = error instanceof Error ? (error.stack ?? error.message) : String(error);
  return new UserError('internal/bug', `This is a bug in Facets; please report it: ${stack}`, {
    cause: error,
    values: { stack },
  });
}
