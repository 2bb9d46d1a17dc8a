import type { Affine } from '../../images/affine.ts';
import type { Raster } from '../../images/picture.ts';
import type { Device } from '../analysis.ts';

/** A dense array; `dims` are its sizes, the outermost first. */
export interface Tensor<Data> {
  readonly data: Data;
  readonly dims: readonly number[];
}

/** Parts of pictures, to be resampled to `width` × `height` and stacked to [n, height, width, 3]. */
export interface Crops {
  readonly crops: readonly Crop[];
  readonly width: number;
  readonly height: number;
}

export interface Crop {
  readonly raster: Raster;
  /** From the crop's coordinates to the raster's. */
  readonly matrix: Affine;
}

export type Input = Tensor<Uint8Array> | Crops;
export type InputTensors = Readonly<Record<string, Tensor<Uint8Array>>>;
export type OutputTensors = Readonly<Record<string, Tensor<Float32Array>>>;

/** What the worker thread is started with. */
export interface WorkerSettings {
  readonly device: Device;
  /** Threads for one run on the CPU. */
  readonly threads: number;
}

/** What the worker thread is asked. */
export type Request =
  | { readonly id: number; readonly kind: 'load'; readonly session: string; readonly model: Uint8Array }
  | {
      readonly id: number;
      readonly kind: 'run';
      readonly session: string;
      readonly inputs: InputTensors;
    }
  | { readonly id: number; readonly kind: 'release'; readonly session: string }
  | { readonly id: number; readonly kind: 'close' };

/** What it answers; loading, releasing and closing have no outputs. */
export type Response =
  | { readonly id: number; readonly outputs: OutputTensors }
  | { readonly id: number; readonly error: Error };
