import sharp from 'sharp';
import type { Analyser } from '../../src/inference/analysis.ts';
import { tiltOf } from '../../src/inference/faces/tilt.ts';
import { SAMPLES, sample } from '../../test/samples.ts';
import { closeUp, scene } from '../../test/scene.ts';
import { analyse } from '../analyse.ts';
import type { Figure } from '../measure.ts';

/** Every second of the samples, and every third. */
const HALF = SAMPLES.filter((_, i) => i % 2 === 0);
const SOME = SAMPLES.filter((_, i) => i % 3 === 0);
/** A face counts as the right way up when its landmarks lean no farther from how it lies than this, in degrees. */
const UPRIGHT = 20;
const STEP = 15;

/** Animations of forty frames of which the first show nothing. */
export async function blankFrames(analyser: Analyser): Promise<Figure[]> {
  const [width, height, frames] = [240, 180, 40];
  const figures: Figure[] = [];
  for (const blank of [1, 10, 20, 30, 39]) {
    let found = 0;
    for (const name of SOME) {
      const face = await (await scene(sample(name), { width, height, share: 0.7 })).removeAlpha().raw().toBuffer();
      const nothing = Buffer.alloc(face.length, 255);
      const strip = { width, height: frames * height, channels: 3, pageHeight: height } as const;
      const all = Array.from({ length: frames }, (_, i) => (i < blank ? nothing : face));
      const gif = await sharp(Buffer.concat(all), { raw: strip }).gif({ effort: 1 }).toBuffer();
      found += (await analyse(analyser, gif)).faces.length === 1 ? 1 : 0;
    }
    figures.push({
      what: `GIF of ${frames} frames, the first ${blank} blank`,
      figure: `${found} of ${SOME.length} faces`,
    });
  }
  return figures;
}

/** Every tilt: whether the face is found, once, and the right way up. */
export async function tilts(analyser: Analyser): Promise<Figure[]> {
  const figures: Figure[] = [];
  for (const [share, names] of [
    [0.15, HALF],
    [0.3, SOME],
    [0.6, SOME],
  ] as const) {
    const missed: string[] = [];
    for (let tilt = 0; tilt < 360; tilt += STEP) {
      for (const name of names) {
        const made = await scene(sample(name), { width: 1000, height: 1000, share, tilt });
        const { faces } = await analyse(analyser, await made.jpeg().toBuffer());
        const away = faces.map(({ landmarks }) => Math.abs(((tiltOf(landmarks) - tilt + 900) % 360) - 180));
        if (faces.length !== 1 || (away[0] ?? 180) > UPRIGHT) missed.push(`${tilt}°`);
      }
    }
    const all = (360 / STEP) * names.length;
    const where = missed.length > 0 ? `; not at ${missed.join(', ')}` : '';
    figures.push({
      what: `Tilts, 0–345° in steps of ${STEP}°, faces ${100 * share} % high, ${names.length} of them`,
      figure: `${all - missed.length} of ${all} found, once and the right way up${where}`,
    });
  }
  return figures;
}

/** From far away to eyes, nose and mouth alone. */
export async function heights(analyser: Analyser): Promise<Figure[]> {
  const figures: Figure[] = [];
  for (const share of [0.03, 0.05, 0.08, 0.12, 0.2, 0.5, 0.8, 1, 1.25, 1.5, 1.75, 2, 2.5]) {
    let found = 0;
    for (const name of SAMPLES) {
      const face = sample(name);
      const made = share < 1 ? scene(face, { width: 1200, height: 1200, share }) : closeUp(face, 600, 800, share);
      const { faces, unread } = await analyse(analyser, await (await made).jpeg({ quality: 92 }).toBuffer());
      found += faces.length === 1 && unread.length === 0 ? 1 : 0;
    }
    figures.push({
      what: `Face ${Math.round(100 * share)} % as high as the picture`,
      figure: `${found} of ${SAMPLES.length} found, once`,
    });
  }
  return figures;
}

/** Screenshots and panoramas. */
export async function ratios(analyser: Analyser): Promise<Figure[]> {
  const figures: Figure[] = [];
  for (const ratio of [1, 2, 4, 8, 16, 40]) {
    let found = 0;
    for (const name of SOME) {
      for (const isTall of [true, false]) {
        const [width, height] = isTall ? [400, 400 * ratio] : [400 * ratio, 400];
        const made = await scene(sample(name), { width, height, share: 0.8 });
        const { faces, unread } = await analyse(analyser, await made.jpeg({ quality: 92 }).toBuffer());
        found += faces.length === 1 && unread.length === 0 ? 1 : 0;
      }
    }
    figures.push({
      what: `Picture of 1 : ${ratio}, tall and wide`,
      figure: `${found} of ${2 * SOME.length} faces found, once`,
    });
  }
  return figures;
}
