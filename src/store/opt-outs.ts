import type { Logger } from 'pino';
import { Following } from './following.ts';
import { IdSet } from './id-set.ts';
import { WriteQueue } from './write-queue.ts';

/** Who opted out, as every gateway and worker of a database knows it. */
export interface OptOuts {
  isOptedOut(personId: string): boolean;
  /** Calls `listener` with everybody who opts out from now on. */
  onOptOut(listener: (personId: string) => void): void;
  /** Why it may not know the latest; undefined when it does. Nothing should be downloaded meanwhile. */
  readonly trouble: string | undefined;
  close(): Promise<void>;
}

/**
 * For a process that only has to know who opted out. Answers from memory, which follows the database within a second.
 * @param databaseUrl a PostgreSQL database
 * @throws {UserError} with what is wrong and what to do about it, for every database that does not serve
 */
export async function openOptOuts(databaseUrl: string, log: Logger): Promise<OptOuts> {
  const { openPostgres } = await import('./postgres/open.ts');
  const { db, others, close } = await openPostgres(databaseUrl, log);
  try {
    const writes = new WriteQueue(db, log);
    const optedOut = await IdSet.load(db, writes, 'opted_out', () => undefined);
    const following = new Following([optedOut], writes, log);
    others?.listen(following);
    return {
      isOptedOut: (personId) => optedOut.has(personId),
      onOptOut: (listener) => optedOut.onAdded(listener),
      get trouble() {
        return others?.trouble ?? following.trouble;
      },
      async close() {
        await following.close();
        await close();
      },
    };
  } catch (error) {
    await close();
    throw error;
  }
}
