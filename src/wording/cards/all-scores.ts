import type { AllScoresCard, ScoreGroup } from '../../images/cards/all-scores.ts';
import { GROUP_COLOURS, type Group } from '../groups.ts';
import type { Wording } from '../language.ts';
import type { Reading } from '../readings.ts';
import { fitList } from './alt-text.ts';

/** With all forty, the first column has four rows and headings less than the second: under it stands the legend. */
const COLUMNS: readonly (readonly Group[])[] = [
  ['hair', 'facialHair', 'eyes'],
  ['face', 'style', 'expression', 'opinion', 'picture'],
];

/** `readings` under their own names, strongest first. */
export function allScoresCard(readings: readonly Reading[], threshold: number, wording: Wording): AllScoresCard {
  const toGroup = (group: Group): ScoreGroup => ({
    title: wording.groupTitle(group),
    colour: GROUP_COLOURS[group],
    rows: readings
      .filter((reading) => reading.group === group)
      .map(({ said, probability, detected, uncertain }) => ({
        label: wording.columnLabel(said),
        percent: wording.percent(probability),
        value: probability,
        detected,
        notSure: uncertain,
      })),
  });
  const at = wording.percent(threshold);
  return {
    locale: wording.locale,
    columns: COLUMNS.map((groups) => groups.map(toGroup).filter(({ rows }) => rows.length > 0)),
    legend: [
      wording.say('card.legend.detected', { threshold: at }),
      wording.say('card.legend.notSure'),
      wording.say('card.legend.below', { threshold: at }),
    ],
  };
}

export function allScoresAltText(readings: readonly Reading[], wording: Wording): string {
  const parts = readings.map(({ said, probability }) => `${wording.label(said)} ${wording.percent(probability)}`);
  return fitList(parts, (what) => wording.say('alt.all', { count: readings.length, what }), wording);
}
