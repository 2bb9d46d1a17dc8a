import type { Pixels } from '../picture.ts';
import type { Rectangle } from '../rectangle.ts';
import { type BarRow, drawBar, drawTick } from './bars.ts';
import { portrait } from './crop.ts';
import { COLOURS, Surface } from './surface.ts';

const HEIGHT = 280;
const PANEL = { x: 0, y: 0, width: 168, height: HEIGHT } as const;
/** Without a face, what lies under the ALT badge is a silhouette, on a phone as well. */
const EMPTY_PANEL = { x: 0, y: 0, width: 100, height: HEIGHT } as const;
const EMPTY_COLOURS = { ground: '#26282e', silhouette: '#3a3d46' } as const;
const PADDING = 20;
const TOP = 8;
const FOOTER = 42;
const MOST_PITCH = 54;
const BAR = { offset: 28, height: 9 } as const;

export interface OneFaceCard {
  /** Of every text on it, as `Intl` knows it. */
  readonly locale: string;
  /** At most six, most telling first. */
  readonly rows: readonly BarRow[];
  /** On the pill beside what is not sure. */
  readonly notSure: string;
  /** In place of rows where there are none. */
  readonly nothing: string;
  /** What the ticks mean; what is not on the card. */
  readonly footer: { readonly usual: string; readonly rest: string };
}

/**
 * One face and what stands out in it, 550 × 280, as a JPEG. Without `face`, a silhouette stands in its place: what
 * lies under Discord's ALT badge, bottom left, belongs to the face.
 */
export async function drawOneFaceCard(
  card: OneFaceCard,
  face?: { readonly picture: Pixels; readonly box: Rectangle },
): Promise<Buffer> {
  const surface = new Surface(HEIGHT, card.locale);
  if (face) await surface.picture(face.picture, portrait(face.box, face.picture, PANEL), PANEL);
  else drawSilhouette(surface);
  const left = (face ? PANEL : EMPTY_PANEL).width + PADDING;
  const right = surface.width - PADDING;
  drawRows(surface, card, left, right);
  drawFooter(surface, card, left, right);
  return surface.encode();
}

function drawSilhouette(surface: Surface): void {
  const { context } = surface;
  surface.rectangle(EMPTY_PANEL, EMPTY_COLOURS.ground);
  const x = EMPTY_PANEL.width / 2;
  context.fillStyle = EMPTY_COLOURS.silhouette;
  context.beginPath();
  context.ellipse(x, 118, 23, 28, 0, 0, 2 * Math.PI);
  context.fill();
  context.beginPath();
  context.ellipse(x, 208, 40, 52, 0, Math.PI, 2 * Math.PI);
  context.fill();
}

function drawRows(surface: Surface, { rows, notSure, nothing }: OneFaceCard, left: number, right: number): void {
  const room = HEIGHT - TOP - FOOTER;
  if (rows.length === 0) {
    surface.paragraph(nothing, left, TOP + room / 2, 26, { size: 19, weight: 600, maxWidth: right - left });
    return;
  }
  const pitch = Math.min(MOST_PITCH, room / rows.length);
  const top = TOP + (room - pitch * rows.length) / 2;
  for (const [i, row] of rows.entries()) drawRow(surface, row, i === 0, notSure, top + i * pitch, left, right);
}

function drawRow(
  surface: Surface,
  row: BarRow,
  first: boolean,
  notSure: string,
  top: number,
  left: number,
  right: number,
): void {
  const size = first ? 19 : 16;
  const middle = top + 12;
  const figure = surface.text(row.percent, right, middle, { size, weight: 700, align: 'right' });
  const room = right - left - figure - 14;
  const label = surface.text(row.label, left, middle, { size, weight: 600, maxWidth: room, leastSize: 12 });
  const beside = left + label + 8;
  if (row.hatched) drawPill(surface, notSure, beside, middle);
  else if (label + 8 + surface.measure(row.group, { size: 12 }) <= room) {
    surface.text(row.group, beside, middle + (first ? 3 : 2), { size: 12, colour: row.colour });
  }
  const bar = { x: left, y: top + BAR.offset, width: right - left, height: BAR.height };
  drawBar(surface, row, bar);
  drawTick(surface, row.usual, bar);
}

function drawPill(surface: Surface, text: string, x: number, y: number): void {
  const width = surface.measure(text, { size: 12, weight: 600 }) + 16;
  surface.outline({ x, y: y - 9, width, height: 18 }, COLOURS.second, 1, 9, [2.5, 2]);
  surface.text(text, x + width / 2, y, { size: 12, weight: 600, align: 'center' });
}

function drawFooter(surface: Surface, { rows, footer }: OneFaceCard, left: number, right: number): void {
  const middle = HEIGHT - 19;
  if (rows.length > 0) {
    surface.rectangle({ x: left, y: HEIGHT - 36, width: right - left, height: 1 }, COLOURS.track);
    surface.rectangle({ x: left, y: middle - 6, width: 2, height: 12 }, COLOURS.white);
    surface.text(footer.usual, left + 8, middle, { size: 12, colour: COLOURS.muted });
  }
  surface.text(footer.rest, right, middle, { size: 12, colour: COLOURS.muted, align: 'right' });
}
