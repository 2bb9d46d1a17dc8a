import type { ChatInputCommandInteraction } from 'discord.js';
import { answerClassification } from '../src/bot/answers.ts';
import type { ChatCommand } from '../src/bot/command.ts';
import { OptedOut } from '../src/bot/consent.ts';
import { avatarOf } from '../src/bot/discord/avatars.ts';
import { slashCommand } from '../src/bot/discord/command-builders.ts';
import { latestPicturesOf } from '../src/bot/discord/latest-pictures.ts';
import { choice, option as worded } from '../src/bot/discord/localised.ts';
import { type PictureSource, sourceOf } from '../src/bot/discord/sources.ts';
import type { Services } from '../src/bot/services.ts';
import { visibilityFor } from '../src/bot/visibility.ts';
import { UserError } from '../src/user-error.ts';

export const classify: ChatCommand = {
  data: slashCommand('classify')
    // Discord's own list of file types goes by names: it would keep out TIFF, HEIC, and files without an ending.
    .addAttachmentOption((option) => worded(option, 'classify.image'))
    .addBooleanOption((option) => worded(option, 'classify.avatar'))
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
      sources: await sourcesFor(interaction, services),
      posterId: user.id,
      threshold: options.getNumber('threshold') ?? undefined,
      show: options.getString('show') === 'all' ? 'all' : 'detected',
    });
  },
};

/**
 * The file that was given, else one's own avatar or latest picture.
 * @throws {UserError} `avatar/none` or `classify/no-picture` where there is none
 */
async function sourcesFor(
  interaction: ChatInputCommandInteraction,
  { facts, settings }: Services,
): Promise<readonly PictureSource[]> {
  const { guildId, member, options, user } = interaction;
  const file = options.getAttachment('image');
  if (file) return [sourceOf(file, user.id)];
  // Before anything is looked for.
  if (settings.hasOptedOut(user.id)) throw new OptedOut(user.id, user.id);
  if (options.getBoolean('avatar')) {
    const avatar = avatarOf(user, member, guildId);
    if (avatar === undefined) throw new UserError('avatar/none', { messageKey: 'avatar.none' });
    return [avatar];
  }
  const latest = await latestPicturesOf(interaction, facts.seesContent);
  if (latest.length === 0)
    throw new UserError('classify/no-picture', {
      messageKey: 'classify.noPicture',
    });
  return latest;
}
