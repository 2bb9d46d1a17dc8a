import { describe, expect, it } from 'vitest';
import type { Pixels } from '../../../src/images/picture.ts';
import { mapPoint } from '../../../src/images/warp.ts';
import type { DetectedFace, Landmarks } from '../../../src/inference/analysis.ts';
import { letterbox } from '../../../src/inference/faces/letterbox.ts';
import { FaceRefiner } from '../../../src/inference/faces/refiner.ts';
import type { RefinerModelInfo } from '../../../src/inference/faces/refiner-model.ts';
import type { Session } from '../../../src/inference/sessions/session-host.ts';
import type { Crop } from '../../../src/inference/sessions/session-protocol.ts';

const INFO: RefinerModelInfo = {
  name: 'known tensors',
  version: '0',
  file: 'refiner.onnx',
  sha256: '',
  input: { name: 'image', side: 96, layout: 'NHWC', type: 'uint8', margin: 1.5 },
  detectorWeight: 0.5,
  doubt: { between: [0, 0], crops: [] },
  outputs: { logit: 'logit', landmarks: 'landmarks' },
};
const LIMITS = { maxBatch: 4, maxDelay: 0, maxQueue: 100 };
const LETTERBOX = { longestSide: 320, multipleOf: 32 };
const at = (x: number, y: number) => ({ x, y });
const NOWHERE: Landmarks = [at(0, 0), at(0, 0), at(0, 0), at(0, 0), at(0, 0)];

/** A refiner whose network answers every crop with the value of its raster's first pixel and points down a diagonal. */
function refinerOf() {
  const runs: (readonly Crop[])[] = [];
  const session: Session = {
    async run({ image }) {
      if (!image || !('crops' in image)) throw new Error('no crops');
      const { crops } = image;
      runs.push(crops);
      const logit = Float32Array.from(crops, ({ raster }) => raster.data[0] ?? 0);
      const landmarks = Float32Array.from({ length: 10 * crops.length }, (_, i) => Math.floor((i % 10) / 2) / 4);
      return { logit: { data: logit, dims: [crops.length] }, landmarks: { data: landmarks, dims: [crops.length, 10] } };
    },
  };
  return { refiner: new FaceRefiner(INFO, session, LIMITS), runs };
}

function grey(width: number, height: number, value: number): Pixels {
  return {
    width,
    height,
    raster: { width, height, data: new Uint8Array(width * height * 3).fill(value) },
  };
}

function proposed(x: number, y: number, width: number, height: number): DetectedFace {
  return { box: { x, y, width, height }, landmarks: NOWHERE, score: 0.5 };
}

/** A network that says these logits, one crop after the other, each of other landmarks; and the crops that it was run on. */
function scripted(logits: readonly number[]) {
  const runs: (readonly Crop[])[] = [];
  const session: Session = {
    async run({ image }) {
      if (!image || !('crops' in image)) throw new Error('no crops');
      const { crops } = image;
      const first = runs.flat().length;
      runs.push(crops);
      const data = Float32Array.from(crops, (_, i) => logits[first + i] ?? 0);
      const points = Float32Array.from({ length: 10 * crops.length }, (_, i) => (first + Math.floor(i / 10)) / 100);
      return { logit: { data, dims: [crops.length] }, landmarks: { data: points, dims: [crops.length, 10] } };
    },
  };
  return { session, runs };
}

describe('FaceRefiner', () => {
  it('looks at a square around the box, and gives landmarks midway between its own and those proposed', async () => {
    const { refiner } = refinerOf();
    const picture = grey(640, 480, 2);
    const [face = expect.fail()] = await refiner.refine(picture, letterbox(picture, LETTERBOX), [
      { ...proposed(100, 200, 60, 80), landmarks: [at(80, 184), at(0, 0), at(130, 240), at(0, 0), at(192, 296)] },
    ]);
    // The square is 1.5 × 80 px wide around (130, 240); the network's points lie at (70, 180), …, (190, 300).
    expect(face.box).toEqual({ x: 100, y: 200, width: 60, height: 80 });
    expect(face.landmarks[0]).toEqual({ x: 75, y: 182 });
    expect(face.landmarks[2]).toEqual({ x: 130, y: 240 });
    expect(face.landmarks[4]).toEqual({ x: 191, y: 298 });
    expect(face.score).toBeCloseTo(1 / (1 + Math.exp(-2)), 6);
  });

  it("adds the detector's logit to its own, as far as the model says", async () => {
    const { refiner } = refinerOf();
    const picture = grey(64, 64, 1);
    const unsure = { ...proposed(0, 0, 40, 40), score: 1 / (1 + Math.exp(3)) };
    const [face] = await refiner.refine(picture, letterbox(picture, LETTERBOX), [unsure]);
    expect(face?.score).toBeCloseTo(1 / (1 + Math.exp(0.5 * 3 - 1)), 6);
  });

  it('cuts a small face from the picture, a large one from the letterbox, neither with any padding', async () => {
    const { refiner, runs } = refinerOf();
    const picture = grey(640, 400, 255);
    const input = letterbox(picture, { ...LETTERBOX, multipleOf: 64 });
    await refiner.refine(picture, input, [proposed(100, 100, 30, 40), proposed(20, 40, 300, 340)]);
    const [small, large] = runs.flat();
    expect(small?.matrix[0]).toBeCloseTo(60 / 96, 6);
    expect(large?.matrix[0]).toBeCloseTo(510 / 96 / 2, 6);
    for (const crop of [small, large]) expect(crop?.raster.data.every((value) => value === 255)).toBe(true);
  });

  it('never runs more than a batch at once, and gives concurrent pictures their own results', async () => {
    const { refiner, runs } = refinerOf();
    const refine = async (value: number, count: number) => {
      const picture = grey(64, 64, value);
      const boxes = Array.from({ length: count }, (_, i) => proposed(i, 0, 40, 40));
      return refiner.refine(picture, letterbox(picture, LETTERBOX), boxes);
    };
    const found = await Promise.all([refine(0, 3), refine(1, 0), refine(2, 6), refine(3, 1)]);
    expect(found.map(({ length }) => length)).toEqual([3, 0, 6, 1]);
    expect(Math.max(...runs.map(({ length }) => length))).toBeLessThanOrEqual(LIMITS.maxBatch);
    for (const [value, faces] of found.entries()) {
      for (const { score } of faces) expect(score).toBeCloseTo(1 / (1 + Math.exp(-value)), 6);
    }
  });

  it('says how far apart the two networks see the landmarks, as a share of the box', async () => {
    const { refiner } = refinerOf();
    const picture = grey(640, 480, 2);
    const own: Landmarks = [at(70, 180), at(100, 210), at(130, 240), at(160, 270), at(190, 300)];
    const look = async (landmarks: Landmarks) => {
      const proposal = { ...proposed(100, 200, 60, 80), landmarks };
      return (await refiner.refine(picture, letterbox(picture, LETTERBOX), [proposal]))[0]?.disagreement;
    };
    expect(await look(own)).toBeCloseTo(0, 6);
    const [first, ...others] = own;
    expect(await look([at(first.x + 24, first.y + 32), ...others])).toBeCloseTo(40 / 5 / 80, 6);
  });

  it('tells how a face lies by the quarter turn of its crop that looks most like one', async () => {
    const turns = async (logits: readonly number[]) => {
      const { session, runs } = scripted(logits);
      const refiner = new FaceRefiner(INFO, session, LIMITS);
      const faces = Array.from({ length: logits.length / 4 }, (_, i) => proposed(100 + 10 * i, 200, 60, 80));
      return { turns: await refiner.turnsOf(grey(640, 480, 2), faces), crops: runs.flat() };
    };
    const seen = await turns([
      ...[5, 1, 1, 1],
      ...[1, 5, 1, 1],
      ...[1, 1, 5, 1],
      ...[1, 1, 1, 5],
      // One that leans is nearly as sure in the next crop.
      ...[5, 5.2, 1, 1],
      ...[5, 5.4, 1, 1],
      // But upside down is no leaning.
      ...[5, 1, 5.1, 1],
      ...[5, 5.2, 5.2, 1],
    ]);
    expect(seen.turns).toEqual([undefined, 90, 180, 270, undefined, 90, 180, 90]);
    // The same square, 120 pixels wide around (130, 240), in 96 × 96; turned clockwise by quarters.
    expect(seen.crops.slice(0, 4).map(({ matrix }) => matrix.map((value) => Math.round(100 * value) / 100))).toEqual([
      [1.25, 0, expect.any(Number), 0, 1.25, expect.any(Number)],
      [0, 1.25, expect.any(Number), -1.25, 0, expect.any(Number)],
      [-1.25, 0, expect.any(Number), 0, -1.25, expect.any(Number)],
      [0, -1.25, expect.any(Number), 1.25, 0, expect.any(Number)],
    ]);
    expect((await turns([])).turns).toEqual([]);
  });

  describe('where the first look leaves a doubt', () => {
    const DOUBT = {
      between: [-2, 3] as [number, number],
      crops: [
        { margin: 1.5, mirrored: true },
        { margin: 2, mirrored: false },
      ],
    };

    /** Refines faces around (130, 240) with a network that says these logits, one crop after the other. */
    async function refine(logits: readonly number[], faces: readonly DetectedFace[]) {
      const { session, runs } = scripted(logits);
      const picture = grey(640, 480, 2);
      const refiner = new FaceRefiner({ ...INFO, doubt: DOUBT }, session, LIMITS);
      const refined = await refiner.refine(picture, letterbox(picture, LETTERBOX), faces);
      return { refined, crops: runs.flat(), logitsOf: refined.map(({ score }) => Math.log(score / (1 - score))) };
    }

    const unsure = { ...proposed(100, 200, 60, 80), score: 1 / (1 + Math.exp(-1)) };

    it('looks again, at the mirrored crop and at a wider one, and believes the mean', async () => {
      const { logitsOf, crops, refined } = await refine([2, -1, 0.5], [unsure]);
      // A third of 2 − 1 + 0.5, and half of the detector's 1.
      expect(logitsOf).toEqual([expect.closeTo(1, 5)]);
      const corners = crops.map(({ matrix }) => [mapPoint(matrix, 0, 0).x, mapPoint(matrix, 96, 96).x]);
      expect(corners.map((pair) => pair.map((x) => Math.round(x * 10) / 10))).toEqual([
        [70, 190],
        [190, 70],
        [50, 210],
      ]);
      for (const { matrix } of crops) expect(mapPoint(matrix, 48, 48).y).toBeCloseTo(240, 5);
      // Landmarks are those of the first crop.
      expect(refined[0]?.landmarks[0]).toEqual({ x: 35, y: 90 });
    });

    it('makes nobody sure of what was in doubt', async () => {
      expect((await refine([2, 9, 9], [unsure])).logitsOf).toEqual([expect.closeTo(3, 5)]);
      expect((await refine([-2, 9, 9], [unsure])).logitsOf).toEqual([expect.closeTo(3, 5)]);
    });

    it('spends nothing on what is clear, and mixes up no faces', async () => {
      const faces = [unsure, unsure, unsure, unsure];
      const { logitsOf, crops } = await refine(
        [5, 1, -5, -1, /* of the second */ 4, 1, /* of the fourth */ -4, -4],
        faces,
      );
      expect(logitsOf).toEqual([5.5, 2.5, -4.5, -2.5].map((logit) => expect.closeTo(logit, 5)));
      expect(crops).toHaveLength(8);
      expect((await refine([5, -5], [unsure, unsure])).crops).toHaveLength(2);
    });
  });

  it('rejects when its network lacks an output', async () => {
    const refiner = new FaceRefiner(INFO, { run: async () => ({}) }, LIMITS);
    const picture = grey(64, 64, 0);
    const input = letterbox(picture, LETTERBOX);
    await expect(refiner.refine(picture, input, [proposed(0, 0, 40, 40)])).rejects.toThrow(
      'Expected 1 logits and 1 × 10 coordinates, but got undefined and undefined.',
    );
  });
});
