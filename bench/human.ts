import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import sharp from 'sharp';
import { z } from 'zod';
import { openAnalyser } from '../src/inference/analyser.ts';
import { PACKAGE_ROOT } from '../src/package-root.ts';
import { analyse } from './analyse.ts';
import { type BenchOptions, type Figure, median, timeOf } from './measure.ts';

const ROUNDS = 40;

/** A portrait of 356 × 436 pixels. */
const PORTRAIT = join(PACKAGE_ROOT, 'models/samples/goatee-man.png');

/** Where Human looks for its networks; `serveModels` answers for it. */
const MODELS = 'http://human-models/';

/** What is used of `@vladmandic/human`. */
interface Human {
  load(): Promise<void>;
  readonly tf: { tensor(data: Uint8Array, shape: number[], type: 'int32'): Tensor; getBackend(): string };
  detect(input: Tensor): Promise<{ readonly face: readonly unknown[] }>;
}

interface Tensor {
  dispose(): void;
}

type NewHuman = new (config: object) => Human;

/** Face detection, mesh, description and emotion, and nothing else; every picture as if it were a new one. */
const CONFIG = {
  backend: 'wasm',
  debug: false,
  warmup: 'none',
  cacheSensitivity: 0,
  modelBasePath: MODELS,
  face: {
    enabled: true,
    detector: { rotation: false },
    mesh: { enabled: true },
    iris: { enabled: false },
    description: { enabled: true },
    emotion: { enabled: true },
  },
  body: { enabled: false },
  hand: { enabled: false },
  object: { enabled: false },
  gesture: { enabled: false },
  segmentation: { enabled: false },
  filter: { enabled: false },
} as const;

/**
 * A PNG portrait described by vladmandic/human (WASM) and by us, in turns, from the file's bytes on. Run it with
 * `taskset -c 0` for one core. `peer` is a folder in which `npm install @vladmandic/human @tensorflow/tfjs
 * @tensorflow/tfjs-backend-wasm` was called; nothing is measured without it.
 */
export async function human({ peer }: BenchOptions): Promise<Figure[]> {
  if (peer === undefined) return [];
  const before = sharp.concurrency();
  sharp.concurrency(1);
  const theirs = await openHuman(peer);
  const analyser = await openAnalyser({ device: 'cpu', threads: 1 });
  const png = readFileSync(PORTRAIT);
  const times = { theirs: [] as number[], ours: [] as number[] };
  for (let round = -5; round < ROUNDS; round++) {
    const first = await timeOf(() => detect(theirs, png));
    const second = await timeOf(() => analyse(analyser, png));
    if (round < 0) continue;
    times.theirs.push(first);
    times.ours.push(second);
  }
  await analyser.close();
  sharp.concurrency(before);
  const [slow, fast] = [median(times.theirs), median(times.ours)];
  return [
    {
      what: 'vladmandic/human on a 356 × 436 PNG portrait, WASM, in turns with the next',
      figure: `${slow.toFixed(1)} ms`,
    },
    {
      what: `\`analyse\` on the same, one thread, ${analyser.precision}`,
      figure: `${fast.toFixed(1)} ms (× ${(slow / fast).toFixed(1)} as fast)`,
    },
  ];
}

async function detect(human: Human, png: Buffer): Promise<void> {
  const { data, info } = await sharp(png).removeAlpha().raw().toBuffer({ resolveWithObject: true });
  const tensor = human.tf.tensor(data, [1, info.height, info.width, 3], 'int32');
  const { face } = await human.detect(tensor);
  tensor.dispose();
  if (face.length !== 1) throw new Error(`Expected Human to find one face, but it found ${face.length}.`);
}

async function openHuman(folder: string): Promise<Human> {
  const require = createRequire(join(folder, 'package.json'));
  // Its package names no way to the file for WASM.
  const own = join(folder, 'node_modules/@vladmandic/human');
  const wasm = dirname(require.resolve('@tensorflow/tfjs-backend-wasm/package.json'));
  serveModels(join(own, 'models'), wasm);
  const loaded: unknown = require(join(own, 'dist/human.node-wasm.js'));
  const { Human } = z.object({ Human: z.custom<NewHuman>((value) => typeof value === 'function') }).parse(loaded);
  const human = new Human({ ...CONFIG, wasmPath: `${join(wasm, 'dist')}/` });
  await human.load();
  return human;
}

/** Human fetches its networks, and tfjs its WASM; neither knows how to fetch a file. */
function serveModels(folder: string, wasm: string): void {
  const fetched = globalThis.fetch;
  globalThis.fetch = async (input, init) => {
    const address = input instanceof Request ? input.url : String(input);
    if (address.startsWith(MODELS)) return new Response(readFileSync(join(folder, address.slice(MODELS.length))));
    if (address.startsWith(wasm)) return new Response(readFileSync(address));
    return fetched(input, init);
  };
}
