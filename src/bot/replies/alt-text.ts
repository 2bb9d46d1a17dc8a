import type { Analysis } from '../../inference/analysis.ts';
import type { Reading } from '../../wording/readings.ts';
import { count, percent } from '../../wording/words.ts';
import { DISCORD_LIMITS } from '../discord/limits.ts';
import { softmax } from './explanation.ts';

/** `head` and as many of `parts` as fit an alt text; the rest is counted. */
function fitAltText(head: string, parts: readonly string[]): string {
  for (let kept = parts.length; kept > 0; kept--) {
    const left = parts.length - kept;
    const text = `${head}: ${parts.slice(0, kept).join(', ')}${left > 0 ? ` and ${left} more` : ''}.`;
    if (text.length <= DISCORD_LIMITS.altText) return text;
  }
  return `${head}.`;
}

export function annotatedAltText({ faces, unread }: Analysis): string {
  const more = unread.length > 0 ? `, and ${unread.length} more outlined without a number` : '';
  return `The picture with ${count(faces.length, 'face')} outlined and numbered${more}.`;
}

export function scoresAltText(readings: readonly Reading[], threshold: number): string {
  return fitAltText(
    `Bar chart of ${readings.length} scores with the threshold at ${percent(threshold)}`,
    readings.map(({ wording, probability }) => `${wording} ${percent(probability)}`),
  );
}

export function sigmoidAltText(readings: readonly Reading[]): string {
  const shares = softmax(readings);
  return fitAltText(
    'Bar chart of each attribute through a sigmoid and through a softmax',
    readings.map(
      ({ wording, probability }, index) => `${wording} ${percent(probability)} and ${percent(shares[index] ?? 0)}`,
    ),
  );
}
