/**
 * What the face detector finds, and what it takes for a face, beside its peers: every photo goes through the product's own
 * detector, refiner and search, and through theirs, all in the same onnxruntime and with the same measure. Needs photos,
 * which are not part of the project:
 *
 *   npm run bench:faces -- --data FOLDER --peers FOLDER
 */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Command } from 'commander';
import { z } from 'zod';
import { openPicture } from '../src/images/open.ts';
import { PACKAGE_ROOT } from '../src/package-root.ts';
import { dataOption } from './data-folder.ts';
import { type FaceDetector, openOwn, openUltraFace, openYuNet } from './face-detectors.ts';
import { compared, type Findings } from './faces/compare.ts';
import type { Detection } from './faces/judge.ts';
import { type PictureFile, readPhotos } from './faces/photos.ts';
import { table } from './faces/table.ts';
import { renewCard } from './model-card.ts';

/** What a peer is less sure of is nothing. Ours says only what the product takes for a face. */
const LEAST = 0.1;

const options = new Command('bench:faces')
  .addOption(dataOption('photos'))
  .option('--peers <folder>', 'a folder with yunet_n_dynamic.onnx and ultraface_rfb_640.onnx, to compare with')
  .option('--models <directory>', 'where faces.json and refiner.json lie', join(PACKAGE_ROOT, 'models'))
  .option('--kept <file>', 'take only photos named in this file, a list in JSON: those that no training saw')
  .option('--write', 'renew the table of models/MODEL_CARD.md', false)
  .parse()
  .opts<{ data: string; peers?: string; models: string; kept?: string; write: boolean }>();

const { people, noPeople, animals } = await readPhotos(options.data, await keptNames());
console.log(
  `${people.length} photos of people with ${people.flatMap(({ faces }) => faces).length} faces, ` +
    `${noPeople.length} photos without people, ${animals.length} of animals`,
);
const findings: Findings[] = [];
for (const detector of [...(await ours()), ...(await peers())]) findings.push(await findAll(detector));
const text = table(compared(people, findings));
console.log(text);
if (options.write) await renewCard('faces', text);

async function keptNames(): Promise<ReadonlySet<string> | undefined> {
  if (options.kept === undefined) return undefined;
  return new Set(z.array(z.string()).parse(JSON.parse(await readFile(options.kept, 'utf8'))));
}

async function ours(): Promise<FaceDetector[]> {
  return [await openOwn(options.models), await openOwn(options.models, { precision: 'int8' })];
}

async function peers(): Promise<FaceDetector[]> {
  const { peers: folder } = options;
  if (folder === undefined) return [];
  const yunet = join(folder, 'yunet_n_dynamic.onnx');
  return [
    await openYuNet(yunet, 320),
    await openYuNet(yunet, 640),
    await openUltraFace(join(folder, 'ultraface_rfb_640.onnx')),
  ];
}

async function findAll(detector: FaceDetector): Promise<Findings> {
  const least = detector.readable === undefined ? LEAST : detector.threshold;
  const find = async ({ bytes }: PictureFile): Promise<Detection[]> => {
    return (await detector.find(await openPicture(bytes), least)).faces;
  };
  const inAll = async (files: readonly PictureFile[]) => {
    const found: Detection[][] = [];
    for (const file of files) found.push(await find(file));
    return found;
  };
  return {
    detector,
    people: await inAll(people.map(({ file }) => file)),
    noPeople: await inAll(noPeople),
    animals: await inAll(animals),
  };
}
