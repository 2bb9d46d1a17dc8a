import { PACKED_LENGTH } from './packing.ts';

/**
 * What buttons and menus carry. Nothing is kept for them, so they work for as long as their message exists, whatever
 * happens to the process. A custom_id is `KIND|…`, at most 100 characters.
 */
export const KINDS = {
  allScores: 'scores',
  whySigmoid: 'sigmoid',
  delete: 'delete',
  /** The menu of faces under a reply. */
  faces: 'faces',
  /** The menu of faces under an ephemeral chart, which changes the chart. */
  scoresOfFace: 'scores-of',
  sigmoidOfFace: 'sigmoid-of',
  about: 'about',
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
}

const FACE = new RegExp(`^(\\d{1,2})\\.(\\d{2})\\.([\\w-]{${PACKED_LENGTH}})$`);

export function formatFace({ number, threshold, packed }: FaceRef): string {
  return `${number}.${Math.round(threshold * 100)
    .toString()
    .padStart(2, '0')}.${packed}`;
}

/** Undefined when the text is no face. */
export function parseFace(text: string): FaceRef | undefined {
  const [, number, threshold, packed] = FACE.exec(text) ?? [];
  if (number === undefined || threshold === undefined || packed === undefined) return undefined;
  return { number: Number(number), threshold: Number(threshold) / 100, packed };
}

export function customId(kind: Kind, ...parts: readonly string[]): string {
  return [kind, ...parts].join('|');
}

/** The kind as it stands in the custom_id, which may be one of an older version, and what follows it. */
export function parseCustomId(text: string): { readonly kind: string; readonly parts: readonly string[] } {
  const [kind = '', ...parts] = text.split('|');
  return { kind, parts };
}
