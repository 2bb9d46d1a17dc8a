import sharp, { type Sharp } from 'sharp';
import { clouds } from './group.ts';

const SAMPLE = { width: 356, height: 436 } as const;
/** Where the face lies in a sample, forehead to chin. */
const FACE = { x: 92, y: 124, width: 174, height: 248 } as const;
const FACE_MIDDLE = { x: FACE.x + FACE.width / 2, y: FACE.y + FACE.height / 2 } as const;

export interface Scene {
  readonly width: number;
  readonly height: number;
  /** The face's height as a share of the picture's, or of its shorter side where that is less. */
  readonly share: number;
  /** How far the face leans clockwise, in degrees. */
  readonly tilt?: number;
}

/** A sample's face in the middle of clouds, its outline soft; what does not fit is outside the picture. */
export async function scene(sample: Buffer, { width, height, share, tilt = 0 }: Scene): Promise<Sharp> {
  const scale = (share * Math.min(width, height)) / FACE.height;
  const person = await softOutline(sample);
  const side = (length: number) => Math.max(1, Math.round(length * scale));
  const resized = await sharp(person).resize(side(SAMPLE.width), side(SAMPLE.height), { fit: 'fill' }).png().toBuffer();
  const turned = await sharp(resized)
    .rotate(tilt, { background: { r: 0, g: 0, b: 0, alpha: 0 } })
    .png()
    .toBuffer({ resolveWithObject: true });
  // The face is not in the middle of its sample: its way from there turns with it.
  const [away, angle] = [(FACE_MIDDLE.y - SAMPLE.height / 2) * scale, (tilt * Math.PI) / 180];
  const left = Math.round(width / 2 - turned.info.width / 2 + away * Math.sin(angle));
  const top = Math.round(height / 2 - turned.info.height / 2 - away * Math.cos(angle));
  const [cutLeft, cutTop] = [Math.max(0, -left), Math.max(0, -top)];
  const visible = {
    left: cutLeft,
    top: cutTop,
    width: Math.min(turned.info.width - cutLeft, width - Math.max(0, left)),
    height: Math.min(turned.info.height - cutTop, height - Math.max(0, top)),
  };
  const input = await sharp(turned.data).extract(visible).png().toBuffer();
  return sharp(await clouds(width, height)).composite([{ input, left: Math.max(0, left), top: Math.max(0, top) }]);
}

/** Eyes, nose and mouth and less: the middle of a sample's face, whose whole would be `share` of the picture's height. */
export async function closeUp(sample: Buffer, width: number, height: number, share: number): Promise<Sharp> {
  const tall = Math.round(FACE.height / share);
  const wide = Math.round((tall * width) / height);
  // The middle of eyes, nose and mouth is lower than that of the whole face.
  const top = Math.max(0, Math.round(FACE_MIDDLE.y + 12 - tall / 2));
  const window = {
    left: Math.round(FACE_MIDDLE.x - wide / 2),
    top,
    width: wide,
    height: Math.min(tall, SAMPLE.height - top),
  };
  return sharp(await sharp(sample).extract(window).png().toBuffer()).resize(width, height, { fit: 'fill' });
}

async function softOutline(sample: Buffer): Promise<Buffer> {
  const { width, height } = SAMPLE;
  const alpha = Buffer.alloc(width * height);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const away = Math.hypot((x / width - 0.5) * 2, (y / height - 0.5) * 2);
      alpha[y * width + x] = 255 * Math.min(1, Math.max(0, (1 - away) * 8));
    }
  }
  const mask = { raw: { width, height, channels: 1 } } as const;
  return sharp(sample).joinChannel(alpha, mask).png().toBuffer();
}
