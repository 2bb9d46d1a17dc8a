import { AttachmentBuilder, type MessageComponentInteraction, StringSelectMenuBuilder } from 'discord.js';
import { ATTRIBUTE_NAMES, type AttributeName } from '../../inference/attributes/names.ts';
import { UserError } from '../../user-error.ts';
import type { Wording } from '../../wording/language.ts';
import { mostTelling } from '../../wording/telling.ts';
import type { Component } from '../command.ts';
import { DISCORD_LIMITS } from '../discord/limits.ts';
import { withRetries } from '../discord/retries.ts';
import { answerLanguage, answerWording } from '../languages.ts';
import { faceMenus, optionFor, type Row, row } from '../replies/controls.ts';
import { customId, type FaceRef, formatFace, KINDS } from '../replies/custom-ids.ts';
import { readFace } from '../replies/faces.ts';
import { replyChoices } from '../replies/reply-choices.ts';
import type { Services } from '../services.ts';
import { faceOf, facesBeside, outdated } from './faces-beside.ts';
import { lookAgain } from './look-again.ts';
import { toSigmoid } from './views.ts';

/** Menus of faces that fit beside the menu of attributes. */
const MENUS = 4;

/** The attributes of a face to ask about: what is said of it first, then what comes nearest to it. */
function attributeMenu(
  face: FaceRef,
  interaction: MessageComponentInteraction,
  services: Services,
  wording: Wording,
  selected?: AttributeName,
): Row {
  const { readings } = readFace(face, replyChoices(services, interaction.guildId, { asked: true }));
  const said = mostTelling(readings.filter(({ detected }) => detected));
  const options = [...said, ...readings.filter(({ detected }) => !detected)].map(({ name, said, probability }) => ({
    label: `${wording.capital(wording.label(said))} ${wording.percent(probability)}`,
    value: name,
    default: name === selected,
  }));
  const menu = new StringSelectMenuBuilder()
    .setCustomId(customId(KINDS.whyOfAttribute, formatFace(face)))
    .setPlaceholder(wording.say('menu.whyAttribute'))
    .addOptions(options.slice(0, DISCORD_LIMITS.selectOptions));
  return row(menu);
}

/** Asks for an attribute, or first for a face where the reply has several. */
const whyButton: Component = {
  kind: KINDS.why,
  ack: () => 'private',
  async execute(interaction, services) {
    const wording = answerWording(interaction, services);
    const faces = facesBeside(interaction.message);
    // A button that carries its face is about that one alone.
    const face = faces.length > 1 && !interaction.customId.includes('|') ? undefined : faceOf(interaction);
    const reply =
      face === undefined
        ? {
            content: wording.say('why.chooseFace'),
            components: faceMenus(KINDS.whyOfFace, faces.map(optionFor), wording, { most: MENUS }),
          }
        : {
            content: wording.say('why.choose'),
            components: [attributeMenu(face, interaction, services, wording), row(toSigmoid(face, wording))],
          };
    await withRetries(() => interaction.editReply(reply));
  },
};

const whyOfFace: Component = {
  kind: KINDS.whyOfFace,
  ack: () => 'update',
  async execute(interaction, services) {
    const wording = answerWording(interaction, services);
    const face = faceOf(interaction);
    const components = [attributeMenu(face, interaction, services, wording), row(toSigmoid(face, wording))];
    await withRetries(() => interaction.editReply({ content: wording.say('why.choose'), components }));
  },
};

/** Looks at the picture once more, covered bit by bit. */
const whyOfAttribute: Component = {
  kind: KINDS.whyOfAttribute,
  ack: () => 'update',
  async execute(interaction, services) {
    const wording = answerWording(interaction, services);
    const chosen = interaction.isStringSelectMenu() ? interaction.values[0] : undefined;
    const attribute = ATTRIBUTE_NAMES.find((name) => name === chosen);
    const face = faceOf(interaction);
    if (attribute === undefined || face.place === undefined) throw outdated();
    const wanted = {
      maxFaces: services.config.maxFaces,
      why: { attribute, face: face.place, language: answerLanguage(interaction, services) },
    };
    const seen = await lookAgain(interaction, face, wanted, services);
    if (seen?.pictures.failure) throw seen.pictures.failure;
    const why = seen?.pictures.whys?.[0];
    if (why === undefined) throw new UserError('picture/gone', { messageKey: 'why.gone' });
    await withRetries(() =>
      interaction.editReply({
        content: '',
        files: [new AttachmentBuilder(why.card, { name: 'why.jpg', description: why.altText })],
        attachments: [],
        components: [attributeMenu(face, interaction, services, wording, attribute), row(toSigmoid(face, wording))],
      }),
    );
  },
};

export const whyComponents: readonly Component[] = [whyButton, whyOfFace, whyOfAttribute];
