import { randomBytes } from 'node:crypto';
import type { Meter } from '../metrics/meter.ts';
import { BusyError, UserError } from '../user-error.ts';
import type { Wording } from '../wording/language.ts';
import type { Logger } from './log.ts';

/** What a person is told of a failure. A bug is logged with an id, and they are told the id. */
export function explainFailure(
  error: unknown,
  wording: Wording,
  { log, meter }: { readonly log: Logger; readonly meter: Meter },
  context: Record<string, unknown>,
): string {
  if (error instanceof UserError) {
    meter.count('facets_requests_refused_total', { code: error.code });
    log.debug({ ...context, code: error.code }, 'refused');
    return wording.explain(error);
  }
  const id = randomBytes(4).toString('hex');
  meter.count('facets_errors_total', {});
  log.error({ ...context, errorId: id, err: error }, 'failed');
  return wording.say('bug', { id });
}

/** Why nothing new is taken. */
type WhyBusy = 'queue' | 'person' | 'actions' | 'server' | 'stopping';

/** Says when to come back, in whole seconds. */
export function busy(reason: WhyBusy, retryAfterMs: number): BusyError {
  return new BusyError(`busy/${reason}`, retryAfterMs);
}
