import { expect, it } from 'vitest';
import { tellUnanswered } from '../../src/bot/unanswered.ts';
import { wordingIn } from '../../src/wording/language.ts';
import { Bot } from './bot.ts';
import { refusal } from './fake-rest.ts';

const never = new AbortController().signal;
const left = (id: string, locale = 'en-US') => ({ id, applicationId: '9', token: `t${id}`, locale });

async function started(...interactions: ReturnType<typeof left>[]) {
  const bot = await Bot.open();
  for (const interaction of interactions) bot.services.pending.remember(interaction);
  const tell = (signal = never) => tellUnanswered(bot.services.pending.all, bot.client.rest, bot.services, signal);
  const ids = () => bot.services.pending.all.map(({ id }) => id);
  return { bot, tell, ids };
}

it('those who were left waiting are told to ask again, in their language, by the token of their interaction', async () => {
  const { bot, tell, ids } = await started(left('1'), left('2', 'de'));
  await tell();
  expect(bot.rest.requests.map(({ method, path, body }) => [method, decodeURIComponent(path), body.content])).toEqual([
    ['PATCH', '/webhooks/9/t1/messages/@original', wordingIn('en').say('askAgain')],
    ['PATCH', '/webhooks/9/t2/messages/@original', wordingIn('de').say('askAgain')],
  ]);
  expect(ids()).toEqual([]);
  expect(bot.log.with('told to ask again')).toMatchObject([{ interaction: '1' }, { interaction: '2' }]);
});

it('one who is gone is no matter, and what is refused is logged; the others are told', async () => {
  const { bot, tell, ids } = await started(left('1'), left('2'), left('3'));
  bot.rest.answer(({ path }) => (path.includes('/t1/') ? refusal(404, 10015) : undefined));
  bot.rest.answer(({ path }) => (path.includes('/t2/') ? refusal(403, 50013) : undefined));
  await tell();
  expect(ids()).toEqual([]);
  expect(bot.log.with('could not be told')).toMatchObject([{ interaction: '2', refusal: 'forbidden', level: 40 }]);
  expect(bot.log.lines.filter(({ level }) => level === 30)).toMatchObject([{ interaction: '3' }]);
});

it('a stop leaves the rest to the next start, and a bug is a bug', async () => {
  const { bot, tell, ids } = await started(left('1'));
  await tell(AbortSignal.abort(new Error('stopped')));
  expect([ids(), bot.rest.requests]).toEqual([['1'], []]);
  bot.rest.answer(() => new TypeError('a bug'));
  await expect(tell()).rejects.toThrow('a bug');
});
