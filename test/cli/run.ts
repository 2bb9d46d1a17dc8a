import { PassThrough, Readable } from 'node:stream';
import { text } from 'node:stream/consumers';
import { main } from '../../src/cli/main.ts';

export interface RunOptions {
  /** Whether standard error is a terminal. */
  readonly isTTY?: boolean;
  /** What comes on standard input. */
  readonly stdin?: Readable;
  readonly signal?: AbortSignal;
}

/** Runs the command line in this process. */
export async function run(
  argv: readonly string[],
  { isTTY = false, stdin = Readable.from([]), signal }: RunOptions = {},
) {
  const out = new PassThrough();
  const err = Object.assign(new PassThrough(), { isTTY });
  const printed = Promise.all([text(out), text(err)]);
  const code = await main(argv, { in: stdin, out, err }, signal);
  out.end();
  err.end();
  const [stdout, stderr] = await printed;
  return { code, stdout, stderr };
}

/** What `--json` printed. */
export function lines(stdout: string): Record<string, unknown>[] {
  return stdout
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line));
}
