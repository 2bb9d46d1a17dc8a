import { expect, it } from 'vitest';
import { packDescribed, unpackDescribed } from '../../../src/describe/child/packed-described.ts';
import { UserError } from '../../../src/user-error.ts';
import { described } from '../../bot/bot.ts';

it('a description comes out of the other process as it went in', () => {
  const whole = described();
  expect(unpackDescribed(structuredClone(packDescribed(whole)))).toEqual(structuredClone(whole));
  expect(packDescribed(whole).pictures).not.toHaveProperty('failure');
  expect(unpackDescribed(packDescribed(whole)).pictures).not.toHaveProperty('failure');
});

it('why pictures could not be drawn is told there as well', () => {
  const failed = described({ failure: new UserError('image/empty', 'nothing there', { values: { seconds: 3 } }) });
  const { pictures } = unpackDescribed(structuredClone(packDescribed(failed)));
  expect(pictures.failure).toBeInstanceOf(UserError);
  expect(pictures.failure).toMatchObject({ code: 'image/empty', message: 'nothing there', values: { seconds: 3 } });
  expect(pictures.card).toEqual(new Uint8Array(Buffer.from('card')));
});
