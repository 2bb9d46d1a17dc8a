import type { Raster } from '../../src/images/picture.ts';

/** The same noise on every machine. */
export function noise(width: number, height: number): Raster {
  const data = new Uint8Array(width * height * 3);
  let state = 1;
  for (let i = 0; i < data.length; i++) {
    state = (Math.imul(state, 1_103_515_245) + 12_345) >>> 0;
    data[i] = state >>> 24;
  }
  return { data, width, height };
}
