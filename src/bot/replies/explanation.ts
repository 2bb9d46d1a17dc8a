import type { Wording } from '../../wording/language.ts';
import { isSure, type Reading } from '../../wording/readings.ts';
import { softmax } from '../../wording/softmax.ts';
import { isOfTheFace, mostTelling } from '../../wording/telling.ts';

/** Multi-label sigmoid classification in a line, by this face's own numbers, of which there are `scores`. */
export function sigmoidLine(readings: readonly Reading[], scores: number, wording: Wording): string {
  const detected = mostTelling(readings.filter((reading) => reading.detected));
  const sure = detected.filter((reading) => isSure(reading) && isOfTheFace(reading));
  const [second, first] = [...sure, ...detected.filter((reading) => !sure.includes(reading))];
  const named = ({ said, probability }: Reading) => `${wording.label(said)} ${wording.percent(probability)}`;
  if (second === undefined) return wording.say('sigmoid.none');
  if (first === undefined) return wording.say('sigmoid.one', { first: named(second), others: scores - 1 });
  return wording.say('sigmoid.two', { first: named(first), second: named(second) });
}

/** The sentences beside the chart of *Why sigmoid?*. `readings` strongest first. */
export function compareWithSoftmax(readings: readonly Reading[], wording: Wording): string {
  const shares = softmax(readings);
  const [first, second] = readings;
  if (first === undefined || second === undefined) return sigmoidLine(readings, readings.length, wording);
  return wording.say('view.sigmoid', {
    detected: readings.filter(({ detected }) => detected).length,
    scores: readings.length,
    first: wording.label(first.said),
    firstScore: wording.percent(first.probability),
    firstShare: wording.percent(shares[0] ?? 0),
    second: wording.label(second.said),
    secondScore: wording.percent(second.probability),
    secondShare: wording.percent(shares[1] ?? 0),
  });
}
