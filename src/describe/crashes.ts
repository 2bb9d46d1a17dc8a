import { randomBytes } from 'node:crypto';
import { UserError } from '../user-error.ts';
import type { LogEntry } from './describer.ts';

/** The refusal of a picture that ends whoever reads it, with an id for the person and the log. */
export function crashes(reason: string, onLog: ((entry: LogEntry) => void) | undefined): UserError {
  const errorId = randomBytes(4).toString('hex');
  onLog?.({ level: 'error', message: 'a picture is refused: it ended whoever read it', fields: { errorId, reason } });
  return new UserError('image/crashes', { values: { id: errorId } });
}
