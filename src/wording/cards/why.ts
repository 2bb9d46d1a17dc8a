import type { WhyCard } from '../../images/cards/why.ts';
import type { Occlusion } from '../../inference/analysis.ts';
import { type FacePart, partAt } from '../../inference/attributes/face-parts.ts';
import type { AttributeName } from '../../inference/attributes/names.ts';
import { OCCLUSION, patchCentre } from '../../inference/attributes/occlusion.ts';
import type { Wording } from '../language.ts';
import { readScores } from '../readings.ts';

/** In logits: where the most that a patch takes is less, no part decides. */
const LEAST_FALL = 1;

/** What a score leans on, ready to be shown. */
export interface WhyWords {
  readonly card: WhyCard;
  readonly altText: string;
  /** The same in a few words. */
  readonly sentence: string;
  /** The part that decides most, where one does. */
  readonly part?: FacePart;
}

/** What `attribute` leans on in a face that was covered bit by bit. */
export function whyCard({ crop, whole, covered }: Occlusion, attribute: AttributeName, wording: Wording): WhyWords {
  const [reading] = readScores({ [attribute]: whole[attribute] }, { threshold: 0.5 });
  if (reading === undefined) throw new Error(`Expected a score of ${attribute}.`);
  // A beard is the absence of none: what lowers it raises the other.
  const sign = reading.said === attribute ? 1 : -1;
  const falls = covered.map((scores) => Math.max(0, sign * (whole[attribute].logit - scores[attribute].logit)));
  const most = Math.max(...falls);
  const what = wording.label(reading.said);
  const score = wording.percent(reading.probability);
  const shared = { locale: wording.locale, crop, label: what, percent: score };
  if (reading.probability < 0.5 || most < LEAST_FALL) {
    const headline = wording.say(reading.probability < 0.5 ? 'why.weak' : 'why.noPart');
    const meaning = wording.say(reading.probability < 0.5 ? 'why.weakMeaning' : 'why.noPartMeaning');
    return {
      card: { ...shared, headline, meaning },
      altText: wording.say('why.altNone', { what, score, why: headline }),
      sentence: wording.say('why.sentenceNone', { what, score, why: headline }),
    };
  }
  const { x, y } = patchCentre(falls.indexOf(most));
  const place = partAt(x, y);
  const part = wording.say(`part.${place}`);
  const lowest = wording.percent(1 / (1 + Math.exp(most - reading.logit)));
  return {
    card: {
      ...shared,
      headline: wording.say('why.most', { part }),
      meaning: wording.say('why.meaning'),
      heat: {
        map: { columns: OCCLUSION.columns, rows: OCCLUSION.rows, values: falls.map((fall) => fall / most) },
        scale: {
          none: wording.say('why.scaleNone'),
          half: wording.say('why.scaleHalf'),
          most: wording.say('why.scaleMost', { score: lowest }),
        },
      },
    },
    altText: wording.say('why.alt', { what, score, part, lowest }),
    sentence: wording.say('why.sentence', { what, score, part, lowest }),
    part: place,
  };
}
