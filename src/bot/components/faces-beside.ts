import { ComponentType, type MessageComponentInteraction } from 'discord.js';
import { UserError } from '../../user-error.ts';
import { type FaceRef, parseCustomId, parseFace } from '../replies/custom-ids.ts';

type Message = MessageComponentInteraction['message'];

/** Everything that can be pressed under a message. */
function componentsOf({ components }: Message) {
  return components.flatMap((top) => (top.type === ComponentType.ActionRow ? top.components : []));
}

/** The faces in the menus of a message; none where it has no menu of faces. */
export function facesBeside(message: Message): FaceRef[] {
  return componentsOf(message).flatMap((component) =>
    component.type === ComponentType.StringSelect
      ? component.options.flatMap(({ value }) => parseFace(value) ?? [])
      : [],
  );
}

/** The custom_ids under a message. */
export function customIdsBeside(message: Message): string[] {
  return componentsOf(message).flatMap((component) =>
    'customId' in component && component.customId !== null ? [component.customId] : [],
  );
}

/** The face that a pressed component is about: carried by itself, chosen in it, or the first in the menus beside it. */
export function faceOf(interaction: MessageComponentInteraction): FaceRef {
  const chosen = interaction.isStringSelectMenu() ? interaction.values : [];
  const face =
    [...chosen, ...parseCustomId(interaction.customId).parts].flatMap((text) => parseFace(text) ?? [])[0] ??
    facesBeside(interaction.message)[0];
  if (face === undefined) throw outdated();
  return face;
}

export function outdated(): UserError {
  return new UserError('component/outdated', {
    values: { what: 'reply' },
  });
}
