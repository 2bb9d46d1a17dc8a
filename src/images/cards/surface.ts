import { type Canvas, createCanvas, type SKRSContext2D } from '@napi-rs/canvas';
import sharp from 'sharp';
import '../no-cache.ts';
import { fontsFor } from '../fonts/fonts.ts';
import { letters, lineParts } from '../fonts/lines.ts';
import type { Weight } from '../fonts/typefaces.ts';
import type { Pixels, Raster } from '../picture.ts';
import type { Rectangle } from '../rectangle.ts';
import { cut, partOf } from './crop.ts';
import { giveBack, halved, putPixels, takeCanvas } from './pixels.ts';

/** Cards are drawn at twice the size at which Discord shows them, so that they are sharp when opened. */
const SCALE = 2;

/** A card's width as Discord shows an attachment, in CSS pixels; all measures of cards are in these. */
export const CARD_WIDTH = 550;

/** Own dark ground on every theme; text has a contrast of 15, 11.6 and 8.2 : 1 on it. */
export const COLOURS = {
  ground: '#1e1f24',
  track: '#3a3d46',
  text: '#f4f5f7',
  second: '#d6d9df',
  muted: '#b3b7c0',
  white: '#ffffff',
  dark: '#101014',
} as const;

/**
 * On a phone a card is shown at 0.57 of its size: 16 pixels become 9, which can be read. Nothing is smaller, but for words
 * that would not fit otherwise and the card of all scores.
 */
export const SMALL_TEXT = 16;
/** Down to this, words are shrunk before they are cut. */
export const LEAST_TEXT = 14;

/** What Discord's ALT badge takes of a card's width on a phone, and a little more. */
export const BADGE_ROOM = 96;

export interface TextStyle {
  readonly size: number;
  readonly weight?: Weight;
  readonly colour?: string;
  readonly align?: 'left' | 'right' | 'center';
  /** Text that is wider is shrunk down to `leastSize`, then cut with an ellipsis. */
  readonly maxWidth?: number;
  /** Default: the size, so that nothing is shrunk. */
  readonly leastSize?: number;
}

/** The size of a number on a disc as a share of its diameter, by how many digits it has. */
const DISC_TEXT: Readonly<Record<number, number>> = { 1: 0.7, 2: 0.62 };

/** What the canvas resamples faster than libvips, which takes as long for each call as for many pixels. */
function isForCanvas(part: Rectangle, width: number, height: number): boolean {
  const isEnlarged = part.width < width && part.height < height;
  return isEnlarged || (part.width * part.height <= 200_000 && part.width <= 4 * width && part.height <= 4 * height);
}

/** What a card is drawn on. */
export class Surface {
  readonly width = CARD_WIDTH;
  readonly height: number;
  readonly #canvas: Canvas;
  readonly #locale: string;
  readonly #fonts: string;
  readonly context: SKRSContext2D;

  /** `locale` is that of every text on it. */
  constructor(height: number, locale: string) {
    this.height = height;
    this.#locale = locale;
    this.#fonts = fontsFor(locale);
    this.#canvas = takeCanvas(CARD_WIDTH * SCALE, height * SCALE);
    this.context = this.#canvas.getContext('2d');
    this.context.setTransform(SCALE, 0, 0, SCALE, 0, 0);
    this.rectangle({ x: 0, y: 0, width: CARD_WIDTH, height }, COLOURS.ground);
  }

  rectangle({ x, y, width, height }: Rectangle, colour: string, radius = 0): void {
    this.context.fillStyle = colour;
    this.#path({ x, y, width, height }, radius);
    this.context.fill();
  }

  outline(box: Rectangle, colour: string, line: number, radius: number, dashes: readonly number[] = []): void {
    this.context.strokeStyle = colour;
    this.context.lineWidth = line;
    this.context.setLineDash([...dashes]);
    this.#path(box, radius);
    this.context.stroke();
    this.context.setLineDash([]);
  }

  /** A line of text with its middle at `y`; returns its width. */
  text(text: string, x: number, y: number, style: TextStyle): number {
    const { colour = COLOURS.text, align = 'left', maxWidth = Number.POSITIVE_INFINITY } = style;
    const { fitting, width } = this.#fit(text, style, maxWidth);
    this.context.fillStyle = colour;
    this.context.textAlign = align;
    this.context.textBaseline = 'alphabetic';
    // Inter's capitals are 0.727 em high: centred by them, lines of one size stand on one line.
    this.context.fillText(fitting, x, y + 0.364 * this.#size);
    return width;
  }

  /** Text in lines of at most `maxWidth`, the first with its middle at `y`; returns the middle of the line after it. */
  paragraph(text: string, x: number, y: number, lineHeight: number, style: TextStyle & { maxWidth: number }): number {
    this.#setFont(style.size, style.weight);
    let line = '';
    let at = y;
    for (const part of lineParts(text, this.#locale)) {
      const longer = line + part;
      if (line !== '' && this.context.measureText(longer.trimEnd()).width > style.maxWidth) {
        this.text(line.trimEnd(), x, at, style);
        at += lineHeight;
        line = part;
      } else line = longer;
    }
    this.text(line, x, at, style);
    return at + lineHeight;
  }

  measure(text: string, { size, weight }: Pick<TextStyle, 'size' | 'weight'>): number {
    this.#setFont(size, weight);
    return this.context.measureText(text).width;
  }

  /** Diagonal stripes: the mark of what is not sure. */
  hatched(box: Rectangle, colour: string, radius: number): void {
    const { context } = this;
    context.save();
    this.#path(box, radius);
    context.clip();
    context.strokeStyle = colour;
    context.lineWidth = 2.2;
    for (let x = box.x - box.height; x < box.x + box.width + box.height; x += 5) {
      context.beginPath();
      context.moveTo(x, box.y + box.height);
      context.lineTo(x + box.height, box.y);
      context.stroke();
    }
    context.restore();
  }

  /** A number or letter on a white disc with a dark ring. */
  disc(text: string, x: number, y: number, diameter: number): void {
    const { context } = this;
    for (const [radius, colour] of [
      [diameter / 2 + 1.5, COLOURS.dark],
      [diameter / 2, COLOURS.white],
    ] as const) {
      context.beginPath();
      context.arc(x, y, radius, 0, 2 * Math.PI);
      context.fillStyle = colour;
      context.fill();
    }
    const size = diameter * (DISC_TEXT[text.length] ?? 0.5);
    this.text(text, x, y, { size, weight: 700, colour: COLOURS.dark, align: 'center' });
  }

  /** Draws `source`, in pixels of the upright picture, into `target`. */
  async picture(pixels: Pixels, source: Rectangle, target: Rectangle): Promise<void> {
    const { x, y, width, height } = target;
    const [left = 0, top = 0, wide = 0, tall = 0] = [x, y, width, height].map((length) => Math.round(length * SCALE));
    const part = partOf(pixels, source);
    if (part.width === wide && part.height === tall) {
      putPixels(this.context, pixels.raster, part, { x: left, y: top });
    } else if (isForCanvas(part, wide, tall)) {
      this.#drawPart(pixels.raster, part, {
        x: left / SCALE,
        y: top / SCALE,
        width: wide / SCALE,
        height: tall / SCALE,
      });
    } else {
      const raster = await cut(pixels, source, { width: wide, height: tall });
      putPixels(this.context, raster, { x: 0, y: 0, width: wide, height: tall }, { x: left, y: top });
    }
  }

  #drawPart(raster: Raster, part: Rectangle, target: Rectangle): void {
    // The canvas would skip pixels.
    if (part.width >= 2 * SCALE * target.width && part.height >= 2 * SCALE * target.height) {
      const half = halved(raster, part);
      this.#drawPart(half, { x: 0, y: 0, width: half.width, height: half.height }, target);
      return;
    }
    const layer = takeCanvas(part.width, part.height);
    putPixels(layer.getContext('2d'), raster, part, { x: 0, y: 0 });
    this.context.imageSmoothingQuality = 'high';
    this.context.drawImage(layer, target.x, target.y, target.width, target.height);
    giveBack(layer);
  }

  /** RGBA pixels laid over the card, `width` × `height` of them, blended by their alpha. */
  overlay(data: Uint8ClampedArray, width: number, height: number, target: Rectangle): void {
    const layer = createCanvas(width, height);
    const context = layer.getContext('2d');
    const image = context.createImageData(width, height);
    image.data.set(data);
    context.putImageData(image, 0, 0);
    this.context.drawImage(layer, target.x, target.y, target.width, target.height);
  }

  /**
   * A JPEG that keeps the colour of thin lines; the canvas's own PNG encoder takes several times as long. Tables made for
   * the picture would save a tenth of the bytes and take as long again.
   */
  encode(): Promise<Buffer> {
    const { width, height } = this.#canvas;
    const data = this.#canvas.data();
    giveBack(this.#canvas);
    return sharp(data, { raw: { width, height, channels: 4 } })
      .removeAlpha()
      .jpeg({ quality: 90, chromaSubsampling: '4:4:4', optimizeCoding: false })
      .toBuffer();
  }

  #size = 0;

  #setFont(size: number, weight: Weight = 400): void {
    this.#size = size;
    this.context.font = `${weight} ${size}px ${this.#fonts}`;
  }

  /** As much of a text as fits, in the size that is set then, and how wide it is. */
  #fit(
    text: string,
    { size, weight, leastSize = size }: TextStyle,
    maxWidth: number,
  ): { readonly fitting: string; readonly width: number } {
    const widthOf = (fitting: string) => this.context.measureText(fitting).width;
    for (let smaller = size; smaller >= leastSize; smaller -= 0.5) {
      this.#setFont(smaller, weight);
      const width = widthOf(text);
      if (width <= maxWidth) return { fitting: text, width };
    }
    const kept = letters(text, this.#locale);
    while (kept.length > 1 && widthOf(`${kept.join('')}…`) > maxWidth) kept.pop();
    const fitting = `${kept.join('').trimEnd()}…`;
    return { fitting, width: widthOf(fitting) };
  }

  #path({ x, y, width, height }: Rectangle, radius: number): void {
    this.context.beginPath();
    this.context.roundRect(x, y, width, height, Math.min(radius, width / 2, height / 2));
  }
}
