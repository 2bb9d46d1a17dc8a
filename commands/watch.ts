import {
  ApplicationIntegrationType,
  type ChatInputCommandInteraction,
  channelMention,
  InteractionContextType,
  PermissionFlagsBits,
  SlashCommandBuilder,
  type SlashCommandSubcommandBuilder,
} from 'discord.js';
import type { ChatCommand } from '../src/bot/command.ts';
import { placeOf } from '../src/bot/discord/place.ts';
import { withRetries } from '../src/bot/discord/retries.ts';
import { SIGN } from '../src/bot/posts.ts';
import { NOT_SAVED } from '../src/bot/replies/not-saved.ts';
import type { Services } from '../src/bot/services.ts';

import { isWatchMode, type WatchMode } from '../src/config.ts';
import type { Choice, EffectiveChoice } from '../src/store/choices.ts';
import type { Place } from '../src/store/settings.ts';
import { UserError } from '../src/user-error.ts';
import { wordingIn } from '../src/wording/language.ts';

const MEANINGS: Readonly<Record<WatchMode, string>> = {
  on: 'every picture that is posted is answered',
  mentions: 'pictures are answered when their message mentions me',
  off: 'only commands are answered',
};

/** As many channels as fit a reply beside the rest. */
const CHANNELS_NAMED = 20;

function withPlace(subcommand: SlashCommandSubcommandBuilder): SlashCommandSubcommandBuilder {
  return subcommand
    .addStringOption((option) =>
      option
        .setName('for')
        .setDescription('What it holds for; this channel unless you say otherwise')
        .addChoices({ name: 'this channel', value: 'channel' }, { name: 'the whole server', value: 'server' }),
    )
    .addBooleanOption((option) =>
      option.setName('private').setDescription('Whether answers to commands are private unless asked otherwise'),
    );
}

/** What else is looked at where every picture is. */
function withKinds(subcommand: SlashCommandSubcommandBuilder): SlashCommandSubcommandBuilder {
  return subcommand
    .addBooleanOption((option) => option.setName('links').setDescription('Pictures of links and of the GIF picker too'))
    .addBooleanOption((option) => option.setName('stickers').setDescription('Stickers too'))
    .addBooleanOption((option) =>
      option.setName('sign').setDescription('Mark pictures that I could say nothing of with a reaction'),
    );
}

export const watch: ChatCommand = {
  data: new SlashCommandBuilder()
    .setName('watch')
    .setDescription('Where I look for pictures')
    .setIntegrationTypes(ApplicationIntegrationType.GuildInstall)
    .setContexts(InteractionContextType.Guild)
    .setDefaultMemberPermissions(PermissionFlagsBits.ManageChannels)
    .addSubcommand((sub) =>
      withKinds(withPlace(sub.setName('on').setDescription('Answer every picture that is posted'))),
    )
    .addSubcommand((sub) => withPlace(sub.setName('mentions').setDescription('Answer pictures beside a mention of me')))
    .addSubcommand((sub) => withPlace(sub.setName('off').setDescription('Answer commands only')))
    .addSubcommand((sub) => sub.setName('reset').setDescription('Let this channel follow the server again'))
    .addSubcommand((sub) => sub.setName('status').setDescription('Show what holds here')),

  ack: () => 'private',

  async execute(interaction, services) {
    const place = placeOf(interaction);
    if (place === undefined) throw new UserError('watch/no-server', '`/watch` works in servers.');
    const subcommand = interaction.options.getSubcommand();
    const saved =
      subcommand === 'reset'
        ? await services.settings.resetChannel(place.channelId)
        : !isWatchMode(subcommand) || (await set(interaction, services, place, subcommand));
    // Where posts are watched from now on, what was posted before is never read.
    services.settings.finish(place, interaction.id);
    const content = status(services, place) + (saved ? '' : `\n${NOT_SAVED}`);
    await withRetries(() => interaction.editReply({ content }));
  },
};

async function set(
  { options }: ChatInputCommandInteraction,
  { settings }: Services,
  place: Place,
  mode: WatchMode,
): Promise<boolean> {
  const flags = (['private', 'links', 'stickers', 'sign'] as const).map((name) => [name, options.getBoolean(name)]);
  // What was not said stays as it is.
  const choice: Partial<Choice> = { watch: mode, ...Object.fromEntries(flags.filter(([, value]) => value !== null)) };
  return options.getString('for') === 'server'
    ? settings.setServer(place.serverId, choice)
    : settings.setChannel(place, choice);
}

function status({ settings, facts }: Services, place: Place): string {
  const here = settings.at(place);
  const own = settings.ofChannel(place.channelId);
  const server = settings.onServer(place.serverId);
  const apart = settings.channelsApart(place.serverId);
  const named = apart.slice(0, CHANNELS_NAMED).map((id) => channelMention(id));
  const more = apart.length > named.length ? ` and ${apart.length - named.length} more` : '';
  return [
    `${channelMention(place.channelId)}: **${here.watch}**, ${MEANINGS[here.watch]}.`,
    `Answers to commands are ${here.private ? 'private' : 'public'} unless asked otherwise.`,
    ...(here.watch === 'on' ? alsoWatched(here) : []),
    Object.values(own).every((value) => value === undefined)
      ? 'The channel follows the server.'
      : 'The channel has a choice of its own; `/watch reset` drops it.',
    `The server: **${server.watch}**.`,
    apart.length === 0 ? 'No channel differs.' : `Channels with a choice of their own: ${named.join(', ')}${more}.`,
    ...(here.watch === 'on' && !facts.seesContent
      ? [
          'Discord does not show me what is in messages (the message-content intent is off), so I only see pictures beside a mention of me.',
        ]
      : []),
  ].join('\n');
}

function alsoWatched({ links, stickers, sign }: EffectiveChoice): string[] {
  const wording = wordingIn();
  const asWord = (chosen: boolean) => (chosen ? 'yes' : 'no');
  return [
    wording.say('watch.kinds', { links: asWord(links), stickers: asWord(stickers) }),
    wording.say('watch.sign', { emoji: SIGN, marked: asWord(sign) }),
  ];
}
