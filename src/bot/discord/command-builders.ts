import {
  type ApplicationCommandType,
  ApplicationIntegrationType,
  ContextMenuCommandBuilder,
  InteractionContextType,
  SlashCommandBuilder,
} from 'discord.js';
import type { CommandPath, MenuPath } from '../../wording/commands.ts';
import { described, menu } from './localised.ts';

interface Placeable {
  setIntegrationTypes(...types: ApplicationIntegrationType[]): unknown;
  setContexts(...contexts: InteractionContextType[]): unknown;
}

/** To be used on servers, in direct messages, and wherever a person has installed the bot for themselves. */
function everywhere<Builder extends Placeable>(builder: Builder): Builder {
  builder.setIntegrationTypes(ApplicationIntegrationType.GuildInstall, ApplicationIntegrationType.UserInstall);
  builder.setContexts(
    InteractionContextType.Guild,
    InteractionContextType.BotDM,
    InteractionContextType.PrivateChannel,
  );
  return builder;
}

/** A slash command of that name, described, to be used everywhere. */
export function slashCommand(name: CommandPath): SlashCommandBuilder {
  return everywhere(described(new SlashCommandBuilder().setName(name), name));
}

/** The same for a command that is about a server. */
export function serverCommand(name: CommandPath): SlashCommandBuilder {
  return slashCommand(name)
    .setIntegrationTypes(ApplicationIntegrationType.GuildInstall)
    .setContexts(InteractionContextType.Guild);
}

/** What stands under Apps in the menu of a message or a person, everywhere. */
export function menuCommand(
  path: MenuPath,
  type: ApplicationCommandType.Message | ApplicationCommandType.User,
): ContextMenuCommandBuilder {
  return everywhere(menu(new ContextMenuCommandBuilder(), path)).setType(type);
}
