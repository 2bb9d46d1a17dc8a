import { randomBytes } from 'node:crypto';
import { type APIApplicationCommand, type APIUser, Locale } from 'discord-api-types/v10';
import type { Clock } from './api.ts';
import type { Publication } from './gateway/publication.ts';
import type { HappeningLog } from './happenings.ts';
import { createSnowflakes } from './snowflake.ts';
import type {
  PublicFile,
  StoredAttachment,
  StoredChannel,
  StoredGuild,
  StoredInteraction,
  StoredMessage,
  StoredPreview,
  StoredSticker,
  StoredUser,
} from './stored.ts';

export interface StateOptions {
  readonly token: string;
  readonly applicationName: string;
  readonly uploadLimitBytes: number;
  readonly attachmentLifetimeMs: number;
}

/** Where everything is kept; the rules live in the files beside it. */
export class State {
  readonly clock: Clock;
  readonly log: HappeningLog;
  readonly nextId: () => string;
  readonly applicationId: string;
  readonly bot: APIUser;
  readonly options: StateOptions;
  token: string;
  /** Bits of GatewayIntentBits that the application may use. */
  allowedIntents = 0;
  origin = '';
  /** Address of the media proxy. */
  mediaOrigin = '';
  /** Attachment URLs issued before this moment have expired, whatever they say; ms since the Unix epoch. */
  urlsValidFrom = 0;
  /** Tokens of interactions that are older than this have expired; ms since the Unix epoch. */
  tokensValidFrom = 0;
  readonly urlKey = randomBytes(32);

  readonly users = new Map<string, StoredUser>();
  readonly guilds = new Map<string, StoredGuild>();
  readonly channels = new Map<string, StoredChannel>();
  readonly messages = new Map<string, StoredMessage>();
  /** Message ids, oldest first, by channel. */
  readonly channelMessages = new Map<string, string[]>();
  /** By path on the CDN. */
  readonly files = new Map<string, StoredAttachment>();
  /** Avatars and stickers, by path on CDN and media proxy, without the extension. */
  readonly publicFiles = new Map<string, PublicFile>();
  /** Pictures behind links, by path on the media proxy. */
  readonly external = new Map<string, PublicFile>();
  readonly stickers = new Map<string, StoredSticker>();
  /** By address. */
  readonly previews = new Map<string, StoredPreview>();
  readonly interactions = new Map<string, StoredInteraction>();
  /** Interaction ids by token. */
  readonly interactionTokens = new Map<string, string>();
  /** By guild id, or `''` for the global ones; then by command id. */
  readonly commands = new Map<string, Map<string, APIApplicationCommand>>();
  /** Message ids by author and nonce, for `enforce_nonce`. */
  readonly nonces = new Map<string, { readonly messageId: string; readonly at: number }>();
  readonly dismissed = new Set<string>();

  /** Hands an event to the gateway's sessions; set once the gateway runs. */
  publish: (publication: Publication) => void = () => {};

  constructor(clock: Clock, log: HappeningLog, options: StateOptions) {
    this.clock = clock;
    this.log = log;
    this.options = options;
    this.token = options.token;
    this.nextId = createSnowflakes(clock);
    this.applicationId = this.nextId();
    this.bot = createUser(this.applicationId, options.applicationName, { bot: true });
    this.users.set(this.bot.id, { user: this.bot, locale: DEFAULT_LOCALE, installedApp: false, acceptsDms: true });
  }
}

/** Typed as a number, which every set of flags accepts. */
const NO_FLAGS: number = 0;

export const DEFAULT_LOCALE = Locale.EnglishUS;

export function createUser(
  id: string,
  name: string,
  {
    displayName,
    bot = false,
    avatar = null,
  }: { displayName?: string | undefined; bot?: boolean; avatar?: string | null } = {},
): APIUser {
  return {
    id,
    username: name,
    discriminator: bot ? '0001' : '0',
    global_name: displayName ?? (bot ? null : name),
    avatar,
    banner: null,
    accent_color: null,
    avatar_decoration_data: null,
    collectibles: null,
    public_flags: NO_FLAGS,
    primary_guild: null,
    ...(bot ? { bot: true } : {}),
  };
}

/** Throws for a tag that Discord has no translation for. */
export function localeOf(tag: string = DEFAULT_LOCALE): Locale {
  const locale = Object.values(Locale).find((one) => one === tag);
  if (!locale) throw new RangeError(`expected one of ${Object.values(Locale).join(', ')}, but got ${tag}`);
  return locale;
}
