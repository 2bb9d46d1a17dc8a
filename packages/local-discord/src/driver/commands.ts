import {
  type APIApplicationCommand,
  type APIApplicationCommandBasicOption,
  type APIApplicationCommandInteractionDataOption,
  ApplicationCommandOptionType,
  ApplicationCommandType,
  ApplicationIntegrationType,
  type InteractionType,
  PermissionFlagsBits,
} from 'discord-api-types/v10';
import { commandsOf } from '../commands.ts';
import { contextOf, ownersOf } from '../payloads/interaction.ts';
import { permissionsIn } from '../permissions.ts';
import type { State } from '../state.ts';
import type { StoredChannel } from '../stored.ts';

type Option<T extends InteractionType> = APIApplicationCommandInteractionDataOption<T>;

/** The command that this person finds in this channel. Throws with what they do find. */
export function findCommand(
  state: State,
  userId: string,
  channel: StoredChannel,
  type: ApplicationCommandType,
  name: string,
): APIApplicationCommand {
  const ofServer = channel.guildId === undefined ? [] : [...commandsOf(state, channel.guildId).values()];
  const offered = [...ofServer, ...commandsOf(state, undefined).values()]
    .filter((command) => command.type === type)
    .filter((command) => isOffered(state, userId, channel, command));
  const command = offered.find((one) => one.name === name);
  if (command) return command;
  const names = offered.map((one) => one.name).join(', ') || 'none';
  throw new Error(`expected a command that is offered to this person here (${names}) but got ${name}`);
}

/** By context, installation and permissions, as Discord's client decides it. */
function isOffered(state: State, userId: string, channel: StoredChannel, command: APIApplicationCommand): boolean {
  const owners = ownersOf(state, userId, channel);
  const types = command.integration_types ?? [ApplicationIntegrationType.GuildInstall];
  if (!types.some((type) => owners[type] !== undefined)) return false;
  if (command.contexts && !command.contexts.includes(contextOf(state, channel))) return false;
  if (channel.guildId === undefined) return true;
  const place = channel.thread ? state.channels.get(channel.parentId ?? '') : channel;
  if (command.nsfw && !place?.ageRestricted) return false;
  const permissions = permissionsIn(state, userId, channel);
  const required = command.default_member_permissions;
  const isAdministrator = (permissions & PermissionFlagsBits.Administrator) !== 0n;
  if (required === '0') return isAdministrator;
  const needed = BigInt(required ?? 0) | PermissionFlagsBits.UseApplicationCommands;
  return isAdministrator || (permissions & needed) === needed;
}

export interface CommandPath {
  readonly command: APIApplicationCommand;
  /** The options to fill in, below subcommand and group. */
  readonly options: readonly APIApplicationCommandBasicOption[];
  /** Puts filled options back below subcommand and group. */
  readonly wrap: <T extends InteractionType>(filled: Option<T>[]) => Option<T>[];
}

/** Follows `name`, `name sub` or `name group sub`. */
export function resolveCommand(state: State, userId: string, channel: StoredChannel, path: string): CommandPath {
  const [name = '', ...below] = path.replace(/^\//, '').split(' ');
  const command = findCommand(state, userId, channel, ApplicationCommandType.ChatInput, name);
  let options = command.options ?? [];
  const found: { name: string; isGroup: boolean }[] = [];
  for (const part of below) {
    const next = options.find((option) => option.name === part);
    if (!next || !isNested(next)) throw new Error(`expected a subcommand of /${name} but got ${part}`);
    found.push({ name: part, isGroup: next.type === ApplicationCommandOptionType.SubcommandGroup });
    options = next.options ?? [];
  }
  const basic = options.filter((option) => !isNested(option));
  if (basic.length < options.length) {
    throw new Error(`expected a subcommand of /${path}: ${options.map((option) => option.name).join(', ')}`);
  }
  return {
    command,
    options: basic,
    wrap: (filled) => found.reduceRight((inner, { name: part, isGroup }) => wrapIn(part, isGroup, inner), filled),
  };
}

function isNested(option: {
  type: ApplicationCommandOptionType;
}): option is Extract<
  NonNullable<APIApplicationCommand['options']>[number],
  { type: ApplicationCommandOptionType.Subcommand | ApplicationCommandOptionType.SubcommandGroup }
> {
  return (
    option.type === ApplicationCommandOptionType.Subcommand ||
    option.type === ApplicationCommandOptionType.SubcommandGroup
  );
}

function wrapIn<T extends InteractionType>(name: string, isGroup: boolean, inner: Option<T>[]): Option<T>[] {
  if (isGroup) {
    const subcommands = inner.filter((option) => option.type === ApplicationCommandOptionType.Subcommand);
    return [{ name, type: ApplicationCommandOptionType.SubcommandGroup, options: subcommands }];
  }
  const basic = inner.filter(
    (option) =>
      option.type !== ApplicationCommandOptionType.Subcommand &&
      option.type !== ApplicationCommandOptionType.SubcommandGroup,
  );
  return [{ name, type: ApplicationCommandOptionType.Subcommand, options: basic }];
}
