import { join } from 'node:path';
import sharp from 'sharp';
import { openPicture } from '../src/images/open.ts';
import { openAnalyser } from '../src/inference/analyser.ts';
import { PACKAGE_ROOT } from '../src/package-root.ts';
import { group, rows } from '../test/group.ts';
import { analyse } from './analyse.ts';
import { type FaceDetector, type Found, openOwn, openUltraFace, openYuNet } from './face-detectors.ts';
import { type BenchOptions, type Figure, median, medianTime, timeOf } from './measure.ts';

const ROUNDS = 9;
/** In the picture that the detectors are timed on. */
const FACES = 5;
const MODELS = join(PACKAGE_ROOT, 'models');
const SIZES = [
  { megapixels: '0.3', width: 640, height: 480 },
  { megapixels: '2', width: 1632, height: 1224 },
  { megapixels: '12', width: 4000, height: 3000 },
] as const;
const COUNTS = [1, 5, 20] as const;

/** Detection, the whole of `analyse`, and what each further face costs, all on one core. */
export async function faceSpeed({ peers }: BenchOptions): Promise<Figure[]> {
  const before = sharp.concurrency();
  sharp.concurrency(1);
  try {
    return [...(await detectors(peers)), ...(await wholePictures()), await furtherFaces()];
  } finally {
    sharp.concurrency(before);
  }
}

/** The detectors' networks in turns, so that whatever else the machine does meets all of them. */
async function detectors(peers: string | undefined): Promise<Figure[]> {
  const { jpeg } = await group(640, 480, rows(640, 480, FACES));
  const picture = await openPicture(jpeg);
  const opened: FaceDetector[] = [
    await openOwn(MODELS, { precision: 'int8' }),
    await openOwn(MODELS, { longestSide: 640, precision: 'int8' }),
  ];
  if (peers !== undefined) {
    const yunet = join(peers, 'yunet_n_dynamic.onnx');
    opened.push(await openYuNet(yunet, 320), await openYuNet(yunet, 640));
    opened.push(await openUltraFace(join(peers, 'ultraface_rfb_640.onnx')));
  }
  const times = opened.map((detector) => ({
    detector,
    network: [] as number[],
    refiner: [] as number[],
    all: [] as number[],
  }));
  for (let round = -2; round < 4 * ROUNDS; round++) {
    for (const { detector, network, refiner, all } of times) {
      let found: Found = { faces: [], milliseconds: 0 };
      const time = await timeOf(async () => {
        found = await detector.find(picture, detector.threshold);
      });
      if (round < 0) continue;
      network.push(found.milliseconds);
      refiner.push(found.refining ?? 0);
      all.push(time - (found.refining ?? 0));
    }
  }
  return times.flatMap(({ detector, network, refiner, all }) => [
    {
      what: `Detector ${detector.name}, 4:3, one core: network alone; with letterbox and decoding of its outputs`,
      figure: `${median(network).toFixed(1)} ms; ${median(all).toFixed(1)} ms`,
    },
    ...(median(refiner) > 0
      ? [
          {
            what: `Refiner on what ${detector.name} proposes there, ${FACES} faces, one core, resampling included`,
            figure: `${median(refiner).toFixed(1)} ms (${(median(refiner) / FACES).toFixed(1)} ms a face)`,
          },
        ]
      : []),
  ]);
}

async function wholePictures(): Promise<Figure[]> {
  const analyser = await openAnalyser({ device: 'cpu', threads: 1 });
  const figures: Figure[] = [];
  const [width, height] = [1154, 866];
  const { jpeg } = await group(width, height, rows(width, height, 1));
  const times = { analyse: [] as number[], decode: [] as number[] };
  for (let round = -2; round < 3 * ROUNDS; round++) {
    const decoding = await timeOf(() => sharp(jpeg).raw().toBuffer());
    const analysis = await timeOf(() => analyse(analyser, jpeg));
    if (round < 0) continue;
    times.decode.push(decoding);
    times.analyse.push(analysis);
  }
  const [whole, alone] = [median(times.analyse), median(times.decode)];
  figures.push({
    what: '`analyse`, 1 face, 1-megapixel JPEG, one core; against decoding it alone',
    figure: `${whole.toFixed(1)} ms (× ${(whole / alone).toFixed(1)} of ${alone.toFixed(1)} ms)`,
  });
  for (const { megapixels, width, height } of SIZES) {
    for (const count of COUNTS) {
      const { jpeg } = await group(width, height, rows(width, height, count));
      const detection: number[] = [];
      const time = await medianTime(ROUNDS, async () => {
        const { faces, timings } = await analyse(analyser, jpeg, { maxFaces: 20 });
        if (faces.length !== count) throw new Error(`Expected ${count} faces, but found ${faces.length}.`);
        detection.push(timings.detect);
      });
      figures.push({
        what: `\`analyse\`, ${count} ${count === 1 ? 'face' : 'faces'}, ${megapixels} megapixels, one core; detection of it`,
        figure: `${time.toFixed(0)} ms; ${median(detection).toFixed(0)} ms`,
      });
    }
  }
  await analyser.close();
  return figures;
}

/** From the same picture, so that nothing but the number of labelled faces differs. */
async function furtherFaces(): Promise<Figure> {
  const analyser = await openAnalyser({ device: 'cpu', threads: 1 });
  const { jpeg } = await group(1632, 1224, rows(1632, 1224, 20));
  const one = await medianTime(ROUNDS, () => analyse(analyser, jpeg, { maxFaces: 1 }));
  const twenty = await medianTime(ROUNDS, () => analyse(analyser, jpeg, { maxFaces: 20 }));
  await analyser.close();
  return { what: 'Each further face, one core', figure: `${((twenty - one) / 19).toFixed(1)} ms` };
}
