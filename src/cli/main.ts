import { CommanderError } from 'commander';
import { PICTURE_MS } from '../describe/describer.ts';
import { openDescriber } from '../describe/open.ts';
import { unlessAborted } from '../describe/signals.ts';
import { StopRequest } from '../stop.ts';
import { UserError } from '../user-error.ts';
import type { Wording } from '../wording/language.ts';
import { csv } from './csv.ts';
import { describeAll } from './describe-all.ts';
import { type Input, inputsOf } from './inputs.ts';
import { jsonLines } from './json-lines.ts';
import { type CliOptions, parseOptions } from './options.ts';
import type { Report } from './outcome.ts';
import { PictureOutput } from './picture-output.ts';
import { Progress } from './progress.ts';
import { paintFor, type Streams, write } from './streams.ts';
import { deviceTable, errorText, tables } from './table.ts';
import { Tally } from './tally.ts';
import { wordingFor } from './words.ts';

/** Exit codes of the command line; one that a signal has stopped has the signal's. */
const EXIT = { allRead: 0, someFailed: 1, usage: 2 } as const;

/** The pictures of a run share the machine, and each of them was asked for: time for one, in ms. */
const PATIENCE_MS = 4 * PICTURE_MS;

/** Who stops a run does not wait longer for the networks to close, in ms. */
const CLOSING_MS = 1000;

/**
 * Runs the command line and gives its exit code. Aborting `signal` stops it, with a {@link StopRequest}'s code or, as
 * when nobody reads the output any more, with 0.
 */
export async function main(argv: readonly string[], streams: Streams, signal?: AbortSignal): Promise<number> {
  try {
    const options = parseOptions(argv, streams);
    if (options.devices) {
      // What runs networks takes long to load; describing has a process of its own for it.
      const { tryDevices } = await import('../inference/analyser.ts');
      await write(streams.out, deviceTable(await unlessAborted(tryDevices(), signal), options.wording), signal);
      return EXIT.allRead;
    }
    return await classify(options, streams, signal);
  } catch (error) {
    if (signal?.aborted) return signal.reason instanceof StopRequest ? signal.reason.exitCode : EXIT.allRead;
    if (error instanceof CommanderError) return error.exitCode === 0 ? EXIT.allRead : EXIT.usage;
    if (!(error instanceof UserError)) throw error;
    await write(streams.err, `${wordingFor(argv, process.env).explain(error)}\n`);
    return EXIT.usage;
  }
}

async function classify(options: CliOptions, streams: Streams, signal: AbortSignal | undefined): Promise<number> {
  const { inputs, own } = await listInputs(options.paths, signal);
  const pictures = await PictureOutput.open(
    { ...options, ...(options.why !== undefined && { heatMaps: options.whyFolder }) },
    filesOf(inputs),
  );
  const { device, precision } = options;
  const describer = await openDescriber({ device, precision, pictureMs: PATIENCE_MS, ...(signal && { signal }) });
  const { out, err } = streams;
  const report = reportFor(options, streams);
  const paintError = paintFor(err, process.env);
  const tally = new Tally();
  const progress =
    options.quiet || !err.isTTY || inputs.length < 2 ? undefined : new Progress(err, inputs.length, options.wording);
  try {
    await write(out, report.head, signal);
    for await (const outcome of describeAll({ inputs, describer, pictures, options, stdin: streams.in, signal })) {
      tally.add(outcome);
      progress?.wipe();
      await write(out, report.print(outcome), signal);
      if (outcome.error && !report.holdsErrors) {
        await write(err, errorText(outcome.file, outcome.error, options.wording, paintError), signal);
      }
      progress?.increment();
    }
    return tally.failed ? EXIT.someFailed : EXIT.allRead;
  } finally {
    progress?.wipe();
    if (!options.quiet && inputs.length + own > 1)
      err.write(summary(tally, inputs.length, own, options.wording, signal));
    await pictures.settled();
    await Promise.race([describer.close(), stoppedFor(CLOSING_MS, signal)]);
  }
}

/** Everything that there is to describe, listed before anything is written: what a run makes is not its input. */
async function listInputs(paths: readonly string[], signal: AbortSignal | undefined) {
  const inputs: Input[] = [];
  let own = 0;
  for await (const input of inputsOf(paths)) {
    signal?.throwIfAborted();
    if (input.kind === 'own') own++;
    else inputs.push(input);
  }
  return { inputs, own };
}

function filesOf(inputs: readonly Input[]): string[] {
  return inputs.flatMap(({ kind, name }) => (kind === 'file' ? [name] : []));
}

function reportFor(options: CliOptions, { out }: Streams): Report {
  if (options.json) return jsonLines(options);
  return options.csv ? csv(options) : tables(options, paintFor(out, process.env));
}

function summary(tally: Tally, total: number, own: number, wording: Wording, signal: AbortSignal | undefined): string {
  if (!signal?.aborted) return tally.summary(own, wording);
  // Whoever closed the output, `head` for one, has seen enough.
  if (!(signal.reason instanceof StopRequest)) return '';
  return `${wording.say('cli.stopped', { done: tally.pictures, total })}\n${tally.summary(own, wording)}`;
}

/** Resolves so many milliseconds after the signal, and never without one. */
function stoppedFor(milliseconds: number, signal: AbortSignal | undefined): Promise<void> {
  return new Promise((resolve) => {
    const wait = () => setTimeout(resolve, milliseconds).unref();
    if (signal?.aborted) wait();
    else signal?.addEventListener('abort', wait, { once: true });
  });
}
