import { ChannelType } from 'discord-api-types/v10';
import type { Channel, ChannelOptions, PermissionName, Person, Server } from '../api.ts';
import { addChannel } from '../channels.ts';
import { announceGuild, joinGuild, leaveGuild, setPermissions, timeOut } from '../guilds.ts';
import { BOT_DEFAULT, permissionBits } from '../permissions.ts';
import { storeAvatar } from '../public-files.ts';
import { localeOf } from '../state.ts';
import type { StoredGuild } from '../stored.ts';
import type { Directory } from './directory.ts';
import { overwritesFrom } from './overwrites.ts';

export class DriverServer implements Server {
  readonly #directory: Directory;
  readonly #guild: StoredGuild;

  constructor(directory: Directory, guild: StoredGuild) {
    this.#directory = directory;
    this.#guild = guild;
  }

  get id(): string {
    return this.#guild.id;
  }

  get name(): string {
    return this.#guild.name;
  }

  get channels(): readonly Channel[] {
    return [...this.#directory.state.channels.values()]
      .filter((channel) => channel.guildId === this.id)
      .map((channel) => this.#directory.channel(channel.id));
  }

  get members(): readonly Person[] {
    const people = new Map(this.#directory.people.map((person) => [person.id, person]));
    return [...this.#guild.members.keys()].flatMap((id) => people.get(id) ?? []);
  }

  createChannel(options: ChannelOptions = {}): Channel {
    const { state } = this.#directory;
    const channel = addChannel(state, {
      type: options.type ?? ChannelType.GuildText,
      guildId: this.id,
      name: options.name ?? 'general',
      overwrites: overwritesFrom(state, this.id, options.overwrites ?? []),
      ageRestricted: options.ageRestricted ?? false,
    });
    return this.#directory.channel(channel.id);
  }

  addMember(
    person: Person,
    options: { permissions?: readonly PermissionName[]; nick?: string; avatar?: Uint8Array } = {},
  ): void {
    const { state } = this.#directory;
    const folder = `/guilds/${this.id}/users/${person.id}/avatars`;
    joinGuild(state, this.#guild, person.id, {
      permissions: permissionBits(options.permissions ?? []),
      nick: options.nick ?? null,
      avatar: options.avatar ? storeAvatar(state, folder, options.avatar) : null,
    });
  }

  removeMember(person: Person): void {
    leaveGuild(this.#directory.state, this.#guild, person.id);
  }

  setBotPermissions(permissions: readonly PermissionName[]): void {
    const { state } = this.#directory;
    setPermissions(state, this.#guild, state.bot.id, permissionBits(permissions));
  }

  setBlockedWords(words: readonly string[]): void {
    this.#guild.blockedWords = words.map((word) => word.toLowerCase());
  }

  timeOut(member: Person | 'bot', ms: number): void {
    const { state } = this.#directory;
    const until = ms > 0 ? state.clock.now() + ms : 0;
    timeOut(state, this.#guild, member === 'bot' ? state.bot.id : member.id, until);
  }

  setSystemChannel(channel: Channel | undefined): void {
    this.#guild.systemChannelId = channel?.id;
    announceGuild(this.#directory.state, this.#guild);
  }

  setCommunity(locale: string | undefined): void {
    this.#guild.locale = localeOf(locale);
    this.#guild.community = locale !== undefined;
    announceGuild(this.#directory.state, this.#guild);
  }

  addBot(permissions: readonly PermissionName[] = BOT_DEFAULT): void {
    const { state } = this.#directory;
    joinGuild(state, this.#guild, state.bot.id, { permissions: permissionBits(permissions) });
  }

  removeBot(): void {
    leaveGuild(this.#directory.state, this.#guild, this.#directory.bot.id);
  }
}
