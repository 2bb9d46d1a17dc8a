import { readdir, readFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import type { FileToPost, LinkPreview } from 'local-discord';
import sharp from 'sharp';
import { PACKAGE_ROOT } from './package-root.ts';

const FOLDER = join(PACKAGE_ROOT, 'models', 'samples');
const FIRST = 'blond-smiling-woman.png';
const SECOND = 'smiling-young-man.png';

/** What the page offers to post with one click: the averaged faces, and what people make of pictures such as these. */
export async function playgroundSamples(): Promise<readonly FileToPost[]> {
  const names = (await readdir(FOLDER)).filter((name) => name.endsWith('.png')).sort();
  const faces = names.map(async (name) => ({
    name,
    data: await readFile(join(FOLDER, name)),
    description: `Averaged face: ${basename(name, '.png').replaceAll('-', ' ')}`,
  }));
  return Promise.all([...faces, sideways(), animation(), screenshot(), together()]);
}

/** Links and what they unfurl to; nothing is fetched from there. */
export async function playgroundLinks(): Promise<ReadonlyMap<string, LinkPreview>> {
  const thumbnail = await readFile(join(FOLDER, FIRST));
  return new Map<string, LinkPreview>([
    ['https://example.com/selfie.png', { thumbnail }],
    ['https://tenor.com/view/a-smile', { kind: 'gifv', provider: 'Tenor', thumbnail }],
  ]);
}

async function sideways(): Promise<FileToPost> {
  const data = await sharp(join(FOLDER, FIRST)).rotate(90).jpeg({ quality: 92 }).toBuffer();
  return { name: 'sideways.jpg', data, description: 'An averaged face on its side' };
}

/** The first frame shows nothing. */
async function animation(): Promise<FileToPost> {
  const face = await readFile(join(FOLDER, FIRST));
  const { width, height } = await sharp(face).metadata();
  const blank = await sharp({ create: { width, height, channels: 3, background: 'white' } })
    .png()
    .toBuffer();
  const data = await sharp([blank, face, face], { join: { animated: true } })
    .gif({ delay: 400 })
    .toBuffer();
  return { name: 'animation.gif', data, description: 'An averaged face that appears after a blank frame' };
}

async function screenshot(): Promise<FileToPost> {
  const space = { top: 700, bottom: 900, left: 40, right: 40, background: 'white' };
  const data = await sharp(join(FOLDER, SECOND)).extend(space).png().toBuffer();
  return { name: 'screenshot.png', data, description: 'An averaged face in a long screenshot' };
}

async function together(): Promise<FileToPost> {
  const faces = [FIRST, SECOND].map((name) => join(FOLDER, name));
  const data = await sharp(faces, { join: { across: 2 } })
    .webp({ quality: 92 })
    .toBuffer();
  return { name: 'together.webp', data, description: 'Two averaged faces side by side' };
}
