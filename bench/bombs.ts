import sharp from 'sharp';
import { ChildDescriber } from '../src/describe/child/child-describer.ts';
import type { Described } from '../src/describe/describer.ts';
import { pictureMemory } from '../src/describe/memory/limit.ts';
import { UserError } from '../src/user-error.ts';
import type { Figure } from './measure.ts';
import { portrait } from './pictures-made.ts';
import { familyOf, residentSize } from './processes.ts';

const COUNT = 20;
/** As many pictures at a time as the bot has in work by default. */
const CONCURRENCY = 4;
const SAMPLE_MS = 50;

const mebibytes = (bytes: number) => `${Math.round(bytes / 1024 / 1024)} MiB`;

/**
 * What files of a few kilobytes that are huge pictures do to everybody else: twenty of each at once, as the bot would
 * take them, with somebody's portrait posted meanwhile.
 */
export async function bombs(): Promise<Figure[]> {
  const square = (side: number) => sharp({ create: { width: side, height: side, channels: 3, background: 'grey' } });
  const kinds = {
    '64-megapixel AVIF': await square(8000).avif({ effort: 0 }).toBuffer(),
    '36-megapixel AVIF': await square(6000).avif({ effort: 0 }).toBuffer(),
    '36-megapixel interlaced PNG': await square(6000).png({ progressive: true }).toBuffer(),
    '24-megapixel JPEG': await sharp(await portrait())
      .resize(4000, 6000, { fit: 'cover' })
      .jpeg()
      .toBuffer(),
  };
  const figures: Figure[] = [
    { what: 'Memory for pictures by default (MEMORY_MB)', figure: mebibytes(pictureMemory()) },
  ];
  for (const [what, bytes] of Object.entries(kinds)) figures.push(...(await drop(what, bytes)));
  return figures;
}

async function drop(what: string, bytes: Buffer): Promise<Figure[]> {
  const describer = await ChildDescriber.open({ device: 'cpu' });
  const size = () => familyOf(describer.pid ?? 0).reduce((sum, pid) => sum + residentSize(pid), 0);
  const before = size();
  let most = before;
  const sampling = setInterval(() => {
    most = Math.max(most, size());
  }, SAMPLE_MS);
  const left = new Array<Buffer>(COUNT).fill(bytes);
  const outcomes = new Map<string, number>();
  const start = performance.now();
  const worker = async () => {
    for (let next = left.pop(); next; next = left.pop()) {
      const outcome = await describer.describe({ kind: 'bytes', bytes: next }).then(found, refused);
      outcomes.set(outcome, (outcomes.get(outcome) ?? 0) + 1);
    }
  };
  const all = Promise.all(Array.from({ length: CONCURRENCY }, worker));
  const other = performance.now();
  await describer.describe({ kind: 'bytes', bytes: await portrait() });
  const waited = performance.now() - other;
  await all;
  const lasted = performance.now() - start;
  clearInterval(sampling);
  await describer.close();
  const answers = [...outcomes].map(([outcome, count]) => `${count} × ${outcome}`).join(', ');
  return [
    { what: `${COUNT} × ${what} (${bytes.byteLength} bytes): answers`, figure: `${answers} in ${seconds(lasted)}` },
    {
      what: 'Resident memory of child and decoders, before and at most',
      figure: `${mebibytes(before)}, ${mebibytes(most)}`,
    },
    { what: "Somebody else's portrait meanwhile", figure: seconds(waited) },
  ];
}

function seconds(milliseconds: number): string {
  return `${(milliseconds / 1000).toFixed(1)} s`;
}

function found({ analysis }: Described): string {
  return `described, ${analysis.faces.length} faces`;
}

function refused(error: unknown): string {
  if (error instanceof UserError) return error.code;
  throw error;
}
