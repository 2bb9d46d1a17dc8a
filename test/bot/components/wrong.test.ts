import { describe, expect, it } from 'vitest';
import { parseMarks } from '../../../src/bot/replies/marks.ts';
import { Bot, customIdsOf } from '../bot.ts';
import { CHANNEL_ID, SERVER_ID } from '../discord/structures.ts';
import { refusal } from '../fake-rest.ts';
import { choose, press } from '../interactions.ts';
import { ASKER, idsIn, POSTER, sentReply, valuesIn } from '../sent-replies.ts';

const asker = { userId: ASKER };
const smiling = [['Smiling', 'Eyeglasses', 'Young']] as const;

function wrongIn(message: Readonly<Record<string, unknown>>): string {
  return idsIn(message).wrong ?? '';
}

/** What the button of the last edited message remembers. */
function marksOf(body: unknown): string[] {
  const [, marks = ''] = /"wrong\|\d+\|\d+\|([\da-f]*)"/.exec(JSON.stringify(body)) ?? [];
  return [...parseMarks(marks)].sort();
}

describe('the button under a public reply', () => {
  it.each([
    ['who posted', POSTER],
    ['who asked', ASKER],
  ])('lets %s choose among what was said, privately', async (_, userId) => {
    const bot = await Bot.open();
    const reply = sentReply(smiling);
    const used = await bot.use(press(wrongIn(reply), reply, { userId }));
    expect(used).toMatchObject({ ack: 5, isPrivate: true });
    const [menu] = used.said?.components?.[0]?.components ?? [];
    expect(menu).toMatchObject({ custom_id: `wrong-of|${reply.id}`, min_values: 1, max_values: 4 });
    expect(menu?.options?.map(({ value }) => value).sort()).toEqual(['Eyeglasses', 'No_Beard', 'Smiling', 'Young']);
    expect(menu?.options?.every(({ label }) => /^[A-Z]/.test(label))).toBe(true);
    expect(used.said?.content).not.toBe('');
  });

  it('is for nobody else', async () => {
    const bot = await Bot.open();
    const reply = sentReply(smiling);
    const used = await bot.use(press(wrongIn(reply), reply));
    expect(used.isPrivate).toBe(true);
    expect(used.said?.components).toEqual([]);
    expect(bot.meter.of('facets_requests_refused_total wrong/not-yours')).toBe(1);
  });

  it('leaves out what was marked before, and says so when all of it was', async () => {
    const bot = await Bot.open();
    const reply = sentReply(smiling);
    const text = JSON.stringify(reply);
    const id = wrongIn(reply);
    // Eyeglasses, Smiling and what else was said, as the button remembers them.
    const one = JSON.parse(text.replaceAll(id, `wrong|${POSTER}|${ASKER}|${(2 ** 15).toString(16)}`));
    const used = await bot.use(press(wrongIn(one), one, asker));
    expect(valuesIn(used.said)).not.toContain('Eyeglasses');
    expect(valuesIn(used.said)).toContain('Smiling');
    const all = JSON.parse(text.replaceAll(id, `wrong|${POSTER}|${ASKER}|ffffffffff`));
    await bot.use(press(wrongIn(all), all, asker));
    expect(bot.meter.of('facets_requests_refused_total wrong/all-marked')).toBe(1);
  });

  it('offers each attribute of several faces once, and at most as many as a menu has room for', async () => {
    const bot = await Bot.open();
    const reply = sentReply([['Smiling'], ['Smiling', 'Bald']]);
    const used = await bot.use(press(wrongIn(reply), reply, asker));
    const values = valuesIn(used.said);
    expect(new Set(values).size).toBe(values.length);
    expect(values).toEqual(expect.arrayContaining(['Smiling', 'Bald']));
  });

  it('offers nothing that the server hides by now', async () => {
    const bot = await Bot.open();
    await bot.services.settings.setServer(SERVER_ID, { hidden: ['Smiling'] });
    const reply = sentReply(smiling);
    const used = await bot.use(press(wrongIn(reply), reply, asker));
    expect(valuesIn(used.said)).not.toContain('Smiling');
  });

  it('on a reply that does not say whose it is, is outdated', async () => {
    const bot = await Bot.open();
    const reply = sentReply(smiling);
    const bare = JSON.parse(JSON.stringify(reply).replaceAll(wrongIn(reply), 'wrong|1'));
    expect((await bot.use(press('wrong|1', bare, asker))).text).toContain('another version');
  });
});

describe('the menu of what was wrong', () => {
  async function mark(bot: Bot, reply: Readonly<Record<string, unknown>>, ...names: string[]) {
    bot.rest.history.set(CHANNEL_ID, [reply]);
    return bot.use(choose(`wrong-of|${reply.id}`, names, undefined, asker));
  }

  it('counts each attribute once a reply, which remembers it in its button', async () => {
    const bot = await Bot.open();
    const reply = sentReply(smiling);
    const used = await mark(bot, reply, 'Smiling', 'Eyeglasses');
    expect([...bot.services.wrongMarks.counts].sort()).toEqual([
      ['Eyeglasses', 1],
      ['Smiling', 1],
    ]);
    const [edited] = bot.rest.sent('PATCH', new RegExp(`/messages/${reply.id}$`));
    expect(marksOf(edited?.body)).toEqual(['Eyeglasses', 'Smiling']);
    expect(customIdsOf(edited?.body ?? {}).map((id) => id.split('|')[0])).toEqual([
      'why',
      'scores',
      'sigmoid',
      'wrong',
      'delete',
    ]);
    expect(used.said).toMatchObject({ content: expect.stringContaining('smiling'), components: [] });

    const marked = { ...reply, components: edited?.body.components };
    await mark(bot, marked, 'Smiling', 'Young');
    expect(bot.services.wrongMarks.counts.get('Smiling')).toBe(1);
    expect(bot.services.wrongMarks.counts.get('Young')).toBe(1);
    const again = bot.rest.sent('PATCH', new RegExp(`/messages/${reply.id}$`)).at(-1);
    expect(marksOf(again?.body)).toEqual(['Eyeglasses', 'Smiling', 'Young']);
  });

  it('knows no attribute that there is not', async () => {
    const bot = await Bot.open();
    await mark(bot, sentReply(smiling), 'Handsome');
    expect([...bot.services.wrongMarks.counts]).toEqual([]);
  });

  it.each([
    [404, 10008],
    [403, 50001],
  ])('says so where the reply is gone or out of sight: %i', async (status, code) => {
    const bot = await Bot.open();
    bot.rest.answer(({ method }) => (method === 'GET' ? refusal(status, code) : undefined));
    await bot.use(choose('wrong-of|77', ['Smiling'], undefined, asker));
    expect(bot.meter.of('facets_requests_refused_total wrong/not-kept')).toBe(1);
    expect([...bot.services.wrongMarks.counts]).toEqual([]);
  });

  it('tells of a bug as of a bug', async () => {
    const bot = await Bot.open();
    bot.rest.answer(({ method }) => (method === 'GET' ? refusal(400, 50035) : undefined));
    await bot.use(choose('wrong-of|77', ['Smiling'], undefined, asker));
    expect(bot.meter.of('facets_requests_refused_total wrong/not-kept')).toBe(0);
  });
});

describe('a private reply', () => {
  it('is marked in itself: the menu comes over its buttons and goes with the choice', async () => {
    const bot = await Bot.open();
    const reply = sentReply(smiling, { ephemeral: true });
    const opened = await bot.use(press(wrongIn(reply), reply, asker));
    expect(opened.ack).toBe(6);
    const kinds = customIdsOf(opened.said ?? {}).map((id) => id.split('|')[0]);
    expect(kinds).toEqual(['wrong-of', 'at', 'why', 'scores', 'sigmoid', 'wrong', 'delete']);

    const open = { ...reply, components: opened.said?.components };
    const used = await bot.use(choose(`wrong-of|${reply.id}`, ['Smiling'], open, asker));
    expect(customIdsOf(used.said ?? {}).map((id) => id.split('|')[0])).toEqual(kinds.slice(1));
    expect(marksOf(used.said)).toEqual(['Smiling']);
    expect(bot.services.wrongMarks.counts.get('Smiling')).toBe(1);
    expect(used.edits).toHaveLength(1);
  });
});
