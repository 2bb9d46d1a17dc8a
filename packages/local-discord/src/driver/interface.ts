import type {
  APIApplicationCommand,
  APIApplicationCommandOptionChoice,
  APIInteraction,
  APIMessage,
  APIModalInteractionResponseCallbackData,
  APIUser,
  ChannelType,
  InteractionResponseType,
  PermissionFlagsBits,
} from 'discord-api-types/v10';
import type { FastifyInstance } from 'fastify';
import type { Clock } from '../clock.ts';
import type { Faults } from '../faults.ts';
import type { Happening, HappeningOf, HappeningType } from '../happenings.ts';

/** A snowflake, or anything that carries one. */
export type Ref = string | { readonly id: string };

export type PermissionName = keyof typeof PermissionFlagsBits;

/** The intents that Discord's developer portal switches on and off. */
export type PrivilegedIntent = 'GuildMembers' | 'GuildPresences' | 'MessageContent';

export interface LocalDiscordOptions {
  /** Port on 127.0.0.1; 0 (default) takes a free one. */
  readonly port?: number;
  /** The bot's token; generated when absent. */
  readonly token?: string;
  /** Name of the application and of its bot user. Default `Facets`. */
  readonly applicationName?: string;
  /** Privileged intents that the application may use. Default: all three. */
  readonly privilegedIntents?: readonly PrivilegedIntent[];
  /** Milliseconds between the heartbeats the gateway asks for. Default 41,250, as Discord's. */
  readonly heartbeatIntervalMs?: number;
  /** Life of a signed attachment URL in milliseconds of `clock`. Default 24 h. */
  readonly attachmentLifetimeMs?: number;
  /** Largest file that bot and people may upload, in bytes. Default 10 MiB. */
  readonly uploadLimitBytes?: number;
  /** Requests a second over all routes before the global 429. Default 50; Infinity switches all rate limits off. */
  readonly globalRateLimit?: number;
  readonly clock?: Clock;
  /** Adds routes to the same server, for instance a page. Called before it listens. */
  readonly mount?: (http: FastifyInstance, discord: LocalDiscord) => void | Promise<void>;
}

export interface LocalDiscord {
  readonly token: string;
  /** `http://127.0.0.1:PORT`. */
  readonly origin: string;
  /** What `DISCORD_API_BASE` takes; discord.js appends `/v10`. */
  readonly apiBase: string;
  /** What `CDN_HOSTS` takes, as `host:port`. */
  readonly cdnHosts: readonly string[];
  readonly applicationId: string;
  /** The bot's own user. */
  readonly bot: APIUser;
  readonly clock: Clock;
  readonly faults: Faults;
  readonly servers: readonly Server[];
  readonly people: readonly Person[];

  createServer(options?: ServerOptions): Server;
  createPerson(options?: PersonOptions): Person;
  /** The conversation between the bot and one person. */
  openDm(person: Person): Channel;
  /** A conversation that the bot is not part of. */
  openGroupDm(people: readonly Person[]): Channel;
  channel(ref: Ref): Channel;
  person(ref: Ref): Person;
  /** Commands the bot registered: global ones and those of the server, if one is given. */
  commands(server?: Server): readonly APIApplicationCommand[];
  /** Switches a privileged intent as in the developer portal; sessions that use one switched off are closed with 4014. */
  setPrivilegedIntents(intents: readonly PrivilegedIntent[]): void;
  /** A message with everything in it, as nobody but Discord sees it; undefined once deleted. */
  message(ref: Ref): APIMessage | undefined;
  /** All messages of a channel, oldest first, ephemeral ones included. */
  messages(channel: Ref): readonly APIMessage[];
  /** Requests answered 401, 403 or 429 so far; Discord bans an address at 10,000 in 10 minutes. */
  readonly invalidRequests: number;
  /** Number of gateway sessions that are connected now. */
  readonly connectedSessions: number;

  /** Everything that happened, oldest first (the last 10,000). */
  readonly happened: readonly Happening[];
  /** Calls `listener` for everything from now on; returns the way to stop. */
  onHappening(listener: (happening: Happening) => void): () => void;
  /** Everything from now on, until `signal` aborts or the server closes. */
  happenings(signal?: AbortSignal): AsyncIterable<Happening>;
  /** The first matching happening from now on (or after `since`). Rejects with what did happen instead. */
  next<T extends HappeningType>(type: T, wait?: WaitFor<HappeningOf<T>>): Promise<HappeningOf<T>>;
  /** The bot's next finished message (not "is thinking…"), unless `by` names another author. */
  nextMessage(wait?: WaitForMessage): Promise<APIMessage>;
  /** The next edit of a message, unless `by` names another author, by the bot. */
  nextEdit(wait?: WaitForMessage): Promise<APIMessage>;
  nextDeletion(wait?: WaitFor<HappeningOf<'message.deleted'>>): Promise<HappeningOf<'message.deleted'>>;
  /** The next first response to an interaction. */
  nextAck(wait?: WaitFor<HappeningOf<'interaction.acknowledged'>>): Promise<HappeningOf<'interaction.acknowledged'>>;
  /** Resolves once a gateway session is ready or resumed; at once if one is. */
  botOnline(wait?: { readonly timeoutMs?: number }): Promise<void>;
  close(): Promise<void>;
}

export interface WaitFor<T> {
  readonly where?: (candidate: T) => boolean;
  /** `seq` of the last happening to leave out; by default, the latest one when the wait begins. */
  readonly since?: number;
  /** Real milliseconds. Default 10,000. */
  readonly timeoutMs?: number;
}

export interface WaitForMessage extends WaitFor<APIMessage> {
  readonly in?: Ref;
  readonly by?: Ref;
  readonly replyTo?: Ref;
}

export interface ServerOptions {
  readonly name?: string;
  readonly owner?: Person;
  /** BCP 47 tag, the `guild_locale` of interactions. Default `en-US`. */
  readonly locale?: string;
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
    options?: { readonly permissions?: readonly PermissionName[]; readonly nick?: string },
  ): void;
  removeMember(person: Person): void;
  /** Replaces what the bot's role allows. */
  setBotPermissions(permissions: readonly PermissionName[]): void;
  /** Invites the bot after the fact, or takes it out. */
  addBot(permissions?: readonly PermissionName[]): void;
  removeBot(): void;
}

export interface ChannelOptions {
  readonly name?: string;
  readonly type?: ChannelType.GuildText | ChannelType.GuildAnnouncement | ChannelType.GuildForum;
  readonly overwrites?: readonly OverwriteOptions[];
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

export interface PersonOptions {
  readonly name?: string;
  readonly displayName?: string;
  /** BCP 47 tag, the `locale` of their interactions. Default `en-US`. */
  readonly locale?: string;
  /** Whether they are a bot of their own. */
  readonly bot?: boolean;
  /** Whether they installed the application to themselves, to use it where the bot is not. */
  readonly installedApp?: boolean;
  /** Whether they let the bot write to them; a message is refused with 50007 otherwise. Default true. */
  readonly acceptsDms?: boolean;
}

export interface FileToPost {
  readonly name: string;
  readonly data: Uint8Array;
  /** Alt text, at most 1,024 characters. */
  readonly description?: string;
  /** Marks the attachment a spoiler by flag, without the SPOILER_ prefix. */
  readonly spoiler?: boolean;
  /** What the payload claims instead of the truth. */
  readonly claims?: {
    readonly contentType?: string;
    readonly size?: number;
    readonly width?: number;
    readonly height?: number;
  };
}

export interface MessageToPost {
  readonly content?: string;
  readonly files?: readonly FileToPost[];
  readonly replyTo?: Ref;
  /** Whether a reply mentions its author. Default true. */
  readonly pingAuthor?: boolean;
  /** Posts through a webhook instead of as the person. */
  readonly viaWebhook?: boolean;
}

/** By option name; `sub` or `group sub` belongs to the command's name. */
export type CommandOptions = Readonly<Record<string, string | number | boolean | FileToPost | { readonly id: string }>>;

/** Somebody in front of a Discord client. What the rules forbid them throws an ApiError. */
export interface Person {
  readonly id: string;
  readonly name: string;
  readonly user: APIUser;
  post(channel: Ref, message: string | MessageToPost): Promise<APIMessage>;
  edit(message: Ref, content: string): APIMessage;
  delete(message: Ref): void;
  react(message: Ref, emoji: string): void;
  /** Runs a slash command; `command` is `name`, `name sub` or `name group sub`. */
  run(channel: Ref, command: string, options?: CommandOptions): Promise<UsedInteraction>;
  /** What an autocompleting option offers for what was typed so far. */
  complete(
    channel: Ref,
    command: string,
    focused: { readonly name: string; readonly value: string },
    options?: CommandOptions,
  ): Promise<readonly APIApplicationCommandOptionChoice[]>;
  /** Apps → `command` on a message. */
  applyCommand(command: string, message: Ref): Promise<UsedInteraction>;
  /** Apps → `command` on a person. */
  applyUserCommand(channel: Ref, command: string, target: Person): Promise<UsedInteraction>;
  /** Presses the button with this custom_id or label. */
  press(message: Ref, button: string): Promise<UsedInteraction>;
  /** Chooses in the select menu; `menu` (a custom_id) may be left out where there is but one. */
  choose(message: Ref, values: readonly string[], menu?: string): Promise<UsedInteraction>;
  /** Submits the modal that an interaction opened, by the fields' custom_ids. */
  submit(opened: UsedInteraction, fields: Readonly<Record<string, string>>): Promise<UsedInteraction>;
  /** Puts an ephemeral message out of sight. */
  dismiss(message: Ref): void;
  /** The channel's messages as they see them, oldest first; ephemeral ones only where they are theirs. */
  see(channel: Ref): readonly APIMessage[];
  /** The same as text, for failure messages and for reading. */
  transcript(channel: Ref): string;
  /** Names of what they may do in the channel. */
  permissionsIn(channel: Ref): readonly PermissionName[];
}

/** An interaction that somebody started. */
export interface UsedInteraction {
  readonly id: string;
  readonly payload: APIInteraction;
  /** The type of the first response; rejects when 3 s pass without one. */
  acknowledged(wait?: { readonly timeoutMs?: number }): Promise<InteractionResponseType>;
  /** What `@original` stands for once it shows the response, not "is thinking…"; rejects when it fails or is deleted first. */
  reply(wait?: { readonly timeoutMs?: number }): Promise<APIMessage>;
  /** Finished follow-up messages so far, oldest first. */
  readonly followUps: readonly APIMessage[];
  /** The next follow-up from now on. */
  nextFollowUp(wait?: { readonly timeoutMs?: number }): Promise<APIMessage>;
  /** The modal that the first response opened. */
  modal(wait?: { readonly timeoutMs?: number }): Promise<APIModalInteractionResponseCallbackData>;
}
