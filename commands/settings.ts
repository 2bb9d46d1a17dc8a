import { type ChatInputCommandInteraction, PermissionFlagsBits } from 'discord.js';
import type { ChatCommand } from '../src/bot/command.ts';
import { serverCommand } from '../src/bot/discord/command-builders.ts';
import { choice, described, option as worded } from '../src/bot/discord/localised.ts';
import { withRetries } from '../src/bot/discord/retries.ts';
import { answerWording, publicLanguage } from '../src/bot/languages.ts';
import { replyChoices } from '../src/bot/replies/reply-choices.ts';
import type { Services } from '../src/bot/services.ts';
import { ATTRIBUTE_NAMES, type AttributeName } from '../src/inference/attributes/names.ts';
import type { ReplyChoice } from '../src/store/choices.ts';
import { UserError } from '../src/user-error.ts';
import { attributeNamed, listedNames } from '../src/wording/attribute-named.ts';
import { ALL_LANGUAGES, type Language, languageOf, type Wording, wordingIn } from '../src/wording/language.ts';

/** What `/settings reset` takes back. */
const NOTHING_CHOSEN = {
  threshold: undefined,
  opinions: undefined,
  card: undefined,
  size: undefined,
  hidden: undefined,
  language: undefined,
} satisfies Partial<ReplyChoice>;

/** In place of a language: what holds where nobody chose one. */
const NO_LANGUAGE = 'none';

/** What replies on a server say, for who manages it. */
export const settings: ChatCommand = {
  data: serverCommand('settings')
    .setDefaultMemberPermissions(PermissionFlagsBits.ManageGuild)
    .addSubcommand((sub) => described(sub.setName('show'), 'settings.show'))
    .addSubcommand((sub) =>
      described(sub.setName('threshold'), 'settings.threshold').addNumberOption((option) =>
        worded(option, 'settings.threshold.value').setMinValue(0.05).setMaxValue(0.95).setRequired(true),
      ),
    )
    .addSubcommand((sub) =>
      described(sub.setName('opinions'), 'settings.opinions').addBooleanOption((option) =>
        worded(option, 'settings.opinions.listed').setRequired(true),
      ),
    )
    .addSubcommand((sub) =>
      described(sub.setName('card'), 'settings.card').addBooleanOption((option) =>
        worded(option, 'settings.card.on').setRequired(true),
      ),
    )
    .addSubcommand((sub) =>
      described(sub.setName('size'), 'settings.size').addStringOption((option) =>
        worded(option, 'settings.size.value')
          .addChoices(choice('settings.size.full', 'full'), choice('settings.size.compact', 'compact'))
          .setRequired(true),
      ),
    )
    .addSubcommand((sub) =>
      described(sub.setName('hide'), 'settings.hide').addStringOption((option) =>
        worded(option, 'settings.hide.attributes'),
      ),
    )
    .addSubcommand((sub) =>
      described(sub.setName('language'), 'settings.language').addStringOption((option) =>
        worded(option, 'settings.language.value')
          .addChoices(
            ...ALL_LANGUAGES.map((language) => ({ name: wordingIn(language).name, value: String(language) })),
            choice('settings.language.none', NO_LANGUAGE),
          )
          .setRequired(true),
      ),
    )
    .addSubcommand((sub) => described(sub.setName('reset'), 'settings.reset')),

  ack: () => 'private',

  async execute(interaction, services) {
    const wording = answerWording(interaction, services);
    const { guildId } = interaction;
    if (guildId === null) throw new UserError('settings/no-server', { messageKey: 'settings.noServer' });
    const change = changeOf(interaction, wording);
    const saved = change === undefined || (await services.settings.setServer(guildId, change));
    const content = [
      status(services, guildId, publicLanguage(services, interaction.guild), wording),
      ...(saved ? [] : [wording.say('notSaved')]),
    ].join('\n');
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
    case 'language':
      return { language: languageOf(options.getString('value', true)) };
    case 'reset':
      return NOTHING_CHOSEN;
    default:
      return undefined;
  }
}

/** Attributes by CelebA's names, or by those that replies use in English or in `wording`. @throws {UserError} naming the first that is none */
function attributesIn(text: string, wording: Wording): AttributeName[] {
  return listedNames(text).map((name) => {
    const found = attributeNamed(name, wording) ?? attributeNamed(name, wordingIn());
    if (found !== undefined) return found;
    const example = wording.enumerate(ATTRIBUTE_NAMES.slice(1, 4).map((known) => wording.label(known)));
    throw new UserError('settings/unknown-attribute', {
      messageKey: 'settings.unknownAttribute',
      values: { name: name.slice(0, 40), example },
    });
  });
}

function status(services: Services, serverId: string, language: Language, wording: Wording): string {
  const choices = replyChoices(services, serverId, { asked: false, language });
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
    wording.say('settings.language', {
      language: wordingIn(language).name,
      chosen: own.language === undefined ? 'other' : 'own',
    }),
    choices.unlisted.size > 0
      ? wording.say('settings.hidden', { what: list(choices.unlisted) })
      : wording.say('settings.hiddenNone'),
    ...(choices.hidden.size > 0 ? [wording.say('settings.operatorHides', { what: list(choices.hidden) })] : []),
  ].join('\n');
}
