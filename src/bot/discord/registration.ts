import { isDeepStrictEqual } from 'node:util';
import {
  type APIApplicationCommand,
  ApplicationCommandType,
  type REST,
  type RESTPostAPIApplicationCommandsJSONBody,
  Routes,
} from 'discord.js';
import type { Logger } from '../log.ts';
import { withRetries } from './retries.ts';

type Definition = RESTPostAPIApplicationCommandsJSONBody;

/** Whether commands are for all servers or for one. */
type Scope = 'global' | 'server';

/** A command as Discord has it, as far as it is told from others here. */
export type RegisteredCommand = Pick<APIApplicationCommand, 'name' | 'type'>;

/** Names of commands by what registering would do to them. */
export interface RegistrationPlan {
  readonly create: readonly string[];
  readonly update: readonly string[];
  readonly remove: readonly string[];
  readonly keep: readonly string[];
}

export interface RegistrationTarget {
  readonly rest: REST;
  readonly applicationId: string;
  /** Register for this server alone; for all of Discord when absent. */
  readonly guildId?: string | undefined;
}

const REGISTERING = { forMs: Number.POSITIVE_INFINITY, backoff: { firstMs: 1000, longestMs: 300_000 } };

/** What tells one definition from another; Discord adds ids, versions and defaults of its own. */
const COMPARED = new Set([
  'autocomplete',
  'channel_types',
  'choices',
  'contexts',
  'default_member_permissions',
  'description',
  'description_localizations',
  'file_types',
  'integration_types',
  'max_length',
  'max_value',
  'min_length',
  'min_value',
  'name',
  'name_localizations',
  'nsfw',
  'options',
  'required',
  'type',
  'value',
]);

function isDefault(value: unknown): boolean {
  return (
    value === null ||
    value === undefined ||
    value === false ||
    value === '' ||
    (Array.isArray(value) && value.length === 0)
  );
}

/** Discord keeps these for commands of all servers only. */
const GLOBAL_ONLY = new Set(['contexts', 'integration_types']);

/** A definition without what means the same when it is left out. */
function canonical(value: unknown, scope: Scope): unknown {
  if (Array.isArray(value)) return value.map((entry) => canonical(entry, scope));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([key, inner]) => COMPARED.has(key) && !isDefault(inner))
      .filter(([key]) => scope === 'global' || !GLOBAL_ONLY.has(key))
      .map(([key, inner]): [string, unknown] => [key, canonical(inner, scope)]),
  );
}

function keyOf({ name, type }: { readonly name: string; readonly type?: ApplicationCommandType | undefined }): string {
  return `${type ?? ApplicationCommandType.ChatInput} ${name}`;
}

function label({ name, type }: { readonly name: string; readonly type?: ApplicationCommandType | undefined }): string {
  return (type ?? ApplicationCommandType.ChatInput) === ApplicationCommandType.ChatInput
    ? `/${name}`
    : `Apps → ${name}`;
}

export function planRegistration(
  existing: readonly RegisteredCommand[],
  wanted: readonly Definition[],
  scope: Scope = 'global',
): RegistrationPlan {
  const before = new Map(existing.map((command) => [keyOf(command), command]));
  const after = new Set(wanted.map(keyOf));
  const isSame = (definition: Definition) => {
    const old = before.get(keyOf(definition));
    const typed = { type: ApplicationCommandType.ChatInput, ...definition };
    return old !== undefined && isDeepStrictEqual(canonical({ ...old }, scope), canonical(typed, scope));
  };
  return {
    create: wanted.filter((definition) => !before.has(keyOf(definition))).map(label),
    update: wanted.filter((definition) => before.has(keyOf(definition)) && !isSame(definition)).map(label),
    remove: existing.filter((command) => !after.has(keyOf(command))).map(label),
    keep: wanted.filter(isSame).map(label),
  };
}

function routeOf({ applicationId, guildId }: RegistrationTarget) {
  return guildId === undefined
    ? Routes.applicationCommands(applicationId)
    : Routes.applicationGuildCommands(applicationId, guildId);
}

/** Compares with what is registered and, unless it is a dry run, registers `wanted` where anything differs. */
export async function register(
  target: RegistrationTarget,
  wanted: readonly Definition[],
  { dryRun = false }: { readonly dryRun?: boolean } = {},
): Promise<RegistrationPlan> {
  const query = new URLSearchParams({ with_localizations: 'true' });
  const existing = await target.rest.get(routeOf(target), { query });
  if (!isCommandList(existing)) throw new TypeError('Expected a list of commands from Discord');
  const plan = planRegistration(existing, wanted, target.guildId === undefined ? 'global' : 'server');
  const differs = plan.create.length + plan.update.length + plan.remove.length > 0;
  if (differs && !dryRun) await target.rest.put(routeOf(target), { body: wanted });
  return plan;
}

/**
 * Registers at the bot's start, and goes on trying for as long as Discord is away; says so once. Resolves when the
 * commands are registered or the first attempt has failed.
 */
export function keepRegistering(
  target: RegistrationTarget,
  wanted: readonly Definition[],
  { log, signal }: { readonly log: Logger; readonly signal: AbortSignal },
): Promise<void> {
  return new Promise((resolve) => {
    const onFailure = (error: unknown, failures: number) => {
      if (failures === 1) log.warn({ err: error }, 'the commands are not registered yet; trying again until they are');
      resolve();
    };
    withRetries(() => register(target, wanted), { ...REGISTERING, signal, onFailure })
      .then(({ create, update, remove }) => log.info({ create, update, remove }, 'commands are registered'))
      .catch((error: unknown) => {
        // The bot still answers pictures, and commands as they were registered before.
        if (!signal.aborted) log.error({ err: error }, 'the commands could not be registered');
      })
      .finally(resolve);
  });
}

function isCommandList(value: unknown): value is RegisteredCommand[] {
  return Array.isArray(value) && value.every((entry) => typeof entry === 'object' && entry !== null && 'name' in entry);
}
