import { annotate } from '../images/annotate.ts';
import { atFrame, type Picture } from '../images/picture.ts';
import type { Analyser, Analysis } from '../inference/analysis.ts';
import { drawCard } from './cards.ts';
import type { DescribedPictures, Wanted } from './describer.ts';
import { cutPortraits } from './portraits.ts';
import { explainScores } from './why.ts';

/** Draws what was asked for of a picture; nothing where nothing was found. */
export async function illustrate(
  analyser: Analyser,
  picture: Picture,
  analysis: Analysis,
  { card: cardOptions, portraits, why: whyOptions, annotate: annotated = 'never', crops = 'never', maxCrops }: Wanted,
): Promise<DescribedPictures> {
  const { faces, unread, frame } = analysis;
  const still = atFrame(picture, frame);
  const wanted = (when: 'always' | 'several' | 'never', found: number) =>
    when === 'always' ? found > 0 : when === 'several' && found > 1;
  const card = cardOptions && (await drawCard(still, analysis, cardOptions));
  const whys = whyOptions && (await explainScores(analyser, still, analysis, whyOptions));
  return {
    ...(card && { card }),
    ...(whys && { whys }),
    ...(portraits && { portraits: await cutPortraits(still, faces, portraits) }),
    ...(wanted(annotated, faces.length + unread.length) && { annotated: await annotate(still, { faces, unread }) }),
    crops: wanted(crops, faces.length) ? await analyser.crops(still, faces.slice(0, maxCrops)) : [],
  };
}
