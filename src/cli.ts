import { main } from './cli/main.ts';
import { stopOnSignals } from './stop.ts';

// npm runs scripts in the package's folder; the paths are meant from where the person is.
if (process.env.npm_lifecycle_event === 'classify' && process.env.INIT_CWD) process.chdir(process.env.INIT_CWD);

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
