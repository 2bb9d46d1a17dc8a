import { GROUP_KEYS, type Group } from '../../wording/groups.ts';
import type { Wording } from '../../wording/language.ts';
import { isSure, type Reading } from '../../wording/readings.ts';
import { isCommon, isOfTheFace, tellingness } from '../../wording/telling.ts';

/** `all`: what is below the threshold, too. */
export type Show = 'detected' | 'all';

/**
 * What is said of one face, a line a group: the most telling group first, then what is not sure, what is true of nearly
 * everybody, and opinions; the same order within a line.
 */
export function faceLines(readings: readonly Reading[], show: Show, wording: Wording): string[] {
  const wanted = show === 'all' ? readings : readings.filter(({ detected }) => detected);
  return GROUP_KEYS.map((group) => ({ group, members: wanted.filter((reading) => reading.group === group) }))
    .filter(({ members }) => members.length > 0)
    .toSorted((a, b) => weight(b.members) - weight(a.members))
    .map(({ group, members }) => line(group, members, show, wording));
}

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
  const parts = members
    .toSorted((a, b) => worth(b) - worth(a) || b.probability - a.probability)
    .map((reading) => {
      const text = `${wording.inGroup(reading.said)} ${wording.percent(reading.probability)}`;
      const marked = reading.uncertain ? `*${wording.say('line.notSure', { what: text })}*` : text;
      return show === 'all' && reading.detected ? `**${marked}**` : marked;
    });
  return `**${wording.group(group)}** ${parts.join(' · ')}`;
}
