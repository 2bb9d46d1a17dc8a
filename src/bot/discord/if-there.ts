import { isForbidden, isGone } from './refusals.ts';
import { withRetries } from './retries.ts';

/** What `fetch` gets; undefined for what is gone, or what the bot may not see. */
export async function ifThere<T>(fetch: () => Promise<T> | undefined): Promise<T | undefined> {
  try {
    return await withRetries(async () => await fetch());
  } catch (error) {
    if (isGone(error) || isForbidden(error)) return undefined;
    throw error;
  }
}
