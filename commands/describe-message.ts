import {
  ApplicationCommandType,
  type Message,
  type MessageComponentInteraction,
  type MessageContextMenuCommandInteraction,
  userMention,
} from 'discord.js';
import type { Component, MessageCommand } from '../src/bot/command.ts';
import { OptedOut } from '../src/bot/consent.ts';
import { menuCommand } from '../src/bot/discord/command-builders.ts';
import { ifThere } from '../src/bot/discord/if-there.ts';
import { sourcesOfTarget } from '../src/bot/discord/references.ts';
import { withRetries } from '../src/bot/discord/retries.ts';
import { keyOf, type PictureSource } from '../src/bot/discord/sources.ts';
import { answerLanguage, answerWording, publicLanguage } from '../src/bot/languages.ts';
import type { Subject } from '../src/bot/publications.ts';
import { publish } from '../src/bot/publish.ts';
import { button, deleteButton, type Row, row } from '../src/bot/replies/controls.ts';
import { customId, KINDS, parseCustomId } from '../src/bot/replies/custom-ids.ts';
import { SourceGone } from '../src/bot/reply-pairs.ts';
import { describeForReader, inPublic, type ReaderText } from '../src/bot/screen-reader.ts';
import type { Services } from '../src/bot/services.ts';
import { UserError } from '../src/user-error.ts';
import { type Wording, wordingIn } from '../src/wording/language.ts';

/** In the button that posts a description: that it is to be covered. */
const COVERED = 'covered';

/** Describes a message's pictures for who cannot see them, to who asks alone. */
export const describeMessage: MessageCommand = {
  data: menuCommand('describe', ApplicationCommandType.Message),

  ack: () => 'private',

  async execute(interaction, services) {
    const language = answerLanguage(interaction, services);
    const sources = await sourcesOfTarget(interaction.targetMessage);
    const described = await describeForReader(services, interaction, { sources, language });
    const isOwn = sources.every(({ posterId }) => posterId === interaction.targetMessage.author.id);
    const components =
      described.described && isOwn ? postingOf(described, interaction, services, wordingIn(language)) : [];
    await withRetries(() => interaction.editReply({ content: described.text, components }));
  },
};

/** Whose picture it is may have its description posted; who else asked may ask them to. */
function postingOf(
  { spoiler }: ReaderText,
  interaction: MessageContextMenuCommandInteraction,
  { facts }: Services,
  wording: Wording,
): Row[] {
  const { targetMessage: message, user } = interaction;
  const posterId = message.author.id;
  if (posterId === user.id) {
    const id = customId(KINDS.post, posterId, spoiler ? COVERED : '', message.id);
    return [row(button(id, wording.say('button.postHere')))];
  }
  // The picture is fetched anew when its poster agrees: where the bot is not a member, it could not be.
  const mayBeFetched = interaction.inCachedGuild() && facts.seesContent;
  if (message.author.bot || !mayBeFetched) return [];
  return [row(button(customId(KINDS.askPoster, posterId, message.id), wording.say('button.askPoster')))];
}

/** Posts the description that its poster was shown. */
const postDescription: Component = {
  kind: KINDS.post,
  ack: ({ customId: id, user }) => (posterIn(id) === user.id ? 'public' : 'private'),
  async execute(interaction, services) {
    refuseOthers(interaction);
    const { customId: id, message, user } = interaction;
    const [, covered, messageId] = parseCustomId(id).parts;
    if (services.settings.hasOptedOut(user.id)) throw new OptedOut(user.id, user.id);
    const content = inPublic({ text: message.content, spoiler: covered === COVERED });
    const components = [
      row(deleteButton({ posterId: user.id, askerId: user.id }, answerWording(interaction, services))),
    ];
    // Where the bot is no member, it cannot look whether the pictures are still there.
    const subject =
      messageId && interaction.inCachedGuild()
        ? await subjectIn(interaction, messageId)
        : { messageId: undefined, keys: [], posterIds: [user.id] };
    await publish(services, interaction, subject, () =>
      withRetries(() => interaction.editReply({ content, components })),
    );
  },
};

/** Asks who posted a picture, where everybody sees it, whether its description may be posted. */
const askPoster: Component = {
  kind: KINDS.askPoster,
  ack: () => 'public',
  async execute(interaction, services) {
    const [posterId = '', messageId = ''] = parseCustomId(interaction.customId).parts;
    if (services.settings.hasOptedOut(posterId)) throw new OptedOut(posterId, interaction.user.id);
    const wording = wordingIn(publicLanguage(services, interaction.guild));
    const components = [
      row(
        button(customId(KINDS.postAsked, posterId, messageId), wording.say('button.postHere')),
        deleteButton({ posterId, askerId: interaction.user.id }, wording),
      ),
    ];
    const content = wording.say('reader.askPoster', { poster: userMention(posterId) });
    const allowedMentions = { users: [posterId] };
    await publish(services, interaction, await subjectIn(interaction, messageId), () =>
      withRetries(() => interaction.editReply({ content, components, allowedMentions })),
    );
  },
};

/** Its poster agrees: the picture is looked at once more, and the question becomes its description. */
const postAsked: Component = {
  kind: KINDS.postAsked,
  ack: ({ customId: id, user }) => (posterIn(id) === user.id ? 'update' : 'private'),
  async execute(interaction, services) {
    refuseOthers(interaction);
    const { customId: id, guild, message, user } = interaction;
    const language = publicLanguage(services, guild);
    const { sources, ...subject } = await subjectIn(interaction, parseCustomId(id).parts[1] ?? '');
    const askerId = message.interactionMetadata?.user.id ?? user.id;
    const components = [row(deleteButton({ posterId: user.id, askerId }, wordingIn(language)))];
    await publish(services, interaction, subject, async (signal) => {
      const described = await describeForReader(services, interaction, {
        sources,
        language,
        ...(signal && { signal }),
      });
      const content = inPublic(described);
      return withRetries(() => interaction.editReply({ content, components, allowedMentions: { parse: [] } }));
    }).catch((error: unknown) => {
      throw error instanceof SourceGone ? gone() : error;
    });
  },
};

/**
 * The pictures that a description is about, as they are now.
 * @throws {UserError} `picture/gone` where their message cannot be had any more
 */
async function subjectIn(
  { channel }: MessageComponentInteraction,
  messageId: string,
): Promise<Subject & { readonly sources: readonly PictureSource[] }> {
  const message: Message | undefined = await ifThere(() => channel?.messages.fetch(messageId));
  if (message === undefined) throw gone();
  const sources = await sourcesOfTarget(message);
  return { messageId, keys: sources.map(keyOf), posterIds: sources.map(({ posterId }) => posterId), sources };
}

function gone(): UserError {
  return new UserError('picture/gone', { messageKey: 'why.gone' });
}

function posterIn(id: string): string {
  return parseCustomId(id).parts[0] ?? '';
}

/** @throws {UserError} to everybody but who posted the picture */
function refuseOthers(interaction: Parameters<Component['execute']>[0]): void {
  if (posterIn(interaction.customId) === interaction.user.id) return;
  throw new UserError('reader/not-yours', { messageKey: 'reader.notYours' });
}

export const postingComponents: readonly Component[] = [postDescription, askPoster, postAsked];
