import type { Pixels } from '../picture.ts';
import type { Rectangle } from '../rectangle.ts';
import { SIDE_BY_SIDE } from './group-layout.ts';
import { drawNumberedFaces } from './numbered-faces.ts';
import { COLOURS, Surface } from './surface.ts';

const HEIGHT = 350;
const PADDING = 16;
const COLUMNS = 4;
const LEAST_TEXT = 11;

export interface GroupCard {
  /** Of every text on it, as `Intl` knows it. */
  readonly locale: string;
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
  /** Most telling first: up to three where the faces stand side by side, else two. */
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
  const surface = new Surface(HEIGHT, card.locale);
  const sideBySide = card.faces.length <= SIDE_BY_SIDE;
  const top = sideBySide ? drawColumns(surface, card.faces) : drawCells(surface, card.faces);
  const strip = sideBySide ? 32 : 28;
  const place = { x: 0, y: top, width: surface.width, height: HEIGHT - strip - top };
  await drawNumberedFaces(surface, picture, [...card.faces, ...card.others], place);
  surface.text(card.note, surface.width - PADDING, HEIGHT - strip / 2, {
    size: 12,
    colour: COLOURS.muted,
    align: 'right',
    maxWidth: surface.width - PADDING - 96,
    leastSize: LEAST_TEXT,
  });
  return surface.encode();
}

/** A column a face, its number over its words; returns where they end. */
function drawColumns(surface: Surface, faces: readonly GroupCardFace[]): number {
  const width = (surface.width - 2 * PADDING) / faces.length;
  const lines = Math.max(1, ...faces.map(({ words }) => words.length));
  for (const [i, { number, words }] of faces.entries()) {
    const x = PADDING + i * width;
    surface.disc(String(number), x + 9, 23, 18);
    drawWords(surface, words, x, 46, 18, width - 10);
  }
  return 46 + lines * 18 + 2;
}

/** Four columns, each face's number beside its words; returns where they end. */
function drawCells(surface: Surface, faces: readonly GroupCardFace[]): number {
  const width = (surface.width - 2 * PADDING) / COLUMNS;
  for (const [i, { number, words }] of faces.entries()) {
    const x = PADDING + (i % COLUMNS) * width;
    const y = 19 + Math.floor(i / COLUMNS) * 36;
    surface.disc(String(number), x + 9, y, 18);
    drawWords(surface, words, x + 25, y, 15, width - 33);
  }
  return 12 + Math.ceil(faces.length / COLUMNS) * 36;
}

function drawWords(
  surface: Surface,
  words: readonly string[],
  x: number,
  y: number,
  lineHeight: number,
  maxWidth: number,
): void {
  for (const [i, word] of words.entries()) {
    surface.text(word, x, y + i * lineHeight, {
      size: 13,
      weight: i === 0 ? 600 : 400,
      colour: i === 0 ? COLOURS.text : COLOURS.second,
      maxWidth,
      leastSize: LEAST_TEXT,
    });
  }
}
