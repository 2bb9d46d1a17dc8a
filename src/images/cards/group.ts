import type { Pixels } from '../picture.ts';
import type { Rectangle } from '../rectangle.ts';
import { columnsOnCard } from './group-layout.ts';
import { drawNumberedFaces } from './numbered-faces.ts';
import { Surface } from './surface.ts';
import { drawNote, drawWordsInLine } from './words.ts';

const HEIGHT = 350;
const PADDING = 14;
const TOP = 6;
const LINE = 28;
const DISC = 24;
const STRIP = 30;

export interface GroupCard {
  /** At most twelve, in their order. */
  readonly faces: readonly GroupCardFace[];
  /** Those beyond: numbered in the picture, without words. */
  readonly others: readonly Pick<GroupCardFace, 'number' | 'box'>[];
  /** How the numbers run, and what is not on the card: along the bottom. */
  readonly note: string;
}

export interface GroupCardFace {
  readonly number: number;
  /** In pixels of the upright picture. */
  readonly box: Rectangle;
  /** Most telling first; those that do not fit beside the first are left out. */
  readonly words: readonly string[];
}

/**
 * A picture with its faces numbered and a few words on each above it, 550 × 350, as a JPEG. Bottom left, where Discord
 * lays its ALT badge, stands nothing.
 */
export async function drawGroupCard(
  card: GroupCard,
  picture: Pixels & { readonly unread?: readonly Rectangle[] },
): Promise<Buffer> {
  const surface = new Surface(HEIGHT);
  const top = drawLines(surface, card.faces);
  const place = { x: 0, y: top, width: surface.width, height: HEIGHT - STRIP - top };
  await drawNumberedFaces(surface, picture, [...card.faces, ...card.others], place);
  drawNote(surface, card.note, PADDING, STRIP);
  return surface.encode();
}

/** A line a face in columns, row by row, its number before its words; returns where they end. */
function drawLines(surface: Surface, faces: readonly GroupCardFace[]): number {
  const columns = columnsOnCard(faces.length);
  const width = (surface.width - 2 * PADDING) / columns;
  for (const [i, { number, words }] of faces.entries()) {
    const x = PADDING + (i % columns) * width;
    const y = TOP + (Math.floor(i / columns) + 0.5) * LINE;
    surface.disc(String(number), x + DISC / 2 + 1, y, DISC);
    drawWordsInLine(surface, words, x + DISC + 8, y, width - DISC - 16);
  }
  return 2 * TOP + Math.ceil(faces.length / columns) * LINE;
}
