import { describe, expect, it } from 'vitest';
import { parseFace } from '../../../src/bot/replies/custom-ids.ts';
import type { AttributeName } from '../../../src/inference/attributes/names.ts';
import { Bot, customIdsOf, described, textOf } from '../bot.ts';
import { ANA_ID, attachment, CHANNEL_ID, SERVER_ID, user } from '../discord/structures.ts';
import { choose, newId, press } from '../interactions.ts';
import { answering, idsIn, sentReply, valuesIn } from '../sent-replies.ts';

const ONE: readonly (readonly AttributeName[])[] = [['Smiling', 'Eyeglasses']];
const THREE: readonly (readonly AttributeName[])[] = [['Smiling'], ['Bald'], ['Eyeglasses']];

/** The kinds of everything that can be pressed. */
function kindsOf(body: Parameters<typeof customIdsOf>[0] | undefined): (string | undefined)[] {
  return customIdsOf(body ?? {}).map((id) => id.split('|')[0]);
}

/** A reply whose picture can be fetched again, and the bot that sent it. */
async function repliedTo(faces: typeof ONE, options: Parameters<typeof Bot.open>[0] = {}) {
  const bot = await Bot.open(options);
  const post = { ...bot.message(), id: newId(), author: user('900000000000000011'), attachments: [attachment()] };
  const reply = sentReply(faces, {}, answering(post.id));
  bot.rest.history.set(CHANNEL_ID, [post, reply]);
  return { bot, reply };
}

describe('all scores', () => {
  it('are drawn for who presses alone, without another look at the picture', async () => {
    const { bot, reply } = await repliedTo(ONE);
    const used = await bot.use(press(idsIn(reply).scores ?? '', reply));
    expect(used).toMatchObject({ ack: 5, isPrivate: true });
    expect(used.edits[0]?.files).toEqual(['scores.jpg']);
    expect(bot.describer.urls).toEqual([]);
    expect(bot.describer.drawn).toMatchObject([{ kind: 'all-scores' }]);
    expect(used.text).toMatch(/50\u00a0%/);
    expect(kindsOf(used.said)).toEqual(['at', 'why', 'sigmoid']);
    expect(used.said?.attachments?.[0]?.description).toMatch(/eyeglasses/i);
  });

  it('of several faces have a menu of them, and change with it and with the threshold that was chosen', async () => {
    const { bot, reply } = await repliedTo(THREE);
    const opened = await bot.use(press(idsIn(reply).scores ?? '', reply));
    expect(kindsOf(opened.said)).toEqual(['scores-of', 'at', 'why', 'sigmoid']);
    expect(opened.text).toMatch(/1/);
    const view = { ...reply, components: opened.said?.components };
    const at = await bot.use(choose(idsIn(view).at ?? '', ['scores:0.8'], view));
    expect(at.ack).toBe(6);
    expect(at.text).toMatch(/80\u00a0%/);
    const changed = { ...reply, components: at.said?.components };
    const faces = valuesIn(at.said?.components?.[0]).flatMap((value) => parseFace(value) ?? []);
    expect(faces.map(({ threshold }) => threshold)).toEqual([0.8, 0.8, 0.8]);
    const third = valuesIn(at.said?.components?.[0])[2] ?? '';
    const other = await bot.use(choose('scores-of', [third], changed));
    expect(other.ack).toBe(6);
    expect(other.text).toMatch(/3/);
    expect(other.said?.components?.[0]?.components[0]?.options?.map((option) => option.default)).toEqual([
      false,
      false,
      true,
    ]);
  });

  it('lack what the server hides by now', async () => {
    const { bot, reply } = await repliedTo(ONE);
    await bot.services.settings.setServer(SERVER_ID, { hidden: ['Eyeglasses'] });
    const used = await bot.use(press(idsIn(reply).scores ?? '', reply));
    expect(JSON.stringify(bot.describer.drawn)).not.toMatch(/eyeglasses/i);
    expect(used.said?.attachments?.[0]?.description).not.toMatch(/eyeglasses/i);
  });

  it('tell who presses while too much is drawn when to come back', async () => {
    const { bot, reply } = await repliedTo(ONE, { limits: { maxWaitMs: -1 } });
    let finish = () => {};
    bot.describer.draw = () =>
      new Promise((resolve) => {
        finish = () => resolve(Buffer.alloc(1));
      });
    const first = bot.use(press(idsIn(reply).scores ?? '', reply));
    await bot.rest.until('POST', /callback$/);
    bot.receive('INTERACTION_CREATE', press(idsIn(reply).scores ?? '', reply));
    const [told] = await bot.rest.until('PATCH', /^\/webhooks/);
    expect(told?.body.content).toMatch(/ s/);
    finish();
    await first;
  });
});

describe('why sigmoid', () => {
  it('is drawn with its sentence, and has no threshold', async () => {
    const { bot, reply } = await repliedTo(THREE);
    const used = await bot.use(press(idsIn(reply).sigmoid ?? '', reply));
    expect(used.edits[0]?.files).toEqual(['sigmoid.jpg']);
    expect(bot.describer.drawn).toMatchObject([{ kind: 'sigmoid' }]);
    expect(kindsOf(used.said)).toEqual(['sigmoid-of', 'why', 'scores']);
    expect(used.text).toMatch(/softmax/i);
    const view = { ...reply, components: used.said?.components };
    const changed = await bot.use(choose('sigmoid-of', [valuesIn(view)[1] ?? ''], view));
    expect(changed.ack).toBe(6);
    expect(changed.said?.attachments).toHaveLength(1);
  });
});

describe('the card of one face', () => {
  it('shows the face itself where its picture can be had', async () => {
    const { bot, reply } = await repliedTo(THREE);
    bot.describer.answer = () => described({ card: Buffer.from('face') });
    const used = await bot.use(choose('faces', [valuesIn(reply)[1] ?? ''], reply));
    expect(used).toMatchObject({ ack: 5, isPrivate: true });
    expect(bot.describer.urls).toEqual(['http://cdn/me.png']);
    expect(bot.describer.asked[0]?.options.card).toMatchObject({
      threshold: 0.5,
      showFaces: 'always',
      face: { picture: 0 },
      language: 'en',
    });
    expect(bot.describer.drawn).toEqual([]);
    expect(used.edits[0]?.files).toEqual(['card.jpg']);
    expect(kindsOf(used.said)).toEqual(['card-of', 'at', 'why', 'scores', 'sigmoid']);
    expect(used.text).toMatch(/2.*bald/i);
    expect(used.text).toMatch(/not facts/);
  });

  it('neither shows nor says what the server hides by now, whether or not the picture can be had', async () => {
    for (const history of [true, false]) {
      const { bot, reply } = await repliedTo(THREE);
      if (!history) bot.rest.history.set(CHANNEL_ID, []);
      await bot.services.settings.setServer(SERVER_ID, { hidden: ['Bald'] });
      const used = await bot.use(choose('faces', [valuesIn(reply)[1] ?? ''], reply));
      expect(used.text).toMatch(/nothing/i);
      expect(used.text).not.toMatch(/bald/i);
      const { drawn, asked } = bot.describer;
      expect(asked.map(({ options }) => options.card?.hidden)).toEqual(history ? [['Bald']] : []);
      expect(JSON.stringify(drawn)).not.toMatch(/bald/i);
      expect(drawn).toHaveLength(history ? 0 : 1);
    }
  });

  it.each([
    ['no faces are shown', { ANNOTATE: 'never' }],
    ['the picture is gone', {}],
  ])('goes without it where %s', async (_, settings) => {
    const { bot, reply } = await repliedTo(THREE, { settings });
    if (!('ANNOTATE' in settings)) bot.rest.history.set(CHANNEL_ID, []);
    const used = await bot.use(choose('faces', [valuesIn(reply)[0] ?? ''], reply));
    expect(bot.describer.urls).toEqual([]);
    expect(bot.describer.drawn).toMatchObject([{ kind: 'one-face' }]);
    expect(used.edits[0]?.files).toEqual(['card.jpg']);
  });

  it('goes without it where the picture may not be described any more, and fails by a bug', async () => {
    const { bot, reply } = await repliedTo(THREE);
    void bot.services.settings.optOut('900000000000000011');
    await bot.use(choose('faces', [valuesIn(reply)[0] ?? ''], reply));
    expect([bot.describer.urls, bot.describer.drawn.length]).toEqual([[], 1]);
    const failing = await repliedTo(THREE);
    failing.bot.describer.answer = () => {
      throw new TypeError('a bug');
    };
    await failing.bot.use(choose('faces', [valuesIn(failing.reply)[0] ?? ''], failing.reply));
    expect(failing.bot.log.with('failed')).toHaveLength(1);
  });

  it('shows faces of groups alone where the operator wants that', async () => {
    for (const [faces, looked] of [
      [ONE, 0],
      [THREE, 1],
    ] as const) {
      const { bot, reply } = await repliedTo(faces, { settings: { ANNOTATE: 'several' } });
      const face = valuesIn(reply)[0] ?? (idsIn(reply).why ?? '').slice('why|'.length);
      await bot.use(choose('faces', [face], reply));
      expect(bot.describer.urls).toHaveLength(looked);
    }
  });

  it('says so where nothing reaches the threshold', async () => {
    const { bot, reply } = await repliedTo([['Smiling', 'No_Beard']]);
    const opened = await bot.use(choose('faces', [(idsIn(reply).why ?? '').slice('why|'.length)], reply));
    const view = { ...reply, components: opened.said?.components };
    const used = await bot.use(choose(idsIn(view).at ?? '', ['face:0.99'], view));
    expect(used.text).toMatch(/No attribute reaches 99/);
  });
});

describe('a threshold', () => {
  it('redraws a private reply, text and card, and keeps whose it is', async () => {
    const bot = await Bot.open();
    const reply = sentReply(ONE, { ephemeral: true });
    const used = await bot.use(choose(idsIn(reply).at ?? '', ['reply:0.9'], reply, { userId: ANA_ID }));
    expect(used.ack).toBe(6);
    expect(kindsOf(used.said)).toEqual(['at', 'why', 'scores', 'sigmoid', 'wrong', 'delete']);
    expect(idsIn({ ...used.said }).delete).toBe(idsIn(reply).delete);
    expect(textOf(used.said ?? {})).toMatch(/eyeglasses/i);
    expect(bot.describer.drawn).toMatchObject([{ kind: 'one-face' }]);
    expect(used.edits[0]?.files).toEqual(['card.jpg']);
    const options = used.said?.components?.[0]?.components[0]?.options ?? [];
    expect(options.filter((option) => option.default).map(({ value }) => value)).toEqual(['reply:0.9']);
  });

  it.each(['reply:0', 'reply:1', 'reply:x', 'elsewhere:0.5', ''])('that is none is outdated: %j', async (value) => {
    const bot = await Bot.open();
    const reply = sentReply(ONE, { ephemeral: true });
    expect((await bot.use(choose(idsIn(reply).at ?? '', [value], reply))).text).toContain('another version');
  });

  it('on a reply that does not say whose it is, is outdated', async () => {
    const bot = await Bot.open();
    const reply = sentReply(ONE, { ephemeral: true });
    const bare = JSON.parse(JSON.stringify(reply).replaceAll('"delete|', '"deleted|'));
    expect((await bot.use(choose(idsIn(reply).at ?? '', ['reply:0.9'], bare))).text).toContain('another version');
  });
});

describe('a reply of another version', () => {
  it.each(['scores', 'sigmoid', 'faces'])('without a face says so: %s', async (kind) => {
    const bot = await Bot.open();
    expect((await bot.use(press(kind))).text).toContain('another version');
  });
});
