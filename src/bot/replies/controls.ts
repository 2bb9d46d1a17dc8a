import {
  ActionRowBuilder,
  ButtonBuilder,
  ButtonStyle,
  type MessageActionRowComponentBuilder,
  StringSelectMenuBuilder,
} from 'discord.js';
import { fewReadings } from '../../wording/few-words.ts';
import type { Wording } from '../../wording/language.ts';
import { type Reading, readScores } from '../../wording/readings.ts';
import { DISCORD_LIMITS } from '../discord/limits.ts';
import { customId, type FaceRef, formatFace, KINDS, type Kind } from './custom-ids.ts';
import type { FaceInReply } from './faces.ts';
import { unpackScores } from './packing.ts';

export type Row = ActionRowBuilder<MessageActionRowComponentBuilder>;

export interface Owners {
  /** Who posted the picture. */
  readonly posterId: string;
  /** Who asked for it to be classified. */
  readonly askerId: string;
}

/** The menus of faces that stand over a reply's buttons, at most. */
const MENUS = DISCORD_LIMITS.rows - 1;
/** All faces of a reply can be chosen: it has no more than that. */
export const MOST_FACES = MENUS * DISCORD_LIMITS.selectOptions;
const NAMED = 3;
/** The reply itself, in the menu of thresholds. */
export const REPLY = 'reply';

/** What the menu of thresholds offers. */
const THRESHOLDS = [0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 0.95];

export function row(...components: MessageActionRowComponentBuilder[]): Row {
  return new ActionRowBuilder<MessageActionRowComponentBuilder>().addComponents(components);
}

export function button(id: string, label: string): ButtonBuilder {
  return new ButtonBuilder().setCustomId(id).setLabel(label).setStyle(ButtonStyle.Secondary);
}

/** For who posted, who asked, and moderators. */
export function deleteButton({ posterId, askerId }: Owners, wording: Wording): ButtonBuilder {
  return button(customId(KINDS.delete, posterId, askerId), wording.say('button.delete'));
}

/** A face in a menu: its number, and what tells it from the others unless that is covered. */
interface FaceOption {
  readonly face: FaceRef;
  readonly readings: readonly Reading[];
  readonly covered: boolean;
}

/** Menus of faces, 25 in each, at most `most` of them; `kind` says what choosing one does. */
export function faceMenus(
  kind: Kind,
  faces: readonly FaceOption[],
  wording: Wording,
  { selected, most = MENUS }: { readonly selected?: number; readonly most?: number } = {},
): Row[] {
  const size = DISCORD_LIMITS.selectOptions;
  const all = Math.ceil(faces.length / size);
  const chosen = faces.findIndex(({ face }) => face.number === selected);
  // Where not all fit, those around the face that is shown.
  const first = Math.max(0, Math.min(Math.floor(chosen / size) - Math.floor(most / 2), all - most));
  const pages = Array.from({ length: Math.min(most, all) }, (_, page) =>
    faces.slice((first + page) * size, (first + page + 1) * size),
  );
  return pages.map((page, index) => {
    const [from, to] = [page[0]?.face.number ?? 0, page.at(-1)?.face.number ?? 0];
    const menu = new StringSelectMenuBuilder()
      .setCustomId(index === 0 ? customId(kind) : customId(kind, String(index + 1)))
      .setPlaceholder(pages.length > 1 ? wording.say('menu.facesFrom', { from, to }) : wording.say('menu.faces'))
      .addOptions(page.map(({ face, readings, covered }) => optionOf(face, readings, covered, selected, wording)));
    return row(menu);
  });
}

function optionOf(
  face: FaceRef,
  readings: readonly Reading[],
  covered: boolean,
  selected: number | undefined,
  wording: Wording,
) {
  const words = fewReadings(readings, wording, NAMED).map(({ said }) => wording.label(said));
  const description = wording.capital(words.length > 0 ? wording.enumerate(words) : wording.say('line.nothing'));
  return {
    label: wording.say('menu.face', { number: face.number }),
    ...(!covered && { description: description.slice(0, DISCORD_LIMITS.selectDescription) }),
    value: formatFace(face),
    default: face.number === selected,
  };
}

/** A face whose readings are those of its packed scores. */
export function optionFor(face: FaceRef): FaceOption {
  return { face, readings: readScores(unpackScores(face.packed), { threshold: face.threshold }), covered: false };
}

/** How the button is called that shows all scores; hidden attributes are not among them. */
export function allScoresLabel(face: FaceRef, wording: Wording): string {
  return wording.say('button.allScores', { count: Object.keys(unpackScores(face.packed)).length });
}

/** A menu of other thresholds for a face that is shown to one person; `view` says what is to be redrawn. */
export function thresholdMenu(face: FaceRef, view: string, wording: Wording): Row {
  const options = THRESHOLDS.map((threshold) => ({
    label: wording.say('menu.thresholdOption', { threshold: wording.percent(threshold) }),
    value: `${view}:${threshold}`,
    default: threshold === face.threshold,
  }));
  const menu = new StringSelectMenuBuilder()
    .setCustomId(customId(KINDS.threshold, formatFace(face)))
    .setPlaceholder(wording.say('menu.threshold'))
    .addOptions(options);
  return row(menu);
}

/** What stands under a reply: with several faces menus of them, then the buttons. */
export function replyControls(
  faces: readonly FaceInReply[],
  owners: Owners,
  wording: Wording,
  show: { readonly threshold: boolean },
): Row[] {
  const [first] = faces;
  const remove = deleteButton(owners, wording);
  if (first === undefined) return [row(remove)];
  const several = faces.length > 1;
  // With several faces the buttons find them in the menu beside them; a custom_id has room for one face only.
  const carried = several ? [] : [formatFace(first.ref)];
  const opinions = faces.reduce((sum, { notShown }) => sum + notShown, 0);
  const buttons = row(
    button(customId(KINDS.why, ...carried), wording.say('button.why')),
    button(customId(KINDS.allScores, ...carried), allScoresLabel(first.ref, wording)),
    // A row has room for five. *Why sigmoid?* is also under what the first two open.
    opinions > 0
      ? button(customId(KINDS.opinions, ...carried), wording.say('button.opinions', { count: opinions }))
      : button(customId(KINDS.whySigmoid, ...carried), wording.say('button.whySigmoid')),
    button(customId(KINDS.wrong, owners.posterId, owners.askerId), wording.say('button.wrong')),
    remove,
  );
  const options = faces.map(({ ref, readings, covered }) => ({ face: ref, readings, covered }));
  if (several) return [...faceMenus(KINDS.faces, options, wording), buttons];
  return show.threshold ? [thresholdMenu(first.ref, REPLY, wording), buttons] : [buttons];
}
