import {
  ApplicationCommandType,
  type Message,
  type MessageContextMenuCommandInteraction,
  userMention,
} from 'discord.js';
import type { Component, MessageCommand } from '../src/bot/command.ts';
import { OptedOut } from '../src/bot/consent.ts';
import { menuCommand } from '../src/bot/discord/command-builders.ts';
import { ifThere } from '../src/bot/discord/if-there.ts';
import { withRetries } from '../src/bot/discord/retries.ts';
import { answerLanguage, answerWording, publicLanguage } from '../src/bot/languages.ts';
import { button, deleteButton, type Row, row } from '../src/bot/replies/controls.ts';
import { customId, KINDS, parseCustomId } from '../src/bot/replies/custom-ids.ts';
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
    const described = await describeForReader(services, interaction, interaction.targetMessage, language);
    const components = postingOf(described, interaction, services, wordingIn(language));
    await withRetries(() => interaction.editReply({ content: described.text, components }));
  },
};

/** Whose picture it is may have its description posted; who else asked may ask them to. */
function postingOf(
  { described, spoiler, own }: ReaderText,
  interaction: MessageContextMenuCommandInteraction,
  { facts }: Services,
  wording: Wording,
): Row[] {
  const { targetMessage: message, user } = interaction;
  const posterId = message.author.id;
  if (!described) return [];
  if (posterId === user.id) {
    const id = customId(KINDS.post, posterId, ...(spoiler ? [COVERED] : []));
    return [row(button(id, wording.say('button.postHere')))];
  }
  // The picture is fetched anew when its poster agrees: where the bot is not a member, it could not be.
  const mayBeFetched = interaction.inCachedGuild() && facts.seesContent;
  if (!own || message.author.bot || !mayBeFetched) return [];
  return [row(button(customId(KINDS.askPoster, posterId, message.id), wording.say('button.askPoster')))];
}

/** Posts the description that its poster was shown. */
const postDescription: Component = {
  kind: KINDS.post,
  ack: ({ customId: id, user }) => (posterIn(id) === user.id ? 'public' : 'private'),
  async execute(interaction, services) {
    refuseOthers(interaction);
    const { customId: id, message, user } = interaction;
    const spoiler = parseCustomId(id).parts[1] === COVERED;
    const content = inPublic({ text: message.content, spoiler });
    const components = [
      row(deleteButton({ posterId: user.id, askerId: user.id }, answerWording(interaction, services))),
    ];
    await withRetries(() => interaction.editReply({ content, components }));
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
    await withRetries(() =>
      interaction.editReply({
        content: wording.say('reader.askPoster', { poster: userMention(posterId) }),
        allowedMentions: { users: [posterId] },
        components: [
          row(
            button(customId(KINDS.postAsked, posterId, messageId), wording.say('button.postHere')),
            deleteButton({ posterId, askerId: interaction.user.id }, wording),
          ),
        ],
      }),
    );
  },
};

/** Its poster agrees: the picture is looked at once more, and the question becomes its description. */
const postAsked: Component = {
  kind: KINDS.postAsked,
  ack: ({ customId: id, user }) => (posterIn(id) === user.id ? 'update' : 'private'),
  async execute(interaction, services) {
    refuseOthers(interaction);
    const { channel, customId: id, guild, message, user } = interaction;
    const language = publicLanguage(services, guild);
    const target: Message | undefined = await ifThere(() => channel?.messages.fetch(parseCustomId(id).parts[1] ?? ''));
    if (target === undefined) {
      throw new UserError('picture/gone', { messageKey: 'why.gone' });
    }
    const content = inPublic(await describeForReader(services, interaction, target, language));
    const askerId = message.interactionMetadata?.user.id ?? user.id;
    const components = [row(deleteButton({ posterId: user.id, askerId }, wordingIn(language)))];
    await withRetries(() => interaction.editReply({ content, components, allowedMentions: { parse: [] } }));
  },
};

function posterIn(id: string): string {
  return parseCustomId(id).parts[0] ?? '';
}

/** @throws {UserError} to everybody but who posted the picture */
function refuseOthers(interaction: Parameters<Component['execute']>[0]): void {
  if (posterIn(interaction.customId) === interaction.user.id) return;
  throw new UserError('reader/not-yours', { messageKey: 'reader.notYours' });
}

export const postingComponents: readonly Component[] = [postDescription, askPoster, postAsked];
