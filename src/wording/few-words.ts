import type { Wording } from './language.ts';
import { isSure, type Reading, type Said } from './readings.ts';
import { isCommon, isOfTheFace, isSayable, mostTelling } from './telling.ts';
import { titleReadings } from './titles.ts';

/** True of a face, but not what one would want to be told by. */
const SELDOM_SAID: ReadonlySet<Said> = new Set<Said>([
  'Bags_Under_Eyes',
  'Bushy_Eyebrows',
  'Narrow_Eyes',
  'Receding_Hairline',
]);

const DOUBTLESS = Number.MAX_SAFE_INTEGER;

/**
 * The few things by which to tell a face in a group, most telling first: what a title would say, then what else one
 * says of a face, then the rest of what is sure, what is not sure, what is true of nearly everybody, and opinions.
 */
export function fewReadings(readings: readonly Reading[], wording: Wording, most: number): Reading[] {
  const title = titleReadings(readings, wording);
  const rest = mostTelling(readings.filter((reading) => reading.detected && !title.includes(reading)));
  const rank = (reading: Reading) =>
    [
      !isOfTheFace(reading),
      isCommon(reading),
      reading.uncertain,
      SELDOM_SAID.has(reading.said),
      !isSayable(reading),
    ].findIndex(Boolean);
  // What none of these holds of comes first, then what only the last of them holds of.
  const ordered = rest
    .map((reading) => ({ reading, order: rank(reading) < 0 ? DOUBTLESS : rank(reading) }))
    .toSorted((a, b) => b.order - a.order);
  return [...mostTelling(title), ...ordered.map(({ reading }) => reading)].slice(0, most);
}

/** What a card of a group has room for: nothing that is common or seldom said, and doubts only where nothing is sure. */
export function cardReadings(readings: readonly Reading[], wording: Wording, most: number): Reading[] {
  const worth = fewReadings(readings, wording, readings.length).filter(
    (reading) => isOfTheFace(reading) && !isCommon(reading) && !SELDOM_SAID.has(reading.said),
  );
  const sure = worth.filter(isSure);
  return sure.length > 0 ? sure.slice(0, most) : worth.slice(0, 1);
}
