import type { IIdentifyThrottler, WebSocketManager } from '@discordjs/ws';
import { Client, GatewayIntentBits, Options, Partials } from 'discord.js';
import type { Config } from '../../config.ts';
import { shareOf } from '../../shard-ids.ts';
import { PatientSharding } from './shards.ts';

/** Requests a second that Discord takes of a bot, answers to interactions not counted. */
const GLOBAL_LIMIT = 50;

/** How often discord.js tells of requests that Discord refused, in refusals; see `connection.ts`. */
export const REFUSALS_TOLD = 250;

/**
 * Rate limits up to here are waited for by discord.js itself. A longer one is a ban, and one that does not say how long
 * it lasts would be asked again at once, and again.
 */
const LONGEST_RATE_LIMIT_MS = 60_000;

/** Where Discord is on this machine, avatars and stickers are where pictures are; its library would look elsewhere. */
function hostsOf({ cdnHosts, plainDownloads }: Pick<Config, 'cdnHosts' | 'plainDownloads'>) {
  if (!plainDownloads) return {};
  const [cdn, mediaProxy] = cdnHosts.map((host) => `http://${host}`);
  return { ...(cdn !== undefined && { cdn }), ...(mediaProxy !== undefined && { mediaProxy }) };
}

/** Paces logins: https://docs.discord.com/developers/events/gateway#rate-limiting. */
export type BuildThrottler = (manager: WebSocketManager) => IIdentifyThrottler | Promise<IIdentifyThrottler>;

export interface ClientParts {
  readonly config: Pick<Config, 'apiBase' | 'cdnHosts' | 'plainDownloads' | 'shards' | 'throughProxy'>;
  readonly messageContent: boolean;
  /** Default: those of this process alone are paced. */
  readonly buildThrottler?: BuildThrottler | undefined;
}

export function createClient({ config, messageContent, buildThrottler }: ClientParts): Client {
  const { shards, throughProxy } = config;
  return new Client({
    intents: [
      GatewayIntentBits.Guilds,
      GatewayIntentBits.GuildMessages,
      GatewayIntentBits.DirectMessages,
      ...(messageContent ? [GatewayIntentBits.MessageContent] : []),
    ],
    // Without these, direct messages and the deletion of messages that are not held in memory would go unnoticed.
    partials: [Partials.Channel, Partials.Message],
    allowedMentions: { parse: [], repliedUser: false },
    ...(shards === 'auto' ? { shards } : { shards: [...shards.ids], shardCount: shards.of }),
    ws: {
      buildStrategy: (manager) => new PatientSharding(manager),
      ...(buildThrottler && { buildIdentifyThrottler: buildThrottler }),
    },
    rest: {
      api: config.apiBase,
      ...hostsOf(config),
      // What all processes of a bot may send is divided by their shards, unless a proxy sees to it.
      ...(!throughProxy && { globalRequestsPerSecond: Math.max(1, Math.floor(GLOBAL_LIMIT * shareOf(shards))) }),
      invalidRequestWarningInterval: REFUSALS_TOLD,
      // Who sends decides how long it is worth trying; see retries.ts.
      retries: 0,
      rejectOnRateLimit: ({ retryAfter }) => retryAfter <= 0 || retryAfter > LONGEST_RATE_LIMIT_MS,
    },
    // What people write is not kept, and of who they are no more than Discord's library cannot do without.
    makeCache: Options.cacheWithLimits({
      ...Options.DefaultMakeCacheSettings,
      MessageManager: 0,
      ReactionManager: 0,
      PresenceManager: 0,
      GuildEmojiManager: 0,
      GuildStickerManager: 0,
      ThreadMemberManager: 0,
      VoiceStateManager: 0,
      UserManager: { maxSize: 200, keepOverLimit: (user) => user.id === user.client.user.id },
      GuildMemberManager: { maxSize: 20, keepOverLimit: (member) => member.id === member.client.user.id },
    }),
  });
}
