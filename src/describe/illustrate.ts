import { annotate } from '../images/annotate.ts';
import type { Picture } from '../images/picture.ts';
import type { Analyser, Analysis } from '../inference/analysis.ts';
import { drawCard } from './cards.ts';
import type { DescribedPictures, Wanted } from './describer.ts';
import { cutPortraits } from './portraits.ts';

/** Draws what was asked for of a picture; nothing where nothing was found. */
export async function illustrate(
  analyser: Analyser,
  picture: Picture,
  analysis: Analysis,
  { card: cardOptions, portraits, annotate: annotated = 'never', crops = 'never', maxCrops }: Wanted,
): Promise<DescribedPictures> {
  const { faces, unread } = analysis;
  const wanted = (when: 'always' | 'several' | 'never', found: number) =>
    when === 'always' ? found > 0 : when === 'several' && found > 1;
  const card = cardOptions && (await drawCard(picture, analysis, cardOptions));
  return {
    ...(wanted(annotated, faces.length + unread.length) && { annotated: await annotate(picture, { faces, unread }) }),
    ...(card && { card }),
    ...(portraits && { portraits: await cutPortraits(picture, faces, portraits) }),
    crops: wanted(crops, faces.length) ? await analyser.crops(picture, faces.slice(0, maxCrops)) : [],
  };
}
