import type { Kysely } from 'kysely';
import type { WatchMode } from '../config.ts';
import type { Schema } from './schema.ts';

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

const NOTHING: Choice = { watch: undefined, private: undefined };

type Row = Pick<Schema['servers'], 'watch' | 'private'>;

function toChoice(row: Row): Choice {
  return { watch: row.watch ?? undefined, private: row.private === null ? undefined : row.private === 1 };
}

function toRow(choice: Partial<Choice>): Partial<Row> {
  return {
    ...(choice.watch === undefined ? {} : { watch: choice.watch }),
    ...(choice.private === undefined ? {} : { private: choice.private ? 1 : 0 }),
  };
}

/**
 * Servers' settings and people's choices. Everything is held in memory as well, so that reading never waits: an
 * interaction must be acknowledged whatever else goes on.
 */
export class Choices {
  readonly #db: Kysely<Schema>;
  readonly #watchDefault: WatchMode;
  readonly #servers = new Map<string, Choice>();
  readonly #channels = new Map<string, Choice & { readonly serverId: string }>();
  /** Channel ids to server ids. */
  readonly #introduced = new Map<string, string>();
  readonly #optedOut = new Set<string>();

  private constructor(db: Kysely<Schema>, watchDefault: WatchMode) {
    this.#db = db;
    this.#watchDefault = watchDefault;
  }

  /** Reads what was chosen so far; `watchDefault` is what servers without a choice go by. */
  static async load(db: Kysely<Schema>, watchDefault: WatchMode): Promise<Choices> {
    const choices = new Choices(db, watchDefault);
    for (const row of await db.selectFrom('servers').selectAll().execute()) {
      choices.#servers.set(row.id, toChoice(row));
    }
    for (const row of await db.selectFrom('channels').selectAll().execute()) {
      choices.#channels.set(row.id, { ...toChoice(row), serverId: row.server_id });
      if (row.introduced === 1) choices.#introduced.set(row.id, row.server_id);
    }
    for (const row of await db.selectFrom('opted_out').selectAll().execute()) choices.#optedOut.add(row.person_id);
    return choices;
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
    return this.#channels.get(channelId) ?? NOTHING;
  }

  /** Ids of the server's channels that do not follow the server in everything. */
  channelsApart(serverId: string): string[] {
    return [...this.#channels]
      .filter(([, choice]) => choice.serverId === serverId && (choice.watch ?? choice.private) !== undefined)
      .map(([id]) => id);
  }

  async setServer(serverId: string, choice: Partial<Choice>): Promise<void> {
    const merged = { ...this.ofServer(serverId), ...choice };
    await this.#db
      .insertInto('servers')
      .values({ id: serverId, watch: null, private: null, ...toRow(merged) })
      .onConflict((conflict) => conflict.column('id').doUpdateSet(toRow(merged)))
      .execute();
    this.#servers.set(serverId, merged);
  }

  async setChannel(place: Place, choice: Partial<Choice>): Promise<void> {
    const merged = { ...this.ofChannel(place.channelId), ...choice };
    await this.#db
      .insertInto('channels')
      .values({ ...this.#channelRow(place), ...toRow(merged) })
      .onConflict((conflict) => conflict.column('id').doUpdateSet(toRow(merged)))
      .execute();
    this.#channels.set(place.channelId, { ...merged, serverId: place.serverId });
  }

  /** The channel follows its server again. */
  async resetChannel(channelId: string): Promise<void> {
    await this.#db.updateTable('channels').set({ watch: null, private: null }).where('id', '=', channelId).execute();
    this.#channels.delete(channelId);
  }

  /** Whether this is the first call for a channel, ever: the reply that follows introduces the bot. */
  async introduce(place: Place): Promise<boolean> {
    if (this.#introduced.has(place.channelId)) return false;
    // Noted before the write: replies in one channel are composed at the same time.
    this.#introduced.set(place.channelId, place.serverId);
    await this.#db
      .insertInto('channels')
      .values({ ...this.#channelRow(place), introduced: 1 })
      .onConflict((conflict) => conflict.column('id').doUpdateSet({ introduced: 1 }))
      .execute();
    return true;
  }

  hasOptedOut(personId: string): boolean {
    return this.#optedOut.has(personId);
  }

  async optOut(personId: string): Promise<void> {
    // In memory first: it holds from this moment, even for what is already in work.
    this.#optedOut.add(personId);
    await this.#db
      .insertInto('opted_out')
      .values({ person_id: personId })
      .onConflict((conflict) => conflict.doNothing())
      .execute();
  }

  async optIn(personId: string): Promise<void> {
    await this.#db.deleteFrom('opted_out').where('person_id', '=', personId).execute();
    this.#optedOut.delete(personId);
  }

  /** Forgets the servers that removed the bot while it was not there to be told. */
  async forgetServersExcept(present: ReadonlySet<string>): Promise<void> {
    const known = [...this.#servers.keys(), ...this.#introduced.values()];
    for (const { serverId } of this.#channels.values()) known.push(serverId);
    for (const id of new Set(known)) {
      if (!present.has(id)) await this.forgetServer(id);
    }
  }

  /** Forgets a server that removed the bot. */
  async forgetServer(serverId: string): Promise<void> {
    await this.#db.deleteFrom('channels').where('server_id', '=', serverId).execute();
    await this.#db.deleteFrom('servers').where('id', '=', serverId).execute();
    this.#servers.delete(serverId);
    for (const [id, { serverId: its }] of this.#channels) {
      if (its === serverId) this.#channels.delete(id);
    }
    for (const [id, its] of this.#introduced) {
      if (its === serverId) this.#introduced.delete(id);
    }
  }

  /** Forgets a channel that was deleted. */
  async forgetChannel(channelId: string): Promise<void> {
    await this.#db.deleteFrom('channels').where('id', '=', channelId).execute();
    this.#channels.delete(channelId);
    this.#introduced.delete(channelId);
  }

  #channelRow(place: Place): Schema['channels'] {
    return { id: place.channelId, server_id: place.serverId, watch: null, private: null, introduced: 0 };
  }
}
