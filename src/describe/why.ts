import { drawWhyCard } from '../images/cards/why.ts';
import type { Picture } from '../images/picture.ts';
import type { Analyser, Analysis } from '../inference/analysis.ts';
import type { FacePart } from '../inference/attributes/face-parts.ts';
import type { AttributeName } from '../inference/attributes/names.ts';
import { whyCard } from '../wording/cards/why.ts';
import { type Language, wordingIn } from '../wording/language.ts';
import { nearestFace } from './cards.ts';

/** Plain data: it passes to another process. */
export interface WhyOptions {
  readonly attribute: AttributeName;
  /** The face nearest to this point, as shares of the picture's width and height. Default every described face. */
  readonly face?: { readonly x: number; readonly y: number };
  /** Default English. */
  readonly language?: Language;
}

export interface Why {
  /** A JPEG. */
  readonly card: Buffer;
  readonly altText: string;
  /** What was found: `smiling, > 99 %: most at the mouth; covered there, 94 %.` */
  readonly sentence: string;
  /** What the score leans on most; undefined where no single part decides, or where there is nothing to lean on. */
  readonly part?: FacePart;
}

/** One for each face that was asked about, in the order of the analysis; none where no face is found any more. */
export async function explainScores(
  analyser: Pick<Analyser, 'occlude'>,
  picture: Picture,
  analysis: Analysis,
  { attribute, face: place, language }: WhyOptions,
): Promise<Why[]> {
  const nearest = place && nearestFace(analysis, place);
  const faces = nearest ? [nearest] : place ? [] : analysis.faces;
  const explained: Why[] = [];
  // One after the other: each fills batches by itself.
  for (const face of faces) {
    const { card, ...words } = whyCard(await analyser.occlude(picture, face), attribute, wordingIn(language));
    explained.push({ card: await drawWhyCard(card), ...words });
  }
  return explained;
}
