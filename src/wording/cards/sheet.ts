import type { SheetCard } from '../../images/cards/sheet.ts';
import { FACES_ON_SHEET, WORDS_ON_SHEET } from '../../images/cards/sheet-layout.ts';
import type { Raster } from '../../images/picture.ts';
import type { Wording } from '../language.ts';
import type { Reading } from '../readings.ts';
import { cardWords } from './group.ts';

/** A face of one of several pictures: as it is numbered in the reply, and what is read off it. */
export interface SheetFaceReadings {
  readonly number: number;
  readonly portrait: Raster;
  readonly readings: readonly Reading[];
}

/** `faces` in the order of their numbers; `all` counts those that have no portrait, too. */
export function sheetCard(faces: readonly SheetFaceReadings[], all: number, wording: Wording): SheetCard {
  const shown = faces.slice(0, FACES_ON_SHEET);
  const left = all - shown.length;
  return {
    locale: wording.locale,
    faces: shown.map(({ number, portrait, readings }) => ({
      number,
      portrait,
      words: cardWords(readings, wording, WORDS_ON_SHEET),
    })),
    note: left > 0 ? wording.say('card.sheetMore', { count: left }) : wording.say('card.sheet'),
  };
}
