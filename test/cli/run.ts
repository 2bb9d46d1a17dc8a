import { PassThrough } from 'node:stream';
import { text } from 'node:stream/consumers';
import { main } from '../../src/cli/main.ts';

/** Runs the command line in this process, as on a terminal when `isTTY`. */
export async function run(argv: readonly string[], { isTTY = false } = {}) {
  const out = new PassThrough();
  const err = Object.assign(new PassThrough(), { isTTY });
  const printed = Promise.all([text(out), text(err)]);
  const code = await main(argv, { out, err });
  out.end();
  err.end();
  const [stdout, stderr] = await printed;
  return { code, stdout, stderr };
}
