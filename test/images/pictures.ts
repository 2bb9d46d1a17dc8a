import sharp, { type Sharp } from 'sharp';

export interface Rgb {
  readonly r: number;
  readonly g: number;
  readonly b: number;
}

export const RED: Rgb = { r: 220, g: 30, b: 40 };
export const BLUE: Rgb = { r: 20, g: 40, b: 200 };

/** A picture whose left half is red and whose right half is blue. */
export function redAndBlue(width = 64, height = 48): Sharp {
  const half = Math.floor(width / 2);
  const data = Buffer.alloc(width * height * 3);
  for (let y = 0, at = 0; y < height; y++) {
    for (let x = 0; x < width; x++, at += 3) {
      const { r, g, b } = x < half ? RED : BLUE;
      data.set([r, g, b], at);
    }
  }
  return sharp(data, { raw: { width, height, channels: 3 } });
}

/** Noise, the same every time, which no format can make small. */
export function noise(width: number, height: number): Sharp {
  const data = Buffer.alloc(width * height * 3);
  let state = 1;
  for (let at = 0; at < data.length; at++) {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    data[at] = state >>> 24;
  }
  return sharp(data, { raw: { width, height, channels: 3 } });
}
