import { type Message, type MessageComponentInteraction, MessageFlags, StringSelectMenuBuilder } from 'discord.js';
import { ATTRIBUTE_NAMES, type AttributeName } from '../../inference/attributes/names.ts';
import { UserError } from '../../user-error.ts';
import type { Wording } from '../../wording/language.ts';
import { mostTelling } from '../../wording/telling.ts';
import type { Component } from '../command.ts';
import { ifThere } from '../discord/if-there.ts';
import { DISCORD_LIMITS } from '../discord/limits.ts';
import { withRetries } from '../discord/retries.ts';
import { answerWording } from '../languages.ts';
import { type Row, row } from '../replies/controls.ts';
import { customId, KINDS, parseCustomId, parseFace } from '../replies/custom-ids.ts';
import { readFace } from '../replies/faces.ts';
import { formatMarks, parseMarks } from '../replies/marks.ts';
import { replyChoices } from '../replies/reply-choices.ts';
import type { Services } from '../services.ts';
import { customIdsBeside, facesBeside, outdated } from './faces-beside.ts';

/** What the button of a reply says: who may mark, and what was marked. */
interface WrongButton {
  readonly posterId: string;
  readonly askerId: string;
  readonly marked: ReadonlySet<AttributeName>;
}

function buttonOf(message: Message): WrongButton {
  for (const id of customIdsBeside(message)) {
    const { kind, parts } = parseCustomId(id);
    const [posterId, askerId, marks = ''] = parts;
    if (kind === KINDS.wrong && posterId !== undefined && askerId !== undefined) {
      return { posterId, askerId, marked: parseMarks(marks) };
    }
  }
  throw outdated();
}

function isPrivate({ flags }: Message): boolean {
  return flags.has(MessageFlags.Ephemeral);
}

/** What the faces of a reply were said to have, and was not called wrong yet, most telling first. */
function sayable(message: Message, { guildId }: MessageComponentInteraction, services: Services) {
  const { marked } = buttonOf(message);
  const carried = customIdsBeside(message).flatMap((id) => parseFace(parseCustomId(id).parts[0] ?? '') ?? []);
  const faces = facesBeside(message);
  const choices = replyChoices(services, guildId, { asked: true });
  const readings = (faces.length > 0 ? faces : carried.slice(0, 1)).flatMap((face) => readFace(face, choices).readings);
  const said = mostTelling(readings.filter((reading) => reading.detected || reading.said === 'Beard'));
  return said.filter(
    ({ name }, index) => !marked.has(name) && said.findIndex((other) => other.name === name) === index,
  );
}

function markMenu(message: Message, interaction: MessageComponentInteraction, services: Services, wording: Wording) {
  const options = sayable(message, interaction, services)
    .slice(0, DISCORD_LIMITS.selectOptions)
    .map(({ name, said }) => ({ label: wording.capital(wording.label(said)), value: name }));
  if (options.length === 0) return undefined;
  const menu = new StringSelectMenuBuilder()
    .setCustomId(customId(KINDS.wrongOfAttribute, message.id))
    .setPlaceholder(wording.say('menu.wrong'))
    .setMinValues(1)
    .setMaxValues(options.length)
    .addOptions(options);
  return row(menu);
}

/** The rows of a message with these marks in its button, and without a menu of marks. */
function rowsWith(message: Message, marked: ReadonlySet<AttributeName>) {
  const { posterId, askerId } = buttonOf(message);
  const marking = customId(KINDS.wrong, posterId, askerId, formatMarks(marked));
  const rows = message.components.map((component) => component.toJSON());
  const text = JSON.stringify(rows, (key, value) =>
    key === 'custom_id' && typeof value === 'string' && parseCustomId(value).kind === KINDS.wrong ? marking : value,
  );
  const replaced: typeof rows = JSON.parse(text);
  return replaced.filter((each) => !JSON.stringify(each).includes(`"${KINDS.wrongOfAttribute}|`));
}

/** Who posted or asked says what is wrong: of a private reply in the reply itself, of a public one privately. */
const wrongButton: Component = {
  kind: KINDS.wrong,
  ack: ({ message }) => (isPrivate(message) ? 'update' : 'private'),
  async execute(interaction, services) {
    const wording = answerWording(interaction, services);
    const { message, user } = interaction;
    const { posterId, askerId, marked } = buttonOf(message);
    if (user.id !== posterId && user.id !== askerId) {
      throw new UserError('wrong/not-yours', { messageKey: 'wrong.notYours' });
    }
    const menu = markMenu(message, interaction, services, wording);
    if (menu === undefined) throw new UserError('wrong/all-marked', { messageKey: 'wrong.all' });
    if (isPrivate(message)) {
      await withRetries(() => interaction.editReply({ components: [menu, ...rowsWith(message, marked)] }));
      return;
    }
    const components: Row[] = [menu];
    await withRetries(() => interaction.editReply({ content: wording.say('wrong.choose'), components }));
  },
};

/** Counts each attribute once a reply, which remembers it in its own button. */
const wrongOfAttribute: Component = {
  kind: KINDS.wrongOfAttribute,
  ack: () => 'update',
  async execute(interaction, services) {
    const wording = answerWording(interaction, services);
    const values: readonly string[] = interaction.isStringSelectMenu() ? interaction.values : [];
    const chosen = ATTRIBUTE_NAMES.filter((name) => values.includes(name));
    const [replyId = ''] = parseCustomId(interaction.customId).parts;
    const own = interaction.message.id === replyId;
    const reply = own ? interaction.message : await ifThere(() => interaction.channel?.messages.fetch(replyId));
    if (reply === undefined) throw new UserError('wrong/not-kept', { messageKey: 'wrong.notKept' });
    const { marked } = buttonOf(reply);
    const fresh = chosen.filter((name) => !marked.has(name));
    const components = rowsWith(reply, new Set([...marked, ...fresh]));
    if (own) await withRetries(() => interaction.editReply({ components }));
    else await withRetries(() => reply.edit({ components }));
    for (const name of fresh) void services.wrongMarks.add(name);
    if (own) return;
    const what = wording.enumerate(chosen.map((name) => wording.label(name)));
    await withRetries(() => interaction.editReply({ content: wording.say('wrong.thanks', { what }), components: [] }));
  },
};

export const wrongComponents: readonly Component[] = [wrongButton, wrongOfAttribute];
