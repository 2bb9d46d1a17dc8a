import type { View } from '../../images/picture.ts';
import type { Rectangle } from '../../images/rectangle.ts';
import { crashes } from '../crashes.ts';
import type { LogEntry } from '../describer.ts';
import type { HeldPicture } from '../held-picture.ts';
import { LEEWAY } from '../memory/limit.ts';
import { tooMuchMemory } from '../memory/refusal.ts';
import { Share } from '../memory/share.ts';
import { residentWithChildren, watchMemory } from '../memory/watch.ts';
import { type Answer, Decoder, DecoderDeath } from './decoder.ts';

/** Deaths that a picture may cause. */
const MOST_DEATHS = 2;

/** A decoder that keeps more than this after its picture, in bytes, is replaced. */
const MOST_KEPT = 256 * 1024 * 1024;

/** A picture that takes more memory than this, in bytes, takes a decoder for seconds: one is kept free of such. */
const HEAVY = 256 * 1024 * 1024;

/** How long a decoder beyond the first stays without work, in ms. */
const IDLE_MS = 30_000;

const MOST_FAILED_STARTS = 3;

export interface DecoderPoolOptions {
  /** Most pictures that are decoded at the same time. */
  readonly size: number;
  /** Memory for all of them together, in bytes. */
  readonly memory: number;
  /** The program for videos; without it, they are refused. */
  readonly ffmpeg?: string | undefined;
  readonly onLog?: ((entry: LogEntry) => void) | undefined;
  /** The module that decoders run; their own unless a test has another. */
  readonly entry?: URL;
}

/** Decoder processes, each with one picture at a time; one is always kept ready. */
export class DecoderPool {
  readonly #options: DecoderPoolOptions;
  readonly #places: Share;
  readonly #heavy: Share;
  readonly #memory: Share;
  readonly #idle: Decoder[] = [];
  readonly #alive = new Set<Decoder>();
  /** Settles when the one that is started in the background can be had. */
  #starting: Promise<void> | undefined;
  #closed = false;

  private constructor(options: DecoderPoolOptions) {
    this.#options = options;
    this.#places = new Share(options.size);
    this.#heavy = new Share(Math.max(1, options.size - 1));
    this.#memory = new Share(options.memory, 'decoders');
  }

  /** Starts the first decoder. @throws {Error} when it does not start */
  static async open(options: DecoderPoolOptions): Promise<DecoderPool> {
    const pool = new DecoderPool(options);
    pool.#giveBack(await pool.#start());
    return pool;
  }

  /** The processes that are there now. */
  get pids(): number[] {
    return [...this.#alive].flatMap(({ pid }) => pid ?? []);
  }

  /**
   * Opens a picture in a decoder, which is its own until it is released. Aborting ends the decoder.
   * @throws {UserError} as `openPicture` does, `image/too-large` when it would take too much memory, and `image/crashes` when decoders ended over it
   */
  async open(bytes: Uint8Array, signal: AbortSignal): Promise<HeldPicture> {
    const { memory, ffmpeg, onLog } = this.#options;
    const attempts = new Attempts(onLog);
    let isHeavy = false;
    const hold = async () => {
      const giveUp = await this.#place(isHeavy, signal);
      try {
        return await attempts.run(signal, async () => {
          const decoder = await this.#take();
          let giveBack = () => {};
          try {
            const { memory: needed } = await decoder.ask({ kind: 'open', ffmpeg }, 'wants', { bytes, signal });
            if (needed > memory) throw tooMuchMemory(needed, memory);
            if (needed > HEAVY && !isHeavy) throw new HeavyPicture();
            giveBack = await this.#memory.take(needed, signal);
            const opened = await within(needed, decoder, () =>
              decoder.ask({ kind: 'decode', memory: needed }, 'picture', { signal }),
            );
            checkPixels(opened);
            const release = () => void this.#putAway(decoder).then(giveBack).then(giveUp);
            return { decoder, needed, opened, release };
          } catch (error) {
            await this.#putAway(decoder);
            giveBack();
            throw error;
          }
        });
      } catch (error) {
        giveUp();
        throw error;
      }
    };

    const { opened, ...first } = await hold().catch((error: unknown) => {
      if (!(error instanceof HeavyPicture)) throw error;
      // It leaves its decoder to others until it is its turn among its kind.
      isHeavy = true;
      return hold();
    });
    const { facts, raster, body } = opened;
    let holder: Omit<Awaited<ReturnType<typeof hold>>, 'opened'> | undefined = first;
    const release = () => {
      holder?.release();
      holder = undefined;
    };
    // All its pixels are here: hardly anybody will want to see a part of it again.
    if (raster.width * raster.height >= facts.width * facts.height) release();

    const lookAt = (region: Rectangle, frame: number | undefined) =>
      attempts.run(signal, async (): Promise<View> => {
        if (!holder?.decoder.alive) {
          release();
          holder = await hold();
        }
        const { decoder, needed } = holder;
        const { facts, raster, body } = await within(needed, decoder, () =>
          decoder.ask({ kind: 'region', region, frame }, 'view', { signal }),
        );
        return { ...facts, raster: { ...raster, data: body } };
      });
    const views = new Map<string, Promise<View>>();
    const { animation, there, ...still } = facts;
    const size = raster.width * raster.height * 3;
    const rasterOf = (i: number) => ({ ...raster, data: body.subarray(i * size, (i + 1) * size) });
    return {
      ...still,
      ...(there && { there }),
      raster: rasterOf(0),
      ...(animation && {
        animation: {
          count: animation.count,
          frames: animation.frames.map((index, i) => ({ index, raster: rasterOf(i) })),
        },
      }),
      region(region, frame) {
        const key = [region.x, region.y, region.width, region.height, frame].join();
        const view = views.get(key) ?? lookAt(region, frame);
        views.set(key, view);
        return view;
      },
      release,
    };
  }

  close(): void {
    this.#closed = true;
    for (const decoder of this.#alive) decoder.kill();
  }

  /** A place among those that are decoded; heavy pictures have all but one of them. */
  async #place(isHeavy: boolean, signal: AbortSignal): Promise<() => void> {
    if (!isHeavy) return this.#places.take(1, signal);
    const giveUpHeavy = await this.#heavy.take(1, signal);
    const giveUp = await this.#places.take(1, signal).catch((error: unknown) => {
      giveUpHeavy();
      throw error;
    });
    return () => {
      giveUp();
      giveUpHeavy();
    };
  }

  /** A decoder that can be asked. */
  async #take(): Promise<Decoder> {
    for (;;) {
      if (this.#idle.length === 0) await this.#starting;
      const decoder = this.#idle.pop() ?? (await this.#start());
      if (!decoder.alive) continue;
      this.#keepOneReady();
      return decoder;
    }
  }

  async #start(): Promise<Decoder> {
    for (let failures = 0; ; ) {
      const decoder = new Decoder(this.#options.entry);
      this.#alive.add(decoder);
      const forget = () => {
        this.#alive.delete(decoder);
        if (!this.#closed) this.#keepOneReady();
      };
      try {
        await decoder.ready;
        void decoder.gone().then(forget);
        return decoder;
      } catch (error) {
        this.#alive.delete(decoder);
        if (this.#closed || ++failures === MOST_FAILED_STARTS) throw error;
      }
    }
  }

  /** Has a decoder forget its picture, and keeps it for the next one. */
  async #putAway(decoder: Decoder): Promise<void> {
    if (decoder.alive) {
      const left = await decoder.ask({ kind: 'release' }, 'released').catch(() => undefined);
      if (left && left.rss > MOST_KEPT) decoder.kill();
    }
    this.#giveBack(decoder);
  }

  #giveBack(decoder: Decoder): void {
    if (this.#closed) decoder.kill();
    if (decoder.alive) this.#idle.push(decoder);
    else this.#keepOneReady();
    if (this.#idle.length > 1) setTimeout(() => this.#endSpare(decoder), IDLE_MS).unref();
  }

  #endSpare(decoder: Decoder): void {
    const place = this.#idle.indexOf(decoder);
    if (place < 0 || this.#idle.length === 1) return;
    this.#idle.splice(place, 1);
    decoder.kill();
  }

  /** Starts one in the background where there is none but those at work. */
  #keepOneReady(): void {
    if (this.#closed || this.#starting || this.#idle.some(({ alive }) => alive)) return;
    if (this.#alive.size >= this.#options.size) return;
    this.#starting = this.#start()
      .then((decoder) => this.#giveBack(decoder))
      .catch((error: unknown) => {
        this.#options.onLog?.({ level: 'error', message: 'no decoder starts', fields: { error: String(error) } });
      })
      .finally(() => {
        this.#starting = undefined;
      });
  }
}

/** Ends a decoder that takes much more memory for its work than it was given; what it was asked is refused. */
async function within<Result>(memory: number, decoder: Decoder, work: () => Promise<Result>): Promise<Result> {
  const { pid } = decoder;
  if (pid === undefined) return work();
  const most = residentWithChildren(pid) + memory + LEEWAY;
  const endWatch = watchMemory(pid, most, () => decoder.kill(tooMuchMemory()));
  try {
    return await work();
  } finally {
    endWatch();
  }
}

/** What was opened is a heavy picture, and it is not its turn yet. */
class HeavyPicture extends Error {}

/** A decoder's pixels are as many as it says. */
function checkPixels({ facts, raster, body }: Answer<'picture'> & { readonly body: Buffer }): void {
  const expected = 3 * raster.width * raster.height * (facts.animation?.frames.length ?? 1);
  if (body.byteLength !== expected)
    throw new Error(`Expected ${expected} bytes of pixels, but got ${body.byteLength}.`);
}

/** Tries again what a decoder ended over, once for a picture. */
class Attempts {
  readonly #onLog: DecoderPoolOptions['onLog'];
  #deaths = 0;

  constructor(onLog: DecoderPoolOptions['onLog']) {
    this.#onLog = onLog;
  }

  /** @throws {UserError} `image/crashes` */
  async run<Result>(signal: AbortSignal, work: () => Promise<Result>): Promise<Result> {
    for (;;) {
      try {
        return await work();
      } catch (error) {
        signal.throwIfAborted();
        if (!(error instanceof DecoderDeath)) throw error;
        if (++this.#deaths >= MOST_DEATHS) throw crashes(error.message, this.#onLog);
      }
    }
  }
}
