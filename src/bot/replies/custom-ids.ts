import { PACKED_LENGTH } from './packing.ts';

/**
 * What buttons and menus carry. Nothing is kept for them, so they work for as long as their message exists, whatever
 * happens to the process. A custom_id is `KIND|…`, at most 100 characters. A kind that was ever sent stays.
 */
export const KINDS = {
  allScores: 'scores',
  whySigmoid: 'sigmoid',
  /** Lists the opinions that a reply counts. */
  opinions: 'opinions',
  delete: 'delete',
  /** The menu of faces under a reply. */
  faces: 'faces',
  /** The menu of faces under somebody's private view of all scores, which changes the view; and of the sigmoids. */
  scoresOfFace: 'scores-of',
  sigmoidOfFace: 'sigmoid-of',
  /** The menu of faces under somebody's private card of one face. */
  cardOfFace: 'card-of',
  /** The menu of thresholds under a private view. */
  threshold: 'at',
  why: 'why',
  /** The menus under *Why?*: of faces, and of attributes. */
  whyOfFace: 'why-face',
  whyOfAttribute: 'why-of',
  wrong: 'wrong',
  /** The menu under *Wrong?*, which marks attributes. */
  wrongOfAttribute: 'wrong-of',
  about: 'about',
  /** Under the hello of a server: where to look for pictures. */
  hello: 'hello',
  /** There, too: the language of what everybody sees, beside the mode that was chosen. */
  helloLanguage: 'hello-in',
  /** Posts the description for a screen reader, covered where the button says so. */
  post: 'post',
  /** Asks its poster for that, and what the poster then presses. */
  askPoster: 'ask-poster',
  postAsked: 'post-asked',
  /** Under `/privacy delete`: deletes the opt-out as well. */
  forgetOptOut: 'forget-opt-out',
} as const;

export type Kind = (typeof KINDS)[keyof typeof KINDS];

/** A face as a button or a menu's option carries it. */
export interface FaceRef {
  /** Its number in the reply, from 1. */
  readonly number: number;
  /** In 0..1, two decimals. */
  readonly threshold: number;
  /** See packing.ts. */
  readonly packed: string;
  /** Where it is; absent in replies of versions that did not say. */
  readonly place?: FacePlace | undefined;
}

/** By which a face is found again when its picture is looked at once more. */
export interface FacePlace {
  /** Which picture of the post it is in, from 0. */
  readonly picture: number;
  /** The middle of its box, as shares of the picture's width and height, in 0..1. */
  readonly x: number;
  readonly y: number;
}

/** The picture's place among those of a post, and the middle of the box in steps of 1/4096 of the picture. */
const PLACE = /^([\w-])([\w-]{2})([\w-]{2})$/;
const DIGITS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';
const STEPS = DIGITS.length ** 2;

const FACE = new RegExp(`^(\\d{1,3})\\.(\\d{2})\\.([\\w-]{${PACKED_LENGTH}})([\\w-]{5})?$`);

function digits(value: number, length: number): string {
  const last = DIGITS[value % DIGITS.length] ?? '';
  return length <= 1 ? last : digits(Math.floor(value / DIGITS.length), length - 1) + last;
}

function numberOf(text: string): number {
  return [...text].reduce((value, digit) => value * DIGITS.length + DIGITS.indexOf(digit), 0);
}

function formatPlace({ picture, x, y }: FacePlace): string {
  const step = (share: number) => Math.min(STEPS - 1, Math.max(0, Math.floor(share * STEPS)));
  return digits(picture, 1) + digits(step(x), 2) + digits(step(y), 2);
}

function parsePlace(text: string): FacePlace | undefined {
  const [, picture, x, y] = PLACE.exec(text) ?? [];
  if (picture === undefined || x === undefined || y === undefined) return undefined;
  return { picture: numberOf(picture), x: (numberOf(x) + 0.5) / STEPS, y: (numberOf(y) + 0.5) / STEPS };
}

export function formatFace({ number, threshold, packed, place }: FaceRef): string {
  const percent = Math.round(threshold * 100)
    .toString()
    .padStart(2, '0');
  return `${number}.${percent}.${packed}${place ? formatPlace(place) : ''}`;
}

/** Undefined when the text is no face. */
export function parseFace(text: string): FaceRef | undefined {
  const [, number, threshold, packed, place] = FACE.exec(text) ?? [];
  if (number === undefined || threshold === undefined || packed === undefined) return undefined;
  return {
    number: Number(number),
    threshold: Number(threshold) / 100,
    packed,
    place: place === undefined ? undefined : parsePlace(place),
  };
}

export function customId(kind: Kind, ...parts: readonly string[]): string {
  return [kind, ...parts].join('|');
}

/** The kind as it stands in the custom_id, which may be one of an older version, and what follows it. */
export function parseCustomId(text: string): { readonly kind: string; readonly parts: readonly string[] } {
  const [kind = '', ...parts] = text.split('|');
  return { kind, parts };
}
