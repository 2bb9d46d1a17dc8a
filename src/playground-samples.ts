import { readdir, readFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import type { FileToPost, LinkPreview, PageSample, StickerOptions } from 'local-discord';
import sharp from 'sharp';
import { PACKAGE_ROOT } from './package-root.ts';

const FOLDER = join(PACKAGE_ROOT, 'models', 'samples');
/** What other programs made of them. */
const KINDS = join(FOLDER, 'kinds');
const FIRST = 'blond-smiling-woman.png';
const SECOND = 'smiling-young-man.png';

/** What the page offers to post with one click: the averaged faces, and what people make of pictures such as these. */
export async function playgroundSamples(): Promise<readonly PageSample[]> {
  const names = (await readdir(FOLDER)).filter((name) => name.endsWith('.png')).sort();
  const faces = names.map(async (name) => ({
    name,
    data: await readFile(join(FOLDER, name)),
    description: `Averaged face: ${basename(name, '.png').replaceAll('-', ' ')}`,
  }));
  const kinds = [heic(), video(), animation(), sideways(), closeUp(), screenshot(), damaged(), together()];
  const made: readonly PageSample[] = await Promise.all([...faces, ...kinds]);
  const isFirst = ({ name }: PageSample) => name === FIRST;
  // A face, then the kinds, then the other faces: what does not fit is scrolled to.
  return [
    ...made.filter(isFirst),
    ...made.slice(names.length),
    ...made.slice(0, names.length).filter((one) => !isFirst(one)),
  ];
}

/** Links and what they unfurl to; nothing is fetched from there. */
export async function playgroundLinks(): Promise<ReadonlyMap<string, LinkPreview>> {
  const thumbnail = await readFile(join(FOLDER, FIRST));
  return new Map<string, LinkPreview>([
    ['https://example.com/selfie.png', { thumbnail }],
    ['https://tenor.com/view/a-smile', { kind: 'gifv', provider: 'Tenor', thumbnail }],
  ]);
}

/** As large as Discord's. */
const STICKER_SIDE = 320;

export async function playgroundStickers(): Promise<readonly StickerOptions[]> {
  const data = await sharp(join(FOLDER, FIRST)).resize(STICKER_SIDE, STICKER_SIDE, { fit: 'cover' }).png().toBuffer();
  return [{ name: 'smile', data }];
}

/** To be forwarded from where it was posted. */
export async function forwardable(): Promise<FileToPost> {
  return {
    name: 'holiday.jpg',
    data: await sharp(join(FOLDER, SECOND)).jpeg({ quality: 92 }).toBuffer(),
    description: 'An averaged face',
  };
}

async function heic(): Promise<FileToPost> {
  const data = await readFile(join(KINDS, 'portrait.heic'));
  return { name: 'IMG_0001.heic', data, description: 'An averaged face as iPhones save pictures' };
}

/** With the still that Discord's media proxy would give of it. */
async function video(): Promise<FileToPost> {
  const data = await readFile(join(KINDS, 'clip.mp4'));
  const still = await readFile(join(FOLDER, SECOND));
  return { name: 'clip.mp4', data, still, description: 'A video of an averaged face' };
}

async function sideways(): Promise<PageSample> {
  const data = await sharp(join(FOLDER, FIRST)).rotate(90).jpeg({ quality: 92 }).toBuffer();
  return { name: 'sideways.jpg', data, caption: 'sideways', description: 'An averaged face on its side' };
}

/** The first frame shows nothing. */
async function animation(): Promise<PageSample> {
  const face = await readFile(join(FOLDER, FIRST));
  const { width, height } = await sharp(face).metadata();
  const blank = await sharp({ create: { width, height, channels: 3, background: 'white' } })
    .png()
    .toBuffer();
  const data = await sharp([blank, face, face], { join: { animated: true } })
    .gif({ delay: 400 })
    .toBuffer();
  return {
    name: 'animation.gif',
    data,
    caption: 'GIF',
    description: 'An averaged face that appears after a blank frame',
  };
}

/** Forehead to chin, and no more. */
async function closeUp(): Promise<PageSample> {
  const face = { left: 92, top: 124, width: 174, height: 248 };
  const data = await sharp(join(FOLDER, FIRST)).extract(face).resize(700).jpeg({ quality: 92 }).toBuffer();
  return { name: 'close-up.jpg', data, caption: 'close-up', description: 'An averaged face that fills the picture' };
}

async function screenshot(): Promise<PageSample> {
  const space = { top: 700, bottom: 900, left: 40, right: 40, background: 'white' };
  const data = await sharp(join(FOLDER, SECOND)).extend(space).png().toBuffer();
  return { name: 'screenshot.png', data, caption: 'long', description: 'An averaged face in a long screenshot' };
}

/** A tenth of the file is missing, as after a download that broke off. */
async function damaged(): Promise<PageSample> {
  const whole = await sharp(join(FOLDER, FIRST)).jpeg({ quality: 92 }).toBuffer();
  const data = whole.subarray(0, Math.floor(0.9 * whole.length));
  return {
    name: 'damaged.jpg',
    data,
    caption: 'damaged',
    description: 'An averaged face in a file that ends too soon',
  };
}

async function together(): Promise<PageSample> {
  const faces = [FIRST, SECOND].map((name) => join(FOLDER, name));
  const data = await sharp(faces, { join: { across: 2 } })
    .webp({ quality: 92 })
    .toBuffer();
  return { name: 'together.webp', data, caption: 'two', description: 'Two averaged faces side by side' };
}
