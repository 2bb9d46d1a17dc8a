import { ApplicationIntegrationType, InteractionContextType, SlashCommandBuilder } from 'discord.js';
import type { ChatCommand, Component } from '../src/bot/command.ts';
import { withRetries } from '../src/bot/discord/retries.ts';
import { button, type Row, row } from '../src/bot/replies/controls.ts';
import { customId, KINDS, parseCustomId } from '../src/bot/replies/custom-ids.ts';
import { forgottenText, keptOf, keptText } from '../src/bot/replies/kept.ts';
import { NOT_SAVED } from '../src/bot/replies/not-saved.ts';
import { PRIVACY_TEXT } from '../src/bot/replies/privacy-text.ts';
import type { Services } from '../src/bot/services.ts';
import { UserError } from '../src/user-error.ts';
import { wordingIn } from '../src/wording/language.ts';

/** What a subcommand says; with a row where something is to be asked. */
interface Answer {
  readonly content: string;
  readonly components?: readonly Row[];
}

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
    )
    .addSubcommand((subcommand) => subcommand.setName('show').setDescription('What is kept about me'))
    .addSubcommand((subcommand) => subcommand.setName('delete').setDescription('Delete what is kept about me')),

  ack: () => 'private',

  async execute(interaction, services) {
    const { consent, settings } = services;
    const { user, options } = interaction;
    const wording = wordingIn();
    const withNote = (text: string, saved: boolean) => ({ content: saved ? text : `${text}\n${NOT_SAVED}` });
    const answers: Readonly<Record<string, () => Promise<Answer>>> = {
      info: async () => ({
        content: `${PRIVACY_TEXT}\n\n${
          settings.hasOptedOut(user.id)
            ? 'You **have opted out**. `/privacy opt-in` changes that.'
            : 'You have not opted out. `/privacy opt-out` changes that.'
        } ${wording.say('privacy.avatarStatus', { allowed: settings.allowsAvatar(user.id) ? 'yes' : 'no' })}`,
      }),
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
        if (settings.hasOptedOut(user.id)) return { content: wording.say('privacy.avatarOptedOut') };
        return withNote(wording.say('privacy.avatarAllowed'), await settings.allowAvatar(user.id));
      },
      show: async () => ({ content: keptText(keptOf(user.id, services), services.config.logIds, wordingIn()) }),
      delete: () => forget(user.id, services),
    };
    const answer = answers[options.getSubcommand()];
    if (answer === undefined) throw new Error(`no answer for /privacy ${options.getSubcommand()}`);
    const { content, components = [] } = await answer();
    await withRetries(() => interaction.editReply({ content, components }));
  },
};

/** Forgets all of a person but what protects them, which is asked about, and what the operator decided. */
async function forget(personId: string, services: Services): Promise<Answer> {
  const wording = wordingIn();
  const kept = keptOf(personId, services);
  services.addresses.forgetBy(personId);
  const saved = !kept.avatar || (await services.settings.forbidAvatar(personId));
  const asked = button(customId(KINDS.forgetOptOut, personId), wording.say('button.forgetOptOut'));
  return {
    content: [forgottenText(kept, wording), ...(saved ? [] : [NOT_SAVED])].join('\n'),
    components: kept.optedOut ? [row(asked)] : [],
  };
}

/** Under `/privacy delete`: an opt-out goes only where its person says so once more. */
export const forgetOptOut: Component = {
  kind: KINDS.forgetOptOut,
  uncounted: true,
  ack: ({ customId: id, user }) => (parseCustomId(id).parts[0] === user.id ? 'update' : 'private'),
  async execute(interaction, { settings }) {
    const { customId: id, user } = interaction;
    if (parseCustomId(id).parts[0] !== user.id) {
      throw new UserError('privacy/not-yours', wordingIn().say('stays.notYours'));
    }
    const saved = await settings.optIn(user.id);
    const content = [wordingIn().say('forgotten.optOut'), ...(saved ? [] : [NOT_SAVED])].join('\n');
    await withRetries(() => interaction.editReply({ content, components: [] }));
  },
};
