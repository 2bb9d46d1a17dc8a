import {
  ApplicationCommandType,
  ApplicationIntegrationType,
  ContextMenuCommandBuilder,
  InteractionContextType,
} from 'discord.js';
import { classifyAsked } from '../src/bot/classify.ts';
import type { Component, MessageCommand } from '../src/bot/command.ts';
import { withOriginalAuthors } from '../src/bot/discord/forwards.ts';
import { DISCORD_LIMITS } from '../src/bot/discord/limits.ts';
import { menu } from '../src/bot/discord/localised.ts';
import { withRetries } from '../src/bot/discord/retries.ts';
import { noPicture, sourcesOf } from '../src/bot/discord/sources.ts';
import { answerLanguage } from '../src/bot/languages.ts';
import { button, row } from '../src/bot/replies/controls.ts';
import { customId, KINDS, parseCustomId } from '../src/bot/replies/custom-ids.ts';
import { facesIn } from '../src/bot/replies/faces.ts';
import { isAnalysed } from '../src/bot/replies/picture.ts';
import { replyChoices } from '../src/bot/replies/reply-choices.ts';
import { UserError } from '../src/user-error.ts';
import { forScreenReader } from '../src/wording/for-screen-reader.ts';
import { wordingIn } from '../src/wording/language.ts';

/** Describes a message's pictures for who cannot see them, to who asks alone. */
export const describeMessage: MessageCommand = {
  data: menu(new ContextMenuCommandBuilder(), 'describe')
    .setType(ApplicationCommandType.Message)
    .setIntegrationTypes(ApplicationIntegrationType.GuildInstall, ApplicationIntegrationType.UserInstall)
    .setContexts(InteractionContextType.Guild, InteractionContextType.BotDM, InteractionContextType.PrivateChannel),

  ack: () => 'private',

  async execute(interaction, services) {
    const { targetMessage, user, guildId } = interaction;
    const posterId = targetMessage.author.id;
    const found = sourcesOf(targetMessage, true);
    const sources = await withOriginalAuthors(targetMessage, found, { privately: true });
    if (sources.length === 0) throw noPicture(targetMessage);
    const language = answerLanguage(interaction, services);
    const wording = wordingIn(language);
    const choices = { ...replyChoices(services, guildId, { asked: true, language }), card: false };
    const { consent, workload } = services;
    const people = { posterIds: sources.map((source) => source.posterId), askerId: user.id, signal: workload.ending };
    const results = await consent.during(people, (signal) =>
      classifyAsked(services, interaction, { sources, choices, signal }),
    );
    const texts = results.map((result) => {
      if (!isAnalysed(result)) return wording.explain(result.failure);
      const readings = facesIn([result], choices).map((face) => face.readings);
      return forScreenReader(readings, result.analysis.unread.length, wording);
    });
    const content = texts.join('\n').slice(0, DISCORD_LIMITS.content);
    // Whose picture it is may have its description posted; nobody else.
    const mayPost = posterId === user.id && results.some(isAnalysed);
    const post = button(customId(KINDS.post, posterId), wording.say('button.postHere'));
    await withRetries(() => interaction.editReply({ content, components: mayPost ? [row(post)] : [] }));
  },
};

export const postDescription: Component = {
  kind: KINDS.post,
  ack: ({ customId: id, user }) => (parseCustomId(id).parts[0] === user.id ? 'public' : 'private'),
  async execute(interaction) {
    const { customId: id, message, user } = interaction;
    if (parseCustomId(id).parts[0] !== user.id) {
      throw new UserError('reader/not-yours', { messageKey: 'reader.notYours' });
    }
    const { content } = message;
    await withRetries(() => interaction.editReply({ content }));
  },
};
