import { join } from 'node:path';
import { decode } from '../src/images/decode.ts';
import { readAttributeModel } from '../src/inference/attribute-model.ts';
import { ATTRIBUTE_NAMES } from '../src/inference/attribute-names.ts';
import { frameToWholePicture, inputToRaster } from '../src/inference/face-frame.ts';
import { SessionHost } from '../src/inference/session-host.ts';
import { PACKAGE_ROOT } from '../src/package-root.ts';
import { type Figure, medianTime } from './measure.ts';
import { portrait } from './pictures-made.ts';

/** Attributes per second of the network on the CPU, resampling included, by batch and by cores. */
export async function throughput(): Promise<Figure[]> {
  const { info, bytes } = await readAttributeModel(join(PACKAGE_ROOT, 'models'));
  const picture = await decode(await portrait());
  const frameToPicture = frameToWholePicture(info.frame, picture.width, picture.height);
  const crop = { raster: picture.raster, matrix: inputToRaster(info, frameToPicture, picture) };
  const { name, width, height } = info.input;
  const figures: Figure[] = [];
  let slowest: number | undefined;
  for (const threads of [1, 2]) {
    const host = new SessionHost({ device: 'cpu', threads });
    const session = await host.load('attributes', bytes);
    for (const batch of [1, 8, 32]) {
      const crops = new Array<typeof crop>(batch).fill(crop);
      const rounds = Math.ceil(64 / batch);
      const time = await medianTime(rounds, () => session.run({ [name]: { crops, width, height } }));
      const rate = (1000 * batch * ATTRIBUTE_NAMES.length) / time;
      slowest ??= rate;
      const cores = threads === 1 ? 'one core' : 'two cores';
      const ratio = (rate / slowest).toFixed(2);
      figures.push({
        what: `Attributes a second, batch ${batch}, ${cores}`,
        figure: `${rate.toFixed(0)} (× ${ratio})`,
      });
    }
    await host.close();
  }
  return figures;
}
