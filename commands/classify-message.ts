import {
  ApplicationCommandType,
  ApplicationIntegrationType,
  ContextMenuCommandBuilder,
  InteractionContextType,
  type Message,
} from 'discord.js';
import { answerClassification } from '../src/bot/answers.ts';
import type { MessageCommand } from '../src/bot/command.ts';
import { withOriginalAuthors } from '../src/bot/discord/forwards.ts';
import { menu } from '../src/bot/discord/localised.ts';
import { noPicture, sourcesOf } from '../src/bot/discord/sources.ts';
import { visibilityFor } from '../src/bot/visibility.ts';

/** What somebody forwarded is somebody else's, however it came into their message. */
function isOwn({ author, messageSnapshots }: Message, personId: string): boolean {
  return author.id === personId && messageSnapshots.size === 0;
}

export const classifyMessage: MessageCommand = {
  data: menu(new ContextMenuCommandBuilder(), 'classify')
    .setType(ApplicationCommandType.Message)
    .setIntegrationTypes(ApplicationIntegrationType.GuildInstall, ApplicationIntegrationType.UserInstall)
    .setContexts(InteractionContextType.Guild, InteractionContextType.BotDM, InteractionContextType.PrivateChannel),

  // Other people's pictures are described to who asks alone: nobody else asked for it.
  ack: (interaction, settings) =>
    visibilityFor(interaction, settings, isOwn(interaction.targetMessage, interaction.user.id) ? null : true),

  async execute(interaction, services) {
    const { targetMessage } = interaction;
    const posterId = targetMessage.author.id;
    const found = sourcesOf(targetMessage, true);
    const sources = await withOriginalAuthors(targetMessage, found, { privately: true });
    if (sources.length === 0) throw noPicture(targetMessage);
    await answerClassification(interaction, services, { sources, posterId });
  },
};
