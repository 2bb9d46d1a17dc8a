import type { Affine } from '../../images/affine.ts';
import type { Pixels, Raster } from '../../images/picture.ts';
import { compose } from '../../images/warp.ts';
import type { Box, DetectedFace, Landmarks, Point } from '../analysis.ts';
import { Network } from '../network.ts';
import type { BatchLimits } from '../sessions/batcher.ts';
import type { Session } from '../sessions/session-host.ts';
import type { Crop } from '../sessions/session-protocol.ts';
import { sigmoid } from '../sigmoid.ts';
import type { Letterbox } from './letterbox.ts';
import type { RefinerModelInfo } from './refiner-model.ts';
import type { Turn } from './tilt.ts';

/** What the network says about one crop: a logit, and x and y of five points as shares of the crop's side. */
interface Refined {
  readonly logit: number;
  readonly points: Float32Array;
}

const QUARTERS = [0, 1, 2, 3] as const;
const TURNS: readonly (Turn | undefined)[] = [undefined, 90, 180, 270];

/** A face that leans is nearly as sure in its own crop as in the next: only a logit larger by this tells it from one. */
const LEANING = 0.3;

/** A face on which both networks had their say. */
export interface RefinedFace extends DetectedFace {
  /** How far apart they see its landmarks, on the average, as a share of its box's longer side. */
  readonly disagreement: number;
}

/** A square of the picture, in its pixels. */
interface Square extends Point {
  readonly side: number;
}

/** What the network says of a proposed face in the first crop of it. */
interface FirstLook extends Refined {
  readonly face: DetectedFace;
  readonly square: Square;
}

/**
 * Looks closely at every face that the detector proposes: whether it is one, and where its landmarks are. The second
 * stage of a cascade, as in MTCNN (arXiv 1604.02878).
 */
export class FaceRefiner extends Network<RefinerModelInfo, readonly Crop[], Refined[]> {
  readonly #maxBatch: number;

  constructor(model: RefinerModelInfo, session: Session, limits: BatchLimits) {
    super(model, session, limits);
    this.#maxBatch = limits.maxBatch;
  }

  /**
   * The faces proposed in `input`, a letterbox of `picture`, in the same order and with the same boxes, but with scores
   * (0..1) and landmarks in which both networks have a say. Boxes and landmarks are in pixels of the upright picture.
   * @throws {UserError} `busy/queue-full`
   */
  async refine(
    picture: Pixels,
    input: Letterbox,
    proposed: readonly DetectedFace[],
    signal?: AbortSignal,
  ): Promise<RefinedFace[]> {
    if (proposed.length === 0) return [];
    const squares = proposed.map(({ box }) => around(box, this.model.input.margin));
    const crops = squares.map((square) => this.#crop(picture, input, square));
    const refined = await this.submit(crops, signal);
    const looks = proposed.map((face, i): FirstLook => {
      const [square, result] = [squares[i], refined[i]];
      if (!square || !result) throw new Error(`Expected ${proposed.length} results, but got ${refined.length}.`);
      return { face, square, ...result };
    });
    const again = await this.#lookAgain(picture, input, looks, signal);
    return looks.map(({ face: { box, landmarks, score }, square, points, logit }, i) => {
      const own = landmarksIn(square, points);
      const disagreement = meanDistance(landmarks, own) / Math.max(box.width, box.height);
      const both = this.#settled(score, logit, again[i] ?? []);
      return { box, landmarks: midway(landmarks, own), score: sigmoid(both), disagreement };
    });
  }

  /**
   * What the network says of other crops of each face that the first look leaves in doubt; nothing of the others. Seen
   * mirrored, or with more around it, a face remains one, and a hand or an ear seldom does.
   */
  async #lookAgain(
    picture: Pixels,
    input: Letterbox,
    looks: readonly FirstLook[],
    signal: AbortSignal | undefined,
  ): Promise<number[][]> {
    const { between, crops } = this.model.doubt;
    const [from, to] = between;
    const further = looks.map(({ face, logit }) => {
      const both = this.#logitOfBoth(face.score, logit);
      if (both <= from || both >= to) return [];
      return crops.map(({ margin, mirrored }) => {
        const crop = this.#crop(picture, input, around(face.box, margin));
        return mirrored ? this.#mirrored(crop) : crop;
      });
    });
    const all = further.flat();
    const seen = all.length > 0 ? await this.submit(all, signal) : [];
    return shared(
      seen.map(({ logit }) => logit),
      further,
    );
  }

  /** The logit of both networks; of a face that was looked at again by the mean, which makes nobody sure of it. */
  #settled(score: number, first: number, again: readonly number[]): number {
    if (again.length === 0) return this.#logitOfBoth(score, first);
    const mean = again.reduce((sum, logit) => sum + logit, first) / (1 + again.length);
    return Math.min(this.#logitOfBoth(score, mean), this.model.doubt.between[1]);
  }

  /** The two networks err on different things: what the detector said counts still. */
  #logitOfBoth(score: number, refined: number): number {
    return refined + this.model.detectorWeight * Math.log(score / (1 - score));
  }

  /**
   * For each face the turn, clockwise, that makes the network surer of it; undefined for one that stands upright. It
   * finds landmarks where it expects them, and takes a chin for a forehead, but tells well which crop shows a face.
   * @throws {UserError} `busy/queue-full`
   */
  async turnsOf(picture: Pixels, faces: readonly DetectedFace[], signal?: AbortSignal): Promise<(Turn | undefined)[]> {
    if (faces.length === 0) return [];
    const crops = faces.flatMap(({ box }) => {
      const upright = this.#matrix(picture, picture.raster, around(box, this.model.input.margin));
      return QUARTERS.map((quarter) => ({ raster: picture.raster, matrix: this.#turned(upright, quarter) }));
    });
    const refined = await this.submit(crops, signal);
    return faces.map((_, i) => {
      const logits = refined.slice(4 * i, 4 * i + 4).map(({ logit }) => logit);
      const [upright = 0, , upsideDown = 0] = logits;
      const surest = Math.max(...logits);
      if (surest <= upright || (surest > upsideDown && surest <= upright + LEANING)) return undefined;
      return TURNS[logits.indexOf(surest)];
    });
  }

  protected empty(): readonly Crop[] {
    return [{ raster: { data: new Uint8Array(3), width: 1, height: 1 }, matrix: [1, 0, 0, 0, 1, 0] }];
  }

  /** From the letterbox where it has as many pixels as the network takes: there are fewer of them to reduce. */
  #crop(picture: Pixels, input: Letterbox, square: Square): Crop {
    const { side } = this.model.input;
    const enough = square.side >= side * Math.max(input.scaleX, input.scaleY);
    const { raster } = enough ? input : picture;
    return { raster, matrix: this.#matrix(picture, raster, square) };
  }

  #mirrored({ raster, matrix }: Crop): Crop {
    return { raster, matrix: compose(matrix, [-1, 0, this.model.input.side, 0, 1, 0]) };
  }

  /** From the network's input to the pixels that were kept of a picture. */
  #matrix(picture: Pixels, raster: Raster, square: Square): Affine {
    const across = raster.width / picture.width;
    const down = raster.height / picture.height;
    const step = square.side / this.model.input.side;
    return [step * across, 0, square.x * across, 0, step * down, square.y * down];
  }

  /** The same crop turned clockwise, by quarters of a whole turn. */
  #turned(matrix: Affine, quarter: 0 | 1 | 2 | 3): Affine {
    const { side } = this.model.input;
    const turns: readonly Affine[] = [
      [1, 0, 0, 0, 1, 0],
      [0, 1, 0, -1, 0, side],
      [-1, 0, side, 0, -1, side],
      [0, -1, side, 1, 0, 0],
    ];
    return compose(matrix, turns[quarter] ?? matrix);
  }

  protected async run(proposals: readonly (readonly Crop[])[]): Promise<Refined[][]> {
    const crops = proposals.flat();
    const results: Refined[] = [];
    for (let first = 0; first < crops.length; first += this.#maxBatch) {
      results.push(...(await this.#look(crops.slice(first, first + this.#maxBatch))));
    }
    return shared(results, proposals);
  }

  async #look(crops: readonly Crop[]): Promise<Refined[]> {
    const { input, outputs } = this.model;
    const found = await this.infer({ [input.name]: { crops, width: input.side, height: input.side } });
    const logits = found[outputs.logit]?.data;
    const points = found[outputs.landmarks]?.data;
    if (logits?.length !== crops.length || points?.length !== crops.length * 10) {
      throw new Error(
        `Expected ${crops.length} logits and ${crops.length} × 10 coordinates, but got ${logits?.length} and ` +
          `${points?.length}.`,
      );
    }
    return Array.from(logits, (logit, i) => ({ logit, points: points.subarray(10 * i, 10 * i + 10) }));
  }
}

/** Results one after the other, as many to each of the lists as it has. */
function shared<Result>(results: readonly Result[], among: readonly (readonly unknown[])[]): Result[][] {
  let next = 0;
  return among.map(({ length }) => {
    next += length;
    return results.slice(next - length, next);
  });
}

/** The square around a box's centre, `margin` of the box's longer side wide. */
function around({ x, y, width, height }: Box, margin: number): Square {
  const side = margin * Math.max(width, height);
  return { x: x + width / 2 - side / 2, y: y + height / 2 - side / 2, side };
}

function landmarksIn({ x, y, side }: Square, points: Float32Array): Landmarks {
  const at = (i: number): Point => ({ x: x + (points[2 * i] ?? 0) * side, y: y + (points[2 * i + 1] ?? 0) * side });
  return [at(0), at(1), at(2), at(3), at(4)];
}

function meanDistance(a: Landmarks, b: Landmarks): number {
  return b.reduce((sum, { x, y }, i) => sum + Math.hypot(x - (a[i]?.x ?? x), y - (a[i]?.y ?? y)), 0) / b.length;
}

function midway(a: Landmarks, b: Landmarks): Landmarks {
  const between = (p: Point, q: Point): Point => ({ x: (p.x + q.x) / 2, y: (p.y + q.y) / 2 });
  return [between(a[0], b[0]), between(a[1], b[1]), between(a[2], b[2]), between(a[3], b[3]), between(a[4], b[4])];
}
