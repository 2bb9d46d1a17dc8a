import { fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import sharp from 'sharp';
import { ChildDescriber } from '../src/describe/child/child-describer.ts';
import type { Describer, PictureAddress } from '../src/describe/describer.ts';
import { openInProcessDescriber } from '../src/describe/in-process.ts';
import { type Figure, median, timeOf } from './measure.ts';
import { photo, portrait } from './pictures-made.ts';
import { familyOf, proportionalSize } from './processes.ts';

const ROUNDS = 31;
const OPTIONS = { device: 'cpu' } as const;
const OPENERS = { inProcess: openInProcessDescriber, child: ChildDescriber.open } as const;
type Way = keyof typeof OPENERS;

/** What describing in a child process, with decoders in processes of their own, costs beside doing all in one. */
export async function child(): Promise<Figure[]> {
  return [...(await times()), ...(await memory())];
}

async function times(): Promise<Figure[]> {
  const pictures = {
    'a portrait of 0.16 megapixels': await sharp(await portrait())
      .jpeg()
      .toBuffer(),
    'a 12-megapixel photograph': await photo(),
  };
  const describers = { inProcess: await OPENERS.inProcess(OPTIONS), child: await OPENERS.child(OPTIONS) };
  const figures: Figure[] = [];
  for (const [what, bytes] of Object.entries(pictures)) {
    const address: PictureAddress = { kind: 'bytes', bytes };
    const spent: Record<Way, number[]> = { inProcess: [], child: [] };
    // In turns, so that whatever else the machine does meets both of them.
    for (let round = -1; round < ROUNDS; round++) {
      for (const way of ['inProcess', 'child'] as const) {
        const time = await timeOf(() => describers[way].describe(address));
        if (round >= 0) spent[way].push(time);
      }
    }
    const [one, two] = [median(spent.inProcess), median(spent.child)];
    figures.push(
      { what: `Describing ${what}, all in one process`, figure: `${one.toFixed(1)} ms` },
      {
        what: 'The same in a child process and a decoder',
        figure: `${two.toFixed(1)} ms (× ${(two / one).toFixed(2)}, ${(two - one).toFixed(1)} ms more)`,
      },
    );
  }
  await Promise.all(Object.values(describers).map((describer) => describer.close()));
  return figures;
}

async function memory(): Promise<Figure[]> {
  if (process.platform !== 'linux') return [];
  const [alone] = await inFreshProcess('inProcess');
  const [bot, describer, ...decoders] = await inFreshProcess('child');
  const mebibytes = (bytes = 0) => `${(bytes / 1024 / 1024).toFixed(0)} MiB`;
  const sum = (bot ?? 0) + (describer ?? 0) + decoders.reduce((total, decoder) => total + decoder, 0);
  return [
    { what: 'Memory (proportional set size) after 20 pictures, all in one process', figure: mebibytes(alone) },
    {
      what: 'The same in processes: who asks, the child, its decoders',
      figure: `${[bot, describer, ...decoders].map(mebibytes).join(' + ')} = ${mebibytes(sum)}`,
    },
  ];
}

async function inFreshProcess(way: Way): Promise<number[]> {
  const measuring = fork(fileURLToPath(import.meta.url), ['memory', way]);
  const [sizes]: unknown[] = await once(measuring, 'message');
  return Array.isArray(sizes) ? sizes.map(Number) : [];
}

async function describeSome(describer: Describer): Promise<void> {
  const bytes = await portrait();
  for (let i = 0; i < 20; i++) await describer.describe({ kind: 'bytes', bytes });
}

if (process.argv[2] === 'memory') {
  const describer = await OPENERS[process.argv[3] === 'child' ? 'child' : 'inProcess'](OPTIONS);
  await describeSome(describer);
  const sizes = [process.pid, ...(describer instanceof ChildDescriber ? familyOf(describer.pid ?? 0) : [])].map(
    proportionalSize,
  );
  process.send?.(sizes, () => process.disconnect());
  await describer.close();
}
