import { fewReadings } from '../../wording/few-words.ts';
import type { Wording } from '../../wording/language.ts';
import type { Reading } from '../../wording/readings.ts';

/** Attributes that are named of each face; the rest is counted. */
const NAMED = 3;

/** What tells most of a face, the rest counted: `Bald, smiling, mouth slightly open · 4 more`. */
export function fewOf(readings: readonly Reading[], wording: Wording): string {
  const detected = readings.filter((reading) => reading.detected);
  const named = fewReadings(readings, wording, NAMED);
  const more = detected.length - named.length;
  const words = named.map(({ said, uncertain }) =>
    uncertain ? wording.say('line.perhaps', { what: wording.short(said) }) : wording.short(said),
  );
  const text = words.length > 0 ? wording.enumerate(words) : wording.say('line.nothing');
  return `${wording.capital(text)}${more > 0 ? ` · ${wording.say('line.more', { count: more })}` : ''}`;
}

/** One face of several in a line: `**1** Bald, smiling, mouth slightly open · 4 more`. */
export function groupLine(number: number, readings: readonly Reading[], wording: Wording): string {
  return `**${number}** ${fewOf(readings, wording)}`;
}
