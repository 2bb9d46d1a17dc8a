import { UserError } from '../user-error.ts';
import type { Precision } from './analysis.ts';
import type { AttributeModelInfo } from './attributes/model.ts';
import type { RefinerModelInfo } from './faces/refiner-model.ts';
import { type Int8File, readNetwork } from './model-files.ts';
import { knownPicture } from './sessions/known-picture.ts';
import type { LoadedSession, Session, SessionHost } from './sessions/session-host.ts';

/** The two networks that there are in eight bits as well. */
export interface PreciseSessions {
  readonly precision: Precision;
  readonly refiner: Session;
  readonly attributes: Session;
}

export interface PreciseModels {
  readonly directory: string;
  readonly refiner: RefinerModelInfo;
  readonly attributes: AttributeModelInfo;
}

/**
 * Eight bits are taken where they are at least so many times as fast. With VNNI they are 1.5 to 2.3 times as fast;
 * without it a processor needs three instructions for one.
 */
const GAIN = 1.2;

/**
 * How far an answer in eight bits may be from the float one's: twice what rounding to eight bits makes of the known
 * picture. Processors without VNNI add products in 16 bits, which is too little for some.
 */
const TOLERANCE = 0.2;

/**
 * Pictures in a run that is timed, and how many runs there are of each network, in turns: the least, and as many more as
 * it takes until eight bits are faster. What else the process or the other half of a core does may hide it in some.
 */
const TRIAL = { pictures: 2, least: 4, most: 16 } as const;

/**
 * Loads the refiner and the attribute network: `auto` in eight bits where the CPU gains by it and answers as it should.
 * @throws {UserError} `model/missing` or `model/damaged`
 */
export async function loadPrecise(
  host: Pick<SessionHost, 'load'>,
  models: PreciseModels,
  wanted: Precision | 'auto',
): Promise<PreciseSessions> {
  if (wanted === 'int8') return loadBoth(host, models, 'int8');
  if (wanted === 'float' || !models.refiner.int8 || !models.attributes.int8) return loadBoth(host, models, 'float');
  // The refiner is the smaller one: it says at once whether there is anything to gain.
  const wide = await load(host, models, 'refiner', 'float');
  const narrow = await load(host, models, 'refiner', 'int8');
  if (await gains(models.refiner, wide, narrow)) {
    const attributes = await load(host, models, 'attributes', 'int8');
    if (await answersRight(models.attributes, attributes)) {
      await wide.release();
      return { precision: 'int8', refiner: narrow, attributes };
    }
    await attributes.release();
  }
  await narrow.release();
  return { precision: 'float', refiner: wide, attributes: await load(host, models, 'attributes', 'float') };
}

async function loadBoth(
  host: Pick<SessionHost, 'load'>,
  models: PreciseModels,
  precision: Precision,
): Promise<PreciseSessions> {
  const refiner = await load(host, models, 'refiner', precision);
  return { precision, refiner, attributes: await load(host, models, 'attributes', precision) };
}

async function load(
  host: Pick<SessionHost, 'load'>,
  models: PreciseModels,
  name: 'refiner' | 'attributes',
  precision: Precision,
): Promise<LoadedSession> {
  const file = precision === 'int8' ? int8Of(models, name) : models[name];
  return host.load(`${name} ${precision}`, await readNetwork(models.directory, file));
}

function int8Of({ directory, ...models }: PreciseModels, name: 'refiner' | 'attributes'): Int8File {
  const { int8 } = models[name];
  if (int8) return int8;
  throw new UserError('model/missing', `Expected ${name}.json in ${directory} to name a network in eight bits.`);
}

type Info = RefinerModelInfo | AttributeModelInfo;

async function gains(info: Info, wide: Session, narrow: Session): Promise<boolean> {
  if (!(await answersRight(info, narrow))) return false;
  const best = { wide: Number.POSITIVE_INFINITY, narrow: Number.POSITIVE_INFINITY };
  // In turns, so that whatever else the machine does meets both; the first runs of each prepare its memory.
  for (let round = 1; round <= TRIAL.most; round++) {
    best.wide = Math.min(best.wide, await timeOf(info, wide));
    best.narrow = Math.min(best.narrow, await timeOf(info, narrow));
    if (round >= TRIAL.least && best.narrow * GAIN < best.wide) return true;
  }
  return false;
}

/** What a run takes of the processor, in ms: unlike the time that passes, it is the same on a busy machine. */
async function timeOf(info: Info, session: Session): Promise<number> {
  const inputs = inputsOf(info, TRIAL.pictures);
  const start = milliseconds();
  await session.run(inputs);
  return milliseconds() - start;
}

function milliseconds(): number {
  // Windows counts what a processor spends in steps that are longer than a run.
  if (process.platform === 'win32') return performance.now();
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}

/** Whether the answers to the known picture are nearly those of the float network. */
async function answersRight(info: Info, session: Session): Promise<boolean> {
  const outputs = await session.run(inputsOf(info, 1));
  return Object.entries(info.int8?.reference ?? {}).every(([name, expected]) => {
    const found = outputs[name]?.data;
    return expected.every((value, i) => Math.abs(value - (found?.[i] ?? Number.NaN)) <= TOLERANCE);
  });
}

function inputsOf({ input }: Info, pictures: number) {
  const [height, width] = 'side' in input ? [input.side, input.side] : [input.height, input.width];
  const dims = [pictures, height, width, 3];
  return { [input.name]: { data: knownPicture(dims.reduce((product, length) => product * length, 1)), dims } };
}
