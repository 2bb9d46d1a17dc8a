/**
 * What the face detector finds, and what it takes for a face, beside two peers, all in the same onnxruntime and with
 * the same measure. Needs the photos, which are not part of the project:
 *
 *   node --import tsx bench/faces.ts --data FOLDER --peers FOLDER
 */
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Command } from 'commander';
import { openPicture } from '../src/images/open.ts';
import type { Picture } from '../src/images/picture.ts';
import type { DetectedFace, Landmarks } from '../src/inference/analysis.ts';
import { iou } from '../src/inference/faces/nms.ts';
import { PACKAGE_ROOT } from '../src/package-root.ts';
import { dataOption } from './data-folder.ts';
import { type FaceDetector, openOwn, openUltraFace, openYuNet } from './face-detectors.ts';
import { filesInTar } from './pictures.ts';
import { celebaFaces, type Reference, wildFaces } from './references.ts';

/** A face counts as found when some box overlaps its own by this much. */
const FOUND_IOU = 0.4;
/** Faces lower than this share of the picture's height are reported, but no target speaks of them. */
const LEAST_HEIGHT = 0.08;

interface Photo {
  readonly name: string;
  readonly picture: Picture;
}

interface Collections {
  readonly faces: readonly Photo[];
  readonly noFaces: readonly Photo[];
  readonly animals: readonly Photo[];
  readonly celeba: readonly { name: string; bytes: Buffer }[];
  readonly composites: readonly Photo[];
  readonly wildReferences: ReadonlyMap<string, readonly Reference[]>;
  readonly celebaReferences: ReadonlyMap<string, Reference>;
}

const program = new Command()
  .addOption(dataOption('celeba', 'wild'))
  .option('--peers <folder>', 'a folder with yunet_n_dynamic.onnx and ultraface_rfb_640.onnx, to compare with')
  .option('--models <directory>', 'where faces.json and refiner.json lie', join(PACKAGE_ROOT, 'models'))
  .option('--sides <list>', 'longest sides to run ours at (default: what faces.json says)', '')
  .option('--celeba <count>', 'how many CelebA val pictures', '2044')
  .option('--sweep', 'ours at a range of thresholds, too', false)
  .option(
    '--references',
    'YuNet n at sizes beside 320, too: how far its points, the references, are from themselves',
    false,
  )
  .option('--write', 'put the figures of ours into faces.json', false)
  .option('--names', 'name the pictures with misses and alarms', false)
  .parse();
const options = program.opts<{
  data: string;
  peers?: string;
  models: string;
  sides: string;
  celeba: string;
  sweep: boolean;
  references: boolean;
  write: boolean;
  names: boolean;
}>();

const collections = await read(options.data);
const sides = options.sides === '' ? [undefined] : options.sides.split(',').map(Number);
const detectors = await Promise.all(sides.map((side) => openOwn(options.models, side)));
const { peers } = options;
if (peers !== undefined) {
  for (const side of options.references ? [304, 320, 336, 640] : [320, 640]) {
    detectors.push(await openYuNet(join(peers, 'yunet_n_dynamic.onnx'), side));
  }
  detectors.push(await openUltraFace(join(peers, 'ultraface_rfb_640.onnx')));
}
const rows = [];
for (const detector of detectors) rows.push(...(await measure(detector, collections)));
console.table(rows);
if (options.write) await writeMetrics(rows.filter(({ detector }) => detector === detectors[0]?.name));

/** The figures become part of what faces.json says about the network. */
async function writeMetrics(own: readonly Readonly<Record<string, unknown>>[]): Promise<void> {
  const path = join(options.models, 'faces.json');
  const info: unknown = JSON.parse(await readFile(path, 'utf8'));
  if (typeof info !== 'object' || info === null) throw new TypeError(`Expected an object in ${path}.`);
  // Milliseconds are the machine's, not the network's.
  const metrics = own.map(({ 'median ms': _, detector: __, ...figures }) => figures);
  await writeFile(path, `${JSON.stringify({ ...info, metrics }, null, 2)}\n`);
}

async function read(data: string): Promise<Collections> {
  const wild = join(data, 'wild');
  const noFaces = await photos(join(wild, 'nofaces.tar'));
  const samples = join(PACKAGE_ROOT, 'models/samples');
  const composites: Photo[] = [];
  for (const name of (await readdir(samples)).filter((file) => /\.(png|jpe?g|webp)$/.test(file))) {
    composites.push({ name, picture: await openPicture(await readFile(join(samples, name))) });
  }
  return {
    faces: await photos(join(wild, 'faces.tar')),
    // Even numbers train the detector, odd ones are held back.
    noFaces: noFaces.filter((_, i) => i % 2 === 1),
    animals: await photos(join(wild, 'animals.tar')),
    celeba: (await filesInTar(join(data, 'celeba/val-178x218.tar'))).slice(0, Number(options.celeba)),
    composites,
    wildReferences: await wildFaces(join(wild, 'faces.json')),
    celebaReferences: await celebaFaces(join(data, 'celeba/landmarks.csv')),
  };
}

async function photos(path: string): Promise<Photo[]> {
  const files = await filesInTar(path);
  return Promise.all(files.map(async ({ name, bytes }) => ({ name, picture: await openPicture(bytes) })));
}

/** One row a threshold: the detector's own ones, and with --sweep some more. */
async function measure(detector: FaceDetector, all: Collections) {
  const thresholds = [detector.threshold, ...(detector.readable === undefined ? [] : [detector.readable])];
  if (options.sweep && detector.readable !== undefined) thresholds.push(0.3, 0.4, 0.45, 0.5, 0.55, 0.6, 0.65, 0.7, 0.8);
  const least = Math.min(...thresholds);
  const times: number[] = [];
  const run = async (picture: Picture) => {
    const { faces, milliseconds, refining = 0 } = await detector.find(picture, least);
    times.push(milliseconds + refining);
    return faces;
  };
  const runAll = async (list: readonly Photo[]) => {
    const found = new Map<string, DetectedFace[]>();
    for (const { name, picture } of list) found.set(name, await run(picture));
    return found;
  };
  const wild = await runAll(all.faces);
  const noFaces = await runAll(all.noFaces);
  const animals = await runAll(all.animals);
  const composites = await runAll(all.composites);
  const celeba = new Map<string, DetectedFace[]>();
  for (const { name, bytes } of all.celeba) {
    if (all.celebaReferences.has(name)) celeba.set(name, await run(await openPicture(bytes)));
  }
  times.sort((a, b) => a - b);
  return thresholds
    .toSorted((a, b) => a - b)
    .map((threshold) => {
      const sure = (faces: readonly DetectedFace[] = []) => faces.filter(({ score }) => score >= threshold);
      const firing = (found: ReadonlyMap<string, readonly DetectedFace[]>) =>
        [...found].filter(([, faces]) => sure(faces).length > 0).map(([name]) => name);
      const recall = wildRecall(all, wild, threshold);
      const { found, total, error } = celebaAccuracy(all, celeba, threshold);
      if (options.names) {
        console.log(detector.name, threshold, 'missed:', recall.missed.join(' '));
        console.log(detector.name, threshold, 'alarms:', [...firing(noFaces), ...firing(animals)].join(' '));
      }
      return {
        detector: detector.name,
        threshold,
        'recall ≥ 8 %': `${recall.tall}/${recall.tallTotal}`,
        'recall all': `${recall.any}/${recall.anyTotal}`,
        'beyond references': recall.beyond,
        'no-face alarms': `${firing(noFaces).length}/${noFaces.size}`,
        'animal alarms': `${firing(animals).length}/${animals.size}`,
        composites: `${firing(composites).length}/${composites.size}`,
        'CelebA val': `${((100 * found) / total).toFixed(2)} %`,
        'point error': detector.hasLandmarks ? `${(100 * error).toFixed(2)} %` : '–',
        'median ms': (times[times.length >> 1] ?? 0).toFixed(1),
      };
    });
}

function wildRecall(all: Collections, found: ReadonlyMap<string, readonly DetectedFace[]>, threshold: number) {
  let [tall, tallTotal, any, anyTotal, beyond] = [0, 0, 0, 0, 0];
  const missed: string[] = [];
  for (const { name, picture } of all.faces) {
    const faces = (found.get(name) ?? []).filter(({ score }) => score >= threshold);
    const references = all.wildReferences.get(name) ?? [];
    for (const reference of references) {
      const hit = faces.some(({ box }) => iou(box, reference.box) >= FOUND_IOU);
      const isTall = reference.box.height / picture.height >= LEAST_HEIGHT;
      anyTotal += 1;
      tallTotal += isTall ? 1 : 0;
      any += hit ? 1 : 0;
      tall += hit && isTall ? 1 : 0;
      if (isTall && !hit) missed.push(name);
    }
    beyond += faces.filter(({ box }) => references.every((reference) => iou(box, reference.box) < FOUND_IOU)).length;
  }
  return { tall, tallTotal, any, anyTotal, beyond, missed };
}

function celebaAccuracy(all: Collections, celeba: ReadonlyMap<string, readonly DetectedFace[]>, threshold: number) {
  let [found, error] = [0, 0];
  for (const [name, faces] of celeba) {
    const reference = all.celebaReferences.get(name);
    if (!reference) continue;
    const hit = faces.find(({ box, score }) => score >= threshold && iou(box, reference.box) >= FOUND_IOU);
    if (!hit) continue;
    found += 1;
    error += landmarkError(hit.landmarks, reference.landmarks);
  }
  return { found, total: celeba.size, error: error / found };
}

/** Mean distance of the five points, as a share of the distance between the reference's eyes. */
function landmarkError(points: Landmarks, reference: Landmarks): number {
  const [left, right] = reference;
  const eyes = Math.hypot(left.x - right.x, left.y - right.y);
  const away = points.map((point, i) => Math.hypot(point.x - (reference[i]?.x ?? 0), point.y - (reference[i]?.y ?? 0)));
  return away.reduce((sum, distance) => sum + distance, 0) / away.length / eyes;
}
