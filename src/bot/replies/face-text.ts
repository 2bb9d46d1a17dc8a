import type { Reading } from '../../wording/readings.ts';
import { GROUPS, percent } from '../../wording/words.ts';

export type Show = 'detected' | 'all';

const BAR_WIDTH = 10;
const EIGHTHS = ['', '▏', '▎', '▍', '▌', '▋', '▊', '▉'] as const;

/** A bar of block characters, always `BAR_WIDTH` wide. */
export function bar(probability: number): string {
  const eighths = Math.round(Math.min(1, Math.max(0, probability)) * BAR_WIDTH * 8);
  const filled = '█'.repeat(Math.floor(eighths / 8)) + (EIGHTHS[eighths % 8] ?? '');
  return filled.padEnd(BAR_WIDTH, '░');
}

function line(reading: Reading): string {
  const name = reading.detected ? `**${reading.wording}**` : reading.wording;
  return `\`${bar(reading.probability)} ${percent(reading.probability).padStart(5)}\` ${name}${reading.uncertain ? ' · uncertain' : ''}`;
}

function byGroup(readings: readonly Reading[]): string {
  return GROUPS.flatMap(({ name, attributes }) => {
    const lines = readings.filter((reading) => attributes.has(reading.name)).map(line);
    return lines.length === 0 ? [] : [`**${name}**`, ...lines];
  }).join('\n');
}

/**
 * A face's attributes by group, strongest first within each, in at most `room` characters. What does not fit is
 * counted, weakest first; nothing is cut. `readings` strongest first.
 */
export function faceText(readings: readonly Reading[], show: Show, room: number): string {
  const wanted = show === 'all' ? readings : readings.filter((reading) => reading.detected || reading.uncertain);
  if (wanted.length === 0) return room >= 40 ? 'No attribute reaches the threshold.' : '';
  for (let kept = wanted.length; kept > 0; kept--) {
    const left = wanted.length - kept;
    const text = byGroup(wanted.slice(0, kept)) + (left > 0 ? `\n*${left} more*` : '');
    if (text.length <= room) return text;
  }
  return `*${wanted.length} more*`;
}
