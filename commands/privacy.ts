import { ApplicationIntegrationType, InteractionContextType, SlashCommandBuilder } from 'discord.js';
import type { ChatCommand } from '../src/bot/command.ts';
import { withRetries } from '../src/bot/discord/retries.ts';
import { NOT_SAVED } from '../src/bot/replies/not-saved.ts';
import { PRIVACY_TEXT } from '../src/bot/replies/privacy-text.ts';
import { wordingIn } from '../src/wording/language.ts';

export const privacy: ChatCommand = {
  uncounted: true,
  data: new SlashCommandBuilder()
    .setName('privacy')
    .setDescription('What happens to pictures, and how to keep yours out')
    .setIntegrationTypes(ApplicationIntegrationType.GuildInstall, ApplicationIntegrationType.UserInstall)
    .setContexts(InteractionContextType.Guild, InteractionContextType.BotDM, InteractionContextType.PrivateChannel)
    .addSubcommand((subcommand) => subcommand.setName('info').setDescription('What happens to pictures'))
    .addSubcommand((subcommand) =>
      subcommand.setName('opt-out').setDescription('Never download a picture of mine, whoever asks'),
    )
    .addSubcommand((subcommand) => subcommand.setName('opt-in').setDescription('Allow pictures of mine again'))
    .addSubcommand((subcommand) =>
      subcommand
        .setName('avatar')
        .setDescription('Whether others may have my avatar described')
        .addBooleanOption((option) => option.setName('allow').setDescription('Allow it').setRequired(true)),
    ),

  ack: () => 'private',

  async execute(interaction, { consent, settings }) {
    const { user, options } = interaction;
    const wording = wordingIn();
    const withNote = (text: string, saved: boolean) => (saved ? text : `${text}\n${NOT_SAVED}`);
    const answers: Readonly<Record<string, () => Promise<string>>> = {
      info: async () =>
        `${PRIVACY_TEXT}\n\n${
          settings.hasOptedOut(user.id)
            ? 'You **have opted out**. `/privacy opt-in` changes that.'
            : 'You have not opted out. `/privacy opt-out` changes that.'
        } ${wording.say('privacy.avatarStatus', { allowed: settings.allowsAvatar(user.id) ? 'yes' : 'no' })}`,
      'opt-out': async () => {
        const saved = await consent.optOut(user.id);
        const text =
          'You have opted out: from now on no picture that you post is downloaded, whoever asks. Your user id is kept to remember that, and nothing else.';
        return withNote(text, saved);
      },
      'opt-in': async () => {
        const saved = await settings.optIn(user.id);
        const text = 'You have opted in: pictures that you post may be described again. Nothing about you is kept.';
        return withNote(text, saved);
      },
      avatar: async () => {
        if (!options.getBoolean('allow', true)) {
          return withNote(wording.say('privacy.avatarForbidden'), await consent.forbidAvatar(user.id));
        }
        if (settings.hasOptedOut(user.id)) return wording.say('privacy.avatarOptedOut');
        return withNote(wording.say('privacy.avatarAllowed'), await settings.allowAvatar(user.id));
      },
    };
    const answer = answers[options.getSubcommand()];
    if (answer === undefined) throw new Error(`no answer for /privacy ${options.getSubcommand()}`);
    const content = await answer();
    await withRetries(() => interaction.editReply({ content }));
  },
};
