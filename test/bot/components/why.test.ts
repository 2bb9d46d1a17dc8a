import { describe, expect, it } from 'vitest';
import type { AttributeName } from '../../../src/inference/attributes/names.ts';
import { UserError } from '../../../src/user-error.ts';
import { Bot, customIdsOf, described } from '../bot.ts';
import { ANA_ID, attachment, CHANNEL_ID, SERVER_ID, user } from '../discord/structures.ts';
import { choose, newId, press } from '../interactions.ts';
import { answering, idsIn, POSTER, sentReply, valuesIn } from '../sent-replies.ts';

const ONE: readonly (readonly AttributeName[])[] = [['Smiling', 'Eyeglasses']];
const why = (card = 'why') => ({ whys: [{ card: Buffer.from(card), altText: 'The frame counts.', sentence: '' }] });

function kindsOf(body: Parameters<typeof customIdsOf>[0] | undefined): (string | undefined)[] {
  return customIdsOf(body ?? {}).map((id) => id.split('|')[0]);
}

async function repliedTo(faces: typeof ONE, options: Parameters<typeof Bot.open>[0] = {}) {
  const bot = await Bot.open(options);
  const post = { ...bot.message(), id: newId(), author: user(POSTER), attachments: [attachment()] };
  const reply = sentReply(faces, {}, answering(post.id));
  bot.rest.history.set(CHANNEL_ID, [post, reply]);
  return { bot, reply, post };
}

describe('why', () => {
  it('asks for an attribute first, those that were said before the others', async () => {
    const { bot, reply } = await repliedTo(ONE);
    const used = await bot.use(press(idsIn(reply).why ?? '', reply));
    expect(used).toMatchObject({ ack: 5, isPrivate: true });
    expect(kindsOf(used.said)).toEqual(['why-of', 'sigmoid']);
    const options = used.said?.components?.[0]?.components[0]?.options ?? [];
    expect(options).toHaveLength(25);
    expect(new Set(options.slice(0, 3).map(({ value }) => value))).toEqual(
      new Set(['Smiling', 'Eyeglasses', 'No_Beard']),
    );
    expect(options[0]?.label).toMatch(/^[A-Z].*95\u00a0%$/);
    expect(options.some((option) => option.default)).toBe(false);
    expect(used.said?.content).not.toBe('');
  });

  it('asks for the face first where there are several, and no more menus than there is room for', async () => {
    const { bot, reply } = await repliedTo([['Smiling'], ['Bald']]);
    const used = await bot.use(press(idsIn(reply).why ?? '', reply));
    expect(kindsOf(used.said)).toEqual(['why-face']);
    const view = { ...reply, components: used.said?.components };
    const chosen = await bot.use(choose('why-face', [valuesIn(view)[1] ?? ''], view));
    expect(chosen.ack).toBe(6);
    expect(kindsOf(chosen.said)).toEqual(['why-of', 'sigmoid']);
    expect(chosen.said?.components?.[0]?.components[0]?.options?.slice(0, 2).map(({ value }) => value)).toContain(
      'Bald',
    );
    const many = sentReply(Array.from({ length: 120 }, () => ['Smiling'] as const));
    const asked = await bot.use(press('why', many));
    expect(asked.said?.components?.length).toBe(4);
  });

  it('under a view of one face is about that one', async () => {
    const { bot, reply } = await repliedTo([['Smiling'], ['Bald']]);
    const used = await bot.use(press(`why|${valuesIn(reply)[1]}`, reply));
    expect(kindsOf(used.said)).toEqual(['why-of', 'sigmoid']);
  });

  it('looks at the picture once more, and shows what the score leans on', async () => {
    const { bot, reply } = await repliedTo(ONE);
    const opened = await bot.use(press(idsIn(reply).why ?? '', reply));
    const view = { ...reply, components: opened.said?.components };
    bot.describer.answer = () => described(why());
    const used = await bot.use(choose(idsIn(view)['why-of'] ?? '', ['Smiling'], view));
    expect(used.ack).toBe(6);
    expect(bot.describer.urls).toEqual(['http://cdn/me.png']);
    expect(bot.describer.asked[0]?.options).toMatchObject({
      maxFaces: 10,
      why: { attribute: 'Smiling', face: { picture: 0 }, language: 'en' },
      errand: { posterId: POSTER, urgency: 'interaction' },
    });
    expect(used.edits[0]?.files).toEqual(['why.jpg']);
    expect(used.said).toMatchObject({ content: '', attachments: [{ description: 'The frame counts.' }] });
    const options = used.said?.components?.[0]?.components[0]?.options ?? [];
    expect(options.filter((option) => option.default).map(({ value }) => value)).toEqual(['Smiling']);
    expect(kindsOf(used.said)).toEqual(['why-of', 'sigmoid']);
  });

  it('says so where the picture is gone, may not be looked at, or nothing can be said', async () => {
    const gone = await repliedTo(ONE);
    gone.bot.rest.history.set(CHANNEL_ID, []);
    const id = `why-of|${(idsIn(gone.reply).why ?? '').slice(4)}`;
    await gone.bot.use(choose(id, ['Smiling'], gone.reply));
    expect(gone.bot.meter.of('facets_requests_refused_total picture/gone')).toBe(1);
    const out = await repliedTo(ONE);
    void out.bot.services.settings.optOut(POSTER);
    await out.bot.use(choose(id, ['Smiling'], out.reply));
    expect(out.bot.meter.of('facets_requests_refused_total person/opted-out')).toBe(1);
    const empty = await repliedTo(ONE);
    await empty.bot.use(choose(id, ['Smiling'], empty.reply));
    expect(empty.bot.meter.of('facets_requests_refused_total picture/gone')).toBe(1);
    const failed = await repliedTo(ONE);
    failed.bot.describer.answer = () => described({ failure: new Error('no pixels') });
    await failed.bot.use(choose(id, ['Smiling'], failed.reply));
    expect(failed.bot.log.with('failed')).toMatchObject([{ err: { message: 'no pixels' } }]);
  });

  it('about something else is outdated', async () => {
    const { bot, reply } = await repliedTo(ONE);
    const face = (idsIn(reply).why ?? '').slice(4);
    expect((await bot.use(choose(`why-of|${face}`, ['Handsome'], reply))).text).toContain('another version');
    // As versions sent it that did not say where a face is.
    expect((await bot.use(choose(`why-of|${face.slice(0, -5)}`, ['Smiling'], reply))).text).toContain(
      'another version',
    );
    expect(bot.describer.urls).toEqual([]);
  });

  it('counts like any picture', async () => {
    const { bot, reply } = await repliedTo(ONE, { settings: { PERSON_PICTURES_PER_MINUTE: '1' } });
    bot.describer.answer = () => described(why());
    const id = `why-of|${(idsIn(reply).why ?? '').slice(4)}`;
    await bot.use(choose(id, ['Smiling'], reply));
    await bot.use(choose(id, ['Smiling'], reply));
    expect(bot.meter.of('facets_requests_refused_total busy/person')).toBe(1);
    const other = await bot.use(choose(id, ['Smiling'], reply, { userId: '900000000000000022' }));
    expect(other.edits[0]?.files).toEqual(['why.jpg']);
  });

  it('is answered by what the server lists', async () => {
    const { bot, reply } = await repliedTo(ONE);
    await bot.services.settings.setServer(SERVER_ID, { hidden: ['Smiling'] });
    const used = await bot.use(press(idsIn(reply).why ?? '', reply));
    expect(valuesIn(used.said)).not.toContain('Smiling');
  });
});

describe('the picture of a reply', () => {
  const id = (reply: Readonly<Record<string, unknown>>) => `why-of|${(idsIn(reply).why ?? '').slice(4)}`;

  it('is remembered for a command, which no message holds', async () => {
    const { bot, reply } = await repliedTo(ONE);
    const source = { kind: 'attachment', name: 'x.png', url: 'http://cdn/x.png', size: 1, spoiler: false } as const;
    bot.services.addresses.remember(String(reply.id), [{ ...source, posterId: ANA_ID }]);
    bot.describer.answer = () => described(why());
    await bot.use(choose(id(reply), ['Smiling'], reply));
    expect(bot.describer.urls).toEqual(['http://cdn/x.png']);
  });

  it('of a private view is found by the reply that it was opened from', async () => {
    const { bot, reply } = await repliedTo(ONE);
    bot.describer.answer = () => described(why());
    const metadata = { id: '1', type: 3, user: user(ANA_ID), authorizing_integration_owners: {} };
    const view = sentReply(ONE, {}, { interaction_metadata: { ...metadata, interacted_message_id: reply.id } });
    await bot.use(choose(id(reply), ['Smiling'], view));
    expect(bot.describer.urls).toEqual(['http://cdn/me.png']);
  });

  it('is that of the message that was replied to, where somebody asked about another’s', async () => {
    const { bot, post } = await repliedTo(ONE);
    bot.describer.answer = () => described(why());
    const asking = { ...bot.message(), id: newId(), type: 19, ...answering(String(post.id)) };
    const reply = sentReply(ONE, {}, answering(asking.id));
    bot.rest.history.set(CHANNEL_ID, [post, asking, reply]);
    await bot.use(choose(id(reply), ['Smiling'], reply));
    expect(bot.describer.urls).toEqual(['http://cdn/me.png']);
    expect(bot.describer.asked[0]?.options.errand?.posterId).toBe(POSTER);
  });

  it('is not looked for further than it can be, nor in a message of somebody else’s', async () => {
    const { bot, post } = await repliedTo(ONE);
    const chain = [1, 2, 3].reduce<Readonly<Record<string, unknown>>[]>(
      (messages) => [
        ...messages,
        { ...bot.message(), id: newId(), type: 19, ...answering(String(messages.at(-1)?.id)) },
      ],
      [post],
    );
    const reply = sentReply(ONE, {}, answering(String(chain.at(-1)?.id)));
    bot.rest.history.set(CHANNEL_ID, [...chain, reply]);
    await bot.use(choose(id(reply), ['Smiling'], reply));
    expect(bot.describer.urls).toEqual([]);
    const foreign = sentReply(ONE, {}, { ...answering(String(post.id)), author: user('5', { bot: true }) });
    await bot.use(choose(id(foreign), ['Smiling'], foreign));
    expect(bot.describer.urls).toEqual([]);
  });

  it('that is refused as no picture is told as it is', async () => {
    const { bot, reply } = await repliedTo(ONE);
    bot.describer.answer = () => {
      throw new UserError('image/not-an-image', 'That is no picture.', { values: { found: 'none' } });
    };
    await bot.use(choose(id(reply), ['Smiling'], reply));
    expect(bot.meter.of('facets_requests_refused_total image/not-an-image')).toBe(1);
  });
});
