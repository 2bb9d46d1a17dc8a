import { readdir, readFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import type { FileToPost, LinkPreview, PageSample, StickerOptions } from 'local-discord';
import sharp from 'sharp';
import { PACKAGE_ROOT } from './package-root.ts';
import { languageOf, type Wording, wordingIn } from './wording/language.ts';
import type { FixedMessageKey } from './wording/messages.ts';
import type { Said } from './wording/readings.ts';

const FOLDER = join(PACKAGE_ROOT, 'models', 'samples');
/** What other programs made of them. */
const KINDS = join(PACKAGE_ROOT, 'models', 'kinds');
const FIRST = 'blond-smiling-woman.png';
const SECOND = 'smiling-young-man.png';

/** What the names of the averaged faces say of them. */
const SEEN = {
  bald: 'Bald',
  bangs: 'Bangs',
  'black-haired': 'Black_Hair',
  blond: 'Blond_Hair',
  smiling: 'Smiling',
  earrings: 'Wearing_Earrings',
  eyeglasses: 'Eyeglasses',
  grey: 'Gray_Hair',
  goatee: 'Goatee',
  hat: 'Wearing_Hat',
  mustache: 'Mustache',
  necktie: 'Wearing_Necktie',
} as const satisfies Record<string, Said>;

/** A text of the page in the language of whoever looks. */
export function pageText(key: FixedMessageKey): (locale: string) => string {
  return inViewersLanguage((wording) => wording.say(key));
}

function inViewersLanguage(say: (wording: Wording) => string): (locale: string) => string {
  return (locale) => say(wordingIn(languageOf(locale)));
}

/** What the page offers to post with one click: the averaged faces, and what people make of pictures such as these. */
export async function playgroundSamples(): Promise<readonly PageSample[]> {
  const names = (await readdir(FOLDER)).filter((name) => name.endsWith('.png')).sort();
  const faces = names.map(async (name) => ({
    name,
    data: await readFile(join(FOLDER, name)),
    description: inViewersLanguage((wording) => wording.say('page.sample', { what: seenIn(name, wording) })),
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

function seenIn(name: string, wording: Wording): string {
  const stem = basename(name, '.png');
  const seen = Object.entries(SEEN).filter(([word]) => stem.includes(word));
  return wording.enumerate(seen.map(([, said]) => wording.label(said)));
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
    description: pageText('page.forwarded')('en-US'),
  };
}

async function heic(): Promise<PageSample> {
  const data = await readFile(join(KINDS, 'portrait.heic'));
  return { name: 'IMG_0001.heic', data, description: pageText('page.heic') };
}

/** With the still that Discord's media proxy would give of it. */
async function video(): Promise<PageSample> {
  const data = await readFile(join(KINDS, 'clip.mp4'));
  const still = await readFile(join(FOLDER, SECOND));
  return { name: 'clip.mp4', data, still, description: pageText('page.video') };
}

async function sideways(): Promise<PageSample> {
  const data = await sharp(join(FOLDER, FIRST)).rotate(90).jpeg({ quality: 92 }).toBuffer();
  return {
    name: 'sideways.jpg',
    data,
    caption: pageText('page.caption.sideways'),
    description: pageText('page.sideways'),
  };
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
    description: pageText('page.animation'),
  };
}

/** Forehead to chin, and no more. */
async function closeUp(): Promise<PageSample> {
  const face = { left: 92, top: 124, width: 174, height: 248 };
  const data = await sharp(join(FOLDER, FIRST)).extract(face).resize(700).jpeg({ quality: 92 }).toBuffer();
  return {
    name: 'close-up.jpg',
    data,
    caption: pageText('page.caption.closeUp'),
    description: pageText('page.closeUp'),
  };
}

async function screenshot(): Promise<PageSample> {
  const space = { top: 700, bottom: 900, left: 40, right: 40, background: 'white' };
  const data = await sharp(join(FOLDER, SECOND)).extend(space).png().toBuffer();
  return {
    name: 'screenshot.png',
    data,
    caption: pageText('page.caption.long'),
    description: pageText('page.screenshot'),
  };
}

/** A tenth of the file is missing, as after a download that broke off. */
async function damaged(): Promise<PageSample> {
  const whole = await sharp(join(FOLDER, FIRST)).jpeg({ quality: 92 }).toBuffer();
  const data = whole.subarray(0, Math.floor(0.9 * whole.length));
  return {
    name: 'damaged.jpg',
    data,
    caption: pageText('page.caption.damaged'),
    description: pageText('page.damaged'),
  };
}

async function together(): Promise<PageSample> {
  const faces = [FIRST, SECOND].map((name) => join(FOLDER, name));
  const data = await sharp(faces, { join: { across: 2 } })
    .webp({ quality: 92 })
    .toBuffer();
  return { name: 'together.webp', data, caption: pageText('page.caption.two'), description: pageText('page.together') };
}
