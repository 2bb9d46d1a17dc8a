import type { Affine } from '../../images/affine.ts';
import type { Pixels, Raster } from '../../images/picture.ts';
import { resizeInside } from '../../images/resize.ts';
import { mapPoint, warp } from '../../images/warp.ts';
import type { Box, DetectedFace, Point } from '../analysis.ts';
import type { Turn } from './tilt.ts';

/** Another way to look at a picture, and the way back to its own pixels. */
export interface Look {
  readonly pixels: Pixels;
  back<Face extends DetectedFace>(face: Face): Face;
}

/** The picture as it is, at no more than `longestSide` pixels. */
export function reduced(picture: Pixels, longestSide: number): Pixels {
  const { width, height } = picture.raster;
  if (Math.max(width, height) <= longestSide) return picture;
  return { width: picture.width, height: picture.height, raster: resizeInside(picture.raster, longestSide) };
}

/** The picture turned clockwise. */
export async function turnedLook(picture: Pixels, turn: Turn): Promise<Look> {
  const { width, height } = picture;
  const size = turn === 180 ? { width, height } : { width: height, height: width };
  const raster = await rotated(picture.raster, turn);
  return lookBack({ ...size, raster }, BACK[turn](width, height));
}

const BACK: Readonly<Record<Turn, (width: number, height: number) => Affine>> = {
  90: (_, height) => [0, 1, 0, -1, 0, height],
  180: (width, height) => [-1, 0, width, 0, -1, height],
  270: (width) => [0, -1, width, 1, 0, 0],
};

/** Between black and white, so that it is no hair. */
const AROUND = 128;

/** How many times the picture's longer side this look is wide. */
const BORDERED = 2.75;

/** By how much of its sides a picture grows on each side, its outermost pixels drawn out, before it is cut to an oval. */
const GROWN = 0.28;

/**
 * The picture as an oval in the middle of grey, in `side` × `side` pixels: eyes, nose and mouth that fill a picture have no
 * outline by which the networks could know a face, and this gives them one.
 */
export function ovalLook(picture: Pixels, side: number): Look {
  const small = resizeInside(picture.raster, Math.round(side / BORDERED));
  const left = Math.floor((side - small.width) / 2);
  const top = Math.floor((side - small.height) / 2);
  const data = new Uint8Array(side * side * 3).fill(AROUND);
  for (let y = 0; y < side; y++) {
    for (let x = 0; x < side; x++) {
      const [across, down] = [(x + 0.5 - left) / small.width - 0.5, (y + 0.5 - top) / small.height - 0.5];
      if (Math.hypot(across, down) > 0.5 + GROWN) continue;
      const from = 3 * (inside(y - top, small.height) * small.width + inside(x - left, small.width));
      data.set(small.data.subarray(from, from + 3), 3 * (y * side + x));
    }
  }
  const scale = Math.max(picture.width, picture.height) / Math.max(small.width, small.height);
  const size = { width: side * scale, height: side * scale };
  const raster = { data, width: side, height: side };
  return lookBack({ ...size, raster }, [1, 0, -left * scale, 0, 1, -top * scale]);
}

function inside(at: number, length: number): number {
  return Math.min(Math.max(at, 0), length - 1);
}

/** How many times a box's longer side a close look at it is wide. */
const CLOSE = 2;

/** The surroundings of a box in `side` × `side` pixels, turned so that a face stands upright which leans by `lean` degrees. */
export function closeLook({ width, height, raster }: Pixels, box: Box, lean: number, side: number): Look {
  const step = (CLOSE * Math.max(box.width, box.height)) / side;
  const [cosine, sine] = [Math.cos((lean * Math.PI) / 180) * step, Math.sin((lean * Math.PI) / 180) * step];
  const [middleX, middleY] = [box.x + box.width / 2, box.y + box.height / 2];
  const [left, top] = [middleX - ((cosine - sine) * side) / 2, middleY - ((sine + cosine) * side) / 2];
  const matrix: Affine = [cosine, -sine, left, sine, cosine, top];
  const [across, down] = [raster.width / width, raster.height / height];
  const data = new Uint8Array(side * side * 3);
  const toRaster: Affine = [cosine * across, -sine * across, left * across, sine * down, cosine * down, top * down];
  warp(raster, toRaster, side, side, data);
  return lookBack({ width: side, height: side, raster: { data, width: side, height: side } }, matrix);
}

/** A picture whose one side is more than this many times the other is looked at in tiles. */
const LONGEST = 4;
/** Least length of a tile, in shorter sides, and most tiles of a picture; each overlaps half of the one before. */
const TILE = { length: 2, most: 24 } as const;

export function isElongated({ width, height }: Pixels): boolean {
  return Math.max(width, height) > LONGEST * Math.min(width, height);
}

/** Overlapping tiles along the longer side, so that a face as large as the shorter one lies whole in one of them. */
export function tileLooks(picture: Pixels): Look[] {
  const { raster } = picture;
  const isTall = raster.height > raster.width;
  const [long, short] = isTall ? [raster.height, raster.width] : [raster.width, raster.height];
  const count = Math.max(1, Math.min(TILE.most, Math.ceil((2 * long) / (TILE.length * short)) - 1));
  const length = Math.ceil((2 * long) / (count + 1));
  const [across, down] = [picture.width / raster.width, picture.height / raster.height];
  return Array.from({ length: count }, (_, i) => {
    const start = Math.round((i * (long - length)) / Math.max(1, count - 1));
    const part = isTall ? rows(raster, start, length) : columns(raster, start, length);
    const pixels = { width: part.width * across, height: part.height * down, raster: part };
    return lookBack(pixels, isTall ? [1, 0, 0, 0, 1, start * down] : [1, 0, start * across, 0, 1, 0]);
  });
}

function rows({ data, width }: Raster, start: number, height: number): Raster {
  return { data: data.subarray(start * width * 3, (start + height) * width * 3), width, height };
}

function columns(raster: Raster, start: number, width: number): Raster {
  const data = new Uint8Array(width * raster.height * 3);
  for (let y = 0; y < raster.height; y++) {
    const from = (y * raster.width + start) * 3;
    data.set(raster.data.subarray(from, from + width * 3), y * width * 3);
  }
  return { data, width, height: raster.height };
}

/** `matrix` maps the look's pixels to the picture's. A box that is turned stays as it lies nearest to its old sides. */
function lookBack(pixels: Pixels, matrix: Affine): Look {
  const place = ({ x, y }: Point) => mapPoint(matrix, x, y);
  const placeBox = ({ x, y, width, height }: Box): Box => {
    const [a, b] = matrix;
    const scale = Math.hypot(a, b);
    const isOnSide = Math.abs(b) > Math.abs(a);
    const [across, down] = isOnSide ? [height * scale, width * scale] : [width * scale, height * scale];
    const middle = place({ x: x + width / 2, y: y + height / 2 });
    return { x: middle.x - across / 2, y: middle.y - down / 2, width: across, height: down };
  };
  return {
    pixels,
    back(face) {
      const [leftEye, rightEye, nose, leftMouth, rightMouth] = face.landmarks;
      return {
        ...face,
        box: placeBox(face.box),
        landmarks: [place(leftEye), place(rightEye), place(nose), place(leftMouth), place(rightMouth)],
      };
    },
  };
}

async function rotated(raster: Raster, turn: Turn): Promise<Raster> {
  // Loaded where it is needed: most pictures are never turned.
  const { fromPixels } = await import('../../images/raster.ts');
  const turned = fromPixels(raster.data, raster, 3).rotate(turn).raw();
  const { data, info } = await turned.toBuffer({ resolveWithObject: true });
  return { data, width: info.width, height: info.height };
}
