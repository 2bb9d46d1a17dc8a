import { drawWhyCard } from '../images/cards/why.ts';
import type { Picture } from '../images/picture.ts';
import type { Analyser, Analysis } from '../inference/analysis.ts';
import type { AttributeName } from '../inference/attributes/names.ts';
import { whyCard } from '../wording/cards/why.ts';
import { type Language, wordingIn } from '../wording/language.ts';
import { nearestFace } from './cards.ts';

/** Plain data: it passes to another process. */
export interface WhyOptions {
  readonly attribute: AttributeName;
  /** The face nearest to this point, as shares of the picture's width and height. */
  readonly face: { readonly x: number; readonly y: number };
  /** Default English. */
  readonly language?: Language;
}

export interface Why {
  /** A JPEG. */
  readonly card: Buffer;
  readonly altText: string;
}

/** Undefined where no face is found any more. */
export async function explainScore(
  analyser: Pick<Analyser, 'occlude'>,
  picture: Picture,
  analysis: Analysis,
  { attribute, face: place, language }: WhyOptions,
): Promise<Why | undefined> {
  const face = nearestFace(analysis, place);
  if (face === undefined) return undefined;
  const occlusion = await analyser.occlude(picture, face);
  const { card, altText } = whyCard(occlusion, attribute, wordingIn(language));
  return { card: await drawWhyCard(card), altText };
}
