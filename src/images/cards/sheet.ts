import type { Raster } from '../picture.ts';
import type { Rectangle } from '../rectangle.ts';
import { SIDE_BY_SIDE, WORDS_ON_SHEET } from './sheet-layout.ts';
import { Surface } from './surface.ts';
import { drawNote, drawWordsInLines } from './words.ts';

const HEIGHT = 350;
const PADDING = 14;
const GAP = 10;
const STRIP = 30;
const LINE = 21;
const DISC = 24;
/** A portrait's width beside its words, as a share of its height. */
const NARROW = 0.8;

export interface SheetCard {
  /** Of every text on it, as `Intl` knows it. */
  readonly locale: string;
  readonly faces: readonly SheetFace[];
  /** How the numbers run, and what is not on the card: along the bottom. */
  readonly note: string;
}

export interface SheetFace {
  readonly number: number;
  readonly portrait: Raster;
  /** Most telling first, up to three. */
  readonly words: readonly string[];
}

/** The faces of several pictures side by side, each with its number and a few words, 550 × 350, as a JPEG. */
export async function drawSheetCard({ locale, faces, note }: SheetCard): Promise<Buffer> {
  const surface = new Surface(HEIGHT, locale);
  const sideBySide = faces.length <= SIDE_BY_SIDE;
  const columns = sideBySide ? SIDE_BY_SIDE : 2;
  const rows = Math.ceil(faces.length / columns);
  const width = (surface.width - 2 * PADDING - (columns - 1) * GAP) / columns;
  const height = (HEIGHT - STRIP - PADDING - (rows - 1) * GAP) / rows;
  const draw = sideBySide ? drawTall : drawWide;
  for (const [i, face] of faces.entries()) {
    const x = PADDING + (i % columns) * (width + GAP);
    const y = PADDING + Math.floor(i / columns) * (height + GAP);
    await draw(surface, face, { x, y, width, height });
  }
  drawNote(surface, note, PADDING, STRIP);
  return surface.encode();
}

/** Words over the portrait: on a phone, the ALT badge covers more of its lower corner than the strip is high. */
async function drawTall(surface: Surface, { number, portrait, words }: SheetFace, cell: Rectangle): Promise<void> {
  const head = WORDS_ON_SHEET * LINE + 8;
  await drawPortrait(surface, portrait, { ...cell, y: cell.y + head, height: cell.height - head });
  surface.disc(String(number), cell.x + DISC / 2 + 1, cell.y + DISC / 2, DISC);
  drawWordsInLines(surface, words, cell.x + DISC + 8, cell.y + DISC / 2, {
    width: cell.width - DISC - 8,
    line: LINE,
  });
}

/** Words beside the portrait, as wide as the ALT badge is on a phone. */
async function drawWide(surface: Surface, { number, portrait, words }: SheetFace, cell: Rectangle): Promise<void> {
  const width = cell.height * NARROW;
  await drawPortrait(surface, portrait, { ...cell, width });
  surface.disc(String(number), cell.x + DISC / 2 + 3, cell.y + DISC / 2 + 3, DISC);
  const top = cell.y + (cell.height - (words.length - 1) * LINE) / 2;
  const left = width + 12;
  drawWordsInLines(surface, words, cell.x + left, top, { width: cell.width - left, line: LINE });
}

/** The middle of a portrait, in the tile's shape. */
async function drawPortrait(surface: Surface, portrait: Raster, tile: Rectangle): Promise<void> {
  const tall = Math.min(portrait.height, (portrait.width * tile.height) / tile.width);
  const wide = (tall * tile.width) / tile.height;
  const source = { x: (portrait.width - wide) / 2, y: (portrait.height - tall) * 0.45, width: wide, height: tall };
  await surface.picture({ ...portrait, raster: portrait }, source, tile);
}
