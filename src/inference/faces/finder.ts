import type { Pixels } from '../../images/picture.ts';
import type { DetectedFace, Point } from '../analysis.ts';
import { Network } from '../network.ts';
import type { BatchLimits } from '../sessions/batcher.ts';
import type { Session } from '../sessions/session-host.ts';
import type { FaceModelInfo } from './detector-model.ts';
import { draw, type Letterbox, letterbox } from './letterbox.ts';
import { facesInMaps, type StrideMap } from './maps.ts';
import { iou, suppress } from './nms.ts';
import type { FaceRefiner, RefinedFace } from './refiner.ts';
import { type FaceLooker, searchFaces, searchUpright } from './search.ts';

type Refiner = Pick<FaceRefiner, 'refine' | 'turnsOf'>;

/**
 * A picture with a face below `pixels` of the input is looked at again, `scale` times as large; a face that overlaps a
 * small one by more than `sameFace` (IoU) is that one.
 */
const SECOND_LOOK = { pixels: 32, scale: 2, sameFace: 0.1 } as const;

/** Most proposals of one look at a picture that are refined, the surest ones. */
const MOST_PROPOSALS = 200;

/** Finds faces: the detector proposes, pictures of the same shape together in one run, and the refiner decides. */
export class FaceFinder extends Network<FaceModelInfo, Letterbox, DetectedFace[]> {
  readonly #refiner: Refiner;
  readonly #looker: FaceLooker;

  constructor(model: FaceModelInfo, session: Session, refiner: Refiner, limits: BatchLimits) {
    super(model, session, limits);
    this.#refiner = refiner;
    this.#looker = {
      longestSide: model.input.longestSide,
      nmsIoU: model.nmsIoU,
      look: (picture, longestSide, signal) => this.#look(picture, longestSide, signal),
      lookTwice: (picture, signal) => this.#lookTwice(picture, signal),
      turnsOf: (picture, faces, signal) => refiner.turnsOf(picture, faces, signal),
    };
  }

  /**
   * Every face, however it lies in the picture, largest first.
   * @throws {UserError} `busy/queue-full`
   */
  async find(picture: Pixels, signal?: AbortSignal): Promise<DetectedFace[]> {
    return largestFirst(await searchFaces(this.#looker, picture, signal));
  }

  /**
   * The same for faces that stand more or less upright, which takes less where there are none.
   * @throws {UserError} `busy/queue-full`
   */
  async findUpright(picture: Pixels, signal?: AbortSignal): Promise<DetectedFace[]> {
    return largestFirst(await searchUpright(this.#looker, picture, signal));
  }

  /** Why a face cannot be labelled; undefined where it can. */
  unreadable(face: DetectedFace): 'too-small' | 'unclear' | undefined {
    if (longerSide(face) < this.model.minReadablePixels) return 'too-small';
    return face.score < this.model.thresholds.readable ? 'unclear' : undefined;
  }

  protected empty(): Letterbox {
    const { longestSide, multipleOf } = this.model.input;
    const side = Math.ceil(longestSide / multipleOf) * multipleOf;
    const raster = { data: new Uint8Array(side * side * 3), width: side, height: side };
    return { raster, width: side, height: side, scaleX: 1, scaleY: 1 };
  }

  async #lookTwice(picture: Pixels, signal: AbortSignal | undefined): Promise<RefinedFace[]> {
    const { longestSide } = this.model.input;
    const { input, proposed } = await this.#propose(picture, longestSide, signal);
    const refine = (some: readonly DetectedFace[]) => this.#refine(picture, input, some, signal);
    const pixelsPerInputPixel = Math.max(picture.width, picture.height) / longestSide;
    const isSmall = (face: DetectedFace) => longerSide(face) < SECOND_LOOK.pixels * pixelsPerInputPixel;
    const [surest, ...others] = proposed.filter(isSmall);
    const detail = Math.max(picture.raster.width, picture.raster.height) / longestSide;
    if (surest === undefined || detail <= 1) return refine(proposed);
    // One small face is enough for a second look, which shows most of the others better.
    let faces = await refine([...proposed.filter((face) => !isSmall(face)), surest]);
    let unrefined = others;
    if (!faces.some(isSmall)) {
      faces = [...faces, ...(await refine(unrefined))];
      unrefined = [];
      if (!faces.some(isSmall)) return faces;
    }
    const closer = await this.#look(picture, longestSide * SECOND_LOOK.scale, signal);
    // What the first look made of a small face is too inexact for NMS to know it again.
    const seenAgain = (face: DetectedFace) => closer.some(({ box }) => iou(box, face.box) > SECOND_LOOK.sameFace);
    const missed = await refine(unrefined.filter((face) => !seenAgain(face)));
    return [...closer, ...faces.filter((face) => !(isSmall(face) && seenAgain(face))), ...missed];
  }

  async #look(picture: Pixels, longestSide: number, signal: AbortSignal | undefined): Promise<RefinedFace[]> {
    const { input, proposed } = await this.#propose(picture, longestSide, signal);
    return this.#refine(picture, input, proposed, signal);
  }

  /** What the detector alone takes for faces, surest first, and what it saw. */
  async #propose(picture: Pixels, longestSide: number, signal: AbortSignal | undefined) {
    const input = letterbox(picture, { ...this.model.input, longestSide });
    const found = suppress(await this.submit(input, signal), this.model.nmsIoU).slice(0, MOST_PROPOSALS);
    return { input, proposed: found.map((face) => inPicture(face, input)) };
  }

  /** Those that the refiner takes for faces, too. */
  async #refine(
    picture: Pixels,
    input: Letterbox,
    proposed: readonly DetectedFace[],
    signal: AbortSignal | undefined,
  ): Promise<RefinedFace[]> {
    const refined = await this.#refiner.refine(picture, input, proposed, signal);
    return refined.filter(({ score }) => score >= this.model.thresholds.found);
  }

  protected async run(letterboxes: readonly Letterbox[]): Promise<DetectedFace[][]> {
    const found = new Map<Letterbox, DetectedFace[]>();
    for (const group of sameShape(letterboxes)) {
      const maps = await this.#maps(group);
      for (const [i, faces] of facesInMaps(maps, this.model.thresholds.proposed).entries()) {
        const input = group[i];
        if (input) found.set(input, faces);
      }
    }
    return letterboxes.map((input) => found.get(input) ?? []);
  }

  async #maps(group: readonly Letterbox[]): Promise<StrideMap[]> {
    const { width = 0, height = 0 } = group[0] ?? {};
    const size = width * height * 3;
    const { name, fill } = this.model.input;
    const data = new Uint8Array(group.length * size).fill(fill);
    for (const [i, input] of group.entries()) draw(input.raster, data.subarray(i * size), width);
    const outputs = await this.infer({ [name]: { data, dims: [group.length, height, width, 3] } });
    return this.model.strides.map((stride) => {
      const output = outputs[`stride${stride}`];
      if (!output) throw new Error(`Expected an output "stride${stride}", but got ${Object.keys(outputs).join(', ')}.`);
      return { stride, ...output };
    });
  }
}

function sameShape(letterboxes: readonly Letterbox[]): Letterbox[][] {
  const groups = new Map<string, Letterbox[]>();
  for (const input of letterboxes) {
    const shape = `${input.width}×${input.height}`;
    groups.set(shape, [...(groups.get(shape) ?? []), input]);
  }
  return [...groups.values()];
}

/** From pixels of the letterbox to those of the upright picture. */
function inPicture({ box, landmarks, score }: DetectedFace, { scaleX, scaleY }: Letterbox): DetectedFace {
  const place = ({ x, y }: Point): Point => ({ x: x * scaleX, y: y * scaleY });
  const [leftEye, rightEye, nose, leftMouth, rightMouth] = landmarks;
  return {
    box: { ...place(box), width: box.width * scaleX, height: box.height * scaleY },
    landmarks: [place(leftEye), place(rightEye), place(nose), place(leftMouth), place(rightMouth)],
    score,
  };
}

function longerSide({ box }: DetectedFace): number {
  return Math.max(box.width, box.height);
}

function largestFirst(faces: readonly RefinedFace[]): DetectedFace[] {
  const sorted = faces.toSorted((a, b) => area(b) - area(a));
  return sorted.map(({ box, landmarks, score }) => ({ box, landmarks, score }));
}

function area({ box }: DetectedFace): number {
  return box.width * box.height;
}
