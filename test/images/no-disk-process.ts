import { openAnalyser } from '../../src/inference/analyser.ts';
import { analyse } from '../analyse.ts';
import { redAndBlue } from './pictures.ts';

// Decodes what an image library may want to put aside on the disk: 36 megapixels, interlaced and to be turned.

const analyser = await openAnalyser({ device: 'cpu', threads: 1 });
const source = redAndBlue(6000, 6000).withMetadata({ orientation: 6 });
const pictures = [
  source.clone().jpeg({ progressive: true }),
  source.clone().png({ progressive: true, compressionLevel: 1 }),
  source.clone().webp({ effort: 0 }),
  source.clone().tiff({ compression: 'lzw', predictor: 'none', tile: true }),
  source.clone().gif({ effort: 1 }),
  redAndBlue(1000, 1000).withMetadata({ orientation: 6 }).avif({ effort: 0 }),
];
for (const picture of pictures) {
  const bytes = await picture.toBuffer();
  const { format, faces } = await analyse(analyser, bytes, { aligned: true });
  process.stdout.write(`${format} ${Object.keys(faces[0]?.attributes ?? {}).length}\n`);
}
await analyser.close();
