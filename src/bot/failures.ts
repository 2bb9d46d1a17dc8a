import { randomBytes } from 'node:crypto';
import { UserError } from '../user-error.ts';
import type { Logger } from './log.ts';

/** What a person is told of a failure. A bug is logged with an id, and they are told the id. */
export function explainFailure(error: unknown, log: Logger, context: Record<string, unknown>): string {
  if (error instanceof UserError) {
    log.debug({ ...context, code: error.code }, 'refused');
    return error.message;
  }
  const id = randomBytes(4).toString('hex');
  log.error({ ...context, errorId: id, err: error }, 'failed');
  return `Something went wrong on my side. If you tell whoever runs me about it, name error \`${id}\`.`;
}
