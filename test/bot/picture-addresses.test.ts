import { expect, it } from 'vitest';
import type { PictureSource } from '../../src/bot/discord/sources.ts';
import { PictureAddresses } from '../../src/bot/picture-addresses.ts';

const HOUR_MS = 3_600_000;

function source(query = '', posterId = 'ana'): PictureSource {
  return { kind: 'attachment', name: 'a.png', url: `https://cdn/a.png${query}`, size: 1, spoiler: false, posterId };
}

/** An address that is good for so long. */
function goodFor(milliseconds: number): PictureSource {
  return source(`?ex=${Math.round((Date.now() + milliseconds) / 1000).toString(16)}`);
}

it('an address is remembered for as long as it is good for, and more than a moment where it does not say', async () => {
  const addresses = new PictureAddresses();
  addresses.remember('1', [goodFor(1000)]);
  addresses.remember('2', [source()]);
  addresses.remember('3', [{ ...source(), url: 'no address' }]);
  addresses.remember('4', [goodFor(HOUR_MS)]);
  await expect.poll(() => addresses.of('1')).toBeUndefined();
  expect(['2', '3', '4'].filter((id) => addresses.of(id) === undefined)).toEqual([]);
});

it('one that is good no more is not remembered, nor those beside it', () => {
  const addresses = new PictureAddresses();
  addresses.remember('1', [source(), goodFor(-1000)]);
  expect(addresses.of('1')).toBeUndefined();
  const both = [source(), source('', 'ben')];
  addresses.remember('2', both);
  expect(addresses.of('2')).toEqual(both);
});

it('people’s pictures are counted and forgotten with everything beside them', () => {
  const addresses = new PictureAddresses();
  addresses.remember('1', [source(), source('', 'ben')]);
  addresses.remember('2', [source('', 'ben')]);
  expect([addresses.countBy('ana'), addresses.countBy('ben'), addresses.countBy('eve')]).toEqual([1, 2, 0]);
  addresses.forgetBy('ana');
  expect([addresses.of('1'), addresses.countBy('ben')]).toEqual([undefined, 1]);
});
