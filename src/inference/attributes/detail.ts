import type { Affine } from '../../images/affine.ts';
import type { Picture, View } from '../../images/picture.ts';
import type { Rectangle } from '../../images/rectangle.ts';
import { compose, mapPoint } from '../../images/warp.ts';
import { inputToFrame } from './face-frame.ts';
import type { AttributeModelInfo } from './model.ts';

/** Fewer pixels of the picture than this to one of the network's input are worth a second decoding. */
const ENOUGH = 0.8;

/** More pixels than this, as a multiple of what there is, make a second decoding worth while. */
const GAIN = 1.25;

/**
 * Adds what to read each face of a picture from: the picture as it was decoded; but where that has too few pixels of a
 * face, and the file has more, the part of it in which such faces lie, in greater detail.
 */
export async function withViews<Face extends { readonly frameToPicture: Affine }>(
  picture: Picture,
  faces: readonly Face[],
  model: AttributeModelInfo,
): Promise<(Face & { readonly view: View })[]> {
  const whole: View = { x: 0, y: 0, width: picture.width, height: picture.height, raster: picture.raster };
  const windows = faces.map((face) => inputWindow(model, face.frameToPicture));
  const lacking = windows.filter(({ scale }) => scale * density(whole) < ENOUGH);
  let detailed = whole;
  if (lacking.length > 0 && density(whole) * GAIN <= 1) {
    const part = await picture.region(around(lacking.map(({ bounds }) => clip(bounds, whole))));
    if (density(part) >= density(whole) * GAIN) detailed = part;
  }
  return faces.map((face, i) => ({
    ...face,
    view: lacking.some((window) => window === windows[i]) ? detailed : whole,
  }));
}

/** Pixels that were kept to one of the picture, along a side. */
function density({ width, raster }: View): number {
  return raster.width / width;
}

/** Where the network's input lies in the picture, and how many pixels of the picture go to one of the input. */
function inputWindow(model: AttributeModelInfo, frameToPicture: Affine): { bounds: Rectangle; scale: number } {
  const matrix = compose(frameToPicture, inputToFrame(model));
  const { width, height } = model.input;
  const corners = [
    mapPoint(matrix, 0, 0),
    mapPoint(matrix, width, 0),
    mapPoint(matrix, 0, height),
    mapPoint(matrix, width, height),
  ];
  const bounds = around(corners.map(({ x, y }) => ({ x, y, width: 0, height: 0 })));
  const [a, b, , d, e] = matrix;
  return { bounds, scale: Math.sqrt(Math.abs(a * e - b * d)) };
}

/** The smallest rectangle that holds all of them. */
function around(parts: readonly Rectangle[]): Rectangle {
  const x = Math.min(...parts.map((part) => part.x));
  const y = Math.min(...parts.map((part) => part.y));
  const right = Math.max(...parts.map((part) => part.x + part.width));
  const bottom = Math.max(...parts.map((part) => part.y + part.height));
  return { x, y, width: right - x, height: bottom - y };
}

/** The part inside the picture; at least a pixel at its border where there is none. */
function clip(part: Rectangle, { width, height }: Rectangle): Rectangle {
  const x = Math.min(Math.max(part.x, 0), width - 1);
  const y = Math.min(Math.max(part.y, 0), height - 1);
  const right = Math.min(Math.max(part.x + part.width, x + 1), width);
  const bottom = Math.min(Math.max(part.y + part.height, y + 1), height);
  return { x, y, width: right - x, height: bottom - y };
}
