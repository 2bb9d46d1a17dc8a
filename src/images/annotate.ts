import { createCanvas, type SKRSContext2D } from '@napi-rs/canvas';
import sharp from 'sharp';
import './no-cache.ts';
import { placeBadges } from './badge-places.ts';
import { fontsFor } from './fonts/fonts.ts';
import type { Pixels } from './picture.ts';
import { readingOrder } from './reading-order.ts';
import type { Rectangle } from './rectangle.ts';

/** What is drawn: an `Analysis` fits. Boxes are in pixels of the upright picture and may reach past its border. */
export interface Marks {
  /** Get a solid box and their number: from 1, in the order in which people read the picture. */
  readonly faces: readonly { readonly box: Rectangle }[];
  /** Get a dashed box. */
  readonly unread: readonly { readonly box: Rectangle }[];
}

/**
 * The annotated copy's longer side, in pixels: enough for a screen, and in no case more than some MiB as a JPEG;
 * small pictures are enlarged, so that the numbers have room.
 */
const LONGEST_SIDE = { least: 640, most: 1280 } as const;

// Every line and letter has a bright and a dark part, so that one of them stands out whatever lies behind it.
const BRIGHT = '#ffd400';
const DARK = '#101014';

/** A copy of a picture with its faces numbered, as a JPEG without metadata, of at most {@link LONGEST_SIDE}. */
export async function annotate(picture: Pixels, { faces, unread }: Marks): Promise<Buffer> {
  const { raster } = picture;
  const size = annotatedSize(picture);
  const toCopy = ({ box }: { readonly box: Rectangle }) => scaleAndClip(box, size.width / picture.width, size);
  const numbered = readingOrder(faces).flatMap((place) => faces[place] ?? []);
  const overlay = draw(numbered.map(toCopy), unread.map(toCopy), size);
  return sharp(raster.data, { raw: { width: raster.width, height: raster.height, channels: 3 } })
    .resize(size.width, size.height, { fit: 'fill' })
    .composite([{ input: overlay, raw: { ...size, channels: 4 } }])
    .jpeg({ quality: 85, chromaSubsampling: '4:4:4' })
    .toBuffer();
}

function annotatedSize({ width, height }: { readonly width: number; readonly height: number }) {
  const longest = Math.max(width, height);
  const scale = Math.min(Math.max(longest, LONGEST_SIDE.least), LONGEST_SIDE.most) / longest;
  return { width: Math.max(1, Math.round(width * scale)), height: Math.max(1, Math.round(height * scale)) };
}

/** The box in pixels of the copy; a face that the border cuts is closed there. */
function scaleAndClip(box: Rectangle, scale: number, { width, height }: { width: number; height: number }): Rectangle {
  const clip = (value: number, most: number) => Math.min(Math.max(value, 0), most);
  const x = clip(box.x * scale, width);
  const y = clip(box.y * scale, height);
  return {
    x,
    y,
    width: clip((box.x + box.width) * scale, width) - x,
    height: clip((box.y + box.height) * scale, height) - y,
  };
}

/** The marks on a transparent ground, as RGBA. */
function draw(faces: readonly Rectangle[], unread: readonly Rectangle[], size: { width: number; height: number }) {
  const context = createCanvas(size.width, size.height).getContext('2d');
  const longest = Math.max(size.width, size.height);
  const line = Math.max(2, longest / 400);
  for (const box of unread) outline(context, box, line, [line * 3, line * 3]);
  for (const box of faces) outline(context, box, line, []);
  const fonts = faces.map((box) => Math.min(Math.max(box.height / 4, longest / 40), longest / 24));
  const badges = placeBadges(
    faces,
    fonts.map((font, i) => badgeSize(context, String(i + 1), font)),
    size,
  );
  for (const [i, badge] of badges.entries()) drawBadge(context, badge, String(i + 1), fonts[i] ?? 0, line / 2);
  const { data } = context.getImageData(0, 0, size.width, size.height);
  return Buffer.from(data.buffer, data.byteOffset, data.byteLength);
}

/** A bright line between two dark ones, inside the box. */
function outline(context: SKRSContext2D, box: Rectangle, line: number, dashes: readonly number[]): void {
  const width = Math.max(0, box.width - 2 * line);
  const height = Math.max(0, box.height - 2 * line);
  context.setLineDash([]);
  context.strokeStyle = DARK;
  context.lineWidth = 2 * line;
  context.strokeRect(box.x + line, box.y + line, width, height);
  context.setLineDash([...dashes]);
  context.strokeStyle = BRIGHT;
  context.lineWidth = line;
  context.strokeRect(box.x + line, box.y + line, width, height);
}

function badgeSize(context: SKRSContext2D, text: string, font: number): { width: number; height: number } {
  setFont(context, font);
  const height = Math.ceil(font * 1.3);
  return { width: Math.max(height, Math.ceil(context.measureText(text).width + font * 0.6)), height };
}

function drawBadge(context: SKRSContext2D, badge: Rectangle, text: string, font: number, line: number): void {
  context.setLineDash([]);
  context.fillStyle = DARK;
  context.fillRect(badge.x, badge.y, badge.width, badge.height);
  context.fillStyle = BRIGHT;
  context.fillRect(badge.x + line, badge.y + line, badge.width - 2 * line, badge.height - 2 * line);
  setFont(context, font);
  context.fillStyle = DARK;
  context.textAlign = 'center';
  context.textBaseline = 'alphabetic';
  const { actualBoundingBoxAscent: ascent, actualBoundingBoxDescent: descent } = context.measureText(text);
  context.fillText(text, badge.x + badge.width / 2, badge.y + (badge.height + ascent - descent) / 2);
}

function setFont(context: SKRSContext2D, size: number): void {
  context.font = `700 ${size}px ${fontsFor('en')}`;
}
