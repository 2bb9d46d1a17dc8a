import { ConfigError } from './config.ts';
import { UserError } from './user-error.ts';

/** Ends the process: a problem that its operator can solve in plain words, a bug with its stack. */
export function exitWithProblem(error: unknown): never {
  const expected = error instanceof ConfigError || error instanceof UserError;
  const text = expected ? error.message : error instanceof Error ? (error.stack ?? error.message) : String(error);
  process.stderr.write(`${text}\n`);
  process.exit(1);
}
