import type { GroupCard } from '../../images/cards/group.ts';
import { FACES_ON_CARD, wordsOnCard } from '../../images/cards/group-layout.ts';
import type { Rectangle } from '../../images/rectangle.ts';
import { cardReadings } from '../few-words.ts';
import type { Wording } from '../language.ts';
import type { Reading } from '../readings.ts';
import { fitAltText } from './alt-text.ts';

/** A face of a group: as it is numbered in the reply, where it lies, and what is read off it. */
export interface NumberedFace {
  readonly number: number;
  readonly box: Rectangle;
  readonly readings: readonly Reading[];
}

/** `faces` in the order of their numbers. */
export function groupCard(faces: readonly NumberedFace[], wording: Wording): GroupCard {
  const shown = faces.slice(0, FACES_ON_CARD);
  const left = faces.length - shown.length;
  return {
    locale: wording.locale,
    faces: shown.map(({ number, box, readings }) => ({
      number,
      box,
      words: cardWords(readings, wording, wordsOnCard(shown.length)),
    })),
    others: faces.slice(FACES_ON_CARD).map(({ number, box }) => ({ number, box })),
    note: left > 0 ? wording.say('card.orderMore', { count: left }) : wording.say('card.order'),
  };
}

/** A few words on a face: what tells most, or what may be true where nothing is sure. */
export function cardWords(readings: readonly Reading[], wording: Wording, most: number): string[] {
  const chosen = cardReadings(readings, wording, most);
  if (chosen.length === 0) return [wording.say('line.nothing')];
  return chosen.map(({ said, uncertain }) => `${uncertain ? '? ' : ''}${wording.short(said)}`);
}

/** All that the card says, faces beyond those on the card counted. */
export function groupAltText(faces: readonly Omit<NumberedFace, 'box'>[], wording: Wording): string {
  const shown = faces.slice(0, FACES_ON_CARD);
  const sentences = shown.map(({ number, readings }) => {
    const words = cardWords(readings, wording, wordsOnCard(shown.length));
    return wording.say('alt.face', { number, what: wording.enumerate(words) });
  });
  return fitAltText([wording.say('alt.group', { faces: faces.length }), ...sentences], wording);
}
