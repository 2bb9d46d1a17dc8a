import { setMaxListeners } from 'node:events';
import PQueue from 'p-queue';
import { tooLittleThere } from '../images/broken.ts';
import { openAnalyser } from '../inference/analyser.ts';
import type { Analyser } from '../inference/analysis.ts';
import { UserError } from '../user-error.ts';
import { asked } from './asked.ts';
import { usableCores } from './cores.ts';
import {
  type Described,
  type DescribeOptions,
  type Describer,
  type DescriberOptions,
  PICTURE_MS,
  type PictureAddress,
  type Wanted,
} from './describer.ts';
import type { Downloader } from './download.ts';
import type { Drawing } from './drawing.ts';
import { type HeldPicture, openHereWith, type PictureOpener } from './held-picture.ts';
import { Room, Share } from './memory/share.ts';
import { readPictureFile } from './picture-file.ts';
import { within } from './signals.ts';

/**
 * Files that arrive at the same time. Many more than are decoded, which take little: who sends slowly keeps nobody
 * waiting.
 */
const DOWNLOADS = 32;

const FILES_BYTES = 256 * 1024 * 1024;

export interface PipelineOptions extends Pick<DescriberOptions, 'download' | 'ffmpeg' | 'pictureMs'> {
  /** Where pictures are opened; by default in this process. */
  readonly open?: PictureOpener;
  /** Memory for files that arrive, wait for their turn or are read, in bytes. */
  readonly filesBytes?: number;
}

/**
 * Opens a describer that does everything in this process.
 * @throws {UserError} `device/unavailable`, `model/missing` or `model/damaged`
 */
export async function openInProcessDescriber(options: DescriberOptions = {}): Promise<Describer> {
  const { device = 'auto', precision = 'auto', threads = usableCores() } = options;
  const analyser = await openAnalyser({ device, precision, threads });
  const describer = describeWith(analyser, options);
  return {
    device: describer.device,
    precision: describer.precision,
    model: describer.model,
    describe: (address, options) => describer.describe(address, options),
    draw: (drawing) => describer.draw(drawing),
    async close() {
      await describer.close();
      await analyser.close();
    },
  };
}

/** A describer on an analyser that others share: closing it leaves the analyser open. */
export function describeWith(analyser: Analyser, options: PipelineOptions = {}): Describer {
  return new InProcessDescriber(analyser, options);
}

class InProcessDescriber implements Describer {
  readonly #analyser: Analyser;
  /** There where addresses may be asked. What downloads and what draws is loaded when it is needed: that takes long. */
  readonly #downloader: Promise<Downloader> | undefined;
  readonly #open: PictureOpener;
  readonly #pictureMs: number;
  readonly #files: Share;
  readonly #downloads = new PQueue({ concurrency: DOWNLOADS });

  constructor(
    analyser: Analyser,
    { download, ffmpeg, open, pictureMs = PICTURE_MS, filesBytes = FILES_BYTES }: PipelineOptions,
  ) {
    this.#analyser = analyser;
    this.#downloader = download && import('./download.ts').then(({ createDownloader }) => createDownloader(download));
    this.#open = open ?? openHereWith(ffmpeg === undefined ? {} : { ffmpeg });
    this.#pictureMs = pictureMs;
    this.#files = new Share(filesBytes, 'files');
  }

  get device() {
    return this.#analyser.device;
  }

  get precision() {
    return this.#analyser.precision;
  }

  get model() {
    return this.#analyser.model;
  }

  async describe(address: PictureAddress, options?: DescribeOptions): Promise<Described> {
    const { signal, turn, wanted } = asked(options);
    // One signal may be for many pictures.
    if (signal) setMaxListeners(0, signal);
    const room = new Room(this.#files);
    try {
      const { bytes, milliseconds } = await this.#downloads.add(() => this.#read(address, room, signal), {
        ...(signal && { signal }),
      });
      const left = Math.max(0, this.#pictureMs - milliseconds);
      const work = async (ending: AbortSignal) => {
        const { analysis, pictures } = await this.#describe(bytes, wanted, ending);
        return { analysis: { ...analysis, timings: { ...analysis.timings, download: milliseconds } }, pictures };
      };
      return await turn(() => within(left, () => tooSlow(this.#pictureMs), signal, work));
    } finally {
      room.leave();
    }
  }

  async draw(drawing: Drawing): Promise<Buffer> {
    const { draw } = await import('./draw.ts');
    return draw(drawing);
  }

  async close(): Promise<void> {
    await (await this.#downloader)?.close();
  }

  /** The file, and how long it took to arrive. */
  async #read(address: PictureAddress, room: Room, signal: AbortSignal | undefined) {
    const start = performance.now();
    const bytes = await within(
      this.#pictureMs,
      () => tooSlow(this.#pictureMs),
      signal,
      (ending) => this.#bytesAt(address, room, ending),
    );
    return { bytes, milliseconds: performance.now() - start };
  }

  async #bytesAt(address: PictureAddress, room: Room, signal: AbortSignal): Promise<Uint8Array> {
    if (address.kind === 'bytes') return address.bytes;
    if (address.kind === 'file') return readPictureFile(address.path, signal);
    const downloader = await this.#downloader;
    if (!downloader) throw new UserError('download/not-allowed');
    return downloader.download(address.url, signal, (bytes) => room.take(bytes, signal));
  }

  async #describe(bytes: Uint8Array, wanted: Wanted, signal: AbortSignal): Promise<Described> {
    const { maxFaces, aligned } = wanted;
    const start = performance.now();
    const picture = await this.#open(bytes, signal);
    try {
      const decoded = performance.now();
      const analysis = await this.#analyser.analyse(picture, {
        ...(maxFaces !== undefined && { maxFaces }),
        ...(aligned !== undefined && { aligned }),
        signal,
      });
      const refusal = analysis.faces.length === 0 ? tooLittleThere(picture, bytes) : undefined;
      if (refusal) throw refusal;
      const analysed = performance.now();
      const pictures = await this.#illustrate(picture, analysis, wanted);
      signal.throwIfAborted();
      const timings = {
        ...analysis.timings,
        decode: decoded - start + analysis.timings.decode,
        illustrate: performance.now() - analysed,
      };
      return { analysis: { ...analysis, timings }, pictures };
    } finally {
      picture.release();
    }
  }

  async #illustrate(picture: HeldPicture, analysis: Described['analysis'], wanted: Wanted) {
    try {
      if (!isIllustrated(wanted)) return { crops: [] };
      const { illustrate } = await import('./illustrate.ts');
      return await illustrate(this.#analyser, picture, analysis, wanted);
    } catch (error) {
      return { crops: [], failure: error instanceof Error ? error : new Error(String(error)) };
    }
  }
}

/** Whether some picture is to be drawn. */
function isIllustrated({ annotate = 'never', crops = 'never', card, why, portraits }: Wanted): boolean {
  return annotate !== 'never' || crops !== 'never' || [card, why, portraits].some((drawing) => drawing !== undefined);
}

function tooSlow(milliseconds: number): UserError {
  return new UserError('image/too-slow', { values: { seconds: Math.round(milliseconds / 1000) } });
}
