import { COLOURS, Surface } from './surface.ts';

const HEIGHT = 350;
const PADDING = 14;
const GAP = 14;
const COLUMNS = 3;
const CELLS = 16;
const PITCH = 19.3;
const TOP = 18;
const BAR = { offset: 7.6, height: 2.8 } as const;

export interface AllScoresCard {
  /** Of every text on it, as `Intl` knows it. */
  readonly locale: string;
  /** Three columns, each of at most sixteen headings and rows. */
  readonly columns: readonly (readonly ScoreGroup[])[];
  /** What bold, dashed and grey mean. */
  readonly legend: readonly string[];
}

export interface ScoreGroup {
  readonly title: string;
  readonly colour: string;
  readonly rows: readonly ScoreRow[];
}

export interface ScoreRow {
  readonly label: string;
  readonly percent: string;
  /** 0..1 */
  readonly value: number;
  readonly detected: boolean;
  readonly notSure: boolean;
}

/** Every score of a face in three columns, 550 × 350, as a JPEG. */
export async function drawAllScoresCard({ locale, columns, legend }: AllScoresCard): Promise<Buffer> {
  const surface = new Surface(HEIGHT, locale);
  const width = (surface.width - 2 * PADDING - (COLUMNS - 1) * GAP) / COLUMNS;
  for (const [i, groups] of columns.entries()) drawColumn(surface, groups, PADDING + i * (width + GAP), width);
  surface.text(legend.join('   ·   '), surface.width - PADDING, HEIGHT - 14, {
    size: 12,
    colour: COLOURS.muted,
    align: 'right',
    maxWidth: surface.width - PADDING - 96,
    leastSize: 9,
  });
  return surface.encode();
}

function drawColumn(surface: Surface, groups: readonly ScoreGroup[], x: number, width: number): void {
  let cell = 0;
  for (const { title, colour, rows } of groups) {
    if (cell + rows.length + 1 > CELLS)
      throw new RangeError(`Expected at most ${CELLS} rows and headings in a column.`);
    surface.text(title, x, TOP + cell * PITCH, {
      size: 12,
      weight: 600,
      colour: lighter(colour),
      maxWidth: width,
      leastSize: 9,
    });
    cell += 1;
    for (const row of rows) {
      drawRow(surface, row, colour, x, TOP + cell * PITCH, width);
      cell += 1;
    }
  }
}

function drawRow(surface: Surface, row: ScoreRow, colour: string, x: number, y: number, width: number): void {
  const style = {
    size: 12,
    weight: row.detected && !row.notSure ? 600 : 400,
    colour: row.detected || row.notSure ? COLOURS.text : COLOURS.muted,
  } as const;
  const figure = surface.text(row.percent, x + width, y, { ...style, align: 'right' });
  surface.text(row.label, x, y, { ...style, maxWidth: width - figure - 8, leastSize: 9 });
  const bar = { x, y: y + BAR.offset, width, height: BAR.height };
  surface.rectangle(bar, COLOURS.track, BAR.height / 2);
  const filled = Math.max(width * row.value, 0.6);
  if (!row.notSure) {
    surface.rectangle({ ...bar, width: filled }, row.detected ? colour : darker(colour), BAR.height / 2);
    return;
  }
  for (let at = 0; at < filled; at += 7) {
    surface.rectangle({ ...bar, x: x + at, width: Math.min(4.5, filled - at) }, colour);
  }
}

/** Text in a group's colour with 30 % white has a contrast of at least 6.8 : 1 on the ground. */
function lighter(colour: string): string {
  return mix(colour, 255, 0.3);
}

function darker(colour: string): string {
  return mix(colour, 30, 0.3);
}

function mix(colour: string, other: number, share: number): string {
  const channel = (at: number) => Number.parseInt(colour.slice(at, at + 2), 16) * (1 - share) + other * share;
  return `rgb(${Math.round(channel(1))}, ${Math.round(channel(3))}, ${Math.round(channel(5))})`;
}
