import { main } from './cli/main.ts';

// npm runs scripts in the package's folder; the paths are meant from where the person is.
if (process.env.npm_lifecycle_event === 'classify' && process.env.INIT_CWD) process.chdir(process.env.INIT_CWD);

process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  // Whoever read our output, `head` for one, has seen enough.
  if (error.code === 'EPIPE') process.exit();
  throw error;
});

process.exitCode = await main(process.argv.slice(2));
