import type { ChatInputCommandInteraction, MessageContextMenuCommandInteraction } from 'discord.js';
import { UserError } from '../user-error.ts';
import { wordingIn } from '../wording/language.ts';
import { noFaceText } from '../wording/unread.ts';
import { classify } from './classify.ts';
import { persist } from './discord/retries.ts';
import type { PictureSource } from './discord/sources.ts';
import { composeReply } from './replies/compose.ts';
import type { Show } from './replies/face-lines.ts';
import { isAnalysed } from './replies/picture.ts';
import { replyChoices } from './replies/reply-choices.ts';
import type { Services } from './services.ts';

export interface ClassificationRequest {
  readonly sources: readonly PictureSource[];
  readonly posterId: string;
  /** 0.05..0.95; the server's or the operator's when undefined. */
  readonly threshold?: number | undefined;
  readonly show?: Show;
}

/**
 * What both commands do after their acknowledgement.
 * @throws {UserError} when there is nothing to show: the dispatcher tells the person alone
 */
export async function answerClassification(
  interaction: ChatInputCommandInteraction | MessageContextMenuCommandInteraction,
  services: Services,
  { sources, posterId, threshold, show = 'detected' }: ClassificationRequest,
): Promise<void> {
  const { workload } = services;
  const choices = replyChoices(services, interaction.guildId, { asked: true });
  await workload.request(async () => {
    const results = await classify(services, {
      id: interaction.id,
      sources,
      askerId: interaction.user.id,
      serverId: interaction.guildId ?? undefined,
      channelId: interaction.channelId,
      choices: { ...choices, threshold: threshold ?? choices.threshold },
    });
    const [only] = results;
    if (results.length === 1 && only !== undefined) {
      if (!isAnalysed(only)) throw only.failure;
      if (only.analysis.faces.length === 0)
        throw new UserError('image/no-face', noFaceText(only.analysis, wordingIn()));
    }
    const reply = composeReply(results, {
      ...choices,
      threshold: threshold ?? choices.threshold,
      show,
      owners: { posterId, askerId: interaction.user.id },
      uploadLimit: interaction.attachmentSizeLimit,
      private: interaction.ephemeral ?? false,
    });
    const { id } = await persist(() => interaction.editReply(reply));
    services.addresses.remember(id, sources);
  });
}
