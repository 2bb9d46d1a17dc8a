import { expect, it } from 'vitest';
import {
  effective,
  NOTHING,
  NOTHING_ON_SERVER,
  toChoice,
  toRow,
  toServerChoice,
  toServerRow,
} from '../../src/store/choices.ts';

const ALL = { watch: 'mentions', private: true, links: true, stickers: true, sign: true } as const;
const NONE = { watch: 'off', private: false, links: false, stickers: false, sign: false } as const;

it('what is chosen closest holds, whether it is yes or no', () => {
  expect(effective(ALL, NONE)).toEqual(ALL);
  expect(effective(NONE, ALL)).toEqual(NONE);
});

it('where nothing is chosen what is around holds: the server’s choices, or the operator’s and the defaults', () => {
  expect(effective(NOTHING, ALL)).toEqual(ALL);
  expect(effective(NOTHING, 'on')).toEqual({ watch: 'on', private: false, links: false, stickers: false, sign: false });
});

it.each(['watch', 'private', 'links', 'stickers', 'sign'] as const)('%s is chosen apart from the others', (name) => {
  expect(effective({ ...NOTHING, [name]: ALL[name] }, NONE)).toEqual({ ...NONE, [name]: ALL[name] });
  expect(toChoice(toRow({ ...NOTHING, [name]: NONE[name] }))).toEqual({ ...NOTHING, [name]: NONE[name] });
});

it('choices are in the database as they were made', () => {
  expect(toRow(ALL)).toEqual({ watch: 'mentions', private: 1, links: 1, stickers: 1, sign: 1 });
  expect(toRow(NONE)).toEqual({ watch: 'off', private: 0, links: 0, stickers: 0, sign: 0 });
  expect(toRow(NOTHING)).toEqual({ watch: null, private: null, links: null, stickers: null, sign: null });
  for (const choice of [ALL, NONE, NOTHING]) expect(toChoice(toRow(choice))).toEqual(choice);
});

it('so are those of a server’s replies', () => {
  const chosen = {
    ...ALL,
    hidden: ['Bald', 'Smiling'],
    threshold: 0,
    card: false,
    size: 'full',
    opinions: true,
    language: 'pt-BR',
  } as const;
  const row = { ...toServerRow(chosen), id: '1' };
  expect(row).toMatchObject({ hidden_attributes: 'Bald,Smiling', threshold: 0, card: 0, opinions: 1 });
  expect(toServerChoice(row)).toEqual(chosen);
  const nothing = toServerRow(NOTHING_ON_SERVER);
  expect(Object.values(nothing).every((value) => value === null)).toBe(true);
  expect(toServerChoice({ ...nothing, id: '1' })).toEqual(NOTHING_ON_SERVER);
});

it('to hide nothing is a choice too', () => {
  const row = { ...toServerRow({ ...NOTHING_ON_SERVER, hidden: [] }), id: '1' };
  expect(row.hidden_attributes).toBe('');
  expect(toServerChoice(row).hidden).toEqual([]);
});
