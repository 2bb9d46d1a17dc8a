import { type Canvas, createCanvas, ImageData, type SKRSContext2D } from '@napi-rs/canvas';
import type { Raster } from '../picture.ts';
import type { Rectangle } from '../rectangle.ts';

/**
 * Canvases that were in use are kept for the next card: new memory takes longer than drawing does. So many pixels are a
 * card of each size and what is laid on them, or 16 MB.
 */
const MOST_KEPT = 4_000_000;

const idle: Canvas[] = [];

/** A canvas of this size, with whatever was drawn on it before. */
export function takeCanvas(width: number, height: number): Canvas {
  const at = idle.findIndex((canvas) => canvas.width === width && canvas.height === height);
  return idle.splice(at, at < 0 ? 0 : 1)[0] ?? createCanvas(width, height);
}

/** For the next card. */
export function giveBack(canvas: Canvas): void {
  idle.push(canvas);
  while (idle.reduce((pixels, { width, height }) => pixels + width * height, 0) > MOST_KEPT) idle.shift();
}

let kept = new ImageData(1, 1);

/** Room for RGBA pixels, at least so many a row and rows; the same again at the next call. */
function room(width: number, height: number): ImageData {
  if (kept.width < width || kept.height < height) {
    kept = new ImageData(Math.max(kept.width, width), Math.max(kept.height, height));
  }
  return kept;
}

/** Lays the part of a raster that begins at `from` on a context, pixel for pixel, from (`x`, `y`) on. */
export function putPixels(
  context: SKRSContext2D,
  { data, width }: Raster,
  from: Rectangle,
  { x, y }: { readonly x: number; readonly y: number },
): void {
  const image = room(from.width, from.height);
  // A pixel at once: four bytes in one number, in the order of this machine.
  const pixels = new Uint32Array(image.data.buffer, image.data.byteOffset, image.data.length / 4);
  for (let row = 0; row < from.height; row++) {
    let at = ((from.y + row) * width + from.x) * 3;
    const start = row * image.width;
    for (let to = start; to < start + from.width; to++) {
      pixels[to] = OPAQUE | ((data[at + 2] ?? 0) << 16) | ((data[at + 1] ?? 0) << 8) | (data[at] ?? 0);
      at += 3;
    }
  }
  context.putImageData(image, x, y, 0, 0, from.width, from.height);
}

const OPAQUE = 0xff000000;

/** A part of a raster at half its size, every pixel the mean of four. */
export function halved({ data, width: stride }: Raster, part: Rectangle): Raster {
  const width = Math.floor(part.width / 2);
  const height = Math.floor(part.height / 2);
  const means = new Uint8Array(width * height * 3);
  let to = 0;
  for (let row = 0; row < height; row++) {
    let at = ((part.y + 2 * row) * stride + part.x) * 3;
    for (let column = 0; column < width; column++) {
      for (let channel = 0; channel < 3; channel++) {
        const above = (data[at] ?? 0) + (data[at + 3] ?? 0);
        const below = (data[at + 3 * stride] ?? 0) + (data[at + 3 * stride + 3] ?? 0);
        means[to] = (above + below + 2) >> 2;
        to += 1;
        at += 1;
      }
      at += 3;
    }
  }
  return { data: means, width, height };
}
