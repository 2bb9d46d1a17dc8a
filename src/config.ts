import { z } from 'zod';
import { isDiscord, isLoopback, isPrivate } from './hosts.ts';
import { IMAGE_LIMITS } from './images/limits.ts';
import { ATTRIBUTE_NAMES, type AttributeName } from './inference/attributes/names.ts';
import { nearest } from './nearest.ts';
import { MOST_SHARDS, type OwnShards, parseShardIds } from './shard-ids.ts';

export const WATCH_MODES = ['on', 'mentions', 'off'] as const;
export type WatchMode = (typeof WATCH_MODES)[number];

export function isWatchMode(text: string): text is WatchMode {
  return WATCH_MODES.some((mode) => mode === text);
}

function wholeNumber(min: number, max: number, fallback: number) {
  return z.coerce.number().int().min(min).max(max).default(fallback).describe(`a whole number from ${min} to ${max}`);
}

/** One that depends on the machine when it is not set. */
function ownWholeNumber(min: number, max: number) {
  return z.coerce.number().int().min(min).max(max).optional().describe(`a whole number from ${min} to ${max}`);
}

function oneOf<const Values extends readonly [string, ...string[]]>(values: Values, fallback: Values[number]) {
  return z
    .enum(values)
    .default(fallback)
    .describe(`one of ${values.join(', ')}`);
}

function listOf(text: string): string[] {
  return text
    .split(',')
    .map((part) => part.trim())
    .filter((part) => part !== '');
}

function isApiBase(text: string): boolean {
  if (!URL.canParse(text)) return false;
  const url = new URL(text);
  return url.protocol === 'https:' || (url.protocol === 'http:' && isPrivate(url));
}

/** A host, with or without a port, and nothing before or behind it. */
function isHost(text: string): boolean {
  return /^[^\s/?#@*\\]+$/.test(text) && URL.canParse(`https://${text}`);
}

/** A list whose wrong entries are named one by one. */
function listWhere(isRight: (entry: string) => boolean, problem: (entry: string) => string) {
  return z
    .string()
    .transform(listOf)
    .superRefine((entries, context) => {
      const wrong = entries.filter((entry) => !isRight(entry));
      if (wrong.length > 0) context.addIssue({ code: 'custom', message: wrong.map(problem).join(', ') });
    });
}

function isAttributeName(text: string): text is AttributeName {
  return ATTRIBUTE_NAMES.some((name) => name === text);
}

function notAnAttribute(text: string): string {
  const meant = nearest(text.replaceAll(' ', '_'), ATTRIBUTE_NAMES);
  return `"${text}" is none${meant === undefined ? '' : ` (did you mean ${meant}?)`}`;
}

/** An address with one of these protocols, and with a host. */
function addressOf(...protocols: readonly string[]) {
  return z.string().refine((text) => {
    if (!URL.canParse(text)) return false;
    const { protocol, hostname } = new URL(text);
    return protocols.includes(protocol) && hostname !== '';
  });
}

function isRedisUrl(text: string): boolean {
  return URL.canParse(text) && ['redis:', 'rediss:'].includes(new URL(text).protocol);
}

/** By the names of the environment variables. A description says what is expected; errors quote it. */
const SETTINGS = {
  DISCORD_TOKEN: z
    .string()
    .regex(/^[\w.-]+$/)
    .optional()
    .describe("the bot's token as the developer portal shows it, letters, digits, dots and dashes only"),
  DISCORD_API_BASE: z
    .string()
    .refine(isApiBase)
    .transform((text) => text.replace(/\/+$/, ''))
    .default('https://discord.com/api')
    .describe('an https:// address, or http:// on this machine or its own network'),
  SHARDS: z
    .union([z.literal('auto'), z.coerce.number().int().min(1).max(MOST_SHARDS)])
    .default('auto')
    .describe(`auto or a whole number from 1 to ${MOST_SHARDS}`),
  SHARD_IDS: z
    .string()
    .refine((text) => parseShardIds(text) !== undefined)
    .transform((text) => parseShardIds(text) ?? [])
    .optional()
    .describe('shards such as 0-3 or 0,2,5-7, each once'),
  CDN_HOSTS: listWhere(isHost, (host) => `"${host}" is none`)
    .refine((hosts) => hosts.length > 0)
    .default(['cdn.discordapp.com', 'media.discordapp.net'])
    .describe('hosts with or without a port, separated by commas'),
  DATABASE_URL: addressOf('postgres:', 'postgresql:')
    .optional()
    .describe('an address like postgres://user:password@host:5432/database'),
  REDIS_URL: z.string().refine(isRedisUrl).optional().describe('a redis:// or rediss:// address'),
  DATA_DIR: z.string().default('data').describe('a folder'),
  CONTACT: z.string().max(500).optional().describe('up to 500 characters'),
  LOG_LEVEL: oneOf(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'], 'info'),
  LOG_IDS: oneOf(['hash', 'plain', 'none'], 'plain'),

  METRICS_PORT: ownWholeNumber(0, 65_535),
  METRICS_HOST: z.string().default('127.0.0.1').describe('an address of this machine'),

  DEVICE: oneOf(['auto', 'cuda', 'webgpu', 'directml', 'coreml', 'cpu'], 'auto'),
  PRECISION: oneOf(['auto', 'float', 'int8'], 'auto'),
  MAX_FACES: wholeNumber(1, 25, 10),
  THRESHOLD: z.coerce.number().min(0.05).max(0.95).default(0.5).describe('a number from 0.05 to 0.95'),
  HIDE_ATTRIBUTES: listWhere(isAttributeName, notAnAttribute)
    .transform((names) => names.filter(isAttributeName))
    .refine((names) => new Set(names).size < ATTRIBUTE_NAMES.length)
    .default([])
    .describe(
      `CelebA attribute names separated by commas (${ATTRIBUTE_NAMES.slice(0, 3).join(', ')}, …), not all forty`,
    ),
  ANNOTATE: oneOf(['always', 'several', 'never'], 'always'),

  WATCH_DEFAULT: oneOf(WATCH_MODES, 'on'),
  MESSAGE_CONTENT: oneOf(['true', 'false'], 'true'),

  CATCH_UP_MINUTES: wholeNumber(0, 1440, 10),

  THREADS: ownWholeNumber(1, 256),
  MEMORY_MB: ownWholeNumber(256, 1_000_000),
  FFMPEG: z.string().default('ffmpeg').describe('a program, with or without its folder, or off'),
  CONCURRENCY: wholeNumber(1, 64, 4),
  QUEUE_LIMIT: wholeNumber(1, 100_000, 500),
  MAX_WAIT_SECONDS: wholeNumber(1, 600, 20),
  PERSON_PICTURES_PER_MINUTE: wholeNumber(1, 10_000, 20),
  SERVER_PICTURES_PER_MINUTE: wholeNumber(1, 100_000, 600),
  MAX_PICTURE_MB: wholeNumber(1, IMAGE_LIMITS.bytes / 1024 / 1024, 25),
  DOWNLOAD_SECONDS: wholeNumber(1, 300, 20),
  PICTURE_SECONDS: wholeNumber(1, 600, 30),
  SHUTDOWN_SECONDS: wholeNumber(0, 600, 15),
} satisfies z.ZodRawShape;

/** What opens doors. */
const SECRETS: ReadonlySet<string> = new Set(['DISCORD_TOKEN', 'DATABASE_URL', 'REDIS_URL']);

export const SETTING_NAMES = Object.keys(SETTINGS);

/** What a setting needs of others. */
function checkTogether(set: z.output<typeof settingsSchema>, context: z.core.$RefinementCtx): void {
  const { SHARDS: of, SHARD_IDS: ids } = set;
  if (ids === undefined) return;
  const problem = problemOfShards(ids, of, set.DATABASE_URL !== undefined);
  if (problem !== undefined) context.addIssue({ code: 'custom', path: ['SHARD_IDS'], message: problem, input: ids });
}

function problemOfShards(ids: readonly number[], of: number | 'auto', isShared: boolean): string | undefined {
  if (of === 'auto') return 'SHARDS has to say how many there are in all, the same number on every machine';
  if (ids.some((id) => id >= of)) return `with SHARDS=${of} they are 0 to ${of - 1}`;
  if (ids.length < of && !isShared) {
    return 'who opted out has to be known to those who hold the others, so DATABASE_URL has to name a PostgreSQL database for all';
  }
  return undefined;
}

/** A Discord that is wholly on this machine, its pictures included, as for tests: not a proxy to the real one. */
function isLocalDiscord(base: string, cdnHosts: readonly string[]): boolean {
  return [new URL(base), ...cdnHosts.map((host) => new URL(`http://${host}`))].every(isLoopback);
}

/** A default port and capitals go, so that a host compares equal to that of an address. */
function normalHosts(hosts: readonly string[], plain: boolean): string[] {
  return hosts.map((host) => new URL(`${plain ? 'http' : 'https'}://${host}`).host);
}

function ownShards(of: number | 'auto', ids: readonly number[] | undefined): OwnShards {
  if (of === 'auto') return of;
  return { ids: ids ?? Array.from({ length: of }, (_, id) => id), of };
}

const settingsSchema = z.object(SETTINGS);

const schema = settingsSchema.superRefine(checkTogether).transform((set) => ({
  /** Absent: there is no Discord to log in to. */
  token: set.DISCORD_TOKEN,
  /** REST base without a trailing slash or version; the gateway's address comes from it. */
  apiBase: set.DISCORD_API_BASE,
  /** Whether that is a proxy, which sees to it that all who share it keep Discord's limits. */
  throughProxy: !isLocalDiscord(set.DISCORD_API_BASE, set.CDN_HOSTS) && !isDiscord(new URL(set.DISCORD_API_BASE)),
  /** Which connections to Discord this process holds. */
  shards: ownShards(set.SHARDS, set.SHARD_IDS),
  /** The only hosts that pictures are downloaded from, as `URL.host` writes them. */
  cdnHosts: normalHosts(set.CDN_HOSTS, isLocalDiscord(set.DISCORD_API_BASE, set.CDN_HOSTS)),
  /** Pictures may come over plain HTTP only where Discord itself is on this machine. */
  plainDownloads: isLocalDiscord(set.DISCORD_API_BASE, set.CDN_HOSTS),
  /** Where pictures wait for workers; absent: this machine describes them itself. */
  redisUrl: set.REDIS_URL,
  dataDir: set.DATA_DIR,
  /** A PostgreSQL database for several processes; undefined: a file in `dataDir`, for one. */
  databaseUrl: set.DATABASE_URL,
  /** Where /about sends people with questions. */
  contact: set.CONTACT,
  logLevel: set.LOG_LEVEL,
  /** Whether the log names people, servers, channels and messages: as they are, as keyed hashes, or not at all. */
  logIds: set.LOG_IDS,
  /** Where metrics and health are served; undefined: nowhere. */
  metrics: set.METRICS_PORT === undefined ? undefined : { port: set.METRICS_PORT, host: set.METRICS_HOST },
  device: set.DEVICE,
  /** What the refiner and the attribute network calculate with on a CPU. */
  precision: set.PRECISION,
  /** Faces labelled per picture, largest first. */
  maxFaces: set.MAX_FACES,
  /** Default probability from which an attribute counts as detected. */
  threshold: set.THRESHOLD,
  hiddenAttributes: new Set<AttributeName>(set.HIDE_ATTRIBUTES),
  /** Whose faces a reply's card shows: everybody's, those of groups, or nobody's. */
  annotate: set.ANNOTATE,
  /** What new servers start from. */
  watchDefault: set.WATCH_DEFAULT,
  /** Whether to ask the gateway for the message-content intent. */
  messageContent: set.MESSAGE_CONTENT === 'true',
  /** How far back posts are caught up with that were missed; 0: not at all. */
  catchUpMs: set.CATCH_UP_MINUTES * 60_000,
  /** Cores to use; undefined: as many as this process may use. */
  threads: set.THREADS,
  /** What all pictures in work may take together; undefined: a share of what the machine or its cgroup allows. */
  memoryBytes: set.MEMORY_MB === undefined ? undefined : set.MEMORY_MB * 1024 * 1024,
  /** The program that reads videos, by path or by its name on PATH; undefined: none is read. */
  ffmpeg: set.FFMPEG === 'off' ? undefined : set.FFMPEG,
  /** Pictures downloaded and analysed at the same time. */
  concurrency: set.CONCURRENCY,
  /** Requests in work or waiting before new ones are told that the bot is busy. */
  queueLimit: set.QUEUE_LIMIT,
  /** The longest expected wait at which a picture is still taken. */
  maxWaitMs: set.MAX_WAIT_SECONDS * 1000,
  personPicturesPerMinute: set.PERSON_PICTURES_PER_MINUTE,
  serverPicturesPerMinute: set.SERVER_PICTURES_PER_MINUTE,
  maxPictureBytes: set.MAX_PICTURE_MB * 1024 * 1024,
  /** Total time for one picture's download, its retry included. */
  downloadMs: set.DOWNLOAD_SECONDS * 1000,
  /** Time for everything that is done with one picture, from its download to its last drawing. */
  pictureMs: set.PICTURE_SECONDS * 1000,
  /** How long a stop waits for what is in flight. */
  shutdownMs: set.SHUTDOWN_SECONDS * 1000,
}));

export type Config = Readonly<z.infer<typeof schema>>;

/** Every setting that is wrong, one line each. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError';
  readonly problems: readonly string[];

  constructor(problems: readonly string[], options?: ErrorOptions) {
    super(
      `${problems.length === 1 ? 'A setting is' : `${problems.length} settings are`} wrong:\n${problems.map((problem) => `  ${problem}`).join('\n')}`,
      options,
    );
    this.problems = problems;
  }
}

/**
 * Reads every setting; what is empty counts as not set.
 * @throws {ConfigError} naming all wrong settings at once.
 */
export function loadConfig(environment: Readonly<Record<string, string | undefined>>): Config {
  const given = Object.fromEntries(
    SETTING_NAMES.map((name) => [name, environment[name]?.trim() || undefined] as const),
  );
  const result = schema.safeParse(given);
  if (result.success) return result.data;
  // The first of a setting is the one that says what it is.
  const issues = new Map(result.error.issues.toReversed().map((issue) => [String(issue.path[0]), issue]));
  throw new ConfigError(
    Object.entries(SETTINGS).flatMap(([name, setting]) => {
      const issue = issues.get(name);
      if (issue === undefined) return [];
      // No secret is ever repeated, not even a wrong one.
      const came = SECRETS.has(name) ? 'something else' : JSON.stringify(given[name]);
      // The one kind of issue that says more than that the value is wrong: which entry of a list is.
      const detail = issue.code === 'custom' && issue.message !== 'Invalid input' ? `: ${issue.message}` : '';
      return [`${name}: expected ${setting.description}, got ${came}${detail}`];
    }),
  );
}
