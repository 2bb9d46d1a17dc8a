import type { ChannelType } from 'discord-api-types/v10';
import type { Person } from './people.ts';
import type { PermissionName, Ref } from './refs.ts';

export interface ServerOptions {
  readonly name?: string;
  readonly owner?: Person;
  /** The `guild_locale` of interactions, one of Discord's locales. Default `en-US`. */
  readonly locale?: string;
  /** Whether it is a Community server, which alone chooses its locale. Default false. */
  readonly community?: boolean;
  /** The shard that its events go to. Default: any. */
  readonly shard?: { readonly id: number; readonly of: number };
  /** Whether the bot is a member. Default true. */
  readonly withBot?: boolean;
  /** What the bot's role allows. Default: what an ordinary bot is invited with; see permissions.ts. */
  readonly botPermissions?: readonly PermissionName[];
  /** What @everyone may do. Default: Discord's for a new server. */
  readonly everyone?: readonly PermissionName[];
}

export interface Server {
  readonly id: string;
  readonly name: string;
  readonly channels: readonly Channel[];
  readonly members: readonly Person[];
  createChannel(options?: ChannelOptions): Channel;
  /** Adds a person, with a role of their own that allows `permissions`. */
  addMember(
    person: Person,
    options?: {
      readonly permissions?: readonly PermissionName[];
      readonly nick?: string;
      /** Their picture in this server. */
      readonly avatar?: Uint8Array;
    },
  ): void;
  removeMember(person: Person): void;
  /** Replaces what the bot's role allows. */
  setBotPermissions(permissions: readonly PermissionName[]): void;
  /**
   * Words that automatic moderation blocks, in whatever case: in content, embeds and file names of messages by whoever
   * may not manage the server, the bot included. Refused with 200000.
   */
  setBlockedWords(words: readonly string[]): void;
  /** Lets a member only read for this many milliseconds of the clock; 0 ends it. */
  timeOut(member: Person | 'bot', ms: number): void;
  /** Where Discord's own notices go, and bots say hello. Default: nowhere. */
  setSystemChannel(channel: Channel | undefined): void;
  /** Makes it a Community server of a language, or, without one, an ordinary server again. */
  setCommunity(locale: string | undefined): void;
  /** Invites the bot after the fact, or takes it out. */
  addBot(permissions?: readonly PermissionName[]): void;
  removeBot(): void;
}

export interface ChannelOptions {
  readonly name?: string;
  readonly type?: ChannelType.GuildText | ChannelType.GuildAnnouncement | ChannelType.GuildForum;
  readonly overwrites?: readonly OverwriteOptions[];
  /** Default false. */
  readonly ageRestricted?: boolean;
}

export interface OverwriteOptions {
  /** `everyone`, `bot`, or a person. */
  readonly for: 'everyone' | 'bot' | Person;
  readonly allow?: readonly PermissionName[];
  readonly deny?: readonly PermissionName[];
}

export interface Channel {
  readonly id: string;
  readonly name: string;
  readonly type: ChannelType;
  readonly server: Server | undefined;
  readonly parent: Channel | undefined;
  createThread(options?: ThreadOptions): Channel;
  setOverwrites(overwrites: readonly OverwriteOptions[]): void;
  setAgeRestricted(ageRestricted: boolean): void;
  setArchived(archived: boolean, options?: { readonly locked?: boolean }): void;
  delete(): void;
}

export interface ThreadOptions {
  readonly name?: string;
  readonly private?: boolean;
  readonly from?: Ref;
  readonly members?: readonly Person[];
  readonly withBot?: boolean;
}
