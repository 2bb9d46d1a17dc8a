import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import type { Logger } from 'pino';
import type { ChangeListener, Key } from '../backend.ts';

/** The channel that changes are announced on. */
export const CHANNEL = 'facets_changes';

/**
 * How often the connection is tried, and how long it may take to answer, in ms: a network that is cut says nothing, and
 * until that is noticed an opt-out elsewhere is not.
 */
const PULSE_MS = 2000;
const ANSWER_MS = 3000;
/** Waits between attempts to connect in ms: the first one, doubled each time, and the longest. */
const WAITS = { first: 250, longest: 5000 } as const;

/** What is announced: by which process, and what was changed. */
export interface Announcement {
  readonly by: string;
  readonly keys: readonly Key[];
}

interface Heard {
  readonly keys: readonly Key[] | 'missed';
}

/** Hears what other processes announce, on a connection of its own that is made again whenever it ends. */
export class Listening {
  readonly #options: pg.ClientConfig;
  readonly #self: string;
  readonly #log: Logger;
  readonly #closing = new AbortController();
  /** What came before anybody listened. */
  readonly #early: Heard[] = [];
  #listener: ChangeListener | undefined;
  #isHeard = false;
  #run: Promise<void> | undefined;

  private constructor(options: pg.ClientConfig, self: string, log: Logger) {
    this.#options = options;
    this.#self = self;
    this.#log = log;
  }

  /** @param self how this process signs what it announces, which it does not hear @throws what the database throws */
  static async open(options: pg.ClientConfig, self: string, log: Logger): Promise<Listening> {
    const listening = new Listening(options, self, log);
    const first = await listening.#connect();
    listening.#isHeard = true;
    listening.#run = listening.#keep(first);
    return listening;
  }

  get trouble(): string | undefined {
    return this.#isHeard ? undefined : 'what other processes change is not heard';
  }

  listen(listener: ChangeListener): void {
    this.#listener = listener;
    for (const heard of this.#early.splice(0)) this.#tell(heard);
  }

  async close(): Promise<void> {
    this.#closing.abort();
    await this.#run;
  }

  #tell(heard: Heard): void {
    if (!this.#listener) this.#early.push(heard);
    else if (heard.keys === 'missed') this.#listener.missed();
    else this.#listener.changed(heard.keys);
  }

  async #connect(): Promise<pg.Client> {
    const client = new pg.Client(this.#options);
    // Also tells of the end of a connection in use; without a listener it would end the process.
    client.on('error', (error) => this.#log.debug({ err: error }, 'the connection for changes'));
    client.on('notification', ({ payload = '' }) => this.#onNotification(payload));
    try {
      await client.connect();
      await client.query(`LISTEN ${CHANNEL}`);
      return client;
    } catch (error) {
      await client.end().catch(() => undefined);
      throw error;
    }
  }

  /** Keeps a connection until the end. */
  async #keep(first: pg.Client): Promise<void> {
    const { signal } = this.#closing;
    let client: pg.Client | undefined = first;
    let wait: number = WAITS.first;
    while (!signal.aborted) {
      if (client) {
        await this.#untilLost(client);
        this.#isHeard = false;
        // It may be cut off: then even the goodbye does not arrive.
        void client.end().catch(() => undefined);
        client = undefined;
        if (!signal.aborted) this.#log.warn('changes by other processes are not heard; trying again until they are');
        continue;
      }
      try {
        client = await this.#connect();
        wait = WAITS.first;
        this.#log.info('changes by other processes are heard again');
        this.#tell({ keys: 'missed' });
        this.#isHeard = true;
      } catch (error) {
        this.#log.debug({ err: error }, 'no connection for changes');
        await sleep(wait, undefined, { signal }).catch(() => undefined);
        wait = Math.min(2 * wait, WAITS.longest);
      }
    }
    this.#isHeard = false;
  }

  /** Resolves when the connection has ended or does not answer, or at the end. */
  async #untilLost(client: pg.Client): Promise<void> {
    const over = new AbortController();
    client.once('end', () => over.abort());
    const signal = AbortSignal.any([this.#closing.signal, over.signal]);
    try {
      while (!signal.aborted) {
        await sleep(PULSE_MS, undefined, { signal });
        await within(ANSWER_MS, client.query('SELECT 1'));
      }
    } catch (error) {
      if (!signal.aborted) this.#log.debug({ err: error }, 'the connection for changes does not answer');
    }
  }

  #onNotification(payload: string): void {
    const announcement = parseAnnouncement(payload);
    if (announcement === undefined) this.#tell({ keys: 'missed' });
    else if (announcement.by !== this.#self) this.#tell({ keys: announcement.keys });
  }
}

/** @throws where `work` takes longer */
async function within(milliseconds: number, work: Promise<unknown>): Promise<void> {
  const late = new AbortController();
  const patience = sleep(milliseconds, undefined, { signal: late.signal }).then(() => {
    throw new Error(`no answer within ${milliseconds} ms`);
  });
  // Of the two, the one that is not waited for any more is nobody's.
  for (const one of [patience, work]) one.catch(() => undefined);
  try {
    await Promise.race([work, patience]);
  } finally {
    late.abort();
  }
}

/** Undefined where somebody else has written on the channel. */
function parseAnnouncement(payload: string): Announcement | undefined {
  const [by = '', ...keys] = payload.split('\n');
  return by === '' || !keys.every(isKey) ? undefined : { by, keys: keys.filter(isKey) };
}

function isKey(text: string): text is Key {
  return /^\w+ \S/.test(text);
}

/** As {@link Announcement}s, each short enough for PostgreSQL, which takes less than 8000 bytes. */
export function announcements(self: string, keys: readonly Key[]): string[] {
  const most = 100;
  return Array.from({ length: Math.ceil(keys.length / most) }, (_, part) =>
    [self, ...keys.slice(part * most, (part + 1) * most)].join('\n'),
  );
}
