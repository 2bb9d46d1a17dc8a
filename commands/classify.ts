import { ApplicationIntegrationType, InteractionContextType, SlashCommandBuilder } from 'discord.js';
import { answerClassification } from '../src/bot/answers.ts';
import type { ChatCommand } from '../src/bot/command.ts';
import { choice, described, option as worded } from '../src/bot/discord/localised.ts';
import { sourceOf } from '../src/bot/discord/sources.ts';
import { visibilityFor } from '../src/bot/visibility.ts';

export const classify: ChatCommand = {
  data: described(new SlashCommandBuilder().setName('classify'), 'classify')
    .setIntegrationTypes(ApplicationIntegrationType.GuildInstall, ApplicationIntegrationType.UserInstall)
    .setContexts(InteractionContextType.Guild, InteractionContextType.BotDM, InteractionContextType.PrivateChannel)
    // Discord's own list of file types goes by names: it would keep out TIFF, HEIC, and files without an ending.
    .addAttachmentOption((option) => worded(option, 'classify.image').setRequired(true))
    .addNumberOption((option) => worded(option, 'classify.threshold').setMinValue(0.05).setMaxValue(0.95))
    .addStringOption((option) =>
      worded(option, 'classify.show').addChoices(
        choice('classify.show.detected', 'detected'),
        choice('classify.show.all', 'all'),
      ),
    )
    .addBooleanOption((option) => worded(option, 'private')),

  ack: (interaction, settings) => visibilityFor(interaction, settings, interaction.options.getBoolean('private')),

  async execute(interaction, services) {
    const { options, user } = interaction;
    await answerClassification(interaction, services, {
      sources: [sourceOf(options.getAttachment('image', true), user.id)],
      posterId: user.id,
      threshold: options.getNumber('threshold') ?? undefined,
      show: options.getString('show') === 'all' ? 'all' : 'detected',
    });
  },
};
