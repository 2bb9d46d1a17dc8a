import {
  type APIApplicationCommand,
  ApplicationCommandType,
  ApplicationIntegrationType,
  InteractionContextType,
} from 'discord-api-types/v10';
import { ApiError, invalidForm, tooManyCommands, unknownCommand } from './errors.ts';
import { COMMAND } from './limits.ts';
import type { CommandBody } from './schemas/command.ts';
import type { State } from './state.ts';

/** Commands of one scope: global ones for undefined. */
export function commandsOf(state: State, guildId: string | undefined): Map<string, APIApplicationCommand> {
  const key = guildId ?? '';
  const commands = state.commands.get(key) ?? new Map<string, APIApplicationCommand>();
  state.commands.set(key, commands);
  return commands;
}

export function commandById(state: State, guildId: string | undefined, id: string): APIApplicationCommand {
  const command = commandsOf(state, guildId).get(id);
  if (!command) throw unknownCommand();
  return command;
}

/** Registers one command in the place of a former one of the same name and type. */
export function registerCommand(
  state: State,
  guildId: string | undefined,
  body: CommandBody,
): { command: APIApplicationCommand; isNew: boolean } {
  const commands = commandsOf(state, guildId);
  const former = [...commands.values()].find((one) => one.name === body.name && one.type === body.type);
  const command = toCommand(state, guildId, body, former?.id);
  checkCounts([...commands.values()].filter((one) => one !== former).concat(command));
  commands.set(command.id, command);
  state.log.add({ type: 'commands.registered', serverId: guildId, count: commands.size });
  return { command, isNew: !former };
}

/** Replaces all commands of a scope; those that keep name and type keep their id. */
export function overwriteCommands(
  state: State,
  guildId: string | undefined,
  bodies: readonly CommandBody[],
): APIApplicationCommand[] {
  const former = [...commandsOf(state, guildId).values()];
  for (const [index, body] of bodies.entries()) {
    if (bodies.findIndex((one) => one.name === body.name && one.type === body.type) !== index) {
      const message = 'Application command names must be unique';
      throw invalidForm([index, 'name'], 'APPLICATION_COMMANDS_DUPLICATE_NAME', message);
    }
  }
  const commands = bodies.map((body) => {
    const same = former.find((one) => one.name === body.name && one.type === body.type);
    return toCommand(state, guildId, body, same?.id);
  });
  checkCounts(commands);
  state.commands.set(guildId ?? '', new Map(commands.map((command) => [command.id, command])));
  state.log.add({ type: 'commands.registered', serverId: guildId, count: commands.length });
  return commands;
}

export function deleteCommand(state: State, guildId: string | undefined, id: string): void {
  commandById(state, guildId, id);
  commandsOf(state, guildId).delete(id);
  state.log.add({ type: 'commands.registered', serverId: guildId, count: commandsOf(state, guildId).size });
}

function checkCounts(commands: readonly APIApplicationCommand[]): void {
  const count = (type: ApplicationCommandType) => commands.filter((command) => command.type === type).length;
  if (count(ApplicationCommandType.ChatInput) > COMMAND.chatInput) throw tooManyCommands();
  for (const [type, limit] of [
    [ApplicationCommandType.User, COMMAND.user],
    [ApplicationCommandType.Message, COMMAND.message],
  ] as const) {
    if (count(type) > limit) {
      throw new ApiError(400, 30032, `Maximum number of application commands reached (${limit})`);
    }
  }
}

function toCommand(
  state: State,
  guildId: string | undefined,
  body: CommandBody,
  formerId: string | undefined,
): APIApplicationCommand {
  const isGlobal = guildId === undefined;
  const inDms = body.dm_permission ?? true;
  return {
    id: formerId ?? state.nextId(),
    application_id: state.applicationId,
    version: state.nextId(),
    type: body.type,
    name: body.name,
    name_localizations: body.name_localizations ?? null,
    description: body.description ?? '',
    description_localizations:
      body.type === ApplicationCommandType.ChatInput ? (body.description_localizations ?? null) : null,
    default_member_permissions: body.default_member_permissions ?? null,
    nsfw: body.nsfw ?? false,
    integration_types: body.integration_types ?? [ApplicationIntegrationType.GuildInstall],
    contexts: isGlobal
      ? (body.contexts ??
        (inDms ? [InteractionContextType.Guild, InteractionContextType.BotDM] : [InteractionContextType.Guild]))
      : null,
    ...(isGlobal ? { dm_permission: inDms } : { guild_id: guildId }),
    ...(body.type === ApplicationCommandType.ChatInput && body.options ? { options: body.options } : {}),
  };
}
