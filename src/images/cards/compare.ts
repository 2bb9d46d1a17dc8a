import type { Raster } from '../picture.ts';
import { COLOURS, LEAST_TEXT, SMALL_TEXT, Surface } from './surface.ts';

const HEIGHT = 350;
const PANEL = 124;
const PADDING = 14;
const ROWS = 5;
const PITCH = 58;
const TOP = 28;

export interface CompareCard {
  /** Of every text on it, as `Intl` knows it. */
  readonly locale: string;
  /** At most five, by how much the faces differ. */
  readonly rows: readonly CompareRow[];
  /** What both share, or that nothing is sure in both. */
  readonly both: string;
  /** In place of rows where there are none. */
  readonly nothing: string;
}

export interface CompareRow {
  readonly label: string;
  readonly colour: string;
  readonly first: CompareSide;
  readonly second: CompareSide;
}

export interface CompareSide {
  readonly percent: string;
  /** 0..1 */
  readonly value: number;
  readonly hatched: boolean;
}

/** A portrait's size in pixels. */
export const COMPARE_PORTRAIT = { width: 2 * PANEL, height: 2 * HEIGHT } as const;

/** Two faces, A and B, and what differs between them, 550 × 350, as a JPEG; `faces` in the panels' shape. */
export async function drawCompareCard(card: CompareCard, faces: readonly [Raster, Raster]): Promise<Buffer> {
  const surface = new Surface(HEIGHT, card.locale);
  const panels = [0, surface.width - PANEL].map((x) => ({ x, y: 0, width: PANEL, height: HEIGHT }));
  for (const [i, face] of faces.entries()) {
    const panel = panels[i];
    if (panel) await surface.picture({ ...face, raster: face }, { x: 0, y: 0, ...sizeOf(face) }, panel);
  }
  surface.disc('A', 20, 20, 26);
  surface.disc('B', surface.width - 20, 20, 26);
  const left = PANEL + PADDING;
  const right = surface.width - PANEL - PADDING;
  const centre = surface.width / 2;
  if (card.rows.length === 0) {
    surface.text(card.nothing, centre, 150, {
      size: 20,
      weight: 600,
      align: 'center',
      maxWidth: right - left,
      leastSize: LEAST_TEXT,
    });
  }
  const top = TOP + ((ROWS - card.rows.length) * PITCH) / 2;
  for (const [i, row] of card.rows.entries()) drawRow(surface, row, top + i * PITCH, left, right);
  surface.rectangle({ x: left, y: 314, width: right - left, height: 1 }, COLOURS.track);
  const both = { size: SMALL_TEXT, align: 'center', maxWidth: right - left, leastSize: LEAST_TEXT } as const;
  surface.text(card.both, centre, 332, both);
  return surface.encode();
}

function sizeOf({ width, height }: Raster) {
  return { width, height };
}

function drawRow(surface: Surface, row: CompareRow, y: number, left: number, right: number): void {
  const higher = row.first.value >= row.second.value;
  const percent = { size: 17, weight: 700 } as const;
  const first = surface.text(row.first.percent, left, y, { ...percent, colour: higher ? COLOURS.text : COLOURS.muted });
  const second = surface.text(row.second.percent, right, y, {
    ...percent,
    colour: higher ? COLOURS.muted : COLOURS.text,
    align: 'right',
  });
  const centre = (left + right) / 2;
  const room = right - left - 2 * Math.max(first, second) - 12;
  surface.text(row.label, centre, y, {
    size: 17,
    weight: 600,
    align: 'center',
    maxWidth: room,
    leastSize: LEAST_TEXT,
  });
  const half = (right - left) / 2 - 3;
  const bar = { y: y + 15, height: 10 };
  for (const [side, x] of [
    [row.first, left],
    [row.second, right - half],
  ] as const) {
    surface.rectangle({ ...bar, x, width: half }, COLOURS.track, 5);
    const width = Math.max(2, half * side.value);
    const from = side === row.first ? left + half - width : x;
    if (side.hatched) surface.hatched({ ...bar, x: from, width }, row.colour, 0);
    else surface.rectangle({ ...bar, x: from, width }, row.colour, side.value > 0.95 ? 5 : 0);
  }
  // The bars grow from a straight edge in the middle.
  surface.rectangle({ ...bar, x: centre - 3, width: 6 }, COLOURS.ground);
}
