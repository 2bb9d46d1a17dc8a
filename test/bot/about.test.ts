import { describe, expect, it } from 'vitest';
import { ABOUT_SECTIONS } from '../../src/bot/replies/about-sections.ts';
import { ATTRIBUTE_NAMES } from '../../src/inference/attributes/names.ts';
import { UserError } from '../../src/user-error.ts';
import { Bot, customIdsOf } from './bot.ts';
import { ANA_ID, user } from './discord/structures.ts';
import { choose, ownMessage, slash } from './interactions.ts';

/** A page of /about that Ana opened. */
const page = () =>
  ownMessage({ interaction_metadata: { id: '1', type: 2, user: user(ANA_ID), authorizing_integration_owners: {} } });

/** The page that somebody turns to. */
async function turned(bot: Bot, section: string) {
  return bot.use(choose('about', [section], page()));
}

describe('/about', () => {
  it('says what it is and how it is doing, and has a menu of the rest', async () => {
    const bot = await Bot.open();
    bot.services.facts.pictures = 3;
    const used = await bot.use(slash('about'));
    expect(used.said?.embeds?.[0]?.title).toBe('About Facets');
    expect(used.text).toContain('Facets 1.2.3, model facets-attributes 1.0.0 on cpu\n');
    expect(used.text).toMatch(/Started <t:\d+:R>/);
    expect(used.text).toContain('1 server, 3 pictures since the start');
    expect(customIdsOf(used.said ?? {})).toEqual(['about']);
    const options = used.said?.components?.[0]?.components[0]?.options ?? [];
    expect(options.map(({ value }) => value)).toEqual([
      ...['what', 'training', 'labels', 'loss', 'wrong', 'libraries', 'gpu', 'privacy', 'sample', 'contact'],
    ]);
    expect(new Set(options.map(({ label }) => label)).size).toBe(options.length);
  });

  it('names eight bits where they are calculated with', async () => {
    const bot = await Bot.open();
    Object.assign(bot.describer, { precision: 'int8' });
    expect((await bot.use(slash('about'))).text).toContain('on cpu (int8)');
  });
});

describe('a page of /about', () => {
  it.each(ABOUT_SECTIONS.map(({ id }) => id))('%s has a title, a text and its place in the menu', async (id) => {
    const used = await turned(await Bot.open(), id);
    const [first] = used.said?.embeds ?? [];
    const options = used.said?.components?.[0]?.components[0]?.options ?? [];
    const [chosen] = options.filter((option) => option.default);
    expect(chosen?.value).toBe(id);
    expect(first?.title).toBe(chosen?.label);
    expect(first?.description?.length).toBeGreaterThan(60);
    expect(used.text).not.toMatch(/undefined|NaN|\{/);
  });

  it('is turned for who opened it, and anybody else opens one of their own', async () => {
    const bot = await Bot.open();
    expect((await turned(bot, 'loss')).ack).toBe(6);
    const other = await bot.use(choose('about', ['loss'], page(), { userId: '900000000000000002' }));
    expect(other).toMatchObject({ ack: 5, isPrivate: true });
  });

  it('that is there no more is told as such', async () => {
    const used = await turned(await Bot.open(), 'gone');
    expect(used.followUps).toHaveLength(1);
  });

  it('on the training tells what it learned from, and how it did where that was measured', async () => {
    const bot = await Bot.open();
    const { facts } = bot.services;
    expect((await turned(bot, 'training')).text).toMatch(/small, 3 pictures, accuracy not measured/);
    const metrics = { split: 'val', pictures: 2044, accuracy: 0.91566 };
    Object.assign(facts, { model: { ...facts.model, metrics } });
    const { text } = await turned(bot, 'training');
    expect(text).toContain('**facets-attributes 1.0.0** learned from CelebA');
    expect(text).toMatch(/accuracy 91\.6\s%.*2,044 pictures of CelebA’s val split/);
    expect(text).toMatch(/\n\nIt is not meant for children/);
  });

  it('on errors counts what was called wrong, most of it first, fifteen attributes at most', async () => {
    const bot = await Bot.open();
    const { wrongMarks } = bot.services;
    expect((await turned(bot, 'wrong')).text).toContain('Nobody has called anything wrong yet.');
    for (const name of ATTRIBUTE_NAMES.slice(0, 16)) await wrongMarks.add(name);
    await wrongMarks.add('Young');
    for (let times = 0; times < 2; times++) await wrongMarks.add('Eyeglasses');
    const { text } = await turned(bot, 'wrong');
    const lines = text.split('\n').filter((line) => line.startsWith('- '));
    expect(lines).toHaveLength(15);
    expect(lines[0]).toMatch(/^- eyeglasses: called wrong 3 times, right in 99\.\d\s% when measured$/);
    expect(lines[1]).toContain('called wrong once');
  });

  it('on graphics cards says what it runs on and how long the last picture took', async () => {
    const bot = await Bot.open();
    expect((await turned(bot, 'gpu')).text).toContain('described no picture since it started');
    bot.services.facts.lastMilliseconds = 41.6;
    expect((await turned(bot, 'gpu')).text).toContain('The last picture took it **42 ms**');
  });

  it('on privacy has the notice and the way out', async () => {
    const { text } = await turned(await Bot.open(), 'privacy');
    expect(text).toMatch(/\n\n`\/privacy opt-out` keeps your pictures out\.$/);
    expect(text.length).toBeGreaterThan(300);
  });

  it('on contact names who the operator does, or nobody', async () => {
    expect((await turned(await Bot.open(), 'contact')).text).toContain('has named no contact');
    const named = await Bot.open({ settings: { CONTACT: 'mods@example.org' } });
    expect((await turned(named, 'contact')).text).toContain('Ask here: mods@example.org');
  });

  it('with the sample describes a picture of nobody once, and again where that failed', async () => {
    const bot = await Bot.open();
    bot.describer.answer = () => {
      throw new UserError('image/empty');
    };
    await turned(bot, 'sample');
    const { answer } = await Bot.open().then(({ describer }) => describer);
    bot.describer.answer = answer;
    for (let i = 0; i < 2; i++) expect((await turned(bot, 'sample')).text).toMatch(/This is nobody.*eyeglasses/is);
    expect(bot.describer.urls).toEqual(['file', 'file']);
  });
});
