import { expect, it } from 'vitest';
import { replyChoices } from '../../../src/bot/replies/reply-choices.ts';
import { loadConfig } from '../../../src/config.ts';
import { JUDGEMENTS } from '../../../src/wording/groups.ts';
import { loadTables } from '../../store/in-memory.ts';

async function chosen() {
  const { settings } = await loadTables();
  return { settings, config: loadConfig({ THRESHOLD: '0.4', HIDE_ATTRIBUTES: 'Bald' }) };
}

it('where a server chose nothing, the operator’s settings hold', async () => {
  const asked = replyChoices(await chosen(), '1', { asked: true });
  expect(asked).toEqual({
    threshold: 0.4,
    hidden: new Set(['Bald']),
    unlisted: new Set(),
    gentle: false,
    card: true,
    size: 'full',
    language: 'en',
    leftOut: new Set(['Bald']),
  });
});

it('where nobody asked, judgements of looks are left out, unless the server wants them', async () => {
  const services = await chosen();
  const watched = replyChoices(services, '1', { asked: false });
  expect(watched).toMatchObject({ gentle: true, leftOut: new Set(['Bald', ...JUDGEMENTS]) });
  await services.settings.setServer('1', { opinions: false });
  expect(replyChoices(services, '1', { asked: false }).gentle).toBe(true);
  await services.settings.setServer('1', { opinions: true });
  expect(replyChoices(services, '1', { asked: false })).toMatchObject({ gentle: false, leftOut: new Set(['Bald']) });
});

it('what a server chose holds there, and nowhere else', async () => {
  const services = await chosen();
  await services.settings.setServer('1', { threshold: 0.9, card: false, size: 'compact', hidden: ['Smiling'] });
  const here = replyChoices(services, '1', { asked: true, language: 'de' });
  expect(here).toMatchObject({ threshold: 0.9, card: false, size: 'compact', language: 'de' });
  expect([here.unlisted, here.leftOut]).toEqual([new Set(['Smiling']), new Set(['Bald', 'Smiling'])]);
  for (const elsewhere of ['2', null, undefined]) {
    expect(replyChoices(services, elsewhere, { asked: true })).toMatchObject({ threshold: 0.4, size: 'full' });
  }
});
