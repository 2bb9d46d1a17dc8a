import { join } from 'node:path';
import { beforeEach, describe, expect, it, onTestFinished, vi } from 'vitest';
import type { Precision } from '../../src/inference/analysis.ts';
import { readAttributeModelInfo } from '../../src/inference/attributes/model.ts';
import { readRefinerModelInfo } from '../../src/inference/faces/refiner-model.ts';
import { readNetwork } from '../../src/inference/model-files.ts';
import { loadPrecise, type PreciseModels } from '../../src/inference/precision.ts';
import { knownPicture } from '../../src/inference/sessions/known-picture.ts';
import type { Input, OutputTensors } from '../../src/inference/sessions/session-protocol.ts';
import { PACKAGE_ROOT } from '../../src/package-root.ts';

vi.mock('../../src/inference/model-files.ts', { spy: true });

const directory = join(PACKAGE_ROOT, 'models');
const models: PreciseModels = {
  directory,
  refiner: await readRefinerModelInfo(directory),
  attributes: await readAttributeModelInfo(directory),
};
const BYTES = new Uint8Array([1, 2, 3]);

beforeEach(() => {
  vi.mocked(readNetwork).mockReset().mockResolvedValue(BYTES);
});

interface Script {
  /** What runs of the refiner take of the processor in each precision, in microseconds: one by one, the last ever after. */
  readonly takes?: Readonly<Record<Precision, readonly number[]>>;
  /** How far answers are from what they should be, by the network's name. */
  readonly off?: Readonly<Record<string, number>>;
  readonly platform?: NodeJS.Platform;
}

/** Networks that take and answer what the script says, and what was done with them. */
async function load(wanted: Precision | 'auto', { takes, off = {}, platform = 'linux' }: Script = {}, of = models) {
  let clock = 0;
  const usage = vi.spyOn(process, 'cpuUsage').mockImplementation(() => ({ user: clock / 4, system: (clock * 3) / 4 }));
  const now = vi.spyOn(performance, 'now').mockImplementation(() => clock / 1000);
  const system = vi.spyOn(process, 'platform', 'get').mockReturnValue(platform);
  onTestFinished(() => {
    for (const spy of [usage, now, system]) spy.mockRestore();
  });
  const said: string[] = [];
  const inputs: [string, Readonly<Record<string, Input>>][] = [];
  const host = {
    load: async (name: string, bytes: Uint8Array) => {
      expect(bytes).toBe(BYTES);
      said.push(`load ${name}`);
      let runs = 0;
      return {
        run: async (given: Readonly<Record<string, Input>>): Promise<OutputTensors> => {
          inputs.push([name, given]);
          const [image] = Object.values(given);
          // One picture is a question, several are a trial.
          const isTrial = image && 'dims' in image && image.dims[0] !== 1;
          const precision = name.endsWith('int8') ? 'int8' : 'float';
          const times = takes?.[precision] ?? [];
          if (isTrial) clock += times[Math.min(runs++, times.length - 1)] ?? 0;
          const { reference } = (name.startsWith('refiner') ? of.refiner : of.attributes).int8 ?? expect.fail();
          return Object.fromEntries(
            Object.entries(reference).map(([output, values]) => {
              const data = Float32Array.from(values, (value, i) => value + (i === 0 ? (off[name] ?? 0) : 0));
              return [output, { data, dims: [1, values.length] }];
            }),
          );
        },
        release: async () => void said.push(`release ${name}`),
      };
    },
  };
  const { precision, ...sessions } = await loadPrecise(host, of, wanted);
  return { precision, said, inputs, sessions };
}

const FASTER = { takes: { float: [5000, 1300], int8: [9000, 1000] } } as const;

describe('the precision', () => {
  it('is what is asked for, without a trial', async () => {
    const narrow = await load('int8');
    expect(narrow).toMatchObject({
      precision: 'int8',
      said: ['load refiner int8', 'load attributes int8'],
      inputs: [],
    });
    expect(vi.mocked(readNetwork).mock.calls).toEqual([
      [directory, models.refiner.int8],
      [directory, models.attributes.int8],
    ]);
    vi.mocked(readNetwork).mockClear();
    const wide = await load('float');
    expect(wide).toMatchObject({
      precision: 'float',
      said: ['load refiner float', 'load attributes float'],
      inputs: [],
    });
    expect(vi.mocked(readNetwork).mock.calls).toEqual([
      [directory, models.refiner],
      [directory, models.attributes],
    ]);
  });

  it('is eight bits where they are faster and right, and floats are let go of', async () => {
    const { precision, said, inputs } = await load('auto', FASTER);
    expect(precision).toBe('int8');
    expect(said).toEqual(['load refiner float', 'load refiner int8', 'load attributes int8', 'release refiner float']);
    // A question first, then four runs of each in turns, then a question to the other network.
    const [wide, narrow] = ['refiner float', 'refiner int8'];
    const rounds = [wide, narrow, wide, narrow, wide, narrow, wide, narrow];
    expect(inputs.map(([name]) => name)).toEqual([narrow, ...rounds, 'attributes int8']);
    const { side, name } = models.refiner.input;
    expect(inputs[0]?.[1]).toEqual({ [name]: { data: knownPicture(side * side * 3), dims: [1, side, side, 3] } });
    expect(inputs[1]?.[1]).toEqual({ [name]: { data: knownPicture(2 * side * side * 3), dims: [2, side, side, 3] } });
    const { width, height, name: image } = models.attributes.input;
    expect(inputs.at(-1)?.[1]).toEqual({
      [image]: { data: knownPicture(width * height * 3), dims: [1, height, width, 3] },
    });
  });

  it.each([
    ['in the eighth runs', 8, 'int8'],
    ['in the sixteenth runs', 16, 'int8'],
    ['never in sixteen', 17, 'float'],
  ])('is tried again where something hides the gain: it shows %s', async (_, shows, expected) => {
    const int8 = [...Array.from({ length: shows - 1 }, () => 2000), 1000];
    const { precision, inputs } = await load('auto', { takes: { float: [2000], int8 } });
    expect(precision).toBe(expected);
    expect(inputs.filter(([name]) => name === 'refiner float')).toHaveLength(Math.min(shows, 16));
  });

  it.each([
    ['not a fifth faster', 1200, 'float'],
    ['more than a fifth faster', 1201, 'int8'],
  ])('with eight bits that are %s is decided by the best run of each', async (_, float, expected) => {
    const { precision, said } = await load('auto', { takes: { float: [float, 9999], int8: [1000, 9999] } });
    expect(precision).toBe(expected);
    if (expected === 'float') {
      expect(said).toEqual([
        'load refiner float',
        'load refiner int8',
        'release refiner int8',
        'load attributes float',
      ]);
    }
  });

  it.each([
    [0.19, 'int8'],
    [-0.19, 'int8'],
    [0.21, 'float'],
    [-0.21, 'float'],
    [Number.NaN, 'float'],
  ] as const)('with answers that are %d off is as they allow, of both networks', async (off, expected) => {
    const refiner = await load('auto', { ...FASTER, off: { 'refiner int8': off } });
    expect(refiner.precision).toBe(expected);
    // What answers wrong is not timed.
    expect(refiner.inputs.length > 1).toBe(expected === 'int8');
    const attributes = await load('auto', { ...FASTER, off: { 'attributes int8': off } });
    expect(attributes.precision).toBe(expected);
    if (expected === 'float') {
      expect(attributes.said).toEqual([
        'load refiner float',
        'load refiner int8',
        'load attributes int8',
        'release attributes int8',
        'release refiner int8',
        'load attributes float',
      ]);
    }
  });

  it('is told by the time that passes on Windows', async () => {
    expect((await load('auto', { ...FASTER, platform: 'win32' })).precision).toBe('int8');
    const { precision } = await load('auto', { takes: { float: [1, 1], int8: [1, 1] }, platform: 'win32' });
    expect(precision).toBe('float');
  });

  it('is floats where one of the networks has no other, and eight bits are missed where they are asked for', async () => {
    for (const name of ['refiner', 'attributes'] as const) {
      const { int8: _, ...without } = models[name];
      const of = { ...models, [name]: without };
      const { precision, said } = await load('auto', FASTER, of);
      expect([precision, said]).toEqual(['float', ['load refiner float', 'load attributes float']]);
      await expect(load('int8', FASTER, of)).rejects.toMatchObject({
        code: 'model/missing',
        message: `Expected ${name}.json in ${directory} to name a network in eight bits.`,
      });
    }
  });
});

it('the known picture is the same everywhere', () => {
  const bytes = knownPicture(1000);
  expect([bytes.length, bytes[0], bytes[1], bytes[10], bytes[255]]).toEqual([1000, 0, 31, 54, 225]);
  expect([bytes[256], bytes[257], bytes[999]]).toEqual([17, 48, (999 * 31 + 3 * 17) % 256]);
});
