import type { Analysis } from '../inference/analysis.ts';
import type { Wording } from './language.ts';

/** What is unusual about how a picture was looked at, in a sentence each; none for most pictures. */
export function seenText(
  { damaged, turned, frame }: Pick<Analysis, 'damaged' | 'turned' | 'frame'>,
  wording: Wording,
): string[] {
  return [
    damaged ? wording.say('seen.damaged') : undefined,
    turned === undefined ? undefined : wording.say(turned === 180 ? 'seen.upsideDown' : 'seen.onItsSide'),
    frame && frame.count > 1 ? wording.say('seen.frame', { frame: frame.index + 1, frames: frame.count }) : undefined,
  ].filter((sentence) => sentence !== undefined);
}
