import { ApplicationCommandType, type Message } from 'discord.js';
import { answerClassification } from '../src/bot/answers.ts';
import type { MessageCommand } from '../src/bot/command.ts';
import { menuCommand } from '../src/bot/discord/command-builders.ts';
import { sourcesOfTarget } from '../src/bot/discord/references.ts';
import { visibilityFor } from '../src/bot/visibility.ts';

/** What somebody forwarded is somebody else's, however it came into their message. */
function isOwn({ author, messageSnapshots }: Message, personId: string): boolean {
  return author.id === personId && messageSnapshots.size === 0;
}

export const classifyMessage: MessageCommand = {
  data: menuCommand('classify', ApplicationCommandType.Message),

  // Other people's pictures are described to who asks alone: nobody else asked for it.
  ack: (interaction, settings) =>
    visibilityFor(interaction, settings, isOwn(interaction.targetMessage, interaction.user.id) ? null : true),

  async execute(interaction, services) {
    const { targetMessage } = interaction;
    const posterId = targetMessage.author.id;
    const sources = await sourcesOfTarget(targetMessage);
    await answerClassification(interaction, services, { sources, posterId });
  },
};
