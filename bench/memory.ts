import { fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import sharp from 'sharp';
import { childEnvironment } from '../src/describe/processes.ts';
import { openAnalyser } from '../src/inference/analyser.ts';
import { analyse } from './analyse.ts';
import type { Figure } from './measure.ts';
import { portrait } from './pictures-made.ts';

const PICTURES = 1_000;
const CALLERS = 8;

/** Resident memory of a fresh process, started as the child that describes is: after warm-up, and after a thousand pictures of three megapixels. */
export async function memory(): Promise<Figure[]> {
  const child = fork(fileURLToPath(import.meta.url), ['measure'], { env: childEnvironment() });
  const [{ warm, after }] = await once(child, 'message');
  const mebibytes = (bytes: number) => `${(bytes / 1024 / 1024).toFixed(0)} MiB`;
  return [
    { what: 'Resident memory after warm-up', figure: mebibytes(warm) },
    {
      what: `Resident memory after ${PICTURES} pictures`,
      figure: `${mebibytes(after)} (× ${(after / warm).toFixed(2)})`,
    },
  ];
}

if (process.argv[2] === 'measure') {
  const analyser = await openAnalyser({ device: 'cpu' });
  const bytes = await sharp(await portrait())
    .resize(1600)
    .jpeg()
    .toBuffer();
  const analyseMany = async (count: number) => {
    let left = count;
    const caller = async () => {
      while (left-- > 0) await analyse(analyser, bytes);
    };
    await Promise.all(Array.from({ length: CALLERS }, caller));
    return process.memoryUsage.rss();
  };
  const warm = await analyseMany(2 * CALLERS);
  const after = await analyseMany(PICTURES);
  await analyser.close();
  process.send?.({ warm, after }, () => process.disconnect());
}
