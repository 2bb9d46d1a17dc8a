import { expect, it } from 'vitest';
import { Rates } from '../../../src/bot/load/rates.ts';
import { loadConfig } from '../../../src/config.ts';

function rates(person: number, server = 100) {
  const settings = { PERSON_PICTURES_PER_MINUTE: `${person}`, SERVER_PICTURES_PER_MINUTE: `${server}` };
  return new Rates(loadConfig(settings));
}

it('a person and a server have so many pictures a minute, each for themselves', async () => {
  const limits = rates(2, 3);
  await limits.take(2, 'ana', '1');
  await expect(limits.take(1, 'ana', '1')).rejects.toMatchObject({ code: 'busy/person' });
  await limits.take(1, 'ben', '1');
  await expect(limits.take(1, 'ben', '1')).rejects.toMatchObject({ code: 'busy/server' });
  await limits.take(1, 'eve', '2');
  await limits.take(1, 'eve', undefined);
});

it('who is refused is told when to come back', async () => {
  const limits = rates(1);
  await limits.take(1, 'ana', undefined);
  const refused = await limits.take(1, 'ana', undefined).catch((error: unknown) => error);
  expect(refused).toMatchObject({ retryAfterMs: expect.any(Number) });
  const { retryAfterMs } = Object(refused);
  expect(retryAfterMs).toBeGreaterThan(50_000);
  expect(retryAfterMs).toBeLessThanOrEqual(60_000);
});

it('one message of many pictures is possible under the smallest limit', async () => {
  await rates(1, 1).take(10, 'ana', '1');
});

it('a person may do three times as much else as they may have pictures, and thirty things at least', async () => {
  for (const [person, most] of [
    [1, 30],
    [20, 60],
  ] as const) {
    const limits = rates(person);
    for (let times = 0; times < most; times++) await limits.act('ana');
    await expect(limits.act('ana')).rejects.toMatchObject({ code: 'busy/actions' });
    await limits.act('ben');
  }
});
