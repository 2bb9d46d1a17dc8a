import type { ChatInputCommandInteraction, MessageContextMenuCommandInteraction } from 'discord.js';
import { UserError } from '../user-error.ts';
import { classify } from './classify.ts';
import type { PictureSource } from './discord/sources.ts';
import { composeReply } from './replies/compose.ts';
import type { Show } from './replies/face-text.ts';
import { noFaceText } from './replies/no-face.ts';
import { isAnalysed, type PictureResult } from './replies/picture.ts';
import type { Services } from './services.ts';

export interface ClassificationRequest {
  readonly sources: readonly PictureSource[];
  readonly posterId: string;
  /** 0.05..0.95; the operator's default when undefined. */
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
  const { config, consent, outbox, workload } = services;
  const askerId = interaction.user.id;
  await consent.during({ posterIds: [posterId], askerId, signal: workload.ending }, async (signal) => {
    const results = await workload.request(() =>
      classify(services, {
        id: interaction.id,
        sources,
        askerId,
        serverId: interaction.guildId ?? undefined,
        channelId: interaction.channelId,
        signal,
      }),
    );
    refuseNothing(results);
    signal.throwIfAborted();
    await outbox.edit(
      interaction,
      ({ attach }) =>
        composeReply(results, {
          threshold: threshold ?? config.threshold,
          show,
          hidden: config.hiddenAttributes,
          owners: { posterId, askerId },
          uploadLimit: interaction.attachmentSizeLimit,
          mayAttach: attach,
        }),
      signal,
    );
  });
}

/** Only one picture, and nothing to say of it: that is for who asked alone. */
function refuseNothing(results: readonly PictureResult[]): void {
  const [only, ...others] = results;
  if (only === undefined || others.length > 0) return;
  if (!isAnalysed(only)) throw only.failure;
  if (only.analysis.faces.length === 0) throw new UserError('image/no-face', noFaceText(only.analysis));
}
