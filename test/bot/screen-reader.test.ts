import { describe, expect, it } from 'vitest';
import { UserError } from '../../src/user-error.ts';
import { Bot, customIdsOf, described, NOBODY } from './bot.ts';
import { ANA_ID, attachment, CHANNEL_ID, user } from './discord/structures.ts';
import { onMessage, ownMessage, press } from './interactions.ts';

const BEN = '900000000000000002';
const NAME = 'Describe for screen reader';

/** A message with these files; Ana's, unless told otherwise. */
function posted(files: readonly object[], authorId = ANA_ID) {
  return ownMessage({ author: user(authorId), attachments: files });
}

const one = attachment({ id: '1', url: 'http://cdn/1.png' });
const two = attachment({ id: '2', url: 'http://cdn/2.png' });

describe('a description for screen readers', () => {
  it('is for who asks alone, in words, of every picture of the message, and asks for no card', async () => {
    const bot = await Bot.open();
    const used = await bot.use(onMessage(NAME, posted([one, two])));
    expect(used).toMatchObject({ ack: 5, isPrivate: true });
    expect(used.said?.content?.split('\n')).toHaveLength(2);
    expect(used.said?.content).toMatch(/smiling/i);
    expect(used.said?.embeds ?? []).toEqual([]);
    expect(bot.describer.urls).toEqual(['http://cdn/1.png', 'http://cdn/2.png']);
    expect(bot.describer.asked[0]?.options.card).toBeUndefined();
  });

  it('says of a picture that cannot be described why, beside the others', async () => {
    const bot = await Bot.open();
    bot.describer.answer = (url) => {
      if (url.includes('1.png')) throw new UserError('image/not-an-image', 'no picture', { values: { found: 'none' } });
      return described();
    };
    const used = await bot.use(onMessage(NAME, posted([one, two])));
    const [first, second] = used.said?.content?.split('\n') ?? [];
    expect(first).not.toMatch(/smiling/i);
    expect(second).toMatch(/smiling/i);
    expect(customIdsOf(used.said ?? {})).toHaveLength(1);
  });

  it('of nothing but pictures that cannot be described can be posted by nobody', async () => {
    const bot = await Bot.open();
    bot.describer.answer = () => {
      throw new UserError('image/not-an-image', 'no picture', { values: { found: 'none' } });
    };
    const used = await bot.use(onMessage(NAME, posted([one])));
    expect(used.said?.content?.length).toBeGreaterThan(10);
    expect(customIdsOf(used.said ?? {})).toEqual([]);
  });

  it('says of a picture without faces that there are none', async () => {
    const bot = await Bot.open();
    bot.describer.answer = () => NOBODY;
    const used = await bot.use(onMessage(NAME, posted([one])));
    expect(used.said?.content).toMatch(/no face/i);
  });

  it('fits into a message with room to be covered, however much there is to say', async () => {
    const bot = await Bot.open({ settings: { MAX_PICTURE_MB: '1' } });
    bot.describer.answer = () => {
      throw new UserError('image/not-an-image', 'no picture', { values: { found: 'x'.repeat(900) } });
    };
    const files = Array.from({ length: 10 }, (_, id) => attachment({ id: `${id}`, url: `http://cdn/${id}.png` }));
    const used = await bot.use(onMessage(NAME, posted(files)));
    expect(used.said?.content?.length).toBeLessThanOrEqual(1996);
  });

  it('is nobody’s who opted out', async () => {
    const bot = await Bot.open();
    await bot.services.consent.optOut(BEN);
    const used = await bot.use(onMessage(NAME, posted([one], BEN)));
    expect(bot.describer.urls).toEqual([]);
    expect(used.text).not.toMatch(/smiling/i);
  });

  it('can be posted by whose pictures they are; a spoiler’s stays covered', async () => {
    const bot = await Bot.open();
    const message = posted([one]);
    const used = await bot.use(onMessage(NAME, message));
    const [id = ''] = customIdsOf(used.said ?? {});
    expect(id).toBe(`post|${ANA_ID}||${message.id}`);
    const spoiler = posted([attachment({ filename: 'SPOILER_me.png' })]);
    const covered = await bot.use(onMessage(NAME, spoiler));
    expect(customIdsOf(covered.said ?? {})).toEqual([`post|${ANA_ID}|covered|${spoiler.id}`]);
    bot.rest.history.set(CHANNEL_ID, [message]);
    const now = await bot.use(press(id, ownMessage({ content: 'a face' })));
    expect(now.said?.content).toBe('a face');
    // A button of before, which did not know its message.
    const shown = await bot.use(press(`post|${ANA_ID}|covered`, ownMessage({ content: 'a face' })));
    expect(shown).toMatchObject({ ack: 5, isPrivate: false, said: { content: '||a face||' } });
    const open = await bot.use(press(`post|${ANA_ID}`, ownMessage({ content: 'a face' })));
    expect(open.said?.content).toBe('a face');
  });

  it('of somebody else’s pictures can be asked of them, who alone can say yes', async () => {
    const bot = await Bot.open();
    const message = posted([one], BEN);
    const used = await bot.use(onMessage(NAME, message));
    const [ask = ''] = customIdsOf(used.said ?? {});
    expect(ask.split('|').slice(1)).toEqual([BEN, String(message.id)]);
    bot.rest.history.set(CHANNEL_ID, [message]);
    const asked = await bot.use(press(ask));
    expect(asked).toMatchObject({ ack: 5, isPrivate: false });
    expect(asked.said?.content).toContain(`<@${BEN}>`);
    const [agree = ''] = customIdsOf(asked.said ?? {});
    const others = await bot.use(press(agree));
    expect(others.isPrivate).toBe(true);
    const agreed = await bot.use(press(agree, ownMessage(), { userId: BEN }));
    expect(agreed).toMatchObject({ ack: 6 });
    expect(agreed.said?.content).toMatch(/smiling/i);
    expect(agreed.said?.allowed_mentions).toMatchObject({ parse: [] });
  });

  it('of a bot’s pictures is asked of nobody', async () => {
    const bot = await Bot.open();
    const message = { ...posted([one]), author: user('900000000000000009', { bot: true }) };
    const used = await bot.use(onMessage(NAME, message));
    expect(used.said?.content).toMatch(/smiling/i);
    expect(customIdsOf(used.said ?? {})).toEqual([]);
  });
});
