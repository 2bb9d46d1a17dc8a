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

/** Left eye, right eye, nose, left and right corner of the mouth, left and right as the viewer sees them. */
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

/** A face that was found and labelled. */
export interface Face extends DetectedFace {
  readonly attributes: AttributeScores;
}

export type Device = 'cpu' | 'cuda' | 'webgpu' | 'directml' | 'coreml';

/** What one picture shows; the only thing that passes from the pipeline to the CLI and the bot. */
export interface Analysis {
  /** Size of the upright picture in pixels. */
  readonly width: number;
  readonly height: number;
  /** The container format that was found in the bytes: `jpeg`, `png`, … */
  readonly format: string;
  /** Faces that were labelled, largest first. */
  readonly faces: readonly Face[];
  /** Faces that were found but not labelled, largest first: too small, not clear enough, or beyond `maxFaces`. */
  readonly unread: readonly DetectedFace[];
  /** Milliseconds spent per stage. */
  readonly timings: { readonly decode: number; readonly detect: number; readonly attributes: number };
  readonly device: Device;
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

/** The pipeline from bytes to an {@link Analysis}, opened once per process by `openAnalyser`. */
export interface Analyser {
  readonly device: Device;
  readonly model: string;
  /** @throws {UserError} with an `image/…` code when the bytes are no picture that can be read. */
  analyse(bytes: Uint8Array, options?: AnalyseOptions): Promise<Analysis>;
  /** Finishes what is in flight and releases sessions and worker threads. */
  close(): Promise<void>;
}
