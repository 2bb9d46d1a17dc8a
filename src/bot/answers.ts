import type {
  ChatInputCommandInteraction,
  Message,
  MessageContextMenuCommandInteraction,
  UserContextMenuCommandInteraction,
} from 'discord.js';
import { UserError } from '../user-error.ts';
import { type Wording, wordingIn } from '../wording/language.ts';
import { noFaceText } from '../wording/unread.ts';
import { classifyAsked } from './classify.ts';
import { peopleIn } from './consent.ts';
import type { PictureSource } from './discord/sources.ts';
import { answerLanguage, ownLanguage } from './languages.ts';
import { whoPressed } from './load/who-pressed.ts';
import { publish } from './publish.ts';
import { composeReply } from './replies/compose.ts';
import type { Show } from './replies/face-lines.ts';
import { isAnalysed, type PictureResult } from './replies/picture.ts';
import { replyChoices } from './replies/reply-choices.ts';
import type { Services } from './services.ts';
import { drawSheet } from './sheet.ts';

export interface ClassificationRequest {
  readonly sources: readonly PictureSource[];
  readonly posterId: string;
  /** 0.05..0.95; the server's or the operator's when undefined. */
  readonly threshold?: number | undefined;
  readonly show?: Show;
}

/**
 * What commands do after their acknowledgement.
 * @throws {UserError} when there is nothing to show: the dispatcher tells the person alone
 */
export async function answerClassification(
  interaction: ChatInputCommandInteraction | MessageContextMenuCommandInteraction | UserContextMenuCommandInteraction,
  services: Services,
  { sources, posterId, threshold, show = 'detected' }: ClassificationRequest,
): Promise<void> {
  const { addresses, consent, outbox, workload } = services;
  const askerId = interaction.user.id;
  const chosen = replyChoices(services, interaction.guildId, {
    asked: true,
    language: answerLanguage(interaction, services),
  });
  const choices = { ...chosen, threshold: threshold ?? chosen.threshold };
  const people = peopleIn(sources, askerId);
  const subject = { messageId: undefined, keys: [], posterIds: people.posterIds };
  const answer = async (signal: AbortSignal): Promise<Message> => {
    const results = await classifyAsked(services, interaction, { sources, choices, signal });
    refuseNothing(results, wordingIn(ownLanguage(interaction)));
    const sheet = await drawSheet(services, results, choices, whoPressed(interaction));
    signal.throwIfAborted();
    return outbox.edit(
      interaction,
      ({ attach }) =>
        composeReply(results, {
          ...choices,
          ...(sheet && { sheet }),
          show,
          owners: { posterId, askerId },
          uploadLimit: interaction.attachmentSizeLimit,
          mayAttach: attach,
          private: interaction.ephemeral ?? false,
        }),
      signal,
    );
  };
  await publish(services, interaction, subject, async () => {
    const message = await consent.during({ ...people, signal: workload.ending }, answer);
    addresses.remember(message.id, sources);
    return message;
  });
}

/** Only one picture, and nothing to say of it: that is for who asked alone. */
function refuseNothing(results: readonly PictureResult[], wording: Wording): void {
  const [only, ...others] = results;
  if (only === undefined || others.length > 0) return;
  if (!isAnalysed(only)) throw only.failure;
  if (only.analysis.faces.length === 0) throw new UserError('image/no-face', noFaceText(only.analysis, wording));
}
