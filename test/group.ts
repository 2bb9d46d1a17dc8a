import sharp from 'sharp';
import type { Box } from '../src/inference/analysis.ts';
import { SAMPLES, sample } from './samples.ts';

/** An averaged face put into a picture: `height` is the whole sample's, of which the face is a little over half. */
export interface Placed {
  readonly x: number;
  readonly y: number;
  readonly height: number;
}

export interface Group {
  readonly jpeg: Buffer;
  /** Where the faces are, from forehead to chin, roughly. */
  readonly boxes: readonly Box[];
}

const SAMPLE = { width: 356, height: 436 } as const;
/** Where the face lies in a sample. */
const FACE = { x: 92, y: 124, width: 174, height: 248 } as const;

/** A picture of averaged faces on a clouded background, the samples in turn, their outlines soft. */
export async function group(width: number, height: number, faces: readonly Placed[]): Promise<Group> {
  const layers = await Promise.all(
    faces.map(async ({ x, y, height: faceHeight }, i) => ({
      input: await cutOut(SAMPLES[i % SAMPLES.length] ?? '', Math.round(faceHeight)),
      left: Math.round(x),
      top: Math.round(y),
    })),
  );
  const jpeg = await sharp(await clouds(width, height))
    .composite(layers)
    .jpeg({ quality: 92 })
    .toBuffer();
  const boxes = faces.map(({ x, y, height: faceHeight }) => {
    const scale = faceHeight / SAMPLE.height;
    return { x: x + FACE.x * scale, y: y + FACE.y * scale, width: FACE.width * scale, height: FACE.height * scale };
  });
  return { jpeg, boxes };
}

/** `count` faces in rows, as large as they fit, in a picture of `width` × `height`. */
export function rows(width: number, height: number, count: number): Placed[] {
  const columns = Math.ceil(Math.sqrt((count * width) / height / (SAMPLE.width / SAMPLE.height)));
  const lines = Math.ceil(count / columns);
  const size = 0.94 * Math.min(height / lines, width / columns / (SAMPLE.width / SAMPLE.height));
  return Array.from({ length: count }, (_, i) => ({
    x: ((i % columns) + 0.03) * (width / columns),
    y: (Math.floor(i / columns) + 0.03) * (height / lines),
    // Every other face a little smaller, so that their order by size is not that of their places.
    height: size * (1 - 0.2 * (i % 2)),
  }));
}

/** A background without faces: soft patches of colour, the same every time. */
export function clouds(width: number, height: number): Promise<Buffer> {
  const [columns, lines] = [12, 9];
  const patches = Buffer.alloc(columns * lines * 3);
  let state = 7;
  for (let i = 0; i < patches.length; i++) {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    patches[i] = 60 + (state >>> 24) / 2;
  }
  return sharp(patches, { raw: { width: columns, height: lines, channels: 3 } })
    .resize(width, height, { fit: 'fill', kernel: 'cubic' })
    .png({ compressionLevel: 1 })
    .toBuffer();
}

async function cutOut(name: string, height: number): Promise<Buffer> {
  const alpha = Buffer.alloc(SAMPLE.width * SAMPLE.height);
  for (let y = 0; y < SAMPLE.height; y++) {
    for (let x = 0; x < SAMPLE.width; x++) {
      const away = Math.hypot((x / SAMPLE.width - 0.5) * 2, (y / SAMPLE.height - 0.5) * 2);
      alpha[y * SAMPLE.width + x] = 255 * Math.min(1, Math.max(0, (1 - away) * 8));
    }
  }
  const soft = await sharp(sample(name))
    .joinChannel(alpha, { raw: { width: SAMPLE.width, height: SAMPLE.height, channels: 1 } })
    .png()
    .toBuffer();
  return sharp(soft).resize({ height }).png().toBuffer();
}
