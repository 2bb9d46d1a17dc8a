import { COLOURS, Surface } from './surface.ts';

const HEIGHT = 350;
const PADDING = 20;
const LABELS = 158;
const FIGURES = 52;
const TOP = 50;
const PITCH = 35;

export interface SigmoidCard {
  /** Of every text on it, as `Intl` knows it. */
  readonly locale: string;
  /** At most eight, strongest first. */
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
  drawLegend(surface, legend, left);
  for (const [i, { label, colour, sigmoid, softmax }] of rows.entries()) {
    const y = TOP + i * PITCH;
    surface.text(label, PADDING, y + 8, { size: 14, weight: 600, maxWidth: LABELS - 10, leastSize: 11 });
    for (const [at, { value, percent }, fill, weight] of [
      [0, sigmoid, colour, 700],
      [14, softmax, COLOURS.muted, 400],
    ] as const) {
      const bar = { x: left, y: y + at, width, height: 8 };
      surface.rectangle(bar, COLOURS.track, 4);
      surface.rectangle({ ...bar, width: Math.max(2, width * value) }, fill, value * width > 8 ? 4 : 1);
      surface.text(percent, right, bar.y + 4, {
        size: 12,
        weight,
        colour: at === 0 ? COLOURS.text : COLOURS.muted,
        align: 'right',
      });
    }
  }
  const foot = HEIGHT - 14;
  surface.text(sums.sigmoid, left, foot, { size: 12, weight: 600, maxWidth: width / 2 + 40, leastSize: 10 });
  surface.text(sums.softmax, right, foot, {
    size: 12,
    colour: COLOURS.muted,
    align: 'right',
    maxWidth: width / 2,
    leastSize: 10,
  });
  return surface.encode();
}

function drawLegend(surface: Surface, { sigmoid, softmax }: SigmoidCard['legend'], left: number): void {
  surface.rectangle({ x: left, y: 17, width: 18, height: 8 }, COLOURS.text, 4);
  const end = left + 26 + surface.text(sigmoid, left + 26, 21, { size: 12, weight: 600 });
  surface.rectangle({ x: end + 20, y: 17, width: 18, height: 8 }, COLOURS.muted, 4);
  surface.text(softmax, end + 46, 21, { size: 12, colour: COLOURS.muted });
}
