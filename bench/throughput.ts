import { join } from 'node:path';
import { openPicture } from '../src/images/open.ts';
import { frameToWholePicture, inputToRaster } from '../src/inference/attributes/face-frame.ts';
import { readAttributeModel } from '../src/inference/attributes/model.ts';
import { ATTRIBUTE_NAMES } from '../src/inference/attributes/names.ts';
import { SessionHost } from '../src/inference/sessions/session-host.ts';
import { PACKAGE_ROOT } from '../src/package-root.ts';
import { type Figure, median, timeOf } from './measure.ts';
import { portrait } from './pictures-made.ts';

const ROUNDS = 9;
const BATCHES = [1, 8, 32] as const;
const CORES = ['one core', 'two cores'] as const;

/** Attributes per second of the network on the CPU, resampling included, by batch and by cores. */
export async function throughput(): Promise<Figure[]> {
  const { info, bytes } = await readAttributeModel(join(PACKAGE_ROOT, 'models'));
  const picture = await openPicture(await portrait());
  const frameToPicture = frameToWholePicture(info.frame, picture.width, picture.height);
  const crop = { raster: picture.raster, matrix: inputToRaster(info, frameToPicture, picture) };
  const { name, width, height } = info.input;
  const hosts = CORES.map((_, i) => new SessionHost({ device: 'cpu', threads: i + 1 }));
  const cases = [];
  for (const [i, host] of hosts.entries()) {
    const session = await host.load('attributes', bytes);
    for (const batch of BATCHES) {
      const crops = new Array<typeof crop>(batch).fill(crop);
      const run = () => session.run({ [name]: { crops, width, height } });
      cases.push({ what: `Attributes a second, batch ${batch}, ${CORES[i]}`, batch, run, times: [] as number[] });
      await run();
    }
  }
  // In turns, so that whatever else the machine does meets all of them.
  for (let round = 0; round < ROUNDS; round++) {
    for (const { run, times } of cases) times.push(await timeOf(run));
  }
  await Promise.all(hosts.map((host) => host.close()));
  const rates = cases.map(({ batch, times }) => (1000 * batch * ATTRIBUTE_NAMES.length) / median(times));
  return cases.map(({ what }, i) => {
    const rate = rates[i] ?? Number.NaN;
    return { what, figure: `${rate.toFixed(0)} (× ${(rate / (rates[0] ?? Number.NaN)).toFixed(2)})` };
  });
}
