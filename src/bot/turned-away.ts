import type { Store } from '../store/store.ts';
import { UserError } from '../user-error.ts';
import type { Logger } from './log.ts';

/** How soon what the operator says of people and servers holds in a running bot, in ms. */
const REREAD_MS = 2000;

const SENTENCES = {
  you: { code: 'person/turned-away', key: 'blocked.you' },
  poster: { code: 'person/turned-away', key: 'blocked.poster' },
  server: { code: 'server/turned-away', key: 'blocked.server' },
} as const;

/** The operator turned somebody away: who asks, who posted the picture, or the whole server. */
export class TurnedAway extends UserError {
  constructor(whom: keyof typeof SENTENCES) {
    const { code, key } = SENTENCES[whom];
    super(code, { messageKey: key });
  }
}

type Blocked = Store['blocked'];

/** Whether nothing is done for this person here. */
export function isTurnedAway({ people, servers }: Blocked, personId: string, serverId: string | null): boolean {
  return people.has(personId) || (serverId !== null && servers.has(serverId));
}

/** @throws {TurnedAway} where nothing is done for this person here */
export function refuseTurnedAway(blocked: Blocked, personId: string, serverId: string | null): void {
  if (isTurnedAway(blocked, personId, serverId)) throw new TurnedAway(blocked.people.has(personId) ? 'you' : 'server');
}

/**
 * Has memory follow what the operator's command writes to the database, and calls `onReread` after each look; gives what
 * ends that.
 */
export function followTurnedAway(store: Pick<Store, 'rereadBlocked'>, onReread: () => void, log: Logger): () => void {
  let reading = false;
  const timer = setInterval(async () => {
    if (reading) return;
    reading = true;
    try {
      await store.rereadBlocked();
      onReread();
    } catch (error) {
      log.debug({ err: error }, 'who is turned away could not be read again');
    } finally {
      reading = false;
    }
  }, REREAD_MS);
  return () => clearInterval(timer);
}
