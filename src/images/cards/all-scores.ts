import { BADGE_ROOM, COLOURS, LEAST_TEXT, Surface } from './surface.ts';

/** Discord shows it at about three fifths of its size everywhere: as wide as a phone lets it be, 350 high elsewhere. */
const HEIGHT = 588;
const PADDING = 16;
const GAP = 24;
const COLUMNS = 2;
const CELLS = 26;
const PITCH = 21.4;
const TOP = 15;
/** Over a heading that has a group above it. */
const HEADING_GAP = 5;
const BAR = { offset: 9.2, height: 3, track: 1 } as const;
const LEGEND_LINE = 24;

/** Of all of its text, but for words that would not fit. */
export const ALL_SCORES_TEXT = 17;

export interface AllScoresCard {
  /** Of every text on it, as `Intl` knows it. */
  readonly locale: string;
  /** Two columns, each of at most twenty-six headings and rows; the first leaves room for the legend under it. */
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

/** Every score of a face in two columns, 550 × 588, as a JPEG. */
export async function drawAllScoresCard({ locale, columns, legend }: AllScoresCard): Promise<Buffer> {
  const surface = new Surface(HEIGHT, locale);
  const width = (surface.width - 2 * PADDING - (COLUMNS - 1) * GAP) / COLUMNS;
  for (const [i, groups] of columns.entries()) drawColumn(surface, groups, PADDING + i * (width + GAP), width);
  for (const [i, text] of legend.entries()) {
    surface.text(text, BADGE_ROOM, HEIGHT - PADDING - (legend.length - 1 - i) * LEGEND_LINE, {
      size: ALL_SCORES_TEXT,
      colour: COLOURS.muted,
      maxWidth: PADDING + width - BADGE_ROOM,
      leastSize: LEAST_TEXT,
    });
  }
  return surface.encode();
}

function drawColumn(surface: Surface, groups: readonly ScoreGroup[], x: number, width: number): void {
  let cell = 0;
  for (const [group, { title, colour, rows }] of groups.entries()) {
    const top = TOP + group * HEADING_GAP;
    if (cell + rows.length + 1 > CELLS)
      throw new RangeError(`Expected at most ${CELLS} rows and headings in a column.`);
    surface.text(title, x, top + cell * PITCH, {
      size: ALL_SCORES_TEXT,
      weight: 600,
      colour: lighter(colour),
      maxWidth: width,
      leastSize: LEAST_TEXT,
    });
    cell += 1;
    for (const row of rows) {
      drawRow(surface, row, colour, x, top + cell * PITCH, width);
      cell += 1;
    }
  }
}

function drawRow(surface: Surface, row: ScoreRow, colour: string, x: number, y: number, width: number): void {
  const style = {
    size: ALL_SCORES_TEXT,
    weight: row.detected && !row.notSure ? 600 : 400,
    colour: row.detected || row.notSure ? COLOURS.text : COLOURS.muted,
  } as const;
  const figure = surface.text(row.percent, x + width, y, { ...style, align: 'right' });
  surface.text(row.label, x, y, { ...style, maxWidth: width - figure - 8, leastSize: LEAST_TEXT });
  const bar = { x, y: y + BAR.offset, width, height: BAR.height };
  surface.rectangle({ ...bar, y: bar.y + (BAR.height - BAR.track) / 2, height: BAR.track }, COLOURS.track);
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
