import { AttachmentBuilder } from 'discord.js';
import { classifyAsked } from '../src/bot/classify.ts';
import type { ChatCommand } from '../src/bot/command.ts';
import { slashCommand } from '../src/bot/discord/command-builders.ts';
import { option as worded } from '../src/bot/discord/localised.ts';
import { withRetries } from '../src/bot/discord/retries.ts';
import { sourceOf } from '../src/bot/discord/sources.ts';
import { answerLanguage } from '../src/bot/languages.ts';
import { whoPressed } from '../src/bot/load/who-pressed.ts';
import { publish } from '../src/bot/publish.ts';
import { deleteButton, row } from '../src/bot/replies/controls.ts';
import { isAnalysed, type PictureResult } from '../src/bot/replies/picture.ts';
import { replyChoices } from '../src/bot/replies/reply-choices.ts';
import { visibilityFor } from '../src/bot/visibility.ts';
import type { Raster } from '../src/images/picture.ts';
import { UserError } from '../src/user-error.ts';
import { bothText, compareAltText, compareCard } from '../src/wording/cards/compare.ts';
import { wordingIn } from '../src/wording/language.ts';
import { leftOutOf, type Reading, readScores } from '../src/wording/readings.ts';

/** In place of a face that is not to be shown. */
const NOBODY: Raster = { data: new Uint8Array([0x26, 0x28, 0x2e]), width: 1, height: 1 };

interface Compared {
  readonly readings: readonly Reading[];
  readonly portrait: Raster;
}

/** Says what differs between two faces, and nothing about who is in the pictures. */
export const compare: ChatCommand = {
  data: slashCommand('compare')
    .addAttachmentOption((option) => worded(option, 'compare.a').setRequired(true).setFileTypes('image'))
    .addAttachmentOption((option) => worded(option, 'compare.b').setRequired(true).setFileTypes('image'))
    .addBooleanOption((option) => worded(option, 'private')),

  ack: (interaction, settings) => visibilityFor(interaction, settings, interaction.options.getBoolean('private')),

  async execute(interaction, services) {
    const { options, user, guildId } = interaction;
    const { consent, describer, workload } = services;
    const language = answerLanguage(interaction, services);
    const wording = wordingIn(language);
    const sources = ['a', 'b'].map((name) => sourceOf(options.getAttachment(name, true), user.id));
    const choices = { ...replyChoices(services, guildId, { asked: true, language }), card: true };
    const people = { posterIds: [user.id], askerId: user.id, signal: workload.ending };
    const answer = async (signal: AbortSignal) => {
      const request = { sources, choices, portraits: 'comparison', signal } as const;
      const results = await classifyAsked(services, interaction, request);
      const read = (result: PictureResult | undefined, which: string): Compared => {
        if (result === undefined || !isAnalysed(result)) throw result?.failure ?? new Error('Expected two results.');
        const [face] = result.analysis.faces;
        if (face === undefined)
          throw new UserError('image/no-face', { messageKey: 'compare.noFace', values: { which } });
        const hidden = leftOutOf(face, choices.leftOut);
        const readings = readScores(face.attributes, { threshold: choices.threshold, hidden, literal: true });
        return { readings, portrait: result.pictures.portraits?.[0] ?? NOBODY };
      };
      const [a, b] = [read(results[0], 'A'), read(results[1], 'B')];
      const card = compareCard(a.readings, b.readings, wording);
      const faces: [Raster, Raster] = [a.portrait, b.portrait];
      const data = await workload.drawing(whoPressed(interaction), () =>
        describer.draw({ kind: 'compare', card, faces }),
      );
      signal.throwIfAborted();
      const description = compareAltText(a.readings, b.readings, wording);
      const spoiler = sources.some((source) => source.spoiler);
      const file = new AttachmentBuilder(data, { name: 'compare.jpg', description }).setSpoiler(spoiler);
      const text = wording.say('compare.text', { both: bothText(a.readings, b.readings, wording) });
      const content = `${spoiler ? `||${text}||` : text}\n-# ${wording.say('note')}`;
      const components = interaction.ephemeral
        ? []
        : [row(deleteButton({ posterId: user.id, askerId: user.id }, wording))];
      return withRetries(() => interaction.editReply({ content, files: [file], components }));
    };
    const subject = { messageId: undefined, keys: [], posterIds: people.posterIds };
    await publish(services, interaction, subject, () => consent.during(people, answer));
  },
};
