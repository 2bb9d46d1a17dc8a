import { COLOURS, type Surface } from './surface.ts';

/** One attribute on a card. `value` and `usual` in 0..1. */
export interface BarRow {
  readonly label: string;
  readonly group: string;
  readonly colour: string;
  readonly percent: string;
  readonly value: number;
  /** The share of all faces that have it: a tick across the bar. */
  readonly usual: number;
  /** Not sure: hatched. */
  readonly hatched: boolean;
}

/** A bar on its track; `value` in 0..1. */
export function drawBar(
  surface: Surface,
  { colour, value, hatched }: Pick<BarRow, 'colour' | 'value' | 'hatched'>,
  box: { readonly x: number; readonly y: number; readonly width: number; readonly height: number },
): void {
  const radius = box.height / 2;
  surface.rectangle(box, COLOURS.track, radius);
  const filled = { ...box, width: Math.max(box.width * value, Math.min(box.height, box.width)) };
  if (hatched) surface.hatched(filled, colour, radius);
  else surface.rectangle(filled, colour, radius);
}

/** Where the usual share lies on a bar: bright with dark edges, so that it shows on colour and on track. */
export function drawTick(
  surface: Surface,
  usual: number,
  box: { readonly x: number; readonly y: number; readonly width: number; readonly height: number },
): void {
  const x = box.x + box.width * usual;
  surface.rectangle({ x: x - 2.5, y: box.y - 3, width: 5, height: box.height + 6 }, COLOURS.ground);
  surface.rectangle({ x: x - 1, y: box.y - 3, width: 2, height: box.height + 6 }, COLOURS.white);
}
