import { describe, expect, it } from 'vitest';
import type { Pixels } from '../../../src/images/picture.ts';
import type { FaceModelInfo } from '../../../src/inference/faces/detector-model.ts';
import { FaceFinder } from '../../../src/inference/faces/finder.ts';
import type { FaceRefiner } from '../../../src/inference/faces/refiner.ts';
import type { Session } from '../../../src/inference/sessions/session-host.ts';

const INFO: FaceModelInfo = {
  name: 'known tensors',
  version: '0',
  file: 'faces.onnx',
  sha256: '',
  input: { name: 'image', multipleOf: 32, layout: 'NHWC', type: 'uint8', longestSide: 160, fill: 0 },
  strides: [8],
  nmsIoU: 0.4,
  thresholds: { proposed: 0.3, found: 0.5, readable: 0.8 },
  minReadablePixels: 24,
};
type Refiner = Pick<FaceRefiner, 'refine' | 'turnsOf'>;
/** A refiner that finds nothing to change. */
const AGREEING: Refiner = {
  refine: async (_picture, _input, proposed) => proposed.map((face) => ({ ...face, disagreement: 0 })),
  turnsOf: async (_picture, faces) => faces.map(() => undefined),
};
/** Side of what is seen once more, in pixels. */
const CLOSE_LOOK = 192;
const LIMITS = { maxBatch: 8, maxDelay: 5, maxQueue: 100 };

/** A face in a cell of stride 8, `reach` pixels of the input from its centre to each side of the box. */
interface Planted {
  readonly row: number;
  readonly column: number;
  readonly reach: number;
  readonly logit: number;
}

/**
 * A finder whose network sees what `plant` says for a picture of a batch: its longer side in the input and the value
 * of its first pixel, which tells pictures apart.
 */
function finderOf(
  plant: (side: number, value: number) => readonly Planted[],
  limits = LIMITS,
  refiner: Refiner = AGREEING,
) {
  const runs: (readonly number[])[] = [];
  const session: Session = {
    async run({ image }) {
      if (!image || !('data' in image)) throw new Error('no image');
      const [n = 0, height = 0, width = 0] = image.dims;
      const [rows, columns] = [height / 8, width / 8];
      const data = new Float32Array(n * 15 * rows * columns).fill(-20);
      // Close looks at faces in doubt, which search.test.ts is about.
      if (width === CLOSE_LOOK) return { stride8: { data, dims: [n, 15, rows, columns] } };
      runs.push(image.dims);
      for (let picture = 0; picture < n; picture++) {
        const value = image.data[picture * height * width * 3] ?? 0;
        for (const { row, column, reach, logit } of plant(Math.max(width, height), value)) {
          const channel = (index: number) => ((picture * 15 + index) * rows + row) * columns + column;
          data[channel(0)] = logit;
          for (let i = 1; i <= 4; i++) data[channel(i)] = reach / 8;
          // Eyes above the mouth: the right eye's x is 1 stride from the cell's middle, the mouth's y.
          for (const [i, offset] of [0, 0, 1, 0, 0.5, 0.5, 0, 1, 1, 1].entries()) data[channel(5 + i)] = offset;
        }
      }
      return { stride8: { data, dims: [n, 15, rows, columns] } };
    },
  };
  return { finder: new FaceFinder(INFO, session, refiner, limits), runs };
}

function grey(width: number, height: number, value = 128): Pixels {
  return {
    width,
    height,
    raster: { width, height, data: new Uint8Array(width * height * 3).fill(value) },
  };
}

describe('FaceFinder', () => {
  it('gives faces in pixels of the picture, largest first, one for each that was meant', async () => {
    const { finder } = finderOf(() => [
      { row: 2, column: 3, reach: 20, logit: 3 },
      { row: 2, column: 4, reach: 20, logit: 2 },
      { row: 10, column: 10, reach: 40, logit: 1 },
    ]);
    const faces = await finder.find(grey(320, 320));
    expect(faces.map(({ box }) => box)).toEqual([
      { x: 88, y: 88, width: 160, height: 160 },
      { x: 16, y: 0, width: 80, height: 80 },
    ]);
    expect(faces[1]?.landmarks[0]).toEqual({ x: 56, y: 40 });
  });

  it('runs concurrent pictures of one shape together, and gives each its own faces', async () => {
    // The batch starts with the fourth picture, however long the others take to shrink.
    const limits = { ...LIMITS, maxBatch: 4, maxDelay: 60_000 };
    const { finder, runs } = finderOf((_, value) => [{ row: value, column: 1, reach: 24, logit: 3 }], limits);
    const pictures = [grey(320, 320, 2), grey(320, 160, 3), grey(160, 160, 4), grey(640, 640, 5)];
    const found = await Promise.all(pictures.map((picture) => finder.find(picture)));
    expect(runs.map(([n]) => n).sort()).toEqual([1, 3]);
    // In input pixels the centre is at 8 · row + 4.
    const centres = found.map(([face]) => (face ? face.box.y + face.box.height / 2 : Number.NaN));
    expect(centres).toEqual([20 * 2, 28 * 2, 36, 44 * 4]);
  });

  it('looks again at twice the size where it sees many small faces, and merges what it finds', async () => {
    const row = [2, 6, 10, 14].map((column) => ({ row: 4, column, reach: 8, logit: 3 }));
    const { finder, runs } = finderOf((side) => [
      ...(side === 160 ? row : []),
      // The first of the four again, so much more exactly that NMS would keep both, and one too small to see before.
      ...(side === 320
        ? [
            { row: 8, column: 4, reach: 9.75, logit: 4 },
            { row: 30, column: 30, reach: 10, logit: 1 },
          ]
        : []),
    ]);
    const faces = await finder.find(grey(640, 640));
    expect(runs.map(([, height]) => height)).toEqual([160, 320]);
    expect(faces).toHaveLength(5);
    expect(faces.map(({ box }) => box.width).sort((a, b) => a - b)).toEqual([39, 40, 64, 64, 64]);
  });

  it('does not look again at large faces, or at pixels that are not there', async () => {
    const large = finderOf(() => [2, 8, 14].map((column) => ({ row: 8, column, reach: 20, logit: 3 })));
    await large.finder.find(grey(640, 640));
    expect(large.runs).toHaveLength(1);
    const small = finderOf(() => [2, 8, 14].map((column) => ({ row: 8, column, reach: 6, logit: 3 })));
    await small.finder.find(grey(160, 160));
    expect(small.runs).toHaveLength(1);
  });

  it('takes the score and the landmarks of the refiner, and drops what it does not take for a face', async () => {
    const seen: number[] = [];
    const refiner: Refiner = {
      ...AGREEING,
      async refine(_picture, { width }, proposed) {
        if (width !== CLOSE_LOOK) seen.push(width, proposed.length);
        return proposed.map(({ box, landmarks: [, ...others] }) => ({
          box,
          landmarks: [{ x: 1, y: 2 }, ...others],
          score: box.width > 100 ? 0.9 : 0.49,
          disagreement: 0,
        }));
      },
    };
    const { finder } = finderOf(
      () => [
        { row: 2, column: 3, reach: 20, logit: 3 },
        { row: 10, column: 10, reach: 40, logit: -0.5 },
        { row: 18, column: 2, reach: 10, logit: -1 },
      ],
      LIMITS,
      refiner,
    );
    const faces = await finder.findUpright(grey(320, 320));
    // The third is too unlikely even to be proposed.
    expect(seen).toEqual([160, 2]);
    expect(faces).toHaveLength(1);
    expect(faces[0]).toMatchObject({ score: 0.9, box: { width: 160 } });
    expect(faces[0]?.landmarks[0]).toEqual({ x: 1, y: 2 });
  });

  it('has no more than the 200 surest proposals of a look refined, however many there are', async () => {
    const seen: number[] = [];
    const refiner: Refiner = {
      ...AGREEING,
      async refine(_picture, _input, proposed) {
        seen.push(proposed.length, Math.min(...proposed.map(({ score }) => score)));
        return [];
      },
    };
    // One in each of 20 × 20 cells, of which every other is sure.
    const everywhere = Array.from({ length: 400 }, (_, i) => {
      return { row: Math.floor(i / 20), column: i % 20, reach: 3, logit: i % 2 === 0 ? 3 : 0 };
    });
    await finderOf(() => everywhere, LIMITS, refiner).finder.findUpright(grey(160, 160));
    expect(seen).toEqual([200, expect.closeTo(1 / (1 + Math.exp(-3)), 6)]);
  });

  it('calls a face readable that is sure enough and large enough', () => {
    const { finder } = finderOf(() => []);
    const face = (score: number, width: number, height: number) => ({
      box: { x: 0, y: 0, width, height },
      landmarks: [
        { x: 0, y: 0 },
        { x: 1, y: 0 },
        { x: 0, y: 1 },
        { x: 1, y: 1 },
        { x: 2, y: 2 },
      ] as const,
      score,
    });
    expect(finder.unreadable(face(0.8, 18, 24))).toBeUndefined();
    expect(finder.unreadable(face(0.79, 18, 24))).toBe('unclear');
    expect(finder.unreadable(face(0.99, 18, 23.9))).toBe('too-small');
  });

  it('rejects when its network lacks an output', async () => {
    const finder = new FaceFinder(
      INFO,
      { run: async () => ({ other: { data: new Float32Array(0), dims: [0] } }) },
      AGREEING,
      LIMITS,
    );
    await expect(finder.find(grey(64, 64))).rejects.toThrow('Expected an output "stride8", but got other.');
  });
});
