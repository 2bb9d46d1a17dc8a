import { z } from 'zod';
import { IMAGE_LIMITS } from './images/limits.ts';
import { ATTRIBUTE_NAMES, type AttributeName } from './inference/attributes/names.ts';

export const WATCH_MODES = ['on', 'mentions', 'off'] as const;
export type WatchMode = (typeof WATCH_MODES)[number];

const LOOPBACK_HOSTS: ReadonlySet<string> = new Set(['localhost', '127.0.0.1', '[::1]']);

/** Whether a URL leads to this machine itself, where plain HTTP is no risk. */
export function isLoopback(url: URL): boolean {
  return LOOPBACK_HOSTS.has(url.hostname);
}

function wholeNumber(min: number, max: number, fallback: number) {
  return z.coerce.number().int().min(min).max(max).default(fallback).describe(`a whole number from ${min} to ${max}`);
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
  return url.protocol === 'https:' || (url.protocol === 'http:' && isLoopback(url));
}

function isHost(text: string): boolean {
  return URL.canParse(`https://${text}`) && new URL(`https://${text}`).pathname === '/' && !text.endsWith('/');
}

const attributeNames: ReadonlySet<string> = new Set(ATTRIBUTE_NAMES);

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
    .describe('an https:// address, or http:// on this machine'),
  CDN_HOSTS: z
    .string()
    .transform(listOf)
    .refine((hosts) => hosts.length > 0 && hosts.every(isHost))
    .default(['cdn.discordapp.com', 'media.discordapp.net'])
    .describe('hosts with or without a port, separated by commas'),
  DATA_DIR: z.string().default('data').describe('a folder'),
  CONTACT: z.string().max(500).optional().describe('up to 500 characters'),
  LOG_LEVEL: oneOf(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'], 'info'),

  DEVICE: oneOf(['auto', 'cuda', 'webgpu', 'directml', 'coreml', 'cpu'], 'auto'),
  MAX_FACES: wholeNumber(1, 25, 10),
  THRESHOLD: z.coerce.number().min(0.05).max(0.95).default(0.5).describe('a number from 0.05 to 0.95'),
  HIDE_ATTRIBUTES: z
    .string()
    .transform(listOf)
    .refine((names): names is AttributeName[] => names.every((name) => attributeNames.has(name)))
    .refine((names) => new Set(names).size < ATTRIBUTE_NAMES.length)
    .default([])
    .describe(
      `CelebA attribute names separated by commas (${ATTRIBUTE_NAMES.slice(0, 3).join(', ')}, …), not all forty`,
    ),
  ANNOTATE: oneOf(['always', 'several', 'never'], 'always'),

  WATCH_DEFAULT: oneOf(WATCH_MODES, 'on'),
  MESSAGE_CONTENT: oneOf(['true', 'false'], 'true'),

  CONCURRENCY: wholeNumber(1, 64, 4),
  QUEUE_LIMIT: wholeNumber(1, 100_000, 500),
  PERSON_PICTURES_PER_MINUTE: wholeNumber(1, 10_000, 20),
  SERVER_PICTURES_PER_MINUTE: wholeNumber(1, 100_000, 600),
  MAX_PICTURE_MB: wholeNumber(1, IMAGE_LIMITS.bytes / 1024 / 1024, 25),
  DOWNLOAD_SECONDS: wholeNumber(1, 300, 20),
  PICTURE_SECONDS: wholeNumber(1, 600, 30),
  THREADS: z.coerce.number().int().min(1).max(256).optional().describe('a whole number from 1 to 256'),
  SHUTDOWN_SECONDS: wholeNumber(0, 600, 15),
} satisfies z.ZodRawShape;

export const SETTING_NAMES = Object.keys(SETTINGS);

const schema = z.object(SETTINGS).transform((set) => ({
  /** Absent: there is no Discord to log in to. */
  token: set.DISCORD_TOKEN,
  /** REST base without a trailing slash or version; the gateway's address comes from it. */
  apiBase: set.DISCORD_API_BASE,
  /** The only hosts, with their port where it is not the default one, that pictures are downloaded from. */
  cdnHosts: set.CDN_HOSTS,
  /** Pictures may come over plain HTTP only where Discord itself is on this machine. */
  plainDownloads: isLoopback(new URL(set.DISCORD_API_BASE)),
  dataDir: set.DATA_DIR,
  /** Where /about sends people with questions. */
  contact: set.CONTACT,
  logLevel: set.LOG_LEVEL,
  device: set.DEVICE,
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
  /** Pictures downloaded and analysed at the same time. */
  concurrency: set.CONCURRENCY,
  /** Requests in work or waiting before new ones are told that the bot is busy. */
  queueLimit: set.QUEUE_LIMIT,
  personPicturesPerMinute: set.PERSON_PICTURES_PER_MINUTE,
  serverPicturesPerMinute: set.SERVER_PICTURES_PER_MINUTE,
  maxPictureBytes: set.MAX_PICTURE_MB * 1024 * 1024,
  /** Total time for one picture's download, its retry included. */
  downloadMs: set.DOWNLOAD_SECONDS * 1000,
  /** Time for everything that is done with one picture, from its download to its last drawing. */
  pictureMs: set.PICTURE_SECONDS * 1000,
  /** Cores to use; as many as there are where it is not set. */
  threads: set.THREADS,
  /** How long a stop waits for what is in flight. */
  shutdownMs: set.SHUTDOWN_SECONDS * 1000,
}));

export type Config = Readonly<z.infer<typeof schema>>;

/** Every setting that is wrong, one line each. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError';
  readonly problems: readonly string[];

  constructor(problems: readonly string[]) {
    super(
      `${problems.length === 1 ? 'A setting is' : `${problems.length} settings are`} wrong:\n${problems.map((problem) => `  ${problem}`).join('\n')}`,
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
  const wrong = new Set(result.error.issues.map((issue) => String(issue.path[0])));
  throw new ConfigError(
    Object.entries(SETTINGS)
      .filter(([name]) => wrong.has(name))
      .map(([name, setting]) => {
        // A token is never repeated, not even a wrong one.
        const came = name === 'DISCORD_TOKEN' ? 'something else' : JSON.stringify(given[name]);
        return `${name}: expected ${setting.description}, got ${came}`;
      }),
  );
}
