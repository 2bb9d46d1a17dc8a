import type { Raster } from '../images/picture.ts';
import type { Analysis, Device, Precision } from '../inference/analysis.ts';
import type { CardOptions } from './cards.ts';
import type { DownloadLimits } from './download.ts';
import type { Drawing } from './drawing.ts';
import type { PortraitOptions } from './portraits.ts';
import type { DescriberStats } from './stats.ts';
import type { Why, WhyOptions } from './why.ts';

/** Where a picture is. */
export type PictureAddress =
  | { readonly kind: 'url'; readonly url: string }
  | { readonly kind: 'file'; readonly path: string }
  | { readonly kind: 'bytes'; readonly bytes: Uint8Array };

/** What is wanted of a picture. */
export interface Wanted {
  /** Label at most this many faces, largest first. Default 10. */
  readonly maxFaces?: number;
  /** Take the whole picture, centre-cropped to 178:218, for one aligned face instead of looking for faces. */
  readonly aligned?: boolean;
  /** Whether to draw a copy of the picture with its faces numbered: where there are several, or one. Default never. */
  readonly annotate?: 'always' | 'several' | 'never';
  /** Whether to cut out each face as the attribute network sees it: where there are several, or one. Default never. */
  readonly crops?: 'always' | 'several' | 'never';
  /** The card to draw of it. Default none. */
  readonly card?: CardOptions;
  /** An attribute and one face, or all: what its score leans on. Default none. */
  readonly why?: WhyOptions;
  /** Faces to cut out with what is around them, for a drawing of several pictures. Default none. */
  readonly portraits?: PortraitOptions;
  /** Most crops, those of the largest faces. Default all. */
  readonly maxCrops?: number;
}

/** How much it hurries: who waits for an answer comes first, posts that are merely watched come last. */
export type Urgency = 'interaction' | 'mention' | 'watched';

/** For whom a picture is described. */
export interface Errand {
  /** Who posted it. Whoever describes elsewhere asks once more, just before the download, whether they have opted out. */
  readonly posterId: string;
  readonly urgency: Urgency;
}

export interface DescribeOptions extends Wanted {
  /** Aborting ends the work; the promise rejects with the signal's reason. */
  readonly signal?: AbortSignal;
  /** Called once the file has arrived, and runs what is left when it is this picture's turn. Default at once. */
  readonly turn?: Turn;
  /** Default nobody in particular. */
  readonly errand?: Errand;
}

/** Runs `work` when it is its turn, and settles as it does. */
export type Turn = <Result>(work: () => Promise<Result>) => Promise<Result>;

/** What a picture shows, and the pictures that were made of it. */
export interface Described {
  readonly analysis: Analysis;
  readonly pictures: DescribedPictures;
}

export interface DescribedPictures {
  /** The picture with numbered boxes, a JPEG. */
  readonly annotated?: Buffer;
  /** The card that was asked for, a JPEG; none where there is nothing to show. */
  readonly card?: Buffer;
  /** What a score leans on, for each face that was asked about, in the order of `analysis.faces`. */
  readonly whys?: readonly Why[];
  /** The portraits that were asked for, as pixels, in the order in which people read the picture. */
  readonly portraits?: readonly Raster[];
  /** In the order of `analysis.faces`, each a PNG. */
  readonly crops: readonly Buffer[];
  /** Why pictures are missing that were asked for: a bug, for the log. The description stands without them. */
  readonly failure?: Error;
}

/** Describes pictures: address in, description out. Opened once per process by `openDescriber`. */
export interface Describer {
  readonly device: Device;
  readonly precision: Precision;
  /** Name and version of the attribute network. */
  readonly model: string;
  /** There where others describe, maybe on other machines: how they are. */
  readonly elsewhere?: Elsewhere;
  /**
   * Downloads or reads a picture, describes its faces and draws what was asked for.
   * @throws {UserError} with a `download/…`, `file/…` or `image/…` code when the picture cannot be had or read, or
   *   `busy/queue-full`
   * @example
   * const describer = await openDescriber();
   * const { analysis, pictures } = await describer.describe(
   *   { kind: 'file', path: 'photo.jpg' },
   *   { card: { threshold: 0.5, hidden: ['Attractive'], showFaces: 'always' } },
   * );
   * console.log(analysis.faces.length);
   * if (pictures.card) await writeFile('card.jpg', pictures.card);
   * await describer.close();
   */
  describe(address: PictureAddress, options?: DescribeOptions): Promise<Described>;
  /** Draws what needs no file: a card of scores, or of faces that were cut out before. A JPEG. */
  draw(drawing: Drawing): Promise<Buffer>;
  /** Releases everything. What is still in flight is given up; who wants it waits for it first. */
  close(): Promise<void>;
}

/** Workers that pictures are handed to, as they were a moment ago. */
export interface Elsewhere {
  /** Whether what hands pictures to them can be reached. */
  readonly connected: boolean;
  /** Workers that take pictures. */
  readonly workers: number;
  /** Pictures that all of them together may have at the same time. */
  readonly capacity: number;
  /** Pictures that wait, everybody's. */
  readonly waiting: number;
  /** How long those of others keep a picture waiting, in ms; infinite where nobody takes any. */
  readonly expectedWaitMs: number;
}

export interface DescriberOptions {
  /** `auto`, the default, takes the fastest device that opens and agrees with the CPU. */
  readonly device?: Device | 'auto';
  /** `auto`, the default, takes eight bits on a CPU that is faster with them and answers nearly as with floats. */
  readonly precision?: Precision | 'auto';
  /** What `url` addresses may be; without it, none is downloaded. */
  readonly download?: DownloadLimits;
  /** Time for one picture, in ms, from its download to its last drawing; waiting for its turn is not in it. Default 30 s. */
  readonly pictureMs?: number;
  /** Cores to use. Default those that the process may use, see `usableCores`. */
  readonly threads?: number;
  /** Memory for all pictures in work, in bytes. Default a share of what the process may have, see `pictureMemory`. */
  readonly memoryBytes?: number;
  /** The program that takes stills of videos; without it, videos are refused. */
  readonly ffmpeg?: string;
  /** Aborting gives the opening up. */
  readonly signal?: AbortSignal;
  /** Takes what the processes that describe have to say; by default nobody does. */
  readonly onLog?: (entry: LogEntry) => void;
  /** Takes, every second in which something happened, what did. */
  readonly onStats?: (stats: DescriberStats) => void;
  /** Called once when describing has become impossible for good: the process should end. */
  readonly onLost?: (error: Error) => void;
}

export interface LogEntry {
  readonly level: 'debug' | 'info' | 'warn' | 'error';
  readonly message: string;
  readonly fields: Readonly<Record<string, string | number | boolean | undefined>>;
}

export const PICTURE_MS = 30_000;
