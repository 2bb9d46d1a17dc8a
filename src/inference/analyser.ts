import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import type { Affine } from '../images/affine.ts';
import type { Picture } from '../images/picture.ts';
import { PACKAGE_ROOT } from '../package-root.ts';
import { BusyError } from '../user-error.ts';
import type {
  AnalyseOptions,
  Analyser,
  Analysis,
  DetectedFace,
  Device,
  Face,
  Occlusion,
  Precision,
} from './analysis.ts';
import { looksLikeChild } from './attributes/children.ts';
import { alignedCrops, alignedRasters } from './attributes/crops.ts';
import { withViews } from './attributes/detail.ts';
import { frameToWholePicture, meanLandmarks } from './attributes/face-frame.ts';
import { AttributeLabeller } from './attributes/labeller.ts';
import { type AttributeModelInfo, type FaceFrame, readAttributeModelInfo } from './attributes/model.ts';
import { frameToFace } from './faces/alignment.ts';
import { readFaceModel } from './faces/detector-model.ts';
import { FaceFinder } from './faces/finder.ts';
import { FaceRefiner } from './faces/refiner.ts';
import { readRefinerModelInfo } from './faces/refiner-model.ts';
import { turnFor } from './faces/tilt.ts';
import { isWhole } from './faces/whole.ts';
import { findInFrames } from './frames.ts';
import { loadPrecise } from './precision.ts';
import type { BatchLimits } from './sessions/batcher.ts';
import { chooseDevice, type DeviceReport, type Probe, reportDevices } from './sessions/devices.ts';
import { SessionHost } from './sessions/session-host.ts';

export interface AnalyserOptions extends Partial<BatchLimits> {
  /** `auto`, the default, takes the fastest device that opens and agrees with the CPU. */
  readonly device?: Device | 'auto';
  /**
   * `auto`, the default, takes eight bits on a CPU that is faster with them and answers nearly as with floats. Other
   * devices always have floats.
   */
  readonly precision?: Precision | 'auto';
  /** What an earlier `openAnalyser` chose: it is opened without being tried again. */
  readonly verdict?: Verdict;
  /** The folder with faces.json, refiner.json, attributes.json and the networks that they name. */
  readonly modelsDir?: string;
  /** Threads for one run on the CPU; by default as many as there are cores. */
  readonly threads?: number;
  /** Most pictures that are in the pipeline at once; one more is refused. */
  readonly maxPictures?: number;
  /** How long one run of a network may take, in ms. Default a minute. */
  readonly runMs?: number;
  /** Called once when the networks can run no more: their thread ended, or a run did not return. */
  readonly onLost?: (error: Error) => void;
}

/** What a network runs on, and in which precision. */
export interface Verdict {
  readonly device: Device;
  readonly precision: Precision;
}

const DEFAULTS = {
  device: 'auto',
  precision: 'auto',
  modelsDir: join(PACKAGE_ROOT, 'models'),
  maxQueue: 1024,
  maxPictures: 256,
  maxFaces: 10,
} as const;

/**
 * How long the first of a batch waits for company, in ms. On a CPU a batch is hardly faster than its pictures one by
 * one; those that come while another runs make one all the same.
 */
const MAX_DELAY = { cpu: 0, gpu: 4 } as const;

/**
 * Larger batches were not faster per face, and the first face in a batch waits for the last; on the CPU a batch still
 * takes all the faces of a picture.
 */
const MAX_BATCH = { cpu: 10, gpu: 32 } as const;

/**
 * Opens the networks on a device and warms them up.
 * @throws {UserError} `device/unavailable`, `model/missing` or `model/damaged`
 * @example
 * const analyser = await openAnalyser({ device: 'cpu' });
 * const picture = await openPicture(await readFile('photo.jpg'));
 * const { faces } = await analyser.analyse(picture, { maxFaces: 3 });
 * for (const { box, attributes } of faces) console.log(box, attributes.Smiling.probability);
 * await analyser.close();
 */
export async function openAnalyser(options: AnalyserOptions = {}): Promise<Analyser> {
  const settings = { ...DEFAULTS, threads: availableParallelism(), ...options };
  const model = await readAttributeModelInfo(settings.modelsDir);
  const device = options.verdict?.device ?? (await chooseDevice(settings.device, toProbe(model, settings)));
  const kind = device === 'cpu' ? 'cpu' : 'gpu';
  const { maxBatch = MAX_BATCH[kind], maxDelay = MAX_DELAY[kind] } = options;
  const host = new SessionHost({
    device,
    threads: settings.threads,
    ...(options.runMs !== undefined && { runMs: options.runMs }),
    ...(options.onLost && { onLost: options.onLost }),
  });
  try {
    // Read while the thread starts.
    const [faceModel, refinerModel] = await Promise.all([
      readFaceModel(settings.modelsDir),
      readRefinerModelInfo(settings.modelsDir),
    ]);
    const limits = { maxBatch, maxDelay, maxQueue: settings.maxQueue };
    const models = { directory: settings.modelsDir, refiner: refinerModel, attributes: model };
    const wanted = options.verdict?.precision ?? (device === 'cpu' ? settings.precision : 'float');
    const { precision, ...sessions } = await loadPrecise(host, models, wanted);
    const refiner = new FaceRefiner(refinerModel, sessions.refiner, limits);
    const finder = new FaceFinder(faceModel.info, await host.load('faces', faceModel.bytes), refiner, limits);
    const labeller = new AttributeLabeller(model, sessions.attributes, limits);
    for (const network of [finder, refiner, labeller]) await network.warmUp();
    if (device !== 'cpu') await warmUpBatches(labeller, maxBatch);
    host.warm();
    return new Pipeline({
      device,
      precision,
      model,
      host,
      finder,
      refiner,
      labeller,
      maxPictures: settings.maxPictures,
    });
  } catch (error) {
    await host.close();
    throw error;
  }
}

/** A GPU prepares its kernels for each shape; a software driver would take minutes over a large one. */
async function warmUpBatches(labeller: AttributeLabeller, maxBatch: number): Promise<void> {
  const start = performance.now();
  await labeller.warmUp();
  if (performance.now() - start < 500) await labeller.warmUp(maxBatch);
}

/** Tries every device with the attribute network; see {@link DeviceReport}. */
export async function tryDevices({
  modelsDir = DEFAULTS.modelsDir,
}: {
  modelsDir?: string;
} = {}): Promise<DeviceReport[]> {
  const settings = { modelsDir, threads: availableParallelism() };
  return reportDevices(toProbe(await readAttributeModelInfo(modelsDir), settings));
}

function toProbe(info: AttributeModelInfo, settings: { modelsDir: string; threads: number }): Probe {
  const { name, width, height } = info.input;
  return {
    modelPath: join(settings.modelsDir, info.file),
    input: { name, dims: [height, width, 3] },
    threads: settings.threads,
  };
}

interface Parts extends Verdict {
  readonly model: AttributeModelInfo;
  readonly host: SessionHost;
  readonly finder: FaceFinder;
  readonly refiner: FaceRefiner;
  readonly labeller: AttributeLabeller;
  readonly maxPictures: number;
}

class Pipeline implements Analyser {
  readonly device: Device;
  readonly precision: Precision;
  readonly model: string;
  readonly #parts: Parts;
  readonly #frame: FaceFrame;
  readonly #inFlight = new Set<Promise<unknown>>();
  #closing: Promise<void> | undefined;

  constructor(parts: Parts) {
    this.device = parts.device;
    this.precision = parts.precision;
    this.model = parts.labeller.identity;
    this.#parts = parts;
    this.#frame = parts.model.frame;
  }

  async analyse(picture: Picture, options: AnalyseOptions = {}): Promise<Analysis> {
    options.signal?.throwIfAborted();
    if (this.#closing) throw new Error('Expected an open analyser, but it was closed.');
    if (this.#inFlight.size >= this.#parts.maxPictures) {
      throw new BusyError('busy/queue-full', 2000);
    }
    const work = this.#analyse(picture, options);
    this.#inFlight.add(work);
    // A picture that nobody waits for any more still takes memory until its stage is over.
    const forget = () => this.#inFlight.delete(work);
    work.then(forget, forget);
    return unlessAborted(work, options.signal);
  }

  crops(picture: Picture, faces: readonly DetectedFace[]): Promise<Buffer[]> {
    return alignedCrops(picture, faces, this.#parts.model);
  }

  async occlude(picture: Picture, face: Pick<DetectedFace, 'landmarks'>, signal?: AbortSignal): Promise<Occlusion> {
    const { labeller, model } = this.#parts;
    const [crop] = await alignedRasters(picture, [face], model);
    if (crop === undefined) throw new Error('Expected a crop of the face.');
    return labeller.occlude(crop, signal);
  }

  close(): Promise<void> {
    this.#closing ??= (async () => {
      await Promise.allSettled(this.#inFlight);
      const { finder, refiner, labeller } = this.#parts;
      for (const network of [finder, refiner, labeller]) await network.close();
      await this.#parts.host.close();
    })();
    return this.#closing;
  }

  async #analyse(
    picture: Picture,
    { maxFaces = DEFAULTS.maxFaces, aligned = false, signal }: AnalyseOptions,
  ): Promise<Analysis> {
    const { finder, labeller, model, device, precision } = this.#parts;
    const start = performance.now();
    const { still, frame, found } = aligned
      ? { still: picture, found: [this.#wholePicture(picture)] }
      : await findInFrames(finder, picture, signal);
    const detected = performance.now();
    const reasonOf = (face: DetectedFace) => {
      if (aligned) return undefined;
      return isWhole(face, still) ? finder.unreadable(face) : 'unclear';
    };
    const reasons = new Map(found.map((face) => [face, reasonOf(face)]));
    const readable = found.filter((face) => reasons.get(face) === undefined).slice(0, maxFaces);
    const placed = readable.map((face) => ({
      face,
      frameToPicture: aligned ? this.#frameToWhole(picture) : frameToFace(this.#frame, face.landmarks),
    }));
    const views = await withViews(still, placed, model);
    const viewed = performance.now();
    const faces = await Promise.all(
      views.map(async ({ face, frameToPicture, view }): Promise<Face> => {
        const attributes = await labeller.label(view, frameToPicture, signal);
        return { ...face, attributes, ...(looksLikeChild(attributes) && { childlike: true as const }) };
      }),
    );
    const { width, height, format, damaged } = picture;
    const turned = faces[0] && turnFor(faces[0].landmarks);
    return {
      width,
      height,
      format,
      ...(damaged && { damaged }),
      ...(frame && { frame }),
      ...(turned && { turned }),
      faces,
      unread: found
        .filter((face) => !readable.includes(face))
        .map((face) => ({ ...face, reason: reasons.get(face) ?? 'beyond-limit' })),
      timings: {
        download: 0,
        decode: viewed - detected,
        detect: detected - start,
        attributes: performance.now() - viewed,
        illustrate: 0,
      },
      device,
      precision,
      model: this.model,
    };
  }

  #frameToWhole({ width, height }: Picture): Affine {
    return frameToWholePicture(this.#frame, width, height);
  }

  #wholePicture(picture: Picture): DetectedFace {
    const { width, height } = picture;
    const landmarks = meanLandmarks(this.#frame, this.#frameToWhole(picture));
    return { box: { x: 0, y: 0, width, height }, landmarks, score: 1 };
  }
}

/** Settles as `work` does, or rejects with the signal's reason as soon as it aborts. */
function unlessAborted<T>(work: Promise<T>, signal: AbortSignal | undefined): Promise<T> {
  if (!signal) return work;
  return new Promise((resolve, reject) => {
    const abort = () => reject(signal.reason);
    signal.addEventListener('abort', abort, { once: true });
    work.then(resolve, reject).finally(() => signal.removeEventListener('abort', abort));
  });
}
