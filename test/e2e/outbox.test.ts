import type { APIMessage } from 'discord-api-types/v10';
import { describe, expect, it } from 'vitest';
import { StubAnalyser } from './stub-analyser.ts';
import { picture, textOf, World, type WorldOptions } from './world.ts';

const POSTING = { method: 'POST', path: /^\/channels\/\d+\/messages$/ } as const;
const EDITING = { method: 'PATCH', path: /^\/webhooks\/\d+\/[^/]+\/messages\/(?:@|%40)original$/ } as const;

function open(options: WorldOptions = {}) {
  const analyser = new StubAnalyser();
  return World.open({ analyser, ...options }).then((world) => ({ world, analyser }));
}

function errorsIn({ log }: World) {
  return log.lines.filter(({ level }) => Number(level) >= 50);
}

function attempts({ discord }: World): number {
  return discord.happened.filter(
    (happening) => happening.type === 'rest' && happening.method === 'POST' && POSTING.path.test(happening.path),
  ).length;
}

function everythingSaid({ discord, channel }: World): APIMessage[] {
  return discord.messages(channel).filter(({ author }) => author.id === discord.bot.id);
}

function mention({ discord }: World): string {
  return `<@${discord.bot.id}>`;
}

describe('a finished answer', () => {
  it('outlives nine answers of 502 in a row and arrives once', async () => {
    const { world } = await open();
    world.discord.faults.rest({ kind: 'status', status: 502 }, { ...POSTING, times: 9 });
    const post = await world.ana.post(world.channel, { files: [picture()] });
    await world.replyTo(post);
    await world.letTheBotCatchUp();
    expect(world.replies(post)).toHaveLength(1);
    expect(everythingSaid(world).filter(({ content }) => content.includes('went wrong'))).toEqual([]);
    expect(errorsIn(world)).toEqual([]);
  });

  it('to a command and to a post outlives seconds of 503 on everything', async () => {
    const { world, analyser } = await open();
    const release = analyser.hold();
    const post = await world.ana.post(world.channel, { files: [picture()] });
    const used = await world.ben.run(world.channel, 'classify', { image: picture() });
    await used.acknowledged();
    await analyser.holding(2);
    world.discord.faults.rest({ kind: 'status', status: 503 }, { forMs: 4000 });
    release();
    expect((await used.reply({ timeoutMs: 30_000 })).embeds).toHaveLength(1);
    expect((await world.replyTo(post)).embeds).toHaveLength(1);
    expect(errorsIn(world)).toEqual([]);
  });

  it('waits as long as a rate limit says', async () => {
    const { world } = await open();
    world.discord.faults.rest({ kind: 'rate-limited', retryAfterMs: 2000 }, POSTING);
    const post = await world.ana.post(world.channel, { files: [picture()] });
    await world.replyTo(post);
    expect(attempts(world)).toBe(2);
  });

  it('backs off from a 429 that does not say how long it lasts', async () => {
    const { world } = await open();
    world.discord.faults.rest({ kind: 'status', status: 429, html: true }, { ...POSTING, forMs: 3000 });
    const post = await world.ana.post(world.channel, { files: [picture()] });
    await world.replyTo(post);
    expect(attempts(world)).toBeLessThan(10);
    expect(errorsIn(world)).toEqual([]);
  });
});

describe('a refusal', () => {
  it.each([
    ['an unacceptable form', 400, 50035],
    ['AutoMod', 400, 200000],
    ['no mutual server', 403, 50278],
    ['a flagged bot', 403, 20026],
    ['a locked thread', 400, 160005],
    ['a code that nobody knows', 400, 999_999],
  ])('for %s is one line in the log, and nothing else is sent', async (_, status, code) => {
    const { world } = await open();
    world.discord.faults.rest({ kind: 'refused', code, status }, POSTING);
    await world.ana.post(world.channel, { files: [picture()] });
    expect(await world.log.next('did not take a reply')).toMatchObject({ level: 40 });
    await world.letTheBotCatchUp();
    expect(attempts(world)).toBe(1);
    expect(everythingSaid(world)).toHaveLength(1);
    expect(errorsIn(world)).toEqual([]);
  });

  it('in HTML is no reason to say anything in public', async () => {
    const { world } = await open();
    world.discord.faults.rest({ kind: 'status', status: 403, html: true }, POSTING);
    await world.ana.post(world.channel, { files: [picture()] });
    await world.log.next('did not take a reply');
    expect(attempts(world)).toBe(1);
    expect(errorsIn(world)).toEqual([]);
  });

  it('of the channel leaves the channel alone for a while, one of the content does not', async () => {
    const { world } = await open();
    world.discord.faults.rest({ kind: 'refused', code: 200000, status: 400 }, POSTING);
    await world.ana.post(world.channel, { files: [picture()] });
    await world.log.next('did not take a reply');
    await world.replyTo(await world.ana.post(world.channel, { files: [picture()] }));

    world.discord.faults.rest({ kind: 'refused', code: 20026, status: 403 }, POSTING);
    await world.ana.post(world.channel, { files: [picture()] });
    await expect.poll(() => world.log.with('did not take a reply').length).toBe(2);
    const before = attempts(world);
    const left = await world.ana.post(world.channel, { files: [picture()] });
    await world.letTheBotCatchUp();
    expect(world.replies(left)).toEqual([]);
    expect(attempts(world)).toBe(before);
  });

  it('of the size is answered once more, without files', async () => {
    const { world } = await open({ settings: { ANNOTATE: 'always' } });
    world.discord.faults.rest({ kind: 'status', status: 413, html: true }, POSTING);
    const post = await world.ana.post(world.channel, { files: [picture()] });
    const reply = await world.replyTo(post);
    expect(reply.attachments).toEqual([]);
    expect(reply.embeds).toHaveLength(1);
    expect(errorsIn(world)).toEqual([]);
  });

  it("of a command's answer is told to who asked, without an error", async () => {
    const { world } = await open();
    world.discord.faults.rest({ kind: 'refused', code: 50035, status: 400 }, EDITING);
    const used = await world.ana.run(world.channel, 'classify', { image: picture(), private: true });
    expect((await used.reply()).content).toContain('did not accept');
    expect(errorsIn(world)).toEqual([]);
  });

  it('of a token that is over is the end of it', async () => {
    const { world, analyser } = await open();
    const release = analyser.hold();
    const used = await world.ana.run(world.channel, 'classify', { image: picture() });
    await used.acknowledged();
    await analyser.holding(1);
    world.discord.faults.expireTokens();
    release();
    await world.log.next('gone before it was answered');
    expect(errorsIn(world)).toEqual([]);
  });
});

describe('while a picture is in work', () => {
  it('its channel may be deleted, and the bot kicked, without an error', async () => {
    const { world, analyser } = await open();
    const release = analyser.hold();
    const other = world.server.createChannel({ name: 'short-lived' });
    await world.ana.post(other, { files: [picture()] });
    await world.ana.post(world.channel, { files: [picture()] });
    await analyser.holding(2);
    other.delete();
    world.server.removeBot();
    // The gateway tells of them before it tells of this.
    await (await world.ana.run(world.discord.openDm(world.ana), 'privacy info')).reply();
    release();
    await expect.poll(() => world.log.with('shed').length).toBe(2);
    expect(attempts(world)).toBe(0);
    expect(errorsIn(world)).toEqual([]);
  });

  it('the right to attach files may go, and the reply takes the form that is left', async () => {
    const { world, analyser } = await open({ settings: { ANNOTATE: 'always' } });
    const release = analyser.hold();
    const post = await world.ana.post(world.channel, { files: [picture()] });
    await analyser.holding(1);
    world.channel.setOverwrites([{ for: 'bot', deny: ['AttachFiles'] }]);
    // The gateway tells of it before it tells of this.
    await (await world.ben.run(world.channel, 'privacy info')).reply();
    release();
    const reply = await world.replyTo(post);
    expect(reply.attachments).toEqual([]);
    expect(reply.embeds).toHaveLength(1);
  });
});

describe('a post that has to wait', () => {
  const typingOf = ({ discord }: World) =>
    discord.happened.filter(({ type }) => type === 'typing').map((one) => Object(one).userId);

  it('shows typing, renewed before Discord lets it go, until its answer comes', async () => {
    const { world, analyser } = await open({ settings: { QUEUE_LIMIT: '1', CONCURRENCY: '1' } });
    const release = analyser.hold();
    const first = await world.ana.post(world.channel, { files: [picture()] });
    await analyser.holding(1);
    const elsewhere = world.server.createChannel();
    const typed = () =>
      world.discord.next('typing', { where: (one) => one.channelId === elsewhere.id, timeoutMs: 10_000 });
    const begun = typed();
    const second = await world.ben.post(elsewhere, { files: [picture()] });
    await begun;
    const again = await typed();
    expect(again.userId).toBe(world.discord.bot.id);
    release();
    await world.replyTo(first);
    await world.replyTo(second, elsewhere);
  });

  it('while it is in work shows it too, and one that is answered at once does not', async () => {
    const { world, analyser } = await open();
    await world.replyTo(await world.ana.post(world.channel, { files: [picture()] }));
    const release = analyser.hold();
    const typing = world.discord.next('typing');
    const post = await world.ana.post(world.channel, { files: [picture()] });
    expect(await typing).toMatchObject({ channelId: world.channel.id });
    expect(typingOf(world)).toHaveLength(1);
    release();
    await world.replyTo(post);
  });

  it('and is deleted meanwhile gets none', async () => {
    const { world, analyser } = await open({ settings: { QUEUE_LIMIT: '1', CONCURRENCY: '1' } });
    const release = analyser.hold();
    const first = await world.ana.post(world.channel, { files: [picture()] });
    await analyser.holding(1);
    const typing = world.discord.next('typing');
    const second = await world.ben.post(world.channel, { files: [picture()] });
    await typing;
    world.ben.delete(second);
    release();
    await world.replyTo(first);
    await world.letTheBotCatchUp();
    expect(world.replies(second)).toEqual([]);
    expect(errorsIn(world)).toEqual([]);
  });
});

describe('a stop that runs out of time', () => {
  it('tells everybody who still waits that the bot restarts', async () => {
    const { world, analyser } = await open({ settings: { SHUTDOWN_SECONDS: '1' } });
    analyser.hold();
    const used = await Promise.all(
      Array.from({ length: 6 }, (_, i) =>
        world.ana.run(world.channel, 'classify', { image: picture(), private: i % 2 === 0 }),
      ),
    );
    const asked = await world.ana.post(world.discord.openDm(world.ana), { files: [picture()] });
    for (const one of used) await one.acknowledged();
    const told = Promise.all(
      used.map((one, i) => (i % 2 === 0 ? one.reply({ timeoutMs: 20_000 }) : one.nextFollowUp({ timeoutMs: 20_000 }))),
    );
    // One person never holds every place.
    await analyser.holding(3);
    await world.stopBot();
    for (const { content } of await told) expect(content).toContain('restart');
    expect(textOf(await world.replyTo(asked, world.discord.openDm(world.ana)))).toContain('restart');
    expect(errorsIn(world)).toEqual([]);
  });
});

describe('the introduction of a channel', () => {
  it('comes with the next answer where the first did not arrive', async () => {
    const { world } = await open();
    world.discord.faults.rest({ kind: 'refused', code: 200000, status: 400 }, POSTING);
    await world.ana.post(world.channel, { files: [picture()] });
    await world.log.next('did not take a reply');
    const second = await world.replyTo(await world.ana.post(world.channel, { files: [picture()] }));
    expect(second.content).toContain('/watch');
    const third = await world.replyTo(await world.ana.post(world.channel, { files: [picture()] }));
    expect(third.content).toBe('');
  });
});

describe('somebody who opts out', () => {
  it('while their picture is in work gets it described no more', async () => {
    const { world, analyser } = await open();
    const release = analyser.hold();
    const post = await world.ana.post(world.channel, { files: [picture()] });
    await analyser.holding(1);
    await (await world.ana.run(world.channel, 'privacy opt-out')).reply();
    release();
    await world.log.next('left alone');
    await world.letTheBotCatchUp();
    expect(world.replies(post)).toEqual([]);
    expect(errorsIn(world)).toEqual([]);
  });

  it('while their finished answer waits for Discord gets it no more, and who asked is told', async () => {
    const { world } = await open();
    world.discord.faults.rest({ kind: 'status', status: 503 }, { ...POSTING, times: Number.POSITIVE_INFINITY });
    const struck = world.discord.next('fault.struck');
    const post = await world.ana.post(world.channel, { files: [picture()] });
    await struck;
    await (await world.ana.run(world.channel, 'privacy opt-out')).reply();
    world.discord.faults.clear();
    await world.log.next('left alone');
    await world.letTheBotCatchUp();
    expect(world.replies(post)).toEqual([]);
  });
});

describe('a file that is taken off its message', () => {
  it('takes the reply along', async () => {
    const { world } = await open();
    const post = await world.ana.post(world.channel, { files: [picture()] });
    const reply = await world.replyTo(post);
    const deletion = world.discord.nextDeletion({ where: ({ id }) => id === reply.id });
    await world.ana.edit(post, { content: 'nothing to see', keep: [] });
    await deletion;
    await world.letTheBotCatchUp();
    expect(world.replies(post)).toEqual([]);
  });

  it('leaves the others, which are described anew', async () => {
    const { world } = await open();
    const post = await world.ana.post(world.channel, { files: [picture('a.png'), picture('b.png')] });
    const reply = await world.replyTo(post);
    const [first] = post.attachments;
    const again = world.discord.nextMessage({ replyTo: post });
    await world.ana.edit(post, { keep: first ? [first.id] : [] });
    expect((await again).id).not.toBe(reply.id);
    expect(world.discord.message(reply)).toBeUndefined();
    expect(world.replies(post)).toHaveLength(1);
  });

  it('while it is in work is not described', async () => {
    const { world, analyser } = await open();
    const release = analyser.hold();
    const post = await world.ana.post(world.channel, { files: [picture()] });
    await analyser.holding(1);
    await world.ana.edit(post, { content: 'oops', keep: [] });
    release();
    await world.letTheBotCatchUp();
    expect(world.replies(post)).toEqual([]);
    expect(errorsIn(world)).toEqual([]);
  });
});

describe("the bot's own picture", () => {
  it('is not described, neither for the message command nor for a mention in reply', async () => {
    const { world } = await open({ settings: { ANNOTATE: 'always' } });
    const reply = await world.replyTo(await world.ana.post(world.channel, { files: [picture()] }));
    expect(reply.attachments).toHaveLength(1);
    const used = await world.ben.applyCommand('Classify faces', reply);
    expect((await used.reply()).content).toContain('mine');
    const asked = await world.ben.post(world.channel, { content: mention(world), replyTo: reply });
    expect((await world.replyTo(asked)).content).toContain('mine');
  });
});
