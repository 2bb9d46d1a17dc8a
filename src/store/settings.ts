import type { Kysely } from 'kysely';
import type { WatchMode } from '../config.ts';
import { type Channel, putChannel, putServer, toChannel } from './channels.ts';
import {
  type Choice,
  type EffectiveChoice,
  effective,
  NOTHING,
  NOTHING_ON_SERVER,
  type ServerChoice,
  toServerChoice,
} from './choices.ts';
import { type HeldTable, takeRows } from './held-table.ts';
import { IdSet } from './id-set.ts';
import { type Report, readRows } from './rows.ts';
import { type Schema, TABLES } from './schema.ts';
import type { WriteQueue } from './write-queue.ts';

/** A channel of a server. A thread goes by the channel it belongs to. */
export interface Place {
  readonly serverId: string;
  readonly channelId: string;
}

/** A channel whose posts are finished up to a message. */
export interface CatchUpMark {
  readonly place: Place;
  readonly finishedUntil: string;
}

/**
 * Servers' settings and people's choices. Memory is what holds: reading never waits, and what is set holds at once. The
 * database follows; what is set resolves with whether it is on disk, false meaning not yet (see {@link WriteQueue}).
 */
export class Settings {
  readonly #writes: WriteQueue;
  readonly #watchDefault: WatchMode;
  readonly #servers = new Map<string, ServerChoice>();
  readonly #channels = new Map<string, Channel>();
  readonly #optedOut: IdSet;
  readonly #avatarOptIns: IdSet;

  private constructor(writes: WriteQueue, watchDefault: WatchMode, optedOut: IdSet, avatarOptIns: IdSet) {
    this.#writes = writes;
    this.#watchDefault = watchDefault;
    this.#optedOut = optedOut;
    this.#avatarOptIns = avatarOptIns;
  }

  /**
   * Reads what was set so far; values that are not known go to `report` and count as not set.
   * @param watchDefault what servers without a choice go by
   */
  static async load(
    db: Kysely<Schema>,
    writes: WriteQueue,
    watchDefault: WatchMode,
    report: Report,
  ): Promise<Settings> {
    const optedOut = await IdSet.load(db, writes, 'opted_out', report);
    const avatarOptIns = await IdSet.load(db, writes, 'avatar_opt_ins', report);
    const settings = new Settings(writes, watchDefault, optedOut, avatarOptIns);
    for (const row of await readRows(db, 'servers', TABLES.servers, report)) {
      settings.#servers.set(row.id, toServerChoice(row));
    }
    for (const row of await readRows(db, 'channels', TABLES.channels, report)) {
      settings.#channels.set(row.id, toChannel(row));
    }
    // The operator may have changed the default: what was posted while nobody watched stays unread.
    settings.#dropMarks(() => true);
    return settings;
  }

  /** What is held of which others may change something. */
  get tables(): readonly HeldTable[] {
    return [
      {
        table: 'servers',
        reread: async (db, ids, mayTake) => {
          const rows = await readRows(db, 'servers', TABLES.servers, () => undefined, ids);
          const found = new Map(rows.map((row) => [row.id, toServerChoice(row)]));
          takeRows(found, ids ?? this.#servers.keys(), mayTake, (id, choice) => {
            if (choice === undefined) this.#servers.delete(id);
            else this.#servers.set(id, choice);
          });
        },
      },
      {
        table: 'channels',
        reread: async (db, ids, mayTake) => {
          const rows = await readRows(db, 'channels', TABLES.channels, () => undefined, ids);
          const found = new Map(rows.map((row) => [row.id, toChannel(row)]));
          takeRows(found, ids ?? this.#channels.keys(), mayTake, (id, channel) => {
            if (channel === undefined) this.#channels.delete(id);
            else this.#channels.set(id, channel);
          });
        },
      },
      this.#optedOut,
      this.#avatarOptIns,
    ];
  }

  /** What holds in a channel. */
  at(place: Place): EffectiveChoice {
    return effective(this.ofChannel(place.channelId), this.onServer(place.serverId));
  }

  /** What holds in channels without a choice of their own. */
  onServer(serverId: string): EffectiveChoice {
    return effective(this.ofServer(serverId), this.#watchDefault);
  }

  /** What was chosen for a server, its replies included. */
  ofServer(serverId: string): ServerChoice {
    return this.#servers.get(serverId) ?? NOTHING_ON_SERVER;
  }

  ofChannel(channelId: string): Choice {
    const { watch, private: hidden, links, stickers, sign } = this.#channels.get(channelId) ?? NOTHING;
    return { watch, private: hidden, links, stickers, sign };
  }

  /** Ids of the server's channels that do not follow the server in everything. */
  channelsApart(serverId: string): string[] {
    return [...this.#channels]
      .filter(([id, channel]) => channel.serverId === serverId && Object.values(this.ofChannel(id)).some(isChosen))
      .map(([id]) => id);
  }

  /** Changes what is named; undefined takes a choice back. */
  setServer(serverId: string, choice: Partial<ServerChoice>): Promise<boolean> {
    this.#servers.set(serverId, { ...this.ofServer(serverId), ...choice });
    this.#dropMarks((channel) => channel.serverId === serverId);
    return this.#saveServer(serverId);
  }

  /** Changes what is named; undefined takes a choice back. */
  setChannel(place: Place, choice: Partial<Choice>): Promise<boolean> {
    this.#channels.set(place.channelId, { ...this.#channel(place), ...choice });
    this.#dropMarks((_, id) => id === place.channelId);
    return this.#saveChannel(place.channelId);
  }

  /** The channel follows its server again. */
  async resetChannel(channelId: string): Promise<boolean> {
    const channel = this.#channels.get(channelId);
    if (channel === undefined) return true;
    this.#channels.set(channelId, { ...channel, ...NOTHING });
    this.#dropMarks((_, id) => id === channelId);
    if (!channel.introduced && this.finishedUntil(channelId) === undefined) this.#channels.delete(channelId);
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

  /**
   * The message up to which every post of a watched channel is finished: nothing before it is ever read again. Undefined
   * where nothing was finished since watching was switched on.
   */
  finishedUntil(channelId: string): string | undefined {
    return this.#channels.get(channelId)?.finishedUntil;
  }

  /** All channels with such a message. */
  get catchUpMarks(): readonly CatchUpMark[] {
    return [...this.#channels].flatMap(([channelId, { serverId, finishedUntil }]) =>
      finishedUntil === undefined ? [] : [{ place: { serverId, channelId }, finishedUntil }],
    );
  }

  /**
   * Every post up to this message is finished; also for the command that switches watching on. Counts only where posts
   * are watched, is forgotten when they no longer are, and never goes back.
   */
  finish(place: Place, messageId: string): void {
    const channel = this.#channel(place);
    if (this.at(place).watch !== 'on' || BigInt(channel.finishedUntil ?? 0) >= BigInt(messageId)) return;
    this.#channels.set(place.channelId, { ...channel, finishedUntil: messageId });
    this.#saveChannelSometime(place.channelId);
  }

  hasOptedOut(personId: string): boolean {
    return this.#optedOut.has(personId);
  }

  /** Holds from this call on, even for what is already in work. Takes back what allows more. */
  optOut(personId: string): Promise<boolean> {
    return all([this.#optedOut.add(personId), ...(this.allowsAvatar(personId) ? [this.forbidAvatar(personId)] : [])]);
  }

  /** Calls `listener` with everybody who opts out from now on, wherever they do. */
  onOptOut(listener: (personId: string) => void): void {
    this.#optedOut.onAdded(listener);
  }

  optIn(personId: string): Promise<boolean> {
    return this.#optedOut.delete(personId);
  }

  /** Whether others may have this person's avatar described. */
  allowsAvatar(personId: string): boolean {
    return this.#avatarOptIns.has(personId);
  }

  allowAvatar(personId: string): Promise<boolean> {
    return this.#avatarOptIns.add(personId);
  }

  forbidAvatar(personId: string): Promise<boolean> {
    return this.#avatarOptIns.delete(personId);
  }

  /** Calls `listener` with everybody whose avatar others may not have described any more, wherever they said so. */
  onAvatarForbidden(listener: (personId: string) => void): void {
    this.#avatarOptIns.onRemoved(listener);
  }

  /**
   * Forgets the servers that removed the bot while it was not there to be told.
   * @param mayForget whether a server would be present here: those of other processes' shards would not
   */
  async forgetServersExcept(
    present: ReadonlySet<string>,
    mayForget: (serverId: string) => boolean = () => true,
  ): Promise<boolean> {
    const known = new Set(this.#servers.keys());
    for (const { serverId } of this.#channels.values()) known.add(serverId);
    const gone = [...known].filter((id) => !present.has(id) && mayForget(id));
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
    return this.#channels.get(channelId) ?? { ...NOTHING, serverId, introduced: false, finishedUntil: undefined };
  }

  /** Where posts are not watched any more, nothing is caught up with. */
  #dropMarks(among: (channel: Channel, id: string) => boolean): void {
    for (const [channelId, channel] of this.#channels) {
      if (channel.finishedUntil === undefined || !among(channel, channelId)) continue;
      if (this.at({ serverId: channel.serverId, channelId }).watch === 'on') continue;
      this.#channels.set(channelId, { ...channel, finishedUntil: undefined });
      this.#saveChannelSometime(channelId);
    }
  }

  #saveServer(id: string): Promise<boolean> {
    return this.#writes.write(`servers ${id}`, (db) => putServer(db, id, this.#servers.get(id)));
  }

  #saveChannel(id: string): Promise<boolean> {
    return this.#writes.write(`channels ${id}`, (db) => putChannel(db, id, this.#channels.get(id)));
  }

  #saveChannelSometime(id: string): void {
    this.#writes.writeSometime(`channels ${id}`, (db) => putChannel(db, id, this.#channels.get(id)));
  }
}

function isChosen(value: unknown): boolean {
  return value !== undefined;
}

async function all(saves: readonly Promise<boolean>[]): Promise<boolean> {
  return (await Promise.all(saves)).every((saved) => saved);
}
