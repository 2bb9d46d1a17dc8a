import {
  ApplicationCommandType,
  ApplicationIntegrationType,
  ContextMenuCommandBuilder,
  InteractionContextType,
} from 'discord.js';
import { answerClassification } from '../src/bot/answers.ts';
import type { MessageCommand } from '../src/bot/command.ts';
import { noPicture, sourcesOf } from '../src/bot/discord/sources.ts';
import { visibilityFor } from '../src/bot/visibility.ts';

export const classifyMessage: MessageCommand = {
  data: new ContextMenuCommandBuilder()
    .setName('Classify faces')
    .setType(ApplicationCommandType.Message)
    .setIntegrationTypes(ApplicationIntegrationType.GuildInstall, ApplicationIntegrationType.UserInstall)
    .setContexts(InteractionContextType.Guild, InteractionContextType.BotDM, InteractionContextType.PrivateChannel),

  // Other people's pictures are described to who asks alone: nobody else asked for it.
  ack: (interaction, settings) =>
    visibilityFor(interaction, settings, interaction.targetMessage.author.id === interaction.user.id ? null : true),

  async execute(interaction, services) {
    const { targetMessage } = interaction;
    const posterId = targetMessage.author.id;
    const sources = sourcesOf(targetMessage, true);
    if (sources.length === 0) throw noPicture(targetMessage);
    await answerClassification(interaction, services, { sources, posterId });
  },
};
