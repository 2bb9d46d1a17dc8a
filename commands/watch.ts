import {
  type ChatInputCommandInteraction,
  channelMention,
  PermissionFlagsBits,
  type SlashCommandSubcommandBuilder,
} from 'discord.js';
import type { ChatCommand } from '../src/bot/command.ts';
import { serverCommand } from '../src/bot/discord/command-builders.ts';
import { choice, described, option as worded } from '../src/bot/discord/localised.ts';
import { placeOf } from '../src/bot/discord/place.ts';
import { withRetries } from '../src/bot/discord/retries.ts';
import { answerWording } from '../src/bot/languages.ts';
import { SIGN } from '../src/bot/posts.ts';
import type { Services } from '../src/bot/services.ts';

import { isWatchMode, type WatchMode } from '../src/config.ts';
import type { Choice, EffectiveChoice } from '../src/store/choices.ts';
import type { Place } from '../src/store/settings.ts';
import { UserError } from '../src/user-error.ts';
import type { Wording } from '../src/wording/language.ts';

/** As many channels as fit a reply beside the rest. */
const CHANNELS_NAMED = 20;

function withPlace(subcommand: SlashCommandSubcommandBuilder): SlashCommandSubcommandBuilder {
  return subcommand
    .addStringOption((option) =>
      worded(option, 'watch.for').addChoices(
        choice('watch.for.channel', 'channel'),
        choice('watch.for.server', 'server'),
      ),
    )
    .addBooleanOption((option) => worded(option, 'watch.private'));
}

/** What else is looked at where every picture is. */
function withKinds(subcommand: SlashCommandSubcommandBuilder): SlashCommandSubcommandBuilder {
  return subcommand
    .addBooleanOption((option) => worded(option, 'watch.links'))
    .addBooleanOption((option) => worded(option, 'watch.stickers'))
    .addBooleanOption((option) => worded(option, 'watch.sign'));
}

export const watch: ChatCommand = {
  data: serverCommand('watch')
    .setDefaultMemberPermissions(PermissionFlagsBits.ManageChannels)
    .addSubcommand((sub) => withKinds(withPlace(described(sub.setName('on'), 'watch.on'))))
    .addSubcommand((sub) => withPlace(described(sub.setName('mentions'), 'watch.mentions')))
    .addSubcommand((sub) => withPlace(described(sub.setName('off'), 'watch.off')))
    .addSubcommand((sub) => described(sub.setName('reset'), 'watch.reset'))
    .addSubcommand((sub) => described(sub.setName('status'), 'watch.status')),

  ack: () => 'private',

  async execute(interaction, services) {
    const place = placeOf(interaction);
    if (place === undefined) throw new UserError('watch/no-server');
    const subcommand = interaction.options.getSubcommand();
    const saved =
      subcommand === 'reset'
        ? await services.settings.resetChannel(place.channelId)
        : !isWatchMode(subcommand) || (await set(interaction, services, place, subcommand));
    // Where posts are watched from now on, what was posted before is never read.
    services.settings.finish(place, interaction.id);
    const wording = answerWording(interaction, services);
    const content = status(services, place, wording) + (saved ? '' : `\n${wording.say('notSaved')}`);
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

function status({ settings, facts }: Services, place: Place, wording: Wording): string {
  const here = settings.at(place);
  const own = settings.ofChannel(place.channelId);
  const server = settings.onServer(place.serverId);
  const apart = settings.channelsApart(place.serverId);
  const named = apart.slice(0, CHANNELS_NAMED).map((id) => channelMention(id));
  const channels = wording.enumerate(named);
  return [
    wording.say('watch.here', {
      channel: channelMention(place.channelId),
      mode: here.watch,
      meaning: wording.say('watch.meaning', { mode: here.watch }),
    }),
    wording.say('watch.answers', { who: here.private ? 'private' : 'public' }),
    ...(here.watch === 'on' ? alsoWatched(here, wording) : []),
    wording.say(Object.values(own).every((value) => value === undefined) ? 'watch.follows' : 'watch.own'),
    wording.say('watch.server', { mode: server.watch }),
    apart.length === 0
      ? wording.say('watch.noneApart')
      : wording.say('watch.apart', { channels, more: apart.length - named.length }),
    ...(here.watch === 'on' && !facts.seesContent ? [wording.say('watch.noContent')] : []),
  ].join('\n');
}

function alsoWatched({ links, stickers, sign }: EffectiveChoice, wording: Wording): string[] {
  const asWord = (chosen: boolean) => (chosen ? 'yes' : 'no');
  return [
    wording.say('watch.kinds', { links: asWord(links), stickers: asWord(stickers) }),
    wording.say('watch.sign', { emoji: SIGN, marked: asWord(sign) }),
  ];
}
