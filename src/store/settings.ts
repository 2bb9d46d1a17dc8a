import type { Kysely } from 'kysely';
import type { WatchMode } from '../config.ts';
import { readRows, type UnknownValue } from './rows.ts';
import { type Schema, TABLES } from './schema.ts';
import type { WriteQueue } from './write-queue.ts';

/** A channel of a server. A thread goes by the channel it belongs to. */
export interface Place {
  readonly serverId: string;
  readonly channelId: string;
}

/** What somebody chose for a server or a channel; undefined: nothing. */
export interface Choice {
  readonly watch: WatchMode | undefined;
  readonly private: boolean | undefined;
}

/** What holds in a channel after its own choices, the server's and the defaults. */
export interface EffectiveChoice {
  readonly watch: WatchMode;
  readonly private: boolean;
}

interface Channel extends Choice {
  readonly serverId: string;
  readonly introduced: boolean;
}

const NOTHING: Choice = { watch: undefined, private: undefined };

type ChoiceRow = Pick<Schema['servers'], 'watch' | 'private'>;

function toChoice({ watch, private: hidden }: ChoiceRow): Choice {
  return { watch: watch ?? undefined, private: hidden === null ? undefined : hidden === 1 };
}

function toRow({ watch, private: hidden }: Choice): ChoiceRow {
  return { watch: watch ?? null, private: hidden === undefined ? null : hidden ? 1 : 0 };
}

/**
 * Servers' settings and people's choices. Memory is what holds: reading never waits, and what is set holds at once. The
 * database follows; what is set resolves with whether it is on disk, false meaning not yet (see {@link WriteQueue}).
 */
export class Settings {
  readonly #writes: WriteQueue;
  readonly #watchDefault: WatchMode;
  readonly #servers = new Map<string, Choice>();
  readonly #channels = new Map<string, Channel>();
  readonly #optedOut = new Set<string>();

  private constructor(writes: WriteQueue, watchDefault: WatchMode) {
    this.#writes = writes;
    this.#watchDefault = watchDefault;
  }

  /**
   * Reads what was set so far; values that are not known go to `report` and count as not set.
   * @param watchDefault what servers without a choice go by
   */
  static async load(
    db: Kysely<Schema>,
    writes: WriteQueue,
    watchDefault: WatchMode,
    report: (unknown: UnknownValue) => void,
  ): Promise<Settings> {
    const settings = new Settings(writes, watchDefault);
    for (const row of await readRows(db, 'servers', TABLES.servers, report)) {
      settings.#servers.set(row.id, toChoice(row));
    }
    for (const row of await readRows(db, 'channels', TABLES.channels, report)) {
      settings.#channels.set(row.id, { ...toChoice(row), serverId: row.server_id, introduced: row.introduced === 1 });
    }
    for (const row of await readRows(db, 'opted_out', TABLES.opted_out, report)) settings.#optedOut.add(row.person_id);
    return settings;
  }

  /** What holds in a channel. */
  at(place: Place): EffectiveChoice {
    const channel = this.ofChannel(place.channelId);
    const server = this.onServer(place.serverId);
    return { watch: channel.watch ?? server.watch, private: channel.private ?? server.private };
  }

  /** What holds in channels without a choice of their own. */
  onServer(serverId: string): EffectiveChoice {
    const server = this.ofServer(serverId);
    return { watch: server.watch ?? this.#watchDefault, private: server.private ?? false };
  }

  ofServer(serverId: string): Choice {
    return this.#servers.get(serverId) ?? NOTHING;
  }

  ofChannel(channelId: string): Choice {
    const { watch, private: hidden } = this.#channels.get(channelId) ?? NOTHING;
    return { watch, private: hidden };
  }

  /** Ids of the server's channels that do not follow the server in everything. */
  channelsApart(serverId: string): string[] {
    return [...this.#channels]
      .filter(([, channel]) => channel.serverId === serverId && (channel.watch ?? channel.private) !== undefined)
      .map(([id]) => id);
  }

  setServer(serverId: string, choice: Partial<Choice>): Promise<boolean> {
    this.#servers.set(serverId, { ...this.ofServer(serverId), ...choice });
    return this.#saveServer(serverId);
  }

  setChannel(place: Place, choice: Partial<Choice>): Promise<boolean> {
    this.#channels.set(place.channelId, { ...this.#channel(place), ...choice });
    return this.#saveChannel(place.channelId);
  }

  /** The channel follows its server again. */
  async resetChannel(channelId: string): Promise<boolean> {
    const channel = this.#channels.get(channelId);
    if (channel === undefined) return true;
    if (channel.introduced) this.#channels.set(channelId, { ...channel, ...NOTHING });
    else this.#channels.delete(channelId);
    return this.#saveChannel(channelId);
  }

  /** Whether a reply in this channel has introduced the bot. */
  isIntroduced({ channelId }: Place): boolean {
    return this.#channels.get(channelId)?.introduced ?? false;
  }

  /** An introduction has arrived in this channel. */
  async introduced(place: Place): Promise<boolean> {
    if (this.isIntroduced(place)) return true;
    this.#channels.set(place.channelId, { ...this.#channel(place), introduced: true });
    return this.#saveChannel(place.channelId);
  }

  hasOptedOut(personId: string): boolean {
    return this.#optedOut.has(personId);
  }

  /** Holds from this call on, even for what is already in work. */
  optOut(personId: string): Promise<boolean> {
    this.#optedOut.add(personId);
    return this.#savePerson(personId);
  }

  optIn(personId: string): Promise<boolean> {
    this.#optedOut.delete(personId);
    return this.#savePerson(personId);
  }

  /** Forgets the servers that removed the bot while it was not there to be told. */
  async forgetServersExcept(present: ReadonlySet<string>): Promise<boolean> {
    const known = new Set(this.#servers.keys());
    for (const { serverId } of this.#channels.values()) known.add(serverId);
    const gone = [...known].filter((id) => !present.has(id));
    return all(gone.map((id) => this.forgetServer(id)));
  }

  /** Forgets a server that removed the bot. */
  forgetServer(serverId: string): Promise<boolean> {
    const channels = [...this.#channels].flatMap(([id, channel]) => (channel.serverId === serverId ? [id] : []));
    this.#servers.delete(serverId);
    return all([this.#saveServer(serverId), ...channels.map((id) => this.forgetChannel(id))]);
  }

  /** Forgets a channel that was deleted. */
  forgetChannel(channelId: string): Promise<boolean> {
    this.#channels.delete(channelId);
    return this.#saveChannel(channelId);
  }

  #channel({ serverId, channelId }: Place): Channel {
    return this.#channels.get(channelId) ?? { ...NOTHING, serverId, introduced: false };
  }

  #saveServer(id: string): Promise<boolean> {
    return this.#writes.write(`server ${id}`, (db) => {
      const choice = this.#servers.get(id);
      if (choice === undefined) return db.deleteFrom('servers').where('id', '=', id).execute();
      const row = toRow(choice);
      return db
        .insertInto('servers')
        .values({ id, ...row })
        .onConflict((conflict) => conflict.column('id').doUpdateSet(row))
        .execute();
    });
  }

  #saveChannel(id: string): Promise<boolean> {
    return this.#writes.write(`channel ${id}`, (db) => {
      const channel = this.#channels.get(id);
      if (channel === undefined) return db.deleteFrom('channels').where('id', '=', id).execute();
      const row = { ...toRow(channel), server_id: channel.serverId, introduced: channel.introduced ? 1 : 0 } as const;
      return db
        .insertInto('channels')
        .values({ id, ...row })
        .onConflict((conflict) => conflict.column('id').doUpdateSet(row))
        .execute();
    });
  }

  #savePerson(id: string): Promise<boolean> {
    return this.#writes.write(`opt-out ${id}`, (db) =>
      this.#optedOut.has(id)
        ? db
            .insertInto('opted_out')
            .values({ person_id: id })
            .onConflict((conflict) => conflict.doNothing())
            .execute()
        : db.deleteFrom('opted_out').where('person_id', '=', id).execute(),
    );
  }
}

async function all(saves: readonly Promise<boolean>[]): Promise<boolean> {
  return (await Promise.all(saves)).every((saved) => saved);
}
