import { setTimeout as delay } from 'node:timers/promises';
import { isInconclusive } from './refusals.ts';

const ATTEMPTS = 4;
const FIRST_WAIT_MS = 250;

/**
 * Repeats a request whose answer was lost. Only for requests that take effect once however often they are sent: edits,
 * deletions, and messages with an enforced nonce.
 */
export async function persist<T>(send: () => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await send();
    } catch (error) {
      if (attempt === ATTEMPTS || !isInconclusive(error)) throw error;
      await delay(FIRST_WAIT_MS * 2 ** (attempt - 1));
    }
  }
}
