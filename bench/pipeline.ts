import sharp from 'sharp';
import { openPicture } from '../src/images/open.ts';
import { warp } from '../src/images/warp.ts';
import { openAnalyser } from '../src/inference/analyser.ts';
import { analyse } from './analyse.ts';
import { type Figure, median, timeOf } from './measure.ts';
import { photo, portrait } from './pictures-made.ts';

const ROUNDS = 15;

/** `analyse` of a 12-megapixel photograph against sharp alone, and where its time goes. */
export async function pipeline(): Promise<Figure[]> {
  const bytes = await photo();
  const { raster } = await openPicture(bytes);
  const analyser = await openAnalyser({ device: 'cpu' });
  const sharpAlone = () => sharp(bytes).resize(raster.width, raster.height, { fit: 'fill' }).raw().toBuffer();
  const times = { sharp: [] as number[], aligned: [] as number[], found: [] as number[] };
  const shares: number[] = [];
  // In turns, so that whatever else the machine does meets all of them.
  for (let round = -1; round < ROUNDS; round++) {
    const sharpTime = await timeOf(sharpAlone);
    const alignedTime = await timeOf(() => analyse(analyser, bytes, { aligned: true }));
    const foundTime = await timeOf(() => analyse(analyser, bytes));
    if (round < 0) continue;
    times.sharp.push(sharpTime);
    times.aligned.push(alignedTime);
    times.found.push(foundTime);
  }
  for (let round = 0; round < ROUNDS; round++) {
    const small = await portrait();
    const { timings } = await analyse(analyser, small, { aligned: true });
    const picture = await openPicture(small);
    const output = new Uint8Array(180 * 140 * 3);
    const resampling = await timeOf(async () => warp(picture.raster, [2.2, 0, 22, 0, 2.2, 20], 140, 180, output));
    shares.push((timings.decode + resampling) / (timings.decode + timings.detect + timings.attributes));
  }
  await analyser.close();
  const alone = median(times.sharp);
  const ratio = (values: readonly number[]) =>
    `${median(values).toFixed(0)} ms (× ${(median(values) / alone).toFixed(2)})`;
  const megabytes = (bytes.byteLength / 1e6).toFixed(1);
  return [
    {
      what: `sharp alone: 12-megapixel JPEG (${megabytes} MB) to ${raster.width} × ${raster.height}`,
      figure: `${alone.toFixed(0)} ms`,
    },
    { what: 'analyse of it as one aligned face', figure: ratio(times.aligned) },
    { what: 'analyse of it, faces looked for', figure: ratio(times.found) },
    {
      what: 'Share of decoding and resampling, small aligned picture',
      figure: `${(100 * median(shares)).toFixed(0)} %`,
    },
  ];
}
