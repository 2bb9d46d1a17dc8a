import sharp, { type Sharp } from 'sharp';
import { IMAGE_LIMITS } from '../limits.ts';
import { fromPixels } from '../raster.ts';
import { checkPixels } from '../refusals.ts';
import { type Chunk, chunksOf, pngOf } from './png-chunks.ts';
import type { Source } from './source.ts';

/** A part of the canvas that a frame paints, and how (PNG specification, third edition, fcTL). */
interface Painting {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  /** What becomes of it before the next frame: 0 stays, 1 is cleared, 2 goes back to what was there before. */
  readonly dispose: number;
  /** Whether it is laid over what is there, or replaces it. */
  readonly over: boolean;
  readonly data: Uint8Array[];
}

/** An animated PNG, of which libvips knows but the first picture; undefined where a PNG stands still. */
export function apngSource(bytes: Uint8Array): Source | undefined {
  const chunks = chunksOf(bytes);
  if (!chunks.some(({ type }) => type === 'acTL')) return undefined;
  const header = chunks.find(({ type }) => type === 'IHDR')?.data;
  const paintings = paintingsOf(chunks);
  if (!header || header.byteLength < 13 || paintings.length < 2) return undefined;
  const view = new DataView(header.buffer, header.byteOffset, header.byteLength);
  const size = { width: view.getUint32(0), height: view.getUint32(4) };
  checkPixels('png', size, IMAGE_LIMITS.wholePixels);
  const shared = chunks.filter(({ type }) => SHARED.has(type));
  const canvas = new Canvas(size.width, size.height, paintings, (painting) => pngOfPainting(header, shared, painting));
  return { ...size, frames: paintings.length, inParts: false, frame: (index) => canvas.at(index) };
}

/** Chunks that hold for every frame. */
const SHARED: ReadonlySet<string> = new Set(['PLTE', 'tRNS', 'gAMA', 'sRGB', 'iCCP', 'cHRM']);

function paintingsOf(chunks: readonly Chunk[]): Painting[] {
  const paintings: Painting[] = [];
  for (const { type, data } of chunks) {
    if (type === 'fcTL' && data.byteLength >= 26) {
      const view = new DataView(data.buffer, data.byteOffset, data.byteLength);
      paintings.push({
        width: view.getUint32(4),
        height: view.getUint32(8),
        x: view.getUint32(12),
        y: view.getUint32(16),
        dispose: view.getUint8(24),
        over: view.getUint8(25) === 1,
        data: [],
      });
    }
    // The first frame may be the still picture; where no fcTL stands before that, it is none of the frames.
    if (type === 'IDAT') paintings.at(-1)?.data.push(data);
    if (type === 'fdAT') paintings.at(-1)?.data.push(data.subarray(4));
  }
  return paintings.filter(({ data }) => data.length > 0);
}

function pngOfPainting(header: Uint8Array, shared: readonly Chunk[], { width, height, data }: Painting): Buffer {
  const own = Buffer.from(header);
  own.writeUInt32BE(width, 0);
  own.writeUInt32BE(height, 4);
  return pngOf([
    { type: 'IHDR', data: own },
    ...shared,
    { type: 'IDAT', data: Buffer.concat(data) },
    { type: 'IEND', data: new Uint8Array() },
  ]);
}

/** What the animation looks like after each frame, painted one after the other. */
class Canvas {
  readonly #width: number;
  readonly #height: number;
  readonly #paintings: readonly Painting[];
  readonly #toPng: (painting: Painting) => Buffer;
  #pixels: Uint8Array;
  /** How many frames have been painted; what the last of them leaves is not yet disposed of. */
  #painted = 0;
  #before: Uint8Array | undefined;

  constructor(width: number, height: number, paintings: readonly Painting[], toPng: (painting: Painting) => Buffer) {
    this.#width = width;
    this.#height = height;
    this.#paintings = paintings;
    this.#toPng = toPng;
    this.#pixels = new Uint8Array(width * height * 4);
  }

  async at(index: number): Promise<Sharp> {
    if (index < this.#painted - 1) {
      this.#pixels = new Uint8Array(this.#pixels.length);
      this.#painted = 0;
    }
    for (; this.#painted <= index; this.#painted++) await this.#paint();
    return fromPixels(Uint8Array.from(this.#pixels), { width: this.#width, height: this.#height }, 4);
  }

  async #paint(): Promise<void> {
    this.#dispose(this.#paintings[this.#painted - 1]);
    const painting = this.#paintings[this.#painted];
    if (!painting) throw new RangeError(`Expected one of ${this.#paintings.length} frames, but got ${this.#painted}.`);
    if (painting.x + painting.width > this.#width || painting.y + painting.height > this.#height) {
      throw new Error('Expected a frame inside the picture, but it reaches past it.');
    }
    this.#before = painting.dispose === 2 ? Uint8Array.from(this.#pixels) : undefined;
    const { data } = await sharp(this.#toPng(painting), { failOn: 'error', limitInputPixels: IMAGE_LIMITS.wholePixels })
      .timeout({ seconds: IMAGE_LIMITS.seconds })
      .toColourspace('srgb')
      .ensureAlpha()
      .raw({ depth: 'uchar' })
      .toBuffer({ resolveWithObject: true });
    for (let row = 0; row < painting.height; row++) {
      const to = this.#offset(painting, row);
      const source = data.subarray(row * painting.width * 4, (row + 1) * painting.width * 4);
      if (painting.over) layOver(this.#pixels.subarray(to, to + source.length), source);
      else this.#pixels.set(source, to);
    }
  }

  #dispose(painting: Painting | undefined): void {
    if (painting?.dispose === 2 && this.#before) this.#pixels = this.#before;
    if (painting?.dispose !== 1) return;
    for (let row = 0; row < painting.height; row++) {
      const at = this.#offset(painting, row);
      this.#pixels.fill(0, at, at + painting.width * 4);
    }
  }

  #offset({ x, y }: Painting, row: number): number {
    return ((y + row) * this.#width + x) * 4;
  }
}

/** Lays RGBA pixels over others, as the specification's "over" does. */
function layOver(under: Uint8Array, over: Uint8Array): void {
  for (let at = 0; at < over.length; at += 4) {
    const alpha = (over[at + 3] ?? 0) / 255;
    const rest = ((under[at + 3] ?? 0) / 255) * (1 - alpha);
    const total = alpha + rest;
    if (alpha === 0) continue;
    for (let channel = at; channel < at + 3; channel++) {
      under[channel] = ((over[channel] ?? 0) * alpha + (under[channel] ?? 0) * rest) / total + 0.5;
    }
    under[at + 3] = 255 * total + 0.5;
  }
}
