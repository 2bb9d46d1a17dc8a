import type { BarRow } from '../../../src/images/cards/bars.ts';

/** One row of a card. */
export const row: BarRow = {
  label: 'blond hair',
  group: 'Hair',
  colour: '#f6d262',
  percent: '98 %',
  value: 0.98,
  usual: 0.15,
  hatched: false,
};
