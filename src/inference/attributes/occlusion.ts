import type { Raster } from '../../images/picture.ts';

/**
 * Covers a face bit by bit and looks how its scores change. Patches are nearly twice as wide as their stride: smaller
 * ones leave enough of a mouth to be read (a smile's logit of 7.3 falls by 1.5 with patches of 18 pixels side by side,
 * by 4.6 with these).
 */
export const OCCLUSION = { columns: 7, rows: 9, patch: 36, stride: 20 } as const;

/** The crop with each patch in turn in the crop's mean colour, row by row. */
export function coveredCrops(crop: Raster): Raster[] {
  const colour = meanColour(crop);
  const { columns, rows, patch } = OCCLUSION;
  return Array.from({ length: rows * columns }, (_, i) => {
    const data = crop.data.slice();
    const { x, y } = patchCentre(i);
    const left = Math.max(0, x - patch / 2);
    const right = Math.min(crop.width, x + patch / 2);
    for (let row = Math.max(0, y - patch / 2); row < Math.min(crop.height, y + patch / 2); row++) {
      for (let column = left; column < right; column++) data.set(colour, 3 * (row * crop.width + column));
    }
    return { data, width: crop.width, height: crop.height };
  });
}

/** The middle of a patch, in pixels of the crop. */
export function patchCentre(index: number): { readonly x: number; readonly y: number } {
  const { columns, stride } = OCCLUSION;
  return { x: (index % columns) * stride + stride / 2, y: Math.floor(index / columns) * stride + stride / 2 };
}

function meanColour({ data }: Raster): [number, number, number] {
  const sums: [number, number, number] = [0, 0, 0];
  for (let i = 0; i < data.length; i += 3) {
    sums[0] += data[i] ?? 0;
    sums[1] += data[i + 1] ?? 0;
    sums[2] += data[i + 2] ?? 0;
  }
  const pixels = data.length / 3;
  return [Math.round(sums[0] / pixels), Math.round(sums[1] / pixels), Math.round(sums[2] / pixels)];
}
