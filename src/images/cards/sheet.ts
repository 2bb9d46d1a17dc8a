import type { Raster } from '../picture.ts';
import { SIDE_BY_SIDE } from './sheet-layout.ts';
import { COLOURS, Surface } from './surface.ts';

const HEIGHT = 350;
const PADDING = 16;
const GAP = 10;
const STRIP = 30;
const LINE = 17;
const COLUMNS = 4;
const LEAST_TEXT = 11;

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
  /** Most telling first: up to three where the faces stand side by side, else two. */
  readonly words: readonly string[];
}

/** The faces of several pictures side by side, each with its number and a few words, 550 × 350, as a JPEG. */
export async function drawSheetCard({ locale, faces, note }: SheetCard): Promise<Buffer> {
  const surface = new Surface(HEIGHT, locale);
  const columns = faces.length <= SIDE_BY_SIDE ? Math.max(faces.length, 3) : COLUMNS;
  const rows = Math.ceil(faces.length / columns);
  const width = (surface.width - 2 * PADDING - (columns - 1) * GAP) / columns;
  const height = (HEIGHT - STRIP - PADDING - (rows - 1) * GAP) / rows;
  for (const [i, face] of faces.entries()) {
    const x = PADDING + (i % columns) * (width + GAP);
    const y = PADDING + Math.floor(i / columns) * (height + GAP);
    await drawFace(surface, face, { x, y, width, height });
  }
  surface.text(note, surface.width - PADDING, HEIGHT - STRIP / 2, {
    size: 12,
    colour: COLOURS.muted,
    align: 'right',
    maxWidth: surface.width - PADDING - 96,
    leastSize: LEAST_TEXT,
  });
  return surface.encode();
}

async function drawFace(
  surface: Surface,
  { number, portrait, words }: SheetFace,
  cell: { readonly x: number; readonly y: number; readonly width: number; readonly height: number },
): Promise<void> {
  // Words stand above: on a phone, the ALT badge covers more of a picture's lower corner than the strip is high.
  const head = 24 + Math.max(1, words.length) * LINE;
  const tile = { ...cell, y: cell.y + head, height: cell.height - head };
  // The middle of the portrait, in the tile's shape.
  const tall = Math.min(portrait.height, (portrait.width * tile.height) / tile.width);
  const wide = (tall * tile.width) / tile.height;
  const source = { x: (portrait.width - wide) / 2, y: (portrait.height - tall) * 0.45, width: wide, height: tall };
  await surface.picture({ ...portrait, raster: portrait }, source, tile);
  surface.disc(String(number), cell.x + 9, cell.y + 7, 18);
  for (const [i, word] of words.entries()) {
    surface.text(word, cell.x, cell.y + 27 + i * LINE, {
      size: 13,
      weight: i === 0 ? 600 : 400,
      colour: i === 0 ? COLOURS.text : COLOURS.second,
      maxWidth: cell.width,
      leastSize: LEAST_TEXT,
    });
  }
}
