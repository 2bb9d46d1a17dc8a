import type { Wording } from './language.ts';
import type { Reading } from './readings.ts';
import { standsOut } from './telling.ts';

/** Things that are named of each face. */
const NAMED = 4;

/**
 * A short description for who cannot see a picture: where it comes from first, then what stands out in each face and is
 * sure. No opinions, and no guess at somebody's sex or age. `unread` counts the faces that could not be described.
 */
export function forScreenReader(faces: readonly (readonly Reading[])[], unread: number, wording: Wording): string {
  const provenance = wording.say('reader.provenance');
  if (faces.length === 0) return wording.sentences([provenance, wording.say('reader.none')]);
  const words = faces.map((readings) => {
    const told = standsOut(readings).slice(0, NAMED);
    return told.length > 0 ? wording.and(told.map(({ said }) => wording.label(said))) : wording.say('reader.nothing');
  });
  const said =
    words.length === 1
      ? words.map((what) => wording.say('reader.oneFace', { what }))
      : words.map((what, index) => wording.say('reader.face', { number: index + 1, what }));
  return wording.sentences([provenance, wording.say('reader.faces', { faces: faces.length, more: unread }), ...said]);
}
