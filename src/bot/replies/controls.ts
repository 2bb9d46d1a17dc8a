import {
  ActionRowBuilder,
  ButtonBuilder,
  ButtonStyle,
  type MessageActionRowComponentBuilder,
  StringSelectMenuBuilder,
} from 'discord.js';
import { readScores } from '../../wording/readings.ts';
import { count } from '../../wording/words.ts';
import { DISCORD_LIMITS } from '../discord/limits.ts';
import { customId, type FaceRef, formatFace, KINDS, type Kind } from './custom-ids.ts';
import { unpackScores } from './packing.ts';

export type Row = ActionRowBuilder<MessageActionRowComponentBuilder>;

export interface Owners {
  /** Who posted the picture. */
  readonly posterId: string;
  /** Who asked for it to be classified. */
  readonly askerId: string;
}

export function row(...components: MessageActionRowComponentBuilder[]): Row {
  return new ActionRowBuilder<MessageActionRowComponentBuilder>().addComponents(components);
}

export function button(id: string, label: string, style = ButtonStyle.Secondary): ButtonBuilder {
  return new ButtonBuilder().setCustomId(id).setLabel(label).setStyle(style);
}

/** A menu of faces; `kind` says what choosing one does. Takes what fits a menu. */
export function faceMenu(kind: Kind, faces: readonly FaceRef[], selected?: number): StringSelectMenuBuilder {
  return new StringSelectMenuBuilder()
    .setCustomId(customId(kind))
    .setPlaceholder('Scores of one face')
    .addOptions(
      faces.slice(0, DISCORD_LIMITS.selectOptions).map((face) => {
        const readings = readScores(unpackScores(face.packed), face.threshold);
        const detected = readings.filter((reading) => reading.detected);
        const strongest = detected.slice(0, 3).map(({ wording }) => wording);
        return {
          label: `Face ${face.number}`,
          description: [count(detected.length, 'attribute'), ...strongest]
            .join(' · ')
            .slice(0, DISCORD_LIMITS.selectDescription),
          value: formatFace(face),
          default: face.number === selected,
        };
      }),
    );
}

/** How the two score buttons are called; hidden attributes are not among the scores. */
export function allScoresLabel(face: FaceRef): string {
  return `All ${unpackScores(face.packed).size} scores`;
}

/** What stands under a reply: with several faces a menu, then the buttons. */
export function replyControls(faces: readonly FaceRef[], owners: Owners): Row[] {
  const [first] = faces;
  const remove = button(customId(KINDS.delete, owners.posterId, owners.askerId), 'Delete', ButtonStyle.Danger);
  if (first === undefined) return [row(remove)];
  // With several faces the buttons find them in the menu beside them; a custom_id has room for one face only.
  const carried = faces.length > 1 ? [] : [formatFace(first)];
  const buttons = row(
    button(customId(KINDS.allScores, ...carried), allScoresLabel(first)),
    button(customId(KINDS.whySigmoid, ...carried), 'Why sigmoid?'),
    remove,
  );
  return faces.length > 1 ? [row(faceMenu(KINDS.faces, faces)), buttons] : [buttons];
}
