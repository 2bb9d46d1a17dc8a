import { join } from 'node:path';
import { expect, it } from 'vitest';
import { frameToWholePicture } from '../../../src/inference/attributes/face-frame.ts';
import { AttributeLabeller } from '../../../src/inference/attributes/labeller.ts';
import { type AttributeModelInfo, readAttributeModelInfo } from '../../../src/inference/attributes/model.ts';
import { ATTRIBUTE_NAMES } from '../../../src/inference/attributes/names.ts';
import { OCCLUSION } from '../../../src/inference/attributes/occlusion.ts';
import type { Session } from '../../../src/inference/sessions/session-host.ts';
import type { Crop } from '../../../src/inference/sessions/session-protocol.ts';
import { PACKAGE_ROOT } from '../../../src/package-root.ts';

const COUNT = ATTRIBUTE_NAMES.length;

/** A labeller whose network gives each crop its logits by this. */
async function labellerOf(logitsOf: (crop: Crop, index: number) => readonly number[], output?: string) {
  const info: AttributeModelInfo = await readAttributeModelInfo(join(PACKAGE_ROOT, 'models'));
  const runs: { crops: readonly Crop[]; width: number; height: number }[] = [];
  const session: Session = {
    run: async (inputs) => {
      const input = inputs[info.input.name];
      if (!input || !('crops' in input)) throw new Error('no crops');
      runs.push(input);
      const data = Float32Array.from(input.crops.flatMap(logitsOf));
      return { [output ?? info.output]: { data, dims: [input.crops.length, COUNT] } };
    },
  };
  const labeller = new AttributeLabeller(info, session, { maxBatch: 100, maxDelay: 0, maxQueue: 1000 });
  return { labeller, runs, info };
}

const grey = (width: number, height: number, value: number) => ({
  width,
  height,
  raster: { width, height, data: new Uint8Array(width * height * 3).fill(value) },
});
/** Each attribute its own logit, and each crop its own by its brightness. */
const byBrightness = ({ raster }: Crop) =>
  ATTRIBUTE_NAMES.map((_, index) => index / 10 - 2 + (raster.data[0] ?? 0) / 1000);

it('a face has each attribute’s own logit, and its sigmoid', async () => {
  const { labeller, runs, info } = await labellerOf(byBrightness);
  const [dark, bright] = await Promise.all(
    [0, 250].map((value) => {
      const picture = grey(178, 218, value);
      return labeller.label(picture, frameToWholePicture(info.frame, 178, 218));
    }),
  );
  expect(runs).toMatchObject([{ width: info.input.width, height: info.input.height }]);
  expect(runs[0]?.crops).toHaveLength(2);
  for (const [index, name] of ATTRIBUTE_NAMES.entries()) {
    const logit = index / 10 - 2;
    expect(dark?.[name].logit).toBeCloseTo(logit, 5);
    expect(dark?.[name].probability).toBeCloseTo(1 / (1 + Math.exp(-logit)), 5);
    expect(bright?.[name].logit).toBeCloseTo(logit + 0.25, 5);
  }
  expect(Object.keys(dark ?? {})).toHaveLength(COUNT);
});

it('a covered face is seen whole first, then once for each patch, as it was cut', async () => {
  const { labeller, runs, info } = await labellerOf((_, index) => new Array<number>(COUNT).fill(index));
  const crop = grey(info.input.width, info.input.height, 7).raster;
  const { whole, covered, crop: shown } = await labeller.occlude(crop);
  expect(shown).toBe(crop);
  expect(whole.Smiling.logit).toBe(0);
  expect(covered.map(({ Bald }) => Bald.logit)).toEqual(
    Array.from({ length: OCCLUSION.rows * OCCLUSION.columns }, (_, index) => index + 1),
  );
  for (const { matrix } of runs[0]?.crops ?? []) expect(matrix).toEqual([1, 0, 0, 0, 1, 0]);
});

it('it is warmed up with as many empty crops as are asked for', async () => {
  const { labeller, runs } = await labellerOf(byBrightness);
  await labeller.warmUp(3);
  expect(runs[0]?.crops).toHaveLength(3);
  expect(runs[0]?.crops[0]).toEqual({
    raster: { data: new Uint8Array(3), width: 1, height: 1 },
    matrix: [1, 0, 0, 0, 1, 0],
  });
});

it.each([Number.NaN, Number.POSITIVE_INFINITY])(
  'a score that is no number is refused, with its name: %s',
  async (bad) => {
    const { labeller } = await labellerOf(() => ATTRIBUTE_NAMES.map((name) => (name === 'Bald' ? bad : 0)));
    await expect(labeller.warmUp()).rejects.toThrow(`Expected a finite logit for Bald, but got ${bad}.`);
  },
);

it('an output that is missing, or has another length, is refused', async () => {
  const missing = await labellerOf(byBrightness, 'another');
  await expect(missing.labeller.warmUp(2)).rejects.toThrow(`Expected 2 × ${COUNT} logits, but got undefined.`);
  const short = await labellerOf(() => [1, 2, 3]);
  await expect(short.labeller.warmUp(2)).rejects.toThrow(`Expected 2 × ${COUNT} logits, but got 6.`);
});
