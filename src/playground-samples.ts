import { readdir, readFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import type { FileToPost, LinkPreview } from 'local-discord';
import sharp from 'sharp';
import { PACKAGE_ROOT } from './package-root.ts';
import { languageOf, type Wording, wordingIn } from './wording/language.ts';
import type { FixedMessageKey } from './wording/messages.ts';
import type { Said } from './wording/readings.ts';

const FOLDER = join(PACKAGE_ROOT, 'models', 'samples');
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

/** A picture of the page, and what it shows in the language of whoever looks. */
export interface PlaygroundSample extends FileToPost {
  readonly describe: (locale: string) => string;
}

/** A text of the page in the language of whoever looks. */
export function pageText(key: FixedMessageKey): (locale: string) => string {
  return inViewersLanguage((wording) => wording.say(key));
}

function inViewersLanguage(say: (wording: Wording) => string): (locale: string) => string {
  return (locale) => say(wordingIn(languageOf(locale)));
}

/** What the page offers to post with one click: the averaged faces, and what people make of pictures such as these. */
export async function playgroundSamples(): Promise<readonly PlaygroundSample[]> {
  const names = (await readdir(FOLDER)).filter((name) => name.endsWith('.png')).sort();
  const faces = names.map(async (name) => ({
    name,
    data: await readFile(join(FOLDER, name)),
    describe: inViewersLanguage((wording) => wording.say('page.sample', { what: seenIn(name, wording) })),
  }));
  return Promise.all([...faces, sideways(), animation(), screenshot(), together()]);
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

async function sideways(): Promise<PlaygroundSample> {
  const data = await sharp(join(FOLDER, FIRST)).rotate(90).jpeg({ quality: 92 }).toBuffer();
  return { name: 'sideways.jpg', data, describe: pageText('page.sideways') };
}

/** The first frame shows nothing. */
async function animation(): Promise<PlaygroundSample> {
  const face = await readFile(join(FOLDER, FIRST));
  const { width, height } = await sharp(face).metadata();
  const blank = await sharp({ create: { width, height, channels: 3, background: 'white' } })
    .png()
    .toBuffer();
  const data = await sharp([blank, face, face], { join: { animated: true } })
    .gif({ delay: 400 })
    .toBuffer();
  return { name: 'animation.gif', data, describe: pageText('page.animation') };
}

async function screenshot(): Promise<PlaygroundSample> {
  const space = { top: 700, bottom: 900, left: 40, right: 40, background: 'white' };
  const data = await sharp(join(FOLDER, SECOND)).extend(space).png().toBuffer();
  return { name: 'screenshot.png', data, describe: pageText('page.screenshot') };
}

async function together(): Promise<PlaygroundSample> {
  const faces = [FIRST, SECOND].map((name) => join(FOLDER, name));
  const data = await sharp(faces, { join: { across: 2 } })
    .webp({ quality: 92 })
    .toBuffer();
  return { name: 'together.webp', data, describe: pageText('page.together') };
}
