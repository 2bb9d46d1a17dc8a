import { openPicture } from '../images/open.ts';
import type { Picture } from '../images/picture.ts';
import { openAnalyser } from '../inference/analyser.ts';
import type { Analyser } from '../inference/analysis.ts';
import type { Described, DescribeOptions, Describer, DescriberOptions, PictureAddress } from './describer.ts';
import { createDownloader, type Downloader, type DownloadLimits, NO_DOWNLOADS } from './download.ts';
import { illustrate } from './illustrate.ts';
import { readPictureFile } from './picture-file.ts';

/**
 * Opens a describer that does everything in this process.
 * @throws {UserError} `device/unavailable`, `model/missing` or `model/damaged`
 */
export async function openInProcessDescriber(options: DescriberOptions = {}): Promise<Describer> {
  const analyser = await openAnalyser({ device: options.device ?? 'auto' });
  const describer = describeWith(analyser, options.download);
  return {
    device: describer.device,
    model: describer.model,
    describe: (address, options) => describer.describe(address, options),
    async close() {
      await analyser.close();
      await describer.close();
    },
  };
}

/** A describer on an analyser that others share: closing it leaves the analyser open. */
export function describeWith(analyser: Analyser, download: DownloadLimits = NO_DOWNLOADS): Describer {
  return new InProcessDescriber(analyser, createDownloader(download));
}

class InProcessDescriber implements Describer {
  readonly #analyser: Analyser;
  readonly #downloader: Downloader;

  constructor(analyser: Analyser, downloader: Downloader) {
    this.#analyser = analyser;
    this.#downloader = downloader;
  }

  get device() {
    return this.#analyser.device;
  }

  get model() {
    return this.#analyser.model;
  }

  async describe(address: PictureAddress, options: DescribeOptions = {}): Promise<Described> {
    const { maxFaces, aligned, signal } = options;
    const start = performance.now();
    const bytes = await this.#read(address, signal);
    const downloaded = performance.now();
    const picture = await openPicture(bytes);
    const decoded = performance.now();
    const analysis = await this.#analyser.analyse(picture, {
      ...(maxFaces !== undefined && { maxFaces }),
      ...(aligned !== undefined && { aligned }),
      ...(signal && { signal }),
    });
    const analysed = performance.now();
    const pictures = await this.#illustrate(picture, analysis, options);
    const timings = {
      ...analysis.timings,
      download: downloaded - start,
      decode: decoded - downloaded + analysis.timings.decode,
      illustrate: performance.now() - analysed,
    };
    return { analysis: { ...analysis, timings }, pictures };
  }

  async close(): Promise<void> {
    await this.#downloader.close();
  }

  async #read(address: PictureAddress, signal: AbortSignal | undefined): Promise<Uint8Array> {
    if (address.kind === 'bytes') return address.bytes;
    if (address.kind === 'file') return readPictureFile(address.path, signal);
    return this.#downloader.download(address.url, signal);
  }

  async #illustrate(picture: Picture, analysis: Described['analysis'], options: DescribeOptions) {
    try {
      return await illustrate(this.#analyser, picture, analysis, options);
    } catch (error) {
      return { crops: [], failure: error instanceof Error ? error : new Error(String(error)) };
    }
  }
}
