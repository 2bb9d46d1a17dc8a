import { ChannelType } from 'discord-api-types/v10';
import type { Channel, OverwriteOptions, Server, ThreadOptions } from '../api.ts';
import { announceChannel, deleteChannel, openThread } from '../channels.ts';
import type { StoredChannel } from '../stored.ts';
import type { Directory } from './directory.ts';
import { overwritesFrom } from './overwrites.ts';
import { idOf } from './waits.ts';

export class DriverChannel implements Channel {
  readonly #directory: Directory;
  readonly #channel: StoredChannel;

  constructor(directory: Directory, channel: StoredChannel) {
    this.#directory = directory;
    this.#channel = channel;
  }

  get id(): string {
    return this.#channel.id;
  }

  get name(): string {
    return this.#channel.name;
  }

  get type(): ChannelType {
    return this.#channel.type;
  }

  get server(): Server | undefined {
    return this.#directory.serverById(this.#channel.guildId ?? '');
  }

  get parent(): Channel | undefined {
    return this.#channel.parentId === undefined ? undefined : this.#directory.channel(this.#channel.parentId);
  }

  createThread(options: ThreadOptions = {}): Channel {
    const { state } = this.#directory;
    const members = (options.members ?? []).map(({ id }) => id);
    const guild = state.guilds.get(this.#channel.guildId ?? '');
    if (!guild) throw new Error(`expected a server's channel but got ${this.id}`);
    const thread = openThread(state, this.#channel, {
      name: options.name ?? 'thread',
      type: options.private ? ChannelType.PrivateThread : ChannelType.PublicThread,
      ownerId: members[0] ?? guild.ownerId,
      memberIds: options.withBot ? [...members, state.bot.id] : members,
      from: options.from === undefined ? undefined : state.messages.get(idOf(options.from)),
    });
    return this.#directory.channel(thread.id);
  }

  setOverwrites(overwrites: readonly OverwriteOptions[]): void {
    const guildId = this.#channel.guildId;
    if (guildId === undefined) throw new Error(`expected a server's channel but got ${this.id}`);
    this.#channel.overwrites = overwritesFrom(this.#directory.state, guildId, overwrites);
    announceChannel(this.#directory.state, this.#channel, 'updated');
  }

  setAgeRestricted(ageRestricted: boolean): void {
    this.#channel.ageRestricted = ageRestricted;
    announceChannel(this.#directory.state, this.#channel, 'updated');
  }

  setArchived(archived: boolean, { locked = false }: { readonly locked?: boolean } = {}): void {
    const { thread } = this.#channel;
    if (!thread) throw new Error(`expected a thread but got channel ${this.id}`);
    thread.archived = archived;
    thread.locked = locked;
    thread.archiveChangedAt = this.#directory.clock.now();
    announceChannel(this.#directory.state, this.#channel, 'updated');
  }

  delete(): void {
    deleteChannel(this.#directory.state, this.#channel);
  }
}
