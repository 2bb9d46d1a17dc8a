import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import sharp from 'sharp';
import { openPicture } from '../../src/images/open.ts';
import type { Picture } from '../../src/images/picture.ts';
import { toRaster } from '../../src/images/raster.ts';
import { withViews } from '../../src/inference/attributes/detail.ts';
import { AttributeLabeller } from '../../src/inference/attributes/labeller.ts';
import { readAttributeModelInfo } from '../../src/inference/attributes/model.ts';
import { frameToFace } from '../../src/inference/faces/alignment.ts';
import { readFaceModel } from '../../src/inference/faces/detector-model.ts';
import { FaceFinder } from '../../src/inference/faces/finder.ts';
import { FaceRefiner } from '../../src/inference/faces/refiner.ts';
import { readRefinerModelInfo } from '../../src/inference/faces/refiner-model.ts';
import { findInFrames } from '../../src/inference/frames.ts';
import { loadPrecise } from '../../src/inference/precision.ts';
import { type Session, SessionHost } from '../../src/inference/sessions/session-host.ts';
import { PACKAGE_ROOT } from '../../src/package-root.ts';
import { SAMPLES, sample } from '../../test/samples.ts';
import { scene } from '../../test/scene.ts';
import { type Figure, median, timeOf } from '../measure.ts';

/** The ratio is to be told from 1: as many as half a minute has room for. */
const ROUNDS = 240;
/** Surer than every doubt. */
const SURE = 0.999;
const MODELS = join(PACKAGE_ROOT, 'models');

/**
 * What all the kinds, tilts and sizes cost a picture that has none of them: an upright face in a plain JPEG, described as
 * it is now, and by the same networks and code with everything left out that is for other pictures. There the JPEG goes
 * straight to its decoder, no face is ever in doubt, so that one look at the picture is all, and no frames are compared.
 */
export async function plain(): Promise<Figure[]> {
  const { host, looks, finder, plainFinder, label } = await open();
  try {
    const times = { plain: [] as number[], now: [] as number[] };
    const lookedAgain = new Set<number>();
    const pictures = await Promise.all(SAMPLES.map((name) => jpegOf(sample(name))));
    for (let round = -2; round < ROUNDS; round++) {
      const number = (round + 2) % pictures.length;
      const jpeg = pictures[number] ?? Buffer.alloc(0);
      const made = { plain: 0, now: 0 };
      const ways = {
        plain: async () => {
          const picture = await openPlain(jpeg);
          return label(picture, await plainFinder.find(picture));
        },
        now: async () => {
          const { still, found } = await findInFrames(finder, await openPicture(jpeg));
          return label(still, found);
        },
      };
      // Each comes first in half of the rounds.
      const order =
        (round + Math.floor(round / pictures.length)) % 2 === 0
          ? (['plain', 'now'] as const)
          : (['now', 'plain'] as const);
      for (const way of order) {
        const before = looks();
        const time = await timeOf(async () => {
          const faces = await ways[way]();
          if (faces !== 1 && way === 'plain') throw new Error(`Expected one face, but found ${faces}.`);
        });
        made[way] = looks() - before;
        if (round >= 0) times[way].push(time);
      }
      if (made.now > made.plain) lookedAgain.add(number);
    }
    const [before, now] = [median(times.plain), median(times.now)];
    return [
      {
        what: `Upright face in a plain JPEG of 1200 × 900, described with all that is for other pictures left out`,
        figure: `${before.toFixed(1)} ms (× 1.00)`,
      },
      {
        what: 'The same with it, as it is',
        figure: `${now.toFixed(1)} ms (× ${median(ratiosOf(times)).toFixed(3)})`,
      },
      { what: 'Of their faces, in doubt and looked at again', figure: `${lookedAgain.size} of ${pictures.length}` },
    ];
  } finally {
    await host.close();
  }
}

/** Round by round, so that whatever else the machine does meets both. */
function ratiosOf({ plain, now }: { readonly plain: readonly number[]; readonly now: readonly number[] }): number[] {
  return now.map((time, i) => time / (plain[i] ?? Number.NaN));
}

async function jpegOf(face: Buffer): Promise<Buffer> {
  return (await scene(face, { width: 1200, height: 900, share: 0.5 })).jpeg({ quality: 90 }).toBuffer();
}

/** As a JPEG alone would be opened. */
async function openPlain(bytes: Buffer): Promise<Picture> {
  const pipeline = sharp(bytes, { failOn: 'error' });
  const { autoOrient: size } = await pipeline.metadata();
  const raster = await toRaster(pipeline.autoOrient(), size, Number.POSITIVE_INFINITY);
  const region = () => Promise.reject(new Error('Expected a face with pixels enough.'));
  return { ...size, format: 'jpeg', damaged: false, raster, region };
}

async function open() {
  const model = await readAttributeModelInfo(MODELS);
  const faces = await readFaceModel(MODELS);
  const refinerModel = await readRefinerModelInfo(MODELS);
  const host = new SessionHost({ device: 'cpu', threads: availableParallelism() });
  const limits = { maxBatch: 10, maxDelay: 0, maxQueue: 1024 };
  const sessions = await loadPrecise(host, { directory: MODELS, refiner: refinerModel, attributes: model }, 'auto');
  const refiner = new FaceRefiner(refinerModel, sessions.refiner, limits);
  const loaded = await host.load('faces', faces.bytes);
  let looks = 0;
  const session: Session = {
    run(inputs) {
      looks += 1;
      return loaded.run(inputs);
    },
  };
  const finder = new FaceFinder(faces.info, session, refiner, limits);
  const { found } = faces.info.thresholds;
  const undoubted: ConstructorParameters<typeof FaceFinder>[2] = {
    async refine(...of) {
      const refined = await refiner.refine(...of);
      return refined.map((face) => (face.score < found ? face : { ...face, score: SURE, disagreement: 0 }));
    },
    turnsOf: async (_picture, some) => some.map(() => undefined),
  };
  const labeller = new AttributeLabeller(model, sessions.attributes, limits);
  for (const network of [finder, refiner, labeller]) await network.warmUp();
  return {
    host,
    /** How often the detector has looked at something. */
    looks: () => looks,
    finder,
    plainFinder: new FaceFinder(faces.info, session, undoubted, limits),
    /** How many faces it labelled. */
    async label(picture: Picture, some: Awaited<ReturnType<FaceFinder['find']>>): Promise<number> {
      const placed = some.map((face) => ({ face, frameToPicture: frameToFace(model.frame, face.landmarks) }));
      const views = await withViews(picture, placed, model);
      await Promise.all(views.map(({ view, frameToPicture }) => labeller.label(view, frameToPicture)));
      return some.length;
    },
  };
}
