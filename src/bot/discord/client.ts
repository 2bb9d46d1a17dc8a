import { Client, GatewayIntentBits, Options, Partials } from 'discord.js';
import type { Config } from '../../config.ts';
import { PatientSharding } from './shards.ts';

/** How often discord.js tells of requests that Discord refused, in refusals; see `connection.ts`. */
const REFUSALS_TOLD = 250;

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

export function createClient(
  config: Pick<Config, 'apiBase' | 'cdnHosts' | 'plainDownloads'>,
  messageContent: boolean,
): Client {
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
    shards: 'auto',
    ws: { buildStrategy: (manager) => new PatientSharding(manager) },
    rest: {
      api: config.apiBase,
      ...hostsOf(config),
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
