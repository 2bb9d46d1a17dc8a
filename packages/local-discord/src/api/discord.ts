import type { APIApplicationCommand, APIMessage, APIUser } from 'discord-api-types/v10';
import type { FastifyInstance } from 'fastify';
import type { Clock } from './clock.ts';
import type { Faults } from './faults.ts';
import type { Happening, HappeningOf, HappeningType } from './happenings.ts';
import type { LinkPreview, Sticker, StickerOptions } from './media.ts';
import type { Person, PersonOptions } from './people.ts';
import type { PrivilegedIntent, Ref } from './refs.ts';
import type { Channel, Server, ServerOptions } from './servers.ts';

export interface LocalDiscordOptions {
  /** Port on 127.0.0.1; 0 (default) takes a free one. */
  readonly port?: number;
  /** The bot's token; generated when absent. */
  readonly token?: string;
  /** Name of the application and of its bot user. Default `Bot`. */
  readonly applicationName?: string;
  /** Privileged intents that the application may use. Default: all three. */
  readonly privilegedIntents?: readonly PrivilegedIntent[];
  /** Milliseconds between the heartbeats the gateway asks for. Default 41,250, as Discord's. */
  readonly heartbeatIntervalMs?: number;
  /** What GET /gateway/bot says, and what is enforced of it. */
  readonly gateway?: GatewayLimits;
  /** Life of a signed attachment URL in milliseconds of `clock`. Default 24 h. */
  readonly attachmentLifetimeMs?: number;
  /** Largest file that bot and people may upload, in bytes. Default 10 MiB. */
  readonly uploadLimitBytes?: number;
  /** Requests a second over all routes before the global 429. Default 50; Infinity switches all rate limits off. */
  readonly globalRateLimit?: number;
  readonly clock?: Clock;
  /** How long to wait for what is to happen, where a wait does not say, in real milliseconds. Default 10,000. */
  readonly patienceMs?: number;
  /** Adds routes to the same server, for instance a page. Called before it listens. */
  readonly mount?: (http: FastifyInstance, discord: LocalDiscord) => void | Promise<void>;
}

export interface GatewayLimits {
  /** Shards that Discord recommends. Default 1. */
  readonly shards?: number;
  /** Sessions that may start in a day. Default 1000; past that, all sessions end and the token is reset. */
  readonly total?: number;
  /** How many of them are left, until `resetAfterMs` is over. */
  readonly remaining?: number;
  /** Milliseconds of the clock. Default 24 h. */
  readonly resetAfterMs?: number;
  /** Sessions that may start in 5 s. Default 1. */
  readonly maxConcurrency?: number;
  /** Whether a session that starts too soon is answered with opcode 9. Default false, so that tests need not wait. */
  readonly enforceMaxConcurrency?: boolean;
}

export interface LocalDiscord {
  readonly token: string;
  /** `http://127.0.0.1:PORT`. */
  readonly origin: string;
  /** What `DISCORD_API_BASE` takes; discord.js appends `/v10`. */
  readonly apiBase: string;
  /** `ws://127.0.0.1:PORT`, which GET /gateway tells the bot; a port of its own, as Discord's gateway is another host. */
  readonly gatewayUrl: string;
  /** `http://127.0.0.1:PORT` of attachments, avatars and stickers: discord.js's `rest.cdn`. */
  readonly cdnBase: string;
  /**
   * `http://127.0.0.1:PORT` of the media proxy, another host as at Discord: `proxy_url` of attachments (pictures resized
   * and converted by `width`, `height` and `format`, stills of videos) and of links' pictures (below `/external/`), GIF
   * stickers. discord.js's `rest.mediaProxy`.
   */
  readonly mediaBase: string;
  /** What `CDN_HOSTS` takes, as `host:port`: the CDN, then the media proxy. */
  readonly cdnHosts: readonly string[];
  readonly applicationId: string;
  /** The bot's own user. */
  readonly bot: APIUser;
  /** Largest file that bot and people may upload, in bytes. */
  readonly uploadLimitBytes: number;
  readonly clock: Clock;
  readonly faults: Faults;
  readonly servers: readonly Server[];
  readonly people: readonly Person[];

  createServer(options?: ServerOptions): Server;
  createPerson(options?: PersonOptions): Person;
  createSticker(options: StickerOptions): Sticker;
  /** Says what a link unfurls to, in messages from now on; undefined takes it back. Links to the CDN's pictures always do. */
  setLinkPreview(url: string, preview: LinkPreview | undefined): Promise<void>;
  /** The conversation between the bot and one person. */
  openDm(person: Person): Channel;
  /** A conversation that the bot is not part of. */
  openGroupDm(people: readonly Person[]): Channel;
  channel(ref: Ref): Channel;
  person(ref: Ref): Person;
  /** Commands the bot registered: global ones and those of the server, if one is given. */
  commands(server?: Server): readonly APIApplicationCommand[];
  /** Changes what is given, from now on. */
  setGatewayLimits(limits: GatewayLimits): void;
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
  /** Ends everything; waits that are not over reject. */
  close(): Promise<void>;
}

export interface WaitFor<T> {
  readonly where?: (candidate: T) => boolean;
  /** `seq` of the last happening to leave out; by default, the latest one when the wait begins. */
  readonly since?: number;
  /** Real milliseconds. Default: the options' `patienceMs`. */
  readonly timeoutMs?: number;
}

export interface WaitForMessage extends WaitFor<APIMessage> {
  readonly in?: Ref;
  readonly by?: Ref;
  readonly replyTo?: Ref;
}
