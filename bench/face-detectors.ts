import { readFile } from 'node:fs/promises';
import * as ort from 'onnxruntime-node';
import type { Picture, Raster } from '../src/images/picture.ts';
import type { DetectedFace, Landmarks, Point, Precision } from '../src/inference/analysis.ts';
import { readFaceModel } from '../src/inference/faces/detector-model.ts';
import { FaceFinder } from '../src/inference/faces/finder.ts';
import { draw, letterbox } from '../src/inference/faces/letterbox.ts';
import { suppress } from '../src/inference/faces/nms.ts';
import { FaceRefiner } from '../src/inference/faces/refiner.ts';
import { readRefinerModel } from '../src/inference/faces/refiner-model.ts';
import { readNetwork } from '../src/inference/model-files.ts';
import { runSession } from '../src/inference/sessions/run-session.ts';
import type { Session } from '../src/inference/sessions/session-host.ts';
import { toTensors } from '../src/inference/sessions/tensors.ts';

export interface Found {
  readonly faces: DetectedFace[];
  /** Of the network that looks at the whole picture. */
  readonly milliseconds: number;
  /** Of the one that looks at each proposal, where there is one. */
  readonly refining?: number;
}

/** A face detector under measurement: the same picture goes into each, and pixels of that picture come out. */
export interface FaceDetector {
  readonly name: string;
  /** Detectors of one kind err alike. */
  readonly kind: 'Facets' | 'YuNet' | 'UltraFace';
  /** The score from which on a detection counts. */
  readonly threshold: number;
  /** A second, higher threshold, where the detector has one. */
  readonly readable?: number;
  /** Every face with a score of at least `least`, and the milliseconds that the networks themselves took. */
  find(picture: Picture, least: number): Promise<Found>;
}

const NO_LANDMARKS: Landmarks = [
  { x: 0, y: 0 },
  { x: 0, y: 0 },
  { x: 0, y: 0 },
  { x: 0, y: 0 },
  { x: 0, y: 0 },
];
const NMS_IOU = 0.4;

/**
 * The shipped detector and refiner as the product runs them, but in this thread, where the peers run, too.
 * `longestSide` overrides the size that faces.json says; `precision` is the refiner's, float by default.
 */
export async function openOwn(
  directory: string,
  { longestSide, precision = 'float' }: { readonly longestSide?: number; readonly precision?: Precision } = {},
): Promise<FaceDetector> {
  const [faces, refiner] = [await readFaceModel(directory), await readRefinerModel(directory)];
  const { info } = faces;
  const refinerBytes =
    precision === 'int8' && refiner.info.int8 ? await readNetwork(directory, refiner.info.int8) : refiner.bytes;
  const spent = { faces: 0, refiner: 0 };
  const clocked = async (name: keyof typeof spent, bytes: Uint8Array): Promise<Session> => {
    const session = await open(bytes);
    return {
      async run(inputs) {
        const start = performance.now();
        const outputs = await runSession(session, toTensors(inputs));
        spent[name] += performance.now() - start;
        return outputs;
      },
    };
  };
  const limits = { maxBatch: 10, maxDelay: 0, maxQueue: 1024 };
  const closer = new FaceRefiner(refiner.info, await clocked('refiner', refinerBytes), limits);
  const session = await clocked('faces', faces.bytes);
  const input = { ...info.input, longestSide: longestSide ?? info.input.longestSide };
  return {
    name: `Facets ${input.longestSide}${precision === 'int8' ? ', refiner in 8 bits' : ''}`,
    kind: 'Facets',
    threshold: info.thresholds.found,
    readable: info.thresholds.readable,
    async find(picture, least) {
      const thresholds = { ...info.thresholds, found: least };
      const finder = new FaceFinder({ ...info, input, thresholds }, session, closer, limits);
      Object.assign(spent, { faces: 0, refiner: 0 });
      return { faces: await finder.find(picture), milliseconds: spent.faces, refining: spent.refiner };
    },
  };
}

/** YuNet n (libfacedetection), at the same letterbox as ours; thresholds as OpenCV's demo has them. */
export async function openYuNet(path: string, longestSide: number): Promise<FaceDetector> {
  const session = await open(await readFile(path));
  return {
    name: `YuNet n ${longestSide}`,
    kind: 'YuNet',
    threshold: 0.6,
    async find(picture, least) {
      const boxed = letterbox(picture, { longestSide, multipleOf: 32 });
      const framed = { data: new Uint8Array(boxed.width * boxed.height * 3), width: boxed.width, height: boxed.height };
      draw(boxed.raster, framed.data, framed.width);
      const input = new ort.Tensor('float32', planes(framed, [2, 1, 0], 0, 1), [1, 3, boxed.height, boxed.width]);
      const { outputs, milliseconds } = await timed(session, { input });
      const found: DetectedFace[] = [];
      for (const stride of [8, 16, 32]) {
        const columns = boxed.width / stride;
        const cls = floats(outputs, `cls_${stride}`).data;
        const obj = floats(outputs, `obj_${stride}`).data;
        const bbox = floats(outputs, `bbox_${stride}`).data;
        const kps = floats(outputs, `kps_${stride}`).data;
        for (let cell = 0; cell < cls.length; cell++) {
          const score = Math.sqrt(clamp(cls[cell] ?? 0) * clamp(obj[cell] ?? 0));
          if (score < least) continue;
          const column = cell % columns;
          const row = Math.floor(cell / columns);
          const width = Math.exp(bbox[4 * cell + 2] ?? 0) * stride;
          const height = Math.exp(bbox[4 * cell + 3] ?? 0) * stride;
          const point = (i: number): Point => ({
            x: (column + (kps[10 * cell + 2 * i] ?? 0)) * stride,
            y: (row + (kps[10 * cell + 2 * i + 1] ?? 0)) * stride,
          });
          found.push({
            box: {
              x: (column + (bbox[4 * cell] ?? 0)) * stride - width / 2,
              y: (row + (bbox[4 * cell + 1] ?? 0)) * stride - height / 2,
              width,
              height,
            },
            landmarks: [point(0), point(1), point(2), point(3), point(4)],
            score,
          });
        }
      }
      return { faces: scaled(suppress(found, NMS_IOU), boxed.scaleX, boxed.scaleY), milliseconds };
    },
  };
}

/** UltraFace RFB-640, whose input is always 640 × 480. */
export async function openUltraFace(path: string): Promise<FaceDetector> {
  const session = await open(await readFile(path));
  const [width, height] = [640, 480];
  return {
    name: 'UltraFace 640',
    kind: 'UltraFace',
    threshold: 0.7,
    async find(picture, least) {
      const { raster } = picture;
      const scale = Math.min(width / raster.width, height / raster.height);
      const longestSide = Math.floor(scale * Math.max(raster.width, raster.height));
      const boxed = letterbox(picture, { longestSide, multipleOf: 1 });
      const framed = { data: new Uint8Array(width * height * 3).fill(127), width, height };
      draw(boxed.raster, framed.data, width);
      const input = new ort.Tensor('float32', planes(framed, [0, 1, 2], 127, 128), [1, 3, height, width]);
      const { outputs, milliseconds } = await timed(session, { input });
      const scores = floats(outputs, 'scores').data;
      const boxes = floats(outputs, 'boxes').data;
      const found: DetectedFace[] = [];
      for (let i = 0; i < scores.length / 2; i++) {
        const score = scores[2 * i + 1] ?? 0;
        if (score < least) continue;
        const [left = 0, top = 0, right = 0, bottom = 0] = boxes.subarray(4 * i, 4 * i + 4);
        const box = {
          x: left * width,
          y: top * height,
          width: (right - left) * width,
          height: (bottom - top) * height,
        };
        found.push({ box, landmarks: NO_LANDMARKS, score });
      }
      return { faces: scaled(suppress(found, NMS_IOU), boxed.scaleX, boxed.scaleY), milliseconds };
    },
  };
}

/** One core each, so that the detectors' times can be compared; UltraFace's file makes onnxruntime warn 300 times. */
function open(model: Uint8Array): Promise<ort.InferenceSession> {
  return ort.InferenceSession.create(model, { intraOpNumThreads: 1, interOpNumThreads: 1, logSeverityLevel: 3 });
}

async function timed(session: ort.InferenceSession, feeds: Record<string, ort.Tensor>) {
  const start = performance.now();
  const outputs = await session.run(feeds);
  return { outputs, milliseconds: performance.now() - start };
}

function floats(outputs: ort.InferenceSession.OnnxValueMapType, name: string) {
  const value = outputs[name];
  if (!(value instanceof ort.Tensor) || !(value.data instanceof Float32Array)) {
    throw new TypeError(`Expected the output ${name} as float32, but got ${Object.keys(outputs).join(', ')}.`);
  }
  return { data: value.data, dims: value.dims };
}

/** Interleaved bytes → planes of (value − mean) / scale, the channels in the order given. */
function planes(raster: Raster, order: readonly [number, number, number], mean: number, scale: number): Float32Array {
  const pixels = raster.width * raster.height;
  const result = new Float32Array(3 * pixels);
  for (const [plane, channel] of order.entries()) {
    for (let i = 0; i < pixels; i++) result[plane * pixels + i] = ((raster.data[3 * i + channel] ?? 0) - mean) / scale;
  }
  return result;
}

function scaled(faces: readonly DetectedFace[], x: number, y: number): DetectedFace[] {
  const move = (point: Point): Point => ({ x: point.x * x, y: point.y * y });
  return faces.map(({ box, landmarks: [a, b, c, d, e], score }) => ({
    box: { x: box.x * x, y: box.y * y, width: box.width * x, height: box.height * y },
    landmarks: [move(a), move(b), move(c), move(d), move(e)],
    score,
  }));
}

function clamp(value: number): number {
  return Math.min(1, Math.max(0, value));
}
