import type { Writable } from 'node:stream';

/** Bytes before each frame: the length of its header and of its body, as 32-bit numbers. */
const PREFIX = 8;

const MOST_HEADER = 64 * 1024;

/** Writes a frame: a header that is JSON, and bytes, in one part or several. */
export function writeFrame(pipe: Writable, header: unknown, ...body: readonly Uint8Array[]): void {
  const json = Buffer.from(JSON.stringify(header));
  const prefix = Buffer.alloc(PREFIX);
  prefix.writeUInt32LE(json.byteLength, 0);
  prefix.writeUInt32LE(
    body.reduce((sum, part) => sum + part.byteLength, 0),
    4,
  );
  pipe.cork();
  pipe.write(prefix);
  pipe.write(json);
  for (const part of body) pipe.write(part);
  pipe.uncork();
}

/** Puts frames together again from the chunks of a pipe. */
export class FrameReader {
  readonly #mostBody: number;
  readonly #onFrame: (header: unknown, body: Buffer) => void;
  /** The parts of a frame in turn: prefix, header, body. */
  #part = Buffer.alloc(PREFIX);
  #filled = 0;
  #lengths: { readonly header: number; readonly body: number } | undefined;
  #header: unknown;
  #inBody = false;

  /** Frames with more than `mostBody` bytes are refused. */
  constructor(mostBody: number, onFrame: (header: unknown, body: Buffer) => void) {
    this.#mostBody = mostBody;
    this.#onFrame = onFrame;
  }

  /** @throws {RangeError | SyntaxError} when what comes is no frame */
  push(chunk: Uint8Array): void {
    let rest = chunk;
    while (rest.byteLength > 0) {
      const taken = rest.subarray(0, this.#part.byteLength - this.#filled);
      this.#part.set(taken, this.#filled);
      this.#filled += taken.byteLength;
      rest = rest.subarray(taken.byteLength);
      if (this.#filled === this.#part.byteLength) this.#complete(this.#part);
    }
  }

  #complete(part: Buffer): void {
    if (!this.#lengths) {
      const [header, body] = [part.readUInt32LE(0), part.readUInt32LE(4)];
      if (header === 0 || header > MOST_HEADER || body > this.#mostBody) {
        throw new RangeError(`Expected a frame of at most ${this.#mostBody} bytes, but got ${header} + ${body}.`);
      }
      this.#lengths = { header, body };
      this.#expect(header);
    } else if (!this.#inBody) {
      this.#header = JSON.parse(part.toString());
      this.#inBody = true;
      if (this.#lengths.body > 0) this.#expect(this.#lengths.body);
      else this.#finish(Buffer.alloc(0));
    } else {
      this.#finish(part);
    }
  }

  #expect(bytes: number): void {
    // Not from node's pool, which would be kept as long as the pixels are.
    this.#part = Buffer.allocUnsafeSlow(bytes);
    this.#filled = 0;
  }

  #finish(body: Buffer): void {
    const header = this.#header;
    this.#lengths = undefined;
    this.#inBody = false;
    this.#expect(PREFIX);
    this.#onFrame(header, body);
  }
}
