import type { Picture, Raster } from '../images/picture.ts';
import type { AttributeName } from './attributes/names.ts';

/** A point in pixels of the upright picture, origin at its top left. */
export interface Point {
  readonly x: number;
  readonly y: number;
}

/** A rectangle in pixels of the upright picture; it may reach past the picture's border. */
export interface Box extends Point {
  readonly width: number;
  readonly height: number;
}

/**
 * Left eye, right eye, nose, left and right corner of the mouth, left and right as the viewer sees them in the face
 * turned upright.
 */
export type Landmarks = readonly [Point, Point, Point, Point, Point];

/** One network output; `probability` is always sigmoid(`logit`), in 0..1. */
export interface Score {
  readonly logit: number;
  readonly probability: number;
}

/** All forty, always. */
export type AttributeScores = Readonly<Record<AttributeName, Score>>;

/** A face that the detector found. */
export interface DetectedFace {
  readonly box: Box;
  readonly landmarks: Landmarks;
  /** How sure the networks are that this is a face, 0..1. */
  readonly score: number;
}

/** Why a face was not labelled; `beyond-limit`: there were enough larger ones. */
export type UnreadReason = 'too-small' | 'unclear' | 'beyond-limit';

/** A face that was found but not labelled. */
export interface UnreadFace extends DetectedFace {
  readonly reason: UnreadReason;
}

/** A face that was found and labelled. */
export interface Face extends DetectedFace {
  readonly attributes: AttributeScores;
  /** There where the scores together look like those of a child, of whom less is said. */
  readonly childlike?: true;
}

export type Device = 'cpu' | 'cuda' | 'webgpu' | 'directml' | 'coreml';

/** What the refiner and the attribute network calculate with: 32-bit numbers, or mostly 8-bit ones. */
export type Precision = 'float' | 'int8';

/** Milliseconds; 0 for what was not done. */
export interface Timings {
  readonly download: number;
  /** Opening the picture, and reading parts of it in greater detail. */
  readonly decode: number;
  readonly detect: number;
  readonly attributes: number;
  /** Drawing the annotated copy and the crops. */
  readonly illustrate: number;
}

/** What a picture took, from opening it to its last drawing; downloading is not our speed. */
export function milliseconds({
  timings: { decode, detect, attributes, illustrate },
}: Pick<Analysis, 'timings'>): number {
  return decode + detect + attributes + illustrate;
}

/** A face as the attribute network sees it, and its scores as it is and with each of `OCCLUSION`'s patches covered. */
export interface Occlusion {
  readonly crop: Raster;
  readonly whole: AttributeScores;
  /** Row by row from the top left. */
  readonly covered: readonly AttributeScores[];
}

/** What one picture shows; the only thing that passes from the pipeline to the CLI and the bot. */
export interface Analysis {
  /** Size of the upright picture in pixels. */
  readonly width: number;
  readonly height: number;
  /** The format that was found in the bytes: `jpeg`, `png`, … */
  readonly format: string;
  /** There where the file is damaged: what is described is what could be read of it. */
  readonly damaged?: true;
  /** There for an animation: which frame is described, counted from 0, and how many there are. */
  readonly frame?: { readonly index: number; readonly count: number };
  /**
   * There where the picture lies on its side or upside down: degrees by which it has to be turned, clockwise, for its
   * largest face to stand upright. Boxes and landmarks are in pixels of the picture as it is, all the same.
   */
  readonly turned?: 90 | 180 | 270;
  /** Faces that were labelled, largest first. */
  readonly faces: readonly Face[];
  /** Faces that were found but not labelled, largest first. */
  readonly unread: readonly UnreadFace[];
  /** What was spent on each stage. */
  readonly timings: Timings;
  readonly device: Device;
  readonly precision: Precision;
  /** Name and version of the attribute network. */
  readonly model: string;
}

export interface AnalyseOptions {
  /** Label at most this many faces, largest first. */
  readonly maxFaces?: number;
  /** Take the whole picture, centre-cropped to 178:218, for one aligned face instead of looking for faces. */
  readonly aligned?: boolean;
  /** Aborting drops the picture wherever it waits; the promise rejects with the signal's reason. */
  readonly signal?: AbortSignal;
}

/** The networks' way from a picture to an {@link Analysis}, opened once per process by `openAnalyser`. */
export interface Analyser {
  readonly device: Device;
  readonly precision: Precision;
  readonly model: string;
  /** @throws {UserError} `busy/queue-full`, or an `image/…` code when a part of the picture cannot be read after all */
  analyse(picture: Picture, options?: AnalyseOptions): Promise<Analysis>;
  /**
   * Each face as the attribute network sees it, as a PNG of the network's input size; of an animation at the described
   * frame (`atFrame`).
   */
  crops(picture: Picture, faces: readonly DetectedFace[]): Promise<Buffer[]>;
  /** How a face's scores change as it is covered bit by bit. @throws {UserError} `busy/queue-full` */
  occlude(picture: Picture, face: Pick<DetectedFace, 'landmarks'>, signal?: AbortSignal): Promise<Occlusion>;
  /** Finishes what is in flight and releases sessions and worker threads. */
  close(): Promise<void>;
}
