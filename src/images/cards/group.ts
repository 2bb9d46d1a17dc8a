import type { Pixels } from '../picture.ts';
import type { Rectangle } from '../rectangle.ts';
import { columnsOnCard } from './group-layout.ts';
import { drawNumberedFaces, scaleIn } from './numbered-faces.ts';
import { CARD_WIDTH, Surface } from './surface.ts';
import { drawNote, drawWordsInLine, drawWordsInLines } from './words.ts';

const HEIGHT = 350;
const STRIP = 30;
const PADDING = 14;
const DISC = 24;
/** Between a disc and its words. */
const GAP = 8;

/** Words over the picture. */
const OVER = { top: 6, line: 28 } as const;
/** Words beside the picture. */
const BESIDE = { width: 184, top: 3, line: 20, gap: 2, mostPitch: 80 } as const;

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
  /** Most telling first; those that do not fit beside the first are left out. */
  readonly words: readonly string[];
}

/**
 * A picture with its faces numbered and a few words on each, 550 × 350, as a JPEG: above it, or on its right where that
 * leaves the picture larger. Bottom left, where Discord lays its ALT badge, stands nothing.
 */
export async function drawGroupCard(
  card: GroupCard,
  picture: Pixels & { readonly unread?: readonly Rectangle[] },
): Promise<Buffer> {
  const surface = new Surface(HEIGHT, card.locale);
  const faces = [...card.faces, ...card.others];
  const over = placeUnderWords(card.faces.length);
  const beside = { x: 0, y: 0, width: CARD_WIDTH - BESIDE.width, height: HEIGHT - STRIP };
  const [scaleOver, scaleBeside] = [over, beside].map((place) =>
    scaleIn(
      place,
      picture,
      faces.map(({ box }) => box),
    ),
  );
  const isBeside = (scaleBeside ?? 0) > (scaleOver ?? 0);
  if (isBeside) drawColumn(surface, card.faces, beside.width + PADDING);
  else drawLines(surface, card.faces);
  await drawNumberedFaces(surface, picture, faces, isBeside ? beside : over);
  drawNote(surface, card.note, PADDING, STRIP);
  return surface.encode();
}

function placeUnderWords(faces: number): Rectangle {
  const top = 2 * OVER.top + Math.ceil(faces / columnsOnCard(faces)) * OVER.line;
  return { x: 0, y: top, width: CARD_WIDTH, height: HEIGHT - STRIP - top };
}

/** A line a face in columns, row by row, its number before its words. */
function drawLines(surface: Surface, faces: readonly GroupCardFace[]): void {
  const columns = columnsOnCard(faces.length);
  const width = (CARD_WIDTH - 2 * PADDING) / columns;
  for (const [i, { number, words }] of faces.entries()) {
    const x = PADDING + (i % columns) * width;
    const y = OVER.top + (Math.floor(i / columns) + 0.5) * OVER.line;
    surface.disc(String(number), x + DISC / 2 + 1, y, DISC);
    drawWordsInLine(surface, words, x + DISC + GAP, y, width - DISC - 2 * GAP);
  }
}

/** The faces one under another: as many of their words, a line each, as there is height for, or all in one line. */
function drawColumn(surface: Surface, faces: readonly GroupCardFace[], x: number): void {
  const height = HEIGHT - STRIP - 2 * BESIDE.top;
  const pitch = Math.min(BESIDE.mostPitch, height / faces.length);
  const most = Math.floor((pitch - BESIDE.gap) / BESIDE.line);
  const left = x + DISC + GAP;
  const width = CARD_WIDTH - left - GAP;
  const top = BESIDE.top + (height - pitch * faces.length) / 2;
  const disc = Math.min(DISC, pitch - 4);
  for (const [i, { number, words }] of faces.entries()) {
    const middle = top + (i + 0.5) * pitch;
    const lines = words.slice(0, Math.max(1, most));
    const first = middle - ((lines.length - 1) * BESIDE.line) / 2;
    surface.disc(String(number), x + DISC / 2, first, disc);
    if (most > 1) drawWordsInLines(surface, lines, left, first, { width, line: BESIDE.line });
    else drawWordsInLine(surface, words, left, middle, width);
  }
}
