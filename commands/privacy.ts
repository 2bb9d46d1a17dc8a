import { ApplicationIntegrationType, InteractionContextType, SlashCommandBuilder } from 'discord.js';
import type { ChatCommand } from '../src/bot/command.ts';
import { withRetries } from '../src/bot/discord/retries.ts';
import { NOT_SAVED } from '../src/bot/replies/not-saved.ts';
import { PRIVACY_TEXT } from '../src/bot/replies/privacy-text.ts';

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
    .addSubcommand((subcommand) => subcommand.setName('opt-in').setDescription('Allow pictures of mine again')),

  ack: () => 'private',

  async execute(interaction, { consent, settings }) {
    const { user, options } = interaction;
    const answers: Readonly<Record<string, () => Promise<string>>> = {
      info: async () =>
        `${PRIVACY_TEXT}\n\n${
          settings.hasOptedOut(user.id)
            ? 'You **have opted out**. `/privacy opt-in` changes that.'
            : 'You have not opted out. `/privacy opt-out` changes that.'
        }`,
      'opt-out': async () => {
        const saved = await consent.optOut(user.id);
        const text =
          'You have opted out: from now on no picture that you post is downloaded, whoever asks. Your user id is kept to remember that, and nothing else.';
        return saved ? text : `${text}\n${NOT_SAVED}`;
      },
      'opt-in': async () => {
        const saved = await settings.optIn(user.id);
        const text = 'You have opted in: pictures that you post may be described again. Nothing about you is kept.';
        return saved ? text : `${text}\n${NOT_SAVED}`;
      },
    };
    const answer = answers[options.getSubcommand()];
    if (answer === undefined) throw new Error(`no answer for /privacy ${options.getSubcommand()}`);
    const content = await answer();
    await withRetries(() => interaction.editReply({ content }));
  },
};
