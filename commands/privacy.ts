import type { ChatCommand, Component } from '../src/bot/command.ts';
import { slashCommand } from '../src/bot/discord/command-builders.ts';
import { described, option as worded } from '../src/bot/discord/localised.ts';
import { withRetries } from '../src/bot/discord/retries.ts';
import { answerWording } from '../src/bot/languages.ts';
import { button, type Row, row } from '../src/bot/replies/controls.ts';
import { customId, KINDS, parseCustomId } from '../src/bot/replies/custom-ids.ts';
import { forgottenText, keptOf, keptText } from '../src/bot/replies/kept.ts';
import type { Services } from '../src/bot/services.ts';
import { UserError } from '../src/user-error.ts';
import type { Wording } from '../src/wording/language.ts';

/** What a subcommand says; with a row where something is to be asked. */
interface Answer {
  readonly content: string;
  readonly components?: readonly Row[];
}

export const privacy: ChatCommand = {
  uncounted: true,
  data: slashCommand('privacy')
    .addSubcommand((sub) => described(sub.setName('info'), 'privacy.info'))
    .addSubcommand((sub) => described(sub.setName('opt-out'), 'privacy.opt-out'))
    .addSubcommand((sub) => described(sub.setName('opt-in'), 'privacy.opt-in'))
    .addSubcommand((sub) =>
      described(sub.setName('avatar'), 'privacy.avatar').addBooleanOption((option) =>
        worded(option, 'privacy.avatar.allow').setRequired(true),
      ),
    )
    .addSubcommand((sub) => described(sub.setName('show'), 'privacy.show'))
    .addSubcommand((sub) => described(sub.setName('delete'), 'privacy.delete')),

  ack: () => 'private',

  async execute(interaction, services) {
    const { consent, settings } = services;
    const { user, options } = interaction;
    const wording = answerWording(interaction, services);
    const withNote = (text: string, saved: boolean) => ({
      content: saved ? text : `${text}\n${wording.say('notSaved')}`,
    });
    const answers: Readonly<Record<string, () => Promise<Answer>>> = {
      info: async () => ({
        content: `${wording.say('privacy.text')}\n\n${wording.say(
          settings.hasOptedOut(user.id) ? 'privacy.isOut' : 'privacy.isIn',
        )} ${wording.say('privacy.avatarStatus', { allowed: settings.allowsAvatar(user.id) ? 'yes' : 'no' })}`,
      }),
      'opt-out': async () => withNote(wording.say('privacy.out'), await consent.optOut(user.id)),
      'opt-in': async () => withNote(wording.say('privacy.in'), await settings.optIn(user.id)),
      avatar: async () => {
        if (!options.getBoolean('allow', true)) {
          return withNote(wording.say('privacy.avatarForbidden'), await consent.forbidAvatar(user.id));
        }
        if (settings.hasOptedOut(user.id)) return { content: wording.say('privacy.avatarOptedOut') };
        return withNote(wording.say('privacy.avatarAllowed'), await settings.allowAvatar(user.id));
      },
      show: async () => ({ content: keptText(keptOf(user.id, services), services.config.logIds, wording) }),
      delete: () => forget(user.id, services, wording),
    };
    const answer = answers[options.getSubcommand()];
    if (answer === undefined) throw new Error(`no answer for /privacy ${options.getSubcommand()}`);
    const { content, components = [] } = await answer();
    await withRetries(() => interaction.editReply({ content, components }));
  },
};

/** Forgets all of a person but what protects them, which is asked about, and what the operator decided. */
async function forget(personId: string, services: Services, wording: Wording): Promise<Answer> {
  const kept = keptOf(personId, services);
  services.addresses.forgetBy(personId);
  services.directLanguages.forget(personId);
  const saved = !kept.avatar || (await services.settings.forbidAvatar(personId));
  const asked = button(customId(KINDS.forgetOptOut, personId), wording.say('button.forgetOptOut'));
  return {
    content: [forgottenText(kept, wording), ...(saved ? [] : [wording.say('notSaved')])].join('\n'),
    components: kept.optedOut ? [row(asked)] : [],
  };
}

/** Under `/privacy delete`: an opt-out goes only where its person says so once more. */
export const forgetOptOut: Component = {
  kind: KINDS.forgetOptOut,
  uncounted: true,
  ack: ({ customId: id, user }) => (parseCustomId(id).parts[0] === user.id ? 'update' : 'private'),
  async execute(interaction, services) {
    const { customId: id, user } = interaction;
    const wording = answerWording(interaction, services);
    if (parseCustomId(id).parts[0] !== user.id) {
      throw new UserError('privacy/not-yours', { messageKey: 'stays.notYours' });
    }
    const saved = await services.settings.optIn(user.id);
    const content = [wording.say('forgotten.optOut'), ...(saved ? [] : [wording.say('notSaved')])].join('\n');
    await withRetries(() => interaction.editReply({ content, components: [] }));
  },
};
