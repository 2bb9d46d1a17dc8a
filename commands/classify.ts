import { ApplicationIntegrationType, InteractionContextType, SlashCommandBuilder } from 'discord.js';
import { answerClassification } from '../src/bot/answers.ts';
import type { ChatCommand } from '../src/bot/command.ts';
import { sourceOf } from '../src/bot/discord/sources.ts';
import { visibilityFor } from '../src/bot/visibility.ts';

export const classify: ChatCommand = {
  data: new SlashCommandBuilder()
    .setName('classify')
    .setDescription('Describe the faces in a picture by forty attributes')
    .setIntegrationTypes(ApplicationIntegrationType.GuildInstall, ApplicationIntegrationType.UserInstall)
    .setContexts(InteractionContextType.Guild, InteractionContextType.BotDM, InteractionContextType.PrivateChannel)
    // Discord's own list of file types goes by names: it would keep out TIFF, HEIC, and files without an ending.
    .addAttachmentOption((option) => option.setName('image').setDescription('The picture').setRequired(true))
    .addNumberOption((option) =>
      option
        .setName('threshold')
        .setDescription('From which probability an attribute counts as detected (0.05 to 0.95)')
        .setMinValue(0.05)
        .setMaxValue(0.95),
    )
    .addStringOption((option) =>
      option
        .setName('show')
        .setDescription('Which attributes to list')
        .addChoices({ name: 'detected ones', value: 'detected' }, { name: 'all forty', value: 'all' }),
    )
    .addBooleanOption((option) => option.setName('private').setDescription('Whether only you see the answer')),

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
