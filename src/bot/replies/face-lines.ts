import { GROUP_KEYS, type Group } from '../../wording/groups.ts';
import type { Wording } from '../../wording/language.ts';
import { isSure, type Reading } from '../../wording/readings.ts';
import { isCommon, isOfTheFace, tellingness } from '../../wording/telling.ts';

/** `all`: what is below the threshold, too. */
export type Show = 'detected' | 'all';

/**
 * What is said of one face, a line a group: the most telling group first, then what is true of nearly everybody, what is
 * not sure in a line of its own, and opinions; the most telling first within a line. Where all scores are shown, what is
 * not sure stays in its group.
 */
export function faceLines(readings: readonly Reading[], show: Show, wording: Wording): string[] {
  const wanted = show === 'all' ? readings : readings.filter(({ detected }) => detected);
  const doubts = show === 'all' ? [] : wanted.filter((reading) => reading.uncertain && isOfTheFace(reading));
  const lines = GROUP_KEYS.map((group) => {
    const members = wanted.filter((reading) => reading.group === group && !doubts.includes(reading));
    return { weight: weight(members), text: line(group, members, show, wording), isEmpty: members.length === 0 };
  });
  return [...lines, { weight: DOUBTS, text: doubtsLine(doubts, wording), isEmpty: doubts.length === 0 }]
    .filter(({ isEmpty }) => !isEmpty)
    .toSorted((a, b) => b.weight - a.weight)
    .map(({ text }) => text);
}

/** Between what is common and opinions. */
const DOUBTS = -3.5;

/** Sure before unsure before common before opinions before the picture; within the first by what tells most. */
function weight(members: readonly Reading[]): number {
  const [first] = members;
  if (first === undefined || !isOfTheFace(first)) return first?.group === 'opinion' ? -4 : -5;
  return Math.max(...members.map(worth));
}

function worth(reading: Reading): number {
  if (!reading.detected) return -3;
  if (isCommon(reading)) return -2;
  return isSure(reading) ? tellingness(reading) : -1;
}

function line(group: Group, members: readonly Reading[], show: Show, wording: Wording): string {
  const parts = ordered(members).map((reading) => {
    const text = `${wording.inGroup(reading.said)} ${wording.percent(reading.probability)}`;
    const marked = reading.uncertain ? `*${wording.say('line.notSure', { what: text })}*` : text;
    return show === 'all' && reading.detected ? `**${marked}**` : marked;
  });
  const heading = wording.group(group);
  // Among all scores, bold is what was detected.
  return `${show === 'all' ? `__${heading}__` : `**${heading}**`} ${parts.join(SEPARATOR)}`;
}

/** `**Not sure** *straight hair 53 % · rosy cheeks 58 %*` */
function doubtsLine(doubts: readonly Reading[], wording: Wording): string {
  const parts = ordered(doubts).map(
    ({ said, probability }) => `${wording.label(said)} ${wording.percent(probability)}`,
  );
  return `**${wording.capital(wording.say('card.notSure'))}** *${parts.join(SEPARATOR)}*`;
}

const SEPARATOR = ' · ';

function ordered(readings: readonly Reading[]): Reading[] {
  return readings.toSorted((a, b) => worth(b) - worth(a) || b.probability - a.probability);
}
