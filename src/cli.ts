import { main } from './cli/main.ts';
import { callersFolder } from './program-name.ts';
import { stopOnSignals } from './stop.ts';

process.chdir(callersFolder('classify'));

const stop = new AbortController();
stopOnSignals(stop);
for (const stream of [process.stdout, process.stderr]) {
  stream.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error;
    // Whoever read our output, `head` for one, has seen enough.
    stop.abort(error);
  });
}

process.exitCode = await main(
  process.argv.slice(2),
  { in: process.stdin, out: process.stdout, err: process.stderr },
  stop.signal,
);
// Native code that does not end by itself must not hold up who asked for an end.
if (stop.signal.aborted) process.exit();
