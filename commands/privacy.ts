import { ApplicationIntegrationType, InteractionContextType, SlashCommandBuilder } from 'discord.js';
import type { ChatCommand } from '../src/bot/command.ts';
import { described } from '../src/bot/discord/localised.ts';
import { withRetries } from '../src/bot/discord/retries.ts';
import { answerWording } from '../src/bot/languages.ts';

export const privacy: ChatCommand = {
  uncounted: true,
  data: described(new SlashCommandBuilder().setName('privacy'), 'privacy')
    .setIntegrationTypes(ApplicationIntegrationType.GuildInstall, ApplicationIntegrationType.UserInstall)
    .setContexts(InteractionContextType.Guild, InteractionContextType.BotDM, InteractionContextType.PrivateChannel)
    .addSubcommand((sub) => described(sub.setName('info'), 'privacy.info'))
    .addSubcommand((sub) => described(sub.setName('opt-out'), 'privacy.opt-out'))
    .addSubcommand((sub) => described(sub.setName('opt-in'), 'privacy.opt-in')),

  ack: () => 'private',

  async execute(interaction, services) {
    const { user, options } = interaction;
    const { consent, settings } = services;
    const wording = answerWording(interaction, services);
    const unlessSaved = (text: string, saved: boolean) => (saved ? text : `${text}\n${wording.say('notSaved')}`);
    const answers: Readonly<Record<string, () => Promise<string>>> = {
      info: async () =>
        `${wording.say('privacy.text')}\n\n${wording.say(
          settings.hasOptedOut(user.id) ? 'privacy.isOut' : 'privacy.isIn',
        )}`,
      'opt-out': async () => unlessSaved(wording.say('privacy.out'), await consent.optOut(user.id)),
      'opt-in': async () => unlessSaved(wording.say('privacy.in'), await settings.optIn(user.id)),
    };
    const answer = answers[options.getSubcommand()];
    if (answer === undefined) throw new Error(`no answer for /privacy ${options.getSubcommand()}`);
    const content = await answer();
    await withRetries(() => interaction.editReply({ content }));
  },
};
