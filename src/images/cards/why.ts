import type { Raster } from '../picture.ts';
import { HEAT_RAMP, type HeatMap, heatOverlay } from './heat.ts';
import { COLOURS, LEAST_TEXT, SMALL_TEXT, Surface } from './surface.ts';

const HEIGHT = 280;
const PANEL = { x: 0, y: 0, width: 218, height: HEIGHT } as const;
const PADDING = 18;

export interface WhyCard {
  /** Of every text on it, as `Intl` knows it. */
  readonly locale: string;
  /** The face as the network sees it. */
  readonly crop: Raster;
  readonly label: string;
  readonly percent: string;
  /** What happened, and what it means. */
  readonly headline: string;
  readonly meaning: string;
  /** Where covering lowers the score, and by how much of the most; absent where no part does. */
  readonly heat?: { readonly map: HeatMap; readonly scale: { none: string; half: string; most: string } };
}

/** What a score leans on, as a heat map over the face, 550 × 280, as a JPEG. */
export async function drawWhyCard({ locale, crop, label, percent, headline, meaning, heat }: WhyCard): Promise<Buffer> {
  const surface = new Surface(HEIGHT, locale);
  await surface.picture({ ...crop, raster: crop }, { x: 0, y: 0, width: crop.width, height: crop.height }, PANEL);
  if (heat) {
    // Enlarged to the card's pixels: what is smooth stays so, and the line is soft.
    surface.overlay(heatOverlay(heat.map, PANEL.width, PANEL.height), PANEL.width, PANEL.height, PANEL);
  }
  const left = PANEL.width + PADDING;
  const right = surface.width - PADDING;
  const figure = surface.text(percent, right, 30, { size: 22, weight: 700, align: 'right' });
  surface.text(label, left, 30, { size: 22, weight: 700, maxWidth: right - left - figure - 12, leastSize: 14 });
  const style = { size: 18, weight: 600, maxWidth: right - left } as const;
  const end = surface.paragraph(headline, left, 64, 23, style);
  const small = { size: SMALL_TEXT, colour: COLOURS.muted, maxWidth: right - left } as const;
  surface.paragraph(meaning, left, end + 10, 21, small);
  if (heat) drawScale(surface, heat.scale, left, right);
  return surface.encode();
}

function drawScale(
  surface: Surface,
  { none, half, most }: { readonly none: string; readonly half: string; readonly most: string },
  left: number,
  right: number,
): void {
  const top = 218;
  const width = right - left;
  const ramp = surface.context.createLinearGradient(left, 0, right, 0);
  for (const [at, red, green, blue] of HEAT_RAMP) ramp.addColorStop(at, `rgb(${red}, ${green}, ${blue})`);
  surface.context.fillStyle = ramp;
  surface.context.fillRect(left, top, width, 10);
  surface.outline({ x: left, y: top, width, height: 10 }, COLOURS.muted, 0.8, 0);
  surface.rectangle({ x: left + width / 2 - 1, y: top - 3, width: 2, height: 16 }, COLOURS.white);
  const caption = { size: SMALL_TEXT, maxWidth: width / 2 - 6, leastSize: LEAST_TEXT } as const;
  surface.text(none, left, top + 24, { ...caption, colour: COLOURS.muted });
  surface.text(most, right, top + 24, { ...caption, align: 'right' });
  surface.text(half, left + width / 2, top + 45, { ...caption, colour: COLOURS.muted, align: 'center' });
}
