import type { SigmoidCard } from '../../images/cards/sigmoid.ts';
import { GROUP_COLOURS } from '../groups.ts';
import type { Wording } from '../language.ts';
import type { Reading } from '../readings.ts';
import { softmax } from '../softmax.ts';
import { fitList } from './alt-text.ts';

const ROWS = 6;

/** The strongest attributes through both functions; the softmax is taken over all of them. `readings` strongest first. */
export function sigmoidCard(readings: readonly Reading[], wording: Wording): SigmoidCard {
  const shares = softmax(readings);
  const sum = readings.reduce((total, { probability }) => total + probability, 0);
  return {
    locale: wording.locale,
    rows: readings.slice(0, ROWS).map(({ said, group, probability }, index) => ({
      label: wording.columnLabel(said),
      colour: GROUP_COLOURS[group],
      sigmoid: { value: probability, percent: wording.percent(probability) },
      softmax: { value: shares[index] ?? 0, percent: wording.percent(shares[index] ?? 0) },
    })),
    legend: { sigmoid: wording.say('card.sigmoid'), softmax: wording.say('card.softmax') },
    sums: {
      sigmoid: wording.say('card.sigmoidSum', {
        scores: readings.length,
        sum: wording.say('percent', { number: Math.round(sum * 100) }),
      }),
      softmax: wording.say('card.softmaxSum', { sum: wording.say('percent', { number: 100 }) }),
    },
  };
}

export function sigmoidAltText(readings: readonly Reading[], wording: Wording): string {
  const shares = softmax(readings);
  const pairs = readings.slice(0, ROWS).map(({ said, probability }, index) =>
    wording.say('view.sigmoidPair', {
      what: wording.label(said),
      sigmoid: wording.percent(probability),
      softmax: wording.percent(shares[index] ?? 0),
    }),
  );
  return fitList(pairs, (what) => wording.say('view.sigmoidAlt', { what }), wording);
}
