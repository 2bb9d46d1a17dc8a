import { chunksOf, pngOf } from '../../src/images/sources/png-chunks.ts';

// Files that sharp cannot write, made of pixels that it has.

export interface TiffPixels {
  readonly width: number;
  readonly height: number;
  /** As they stand in the file, little-endian. */
  readonly data: Uint8Array;
  /** 1 for grey, 2 for RGB, 8 for CIELAB. */
  readonly photometric: number;
  readonly bits: number;
  /** 1 for whole numbers, 3 for floating point. */
  readonly sampleFormat: number;
  readonly samples: number;
}

/** An uncompressed TIFF, a directory for each page. */
export function tiffOf(...pages: readonly TiffPixels[]): Buffer {
  const parts: Buffer[] = [Buffer.from('II*\0\x08\0\0\0', 'latin1')];
  let at = 8;
  for (const [i, { width, height, data, photometric, bits, sampleFormat, samples }] of pages.entries()) {
    const tags = 10;
    const listsAt = at + 2 + 12 * tags + 4;
    const dataAt = listsAt + 4 * samples;
    const end = dataAt + data.byteLength + (data.byteLength % 2);
    const perSample = (value: number, place: number): [number, number, number] => [
      3,
      samples,
      samples > 2 ? place : value,
    ];
    const entries: [number, number, number, number][] = [
      [256, 4, 1, width],
      [257, 4, 1, height],
      [258, ...perSample(bits, listsAt)],
      [259, 4, 1, 1],
      [262, 4, 1, photometric],
      [273, 4, 1, dataAt],
      [277, 4, 1, samples],
      [278, 4, 1, height],
      [279, 4, 1, data.byteLength],
      [339, ...perSample(sampleFormat, listsAt + 2 * samples)],
    ];
    const directory = Buffer.alloc(dataAt - at);
    directory.writeUInt16LE(tags, 0);
    for (const [entry, [tag, type, count, value]] of entries.entries()) {
      directory.writeUInt16LE(tag, 2 + 12 * entry);
      directory.writeUInt16LE(type, 4 + 12 * entry);
      directory.writeUInt32LE(count, 6 + 12 * entry);
      directory.writeUInt32LE(value, 10 + 12 * entry);
    }
    directory.writeUInt32LE(i + 1 < pages.length ? end : 0, 2 + 12 * tags);
    for (let sample = 0; sample < samples; sample++) {
      directory.writeUInt16LE(bits, listsAt - at + 2 * sample);
      directory.writeUInt16LE(sampleFormat, listsAt - at + 2 * samples + 2 * sample);
    }
    parts.push(directory, Buffer.from(data), Buffer.alloc(data.byteLength % 2));
    at = end;
  }
  return Buffer.concat(parts);
}

/** An uncompressed BMP of RGB pixels, its last row first as usual, or its first. */
export function bmpOf(pixels: Uint8Array, width: number, height: number, bits: 24 | 32, topDown = false): Buffer {
  const row = Math.ceil((width * bits) / 32) * 4;
  const bytes = Buffer.alloc(54 + row * height);
  bytes.write('BM', 'latin1');
  bytes.writeUInt32LE(bytes.length, 2);
  bytes.writeUInt32LE(54, 10);
  bytes.writeUInt32LE(40, 14);
  bytes.writeInt32LE(width, 18);
  bytes.writeInt32LE(topDown ? -height : height, 22);
  bytes.writeUInt16LE(1, 26);
  bytes.writeUInt16LE(bits, 28);
  bytes.writeUInt32LE(row * height, 34);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const [red = 0, green = 0, blue = 0] = pixels.subarray((y * width + x) * 3);
      bytes.set([blue, green, red], 54 + (topDown ? y : height - 1 - y) * row + (x * bits) / 8);
    }
  }
  return bytes;
}

export interface ApngFrame {
  /** A PNG, of the same kind as the first frame's. */
  readonly png: Uint8Array;
  readonly x?: number;
  readonly y?: number;
  readonly dispose?: 0 | 1 | 2;
  readonly blend?: 0 | 1;
}

/** An animated PNG; the first frame is as large as the picture. */
export function apngOf(frames: readonly ApngFrame[]): Buffer {
  const control = Buffer.alloc(8);
  control.writeUInt32BE(frames.length);
  let sequence = 0;
  const chunks = frames.flatMap(({ png, x = 0, y = 0, dispose = 0, blend = 0 }, i) => {
    const own = chunksOf(png);
    const header = Buffer.from(own.find(({ type }) => type === 'IHDR')?.data ?? []);
    const frame = Buffer.alloc(26);
    frame.writeUInt32BE(sequence++, 0);
    header.copy(frame, 4, 0, 8);
    frame.writeUInt32BE(x, 12);
    frame.writeUInt32BE(y, 16);
    frame.writeUInt16BE(1, 20);
    frame.writeUInt16BE(10, 22);
    frame.writeUInt8(dispose, 24);
    frame.writeUInt8(blend, 25);
    const data = own
      .filter(({ type }) => type === 'IDAT')
      .map((chunk) => {
        if (i === 0) return chunk;
        const number = Buffer.alloc(4);
        number.writeUInt32BE(sequence++);
        return { type: 'fdAT', data: Buffer.concat([number, chunk.data]) };
      });
    return [
      ...(i === 0
        ? [
            { type: 'IHDR', data: header },
            { type: 'acTL', data: control },
          ]
        : []),
      { type: 'fcTL', data: frame },
      ...data,
    ];
  });
  return pngOf([...chunks, { type: 'IEND', data: new Uint8Array() }]);
}
