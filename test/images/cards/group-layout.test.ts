import { expect, it } from 'vitest';
import { columnsOnCard, FACES_ON_CARD, wordsOnCard } from '../../../src/images/cards/group-layout.ts';

it('up to six faces stand in two columns with three words each, more of them in three with two', () => {
  expect([1, 5, 6, 7, FACES_ON_CARD].map(columnsOnCard)).toEqual([2, 2, 2, 3, 3]);
  expect([1, 5, 6, 7, FACES_ON_CARD].map(wordsOnCard)).toEqual([3, 3, 3, 2, 2]);
});
