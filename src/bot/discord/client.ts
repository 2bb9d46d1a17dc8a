import { Client, GatewayIntentBits, Options, Partials } from 'discord.js';
import type { Config } from '../../config.ts';

/** How often discord.js tells of requests that Discord refused, in refusals; see `connection.ts`. */
const REFUSALS_TOLD = 250;

export function createClient({ apiBase }: Pick<Config, 'apiBase'>, messageContent: boolean): Client {
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
    rest: { api: apiBase, invalidRequestWarningInterval: REFUSALS_TOLD },
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
