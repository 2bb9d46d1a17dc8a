import { UserError } from '../user-error.ts';

/** A kind of file that can be described. */
export interface Format {
  /** As people know it. */
  readonly title: string;
  /** Endings that its files have, in lower case, without the dot. */
  readonly endings: readonly string[];
  /** What of it is read, where that is not all. */
  readonly extent?: string;
  /** What has to be there beside the bot itself. */
  readonly needs?: string;
}

const ANIMATED = 'still or animated: up to five frames are looked at';
const A_STILL = 'one of its first frames';
const FFMPEG = 'ffmpeg, named in `FFMPEG`';

/** Everything that is read, by the name that a picture's `format` has. */
export const FORMATS = {
  jpeg: { title: 'JPEG', endings: ['jpg', 'jpeg', 'jpe', 'jfif'] },
  png: { title: 'PNG', endings: ['png', 'apng'], extent: ANIMATED },
  webp: { title: 'WebP', endings: ['webp'], extent: ANIMATED },
  avif: { title: 'AVIF', endings: ['avif', 'avifs'], extent: ANIMATED },
  gif: { title: 'GIF', endings: ['gif'], extent: ANIMATED },
  heic: {
    title: 'HEIC',
    endings: ['heic', 'heif', 'hif', 'heics', 'heifs'],
    extent: 'its largest picture',
    needs: '`heic-decode`, which `npm install` brings',
  },
  tiff: { title: 'TIFF', endings: ['tif', 'tiff'], extent: 'its largest page, in any colours and depth' },
  bmp: { title: 'BMP', endings: ['bmp', 'dib'], extent: '8, 16, 24 or 32 bits a pixel, uncompressed' },
  mp4: { title: 'MP4', endings: ['mp4', 'm4v'], extent: A_STILL, needs: FFMPEG },
  mov: { title: 'MOV', endings: ['mov', 'qt'], extent: A_STILL, needs: FFMPEG },
  webm: { title: 'WebM', endings: ['webm'], extent: A_STILL, needs: FFMPEG },
} as const satisfies Readonly<Record<string, Format>>;

export type FormatName = keyof typeof FORMATS;

export const VIDEO_FORMATS: readonly FormatName[] = ['mp4', 'mov', 'webm'];

/** What people are told to send. */
export const READABLE = 'a JPEG, PNG, WebP, AVIF, GIF, HEIC, TIFF or BMP picture';

/** Told by the name alone, for those who must choose before they have the bytes. */
export function formatOfName(name: string): FormatName | undefined {
  const ending = /\.([a-z0-9]+)$/i.exec(name)?.[1]?.toLowerCase() ?? '';
  for (const format of FORMAT_NAMES) if (FORMATS[format].endings.some((known) => known === ending)) return format;
  return undefined;
}

export function isFormatName(name: string): name is FormatName {
  return Object.hasOwn(FORMATS, name);
}

const FORMAT_NAMES = Object.keys(FORMATS).filter(isFormatName);

/** The refusal of a picture in a format that nothing here reads; `found` is its media type. */
export function unsupported(found: string): UserError {
  return new UserError('image/unsupported', `Expected ${READABLE}, but this one is ${found}. Convert it first.`, {
    values: { found },
  });
}

/** The refusal of what is no picture at all; `found` is its media type, where it is known. */
export function notAnImage(found?: string): UserError {
  const came = found === undefined ? 'this file is none' : `this file is ${found}`;
  return new UserError('image/not-an-image', `Expected ${READABLE}, but ${came}.`, {
    values: { found: found ?? 'none' },
  });
}
