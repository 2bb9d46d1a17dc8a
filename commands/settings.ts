import {
  ApplicationIntegrationType,
  type ChatInputCommandInteraction,
  InteractionContextType,
  PermissionFlagsBits,
  SlashCommandBuilder,
} from 'discord.js';
import type { ChatCommand } from '../src/bot/command.ts';
import { withRetries } from '../src/bot/discord/retries.ts';
import { NOT_SAVED } from '../src/bot/replies/not-saved.ts';
import { replyChoices } from '../src/bot/replies/reply-choices.ts';
import type { Services } from '../src/bot/services.ts';
import { ATTRIBUTE_NAMES, type AttributeName } from '../src/inference/attributes/names.ts';
import type { ReplyChoice } from '../src/store/choices.ts';
import { UserError } from '../src/user-error.ts';
import { attributeNamed } from '../src/wording/attribute-named.ts';
import { type Wording, wordingIn } from '../src/wording/language.ts';

/** What `/settings reset` takes back. */
const NOTHING_CHOSEN = {
  threshold: undefined,
  opinions: undefined,
  card: undefined,
  size: undefined,
  hidden: undefined,
} satisfies Partial<ReplyChoice>;

/** What replies on a server say, for who manages it. */
export const settings: ChatCommand = {
  data: new SlashCommandBuilder()
    .setName('settings')
    .setDescription('What my replies on this server say')
    .setIntegrationTypes(ApplicationIntegrationType.GuildInstall)
    .setContexts(InteractionContextType.Guild)
    .setDefaultMemberPermissions(PermissionFlagsBits.ManageGuild)
    .addSubcommand((sub) => sub.setName('show').setDescription('Show what holds here'))
    .addSubcommand((sub) =>
      sub
        .setName('threshold')
        .setDescription('From which probability an attribute counts as detected')
        .addNumberOption((option) =>
          option.setName('value').setDescription('0.05 to 0.95').setMinValue(0.05).setMaxValue(0.95).setRequired(true),
        ),
    )
    .addSubcommand((sub) =>
      sub
        .setName('opinions')
        .setDescription('Whether judgements of looks are listed where nobody asked')
        .addBooleanOption((option) => option.setName('listed').setDescription('List them').setRequired(true)),
    )
    .addSubcommand((sub) =>
      sub
        .setName('card')
        .setDescription('Whether replies have a card')
        .addBooleanOption((option) => option.setName('on').setDescription('Draw cards').setRequired(true)),
    )
    .addSubcommand((sub) =>
      sub
        .setName('size')
        .setDescription('How much replies say of one face')
        .addStringOption((option) =>
          option
            .setName('value')
            .setDescription('How much')
            .addChoices({ name: 'all that was detected', value: 'full' }, { name: 'what tells most', value: 'compact' })
            .setRequired(true),
        ),
    )
    .addSubcommand((sub) =>
      sub
        .setName('hide')
        .setDescription('Attributes that replies leave out')
        .addStringOption((option) =>
          option.setName('attributes').setDescription('Names separated by commas, or nothing to hide none'),
        ),
    )
    .addSubcommand((sub) => sub.setName('reset').setDescription('Take all of it back')),

  ack: () => 'private',

  async execute(interaction, services) {
    const wording = wordingIn();
    const { guildId } = interaction;
    if (guildId === null) throw new UserError('settings/no-server', wording.say('settings.noServer'));
    const change = changeOf(interaction, wording);
    const saved = change === undefined || (await services.settings.setServer(guildId, change));
    const content = [status(services, guildId, wording), ...(saved ? [] : [NOT_SAVED])].join('\n');
    await withRetries(() => interaction.editReply({ content }));
  },
};

/** Undefined where nothing is to be changed. */
function changeOf({ options }: ChatInputCommandInteraction, wording: Wording): Partial<ReplyChoice> | undefined {
  switch (options.getSubcommand()) {
    case 'threshold':
      return { threshold: Math.round(options.getNumber('value', true) * 100) / 100 };
    case 'opinions':
      return { opinions: options.getBoolean('listed', true) };
    case 'card':
      return { card: options.getBoolean('on', true) };
    case 'size':
      return { size: options.getString('value', true) === 'compact' ? 'compact' : 'full' };
    case 'hide':
      return { hidden: attributesIn(options.getString('attributes') ?? '', wording) };
    case 'reset':
      return NOTHING_CHOSEN;
    default:
      return undefined;
  }
}

/** Attributes by CelebA's names or by those that replies use. @throws {UserError} naming the first that is none */
function attributesIn(text: string, wording: Wording): AttributeName[] {
  const names = text.split(',').filter((name) => name.trim() !== '');
  return names.map((name) => {
    const found = attributeNamed(name, wording);
    if (found !== undefined) return found;
    const example = ATTRIBUTE_NAMES.slice(1, 4)
      .map((known) => wording.label(known))
      .join(', ');
    throw new UserError(
      'settings/unknown-attribute',
      wording.say('settings.unknownAttribute', { name: name.trim().slice(0, 40), example }),
    );
  });
}

function status(services: Services, serverId: string, wording: Wording): string {
  const choices = replyChoices(services, serverId, { asked: false });
  const own = services.settings.ofServer(serverId);
  const list = (names: Iterable<AttributeName>) => wording.enumerate([...names].map((name) => wording.label(name)));
  return [
    wording.say('settings.head'),
    wording.say('settings.threshold', {
      threshold: wording.percent(choices.threshold),
      own: own.threshold === undefined ? 'operator' : 'own',
    }),
    wording.say('settings.opinions', { shown: choices.gentle ? 'no' : 'yes' }),
    wording.say('settings.card', { shown: choices.card ? 'yes' : 'no' }),
    wording.say('settings.size', { size: choices.size }),
    choices.unlisted.size > 0
      ? wording.say('settings.hidden', { what: list(choices.unlisted) })
      : wording.say('settings.hiddenNone'),
    ...(choices.hidden.size > 0 ? [wording.say('settings.operatorHides', { what: list(choices.hidden) })] : []),
  ].join('\n');
}
