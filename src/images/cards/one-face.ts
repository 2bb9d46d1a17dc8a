import type { Pixels } from '../picture.ts';
import type { Rectangle } from '../rectangle.ts';
import { type BarRow, drawBar, drawTick } from './bars.ts';
import { portrait } from './crop.ts';
import { COLOURS, LEAST_TEXT, SMALL_TEXT, Surface } from './surface.ts';

const HEIGHT = 280;
const PANEL = { x: 0, y: 0, width: 168, height: HEIGHT } as const;
/** Without a face, what lies under the ALT badge is a silhouette, on a phone as well. */
const EMPTY_PANEL = { x: 0, y: 0, width: 100, height: HEIGHT } as const;
const EMPTY_COLOURS = { ground: '#26282e', silhouette: '#3a3d46' } as const;
const PADDING = 18;
const TOP = 7;
const FOOTER = 36;
const MOST_PITCH = 58;
const BAR = { offset: 29, height: 9 } as const;
const LABEL = 20;

export interface OneFaceCard {
  /** Of every text on it, as `Intl` knows it. */
  readonly locale: string;
  /** At most five, most telling first. */
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
    surface.paragraph(nothing, left, TOP + room / 2, 30, { size: 22, weight: 600, maxWidth: right - left });
    return;
  }
  const pitch = Math.min(MOST_PITCH, room / rows.length);
  const top = TOP + (room - pitch * rows.length) / 2;
  for (const [i, row] of rows.entries()) drawRow(surface, row, notSure, top + i * pitch, left, right);
}

function drawRow(surface: Surface, row: BarRow, notSure: string, top: number, left: number, right: number): void {
  const middle = top + 15;
  const figure = surface.text(row.percent, right, middle, { size: LABEL, weight: 700, align: 'right' });
  const room = right - left - figure - 14;
  const name = { size: LABEL, weight: 600, maxWidth: room, leastSize: LEAST_TEXT } as const;
  const label = surface.text(row.label, left, middle, name);
  const beside = left + label + 9;
  const aside = { size: SMALL_TEXT, weight: row.hatched ? 600 : 400 } as const;
  const text = row.hatched ? notSure : row.group;
  const fits = label + 9 + surface.measure(text, aside) + (row.hatched ? 18 : 0) <= room;
  // What is not sure is hatched all the same.
  if (fits && row.hatched) drawPill(surface, text, beside, middle);
  else if (fits) surface.text(text, beside, middle + 2, { ...aside, colour: row.colour });
  const bar = { x: left, y: top + BAR.offset, width: right - left, height: BAR.height };
  drawBar(surface, row, bar);
  drawTick(surface, row.usual, bar);
}

function drawPill(surface: Surface, text: string, x: number, y: number): void {
  const width = surface.measure(text, { size: SMALL_TEXT, weight: 600 }) + 18;
  surface.outline({ x, y: y - 11, width, height: 22 }, COLOURS.second, 1, 11, [3, 2.5]);
  surface.text(text, x + width / 2, y, { size: SMALL_TEXT, weight: 600, align: 'center' });
}

function drawFooter(surface: Surface, { rows, footer }: OneFaceCard, left: number, right: number): void {
  const middle = HEIGHT - 17;
  const style = { size: SMALL_TEXT, colour: COLOURS.muted } as const;
  const rest = surface.text(footer.rest, right, middle, { ...style, align: 'right' });
  if (rows.length === 0) return;
  surface.rectangle({ x: left, y: HEIGHT - 34, width: right - left, height: 1 }, COLOURS.track);
  surface.rectangle({ x: left, y: middle - 7, width: 2, height: 14 }, COLOURS.white);
  const room = right - left - rest - 20;
  surface.text(footer.usual, left + 9, middle, { ...style, maxWidth: room, leastSize: LEAST_TEXT });
}
