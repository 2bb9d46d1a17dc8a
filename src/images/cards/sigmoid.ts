import { BADGE_ROOM, COLOURS, LEAST_TEXT, SMALL_TEXT, Surface } from './surface.ts';

const HEIGHT = 350;
const PADDING = 18;
const LABELS = 172;
const FIGURES = 64;
const TOP = 44;
const PITCH = 45;
const BAR = 10;

export interface SigmoidCard {
  /** Of every text on it, as `Intl` knows it. */
  readonly locale: string;
  /** At most six, strongest first. */
  readonly rows: readonly SigmoidRow[];
  /** What the two bars of a row are. */
  readonly legend: { readonly sigmoid: string; readonly softmax: string };
  /** What each kind of bar adds up to. */
  readonly sums: { readonly sigmoid: string; readonly softmax: string };
}

/** `sigmoid` and `softmax` in 0..1. */
export interface SigmoidRow {
  readonly label: string;
  readonly colour: string;
  readonly sigmoid: { readonly value: number; readonly percent: string };
  readonly softmax: { readonly value: number; readonly percent: string };
}

/** What a sigmoid and what a softmax make of the same logits, 550 × 350, as a JPEG. */
export async function drawSigmoidCard({ locale, rows, legend, sums }: SigmoidCard): Promise<Buffer> {
  const surface = new Surface(HEIGHT, locale);
  const left = PADDING + LABELS;
  const width = surface.width - PADDING - FIGURES - left;
  const right = surface.width - PADDING;
  drawLegend(surface, legend);
  for (const [i, { label, colour, sigmoid, softmax }] of rows.entries()) {
    const y = TOP + i * PITCH;
    const name = { size: 17, weight: 600, maxWidth: LABELS - 10, leastSize: LEAST_TEXT } as const;
    surface.text(label, PADDING, y + 16, name);
    for (const [at, { value, percent }, fill, weight] of [
      [0, sigmoid, colour, 700],
      [19, softmax, COLOURS.muted, 400],
    ] as const) {
      const bar = { x: left, y: y + at + 2, width, height: BAR };
      surface.rectangle(bar, COLOURS.track, BAR / 2);
      surface.rectangle({ ...bar, width: Math.max(2, width * value) }, fill, value * width > BAR ? BAR / 2 : 1);
      surface.text(percent, right, bar.y + BAR / 2, {
        size: SMALL_TEXT,
        weight,
        colour: at === 0 ? COLOURS.text : COLOURS.muted,
        align: 'right',
      });
    }
  }
  drawSums(surface, sums, right);
  return surface.encode();
}

function drawLegend(surface: Surface, { sigmoid, softmax }: SigmoidCard['legend']): void {
  surface.rectangle({ x: PADDING, y: 17, width: 20, height: BAR }, COLOURS.text, BAR / 2);
  const end = PADDING + 28 + surface.text(sigmoid, PADDING + 28, 22, { size: SMALL_TEXT, weight: 600 });
  surface.rectangle({ x: end + 22, y: 17, width: 20, height: BAR }, COLOURS.muted, BAR / 2);
  const room = { maxWidth: surface.width - PADDING - end - 50, leastSize: LEAST_TEXT } as const;
  surface.text(softmax, end + 50, 22, { size: SMALL_TEXT, colour: COLOURS.muted, ...room });
}

/** Both in one line, and both in full, beside what the ALT badge covers. */
function drawSums(surface: Surface, { sigmoid, softmax }: SigmoidCard['sums'], right: number): void {
  const room = right - BADGE_ROOM - 14;
  const widthAt = (size: number) =>
    surface.measure(sigmoid, { size, weight: 600 }) + surface.measure(softmax, { size, weight: 400 });
  let size: number = SMALL_TEXT;
  while (size > LEAST_SUM && widthAt(size) > room) size -= 0.5;
  const foot = HEIGHT - 18;
  surface.text(sigmoid, BADGE_ROOM, foot, { size, weight: 600 });
  surface.text(softmax, right, foot, { size, colour: COLOURS.muted, align: 'right' });
}

const LEAST_SUM = 11;
