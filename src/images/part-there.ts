import type { Raster } from './picture.ts';
import type { Rectangle } from './rectangle.ts';

const SIDES = ['bottom', 'top', 'left', 'right'] as const;
type Side = (typeof SIDES)[number];

/**
 * The part of a damaged file's raster that shows something: decoders leave what is missing all of one colour. That is the
 * end of the file, and so one side of the picture, whichever way up it was stored; which colour depends on the file's.
 */
export function partThere(raster: Raster): Rectangle {
  const { width, height } = raster;
  const empty = SIDES.map((side) => {
    const lines = emptyLines(raster, side);
    return { side, lines, share: lines / (isAcross(side) ? height : width) };
  });
  const { side, lines } = empty.reduce((most, next) => (next.share > most.share ? next : most));
  return {
    x: side === 'left' ? lines : 0,
    y: side === 'top' ? lines : 0,
    width: width - (isAcross(side) ? 0 : lines),
    height: height - (isAcross(side) ? lines : 0),
  };
}

/** Whether the lines along this side are rows. */
function isAcross(side: Side): boolean {
  return side === 'top' || side === 'bottom';
}

/** How many lines of a side, from the border on, have but one colour, the same in all of them. */
function emptyLines({ data, width, height }: Raster, side: Side): number {
  const [lines, length] = isAcross(side) ? [height, width] : [width, height];
  const isLast = side === 'bottom' || side === 'right';
  const placeOf = (line: number, step: number) => {
    const place = isLast ? lines - 1 - line : line;
    return 3 * (isAcross(side) ? place * width + step : step * width + place);
  };
  const first = placeOf(0, 0);
  const isEmpty = (line: number) => {
    for (let step = 0; step < length; step++) {
      const at = placeOf(line, step);
      for (let channel = 0; channel < 3; channel++) if (data[at + channel] !== data[first + channel]) return false;
    }
    return true;
  };
  let empty = 0;
  while (empty < lines && isEmpty(empty)) empty += 1;
  return empty;
}
