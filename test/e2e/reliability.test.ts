import type { APIMessage } from 'discord-api-types/v10';
import { describe, expect, it } from 'vitest';
import { repertoire } from '../../commands/index.ts';
import { picture, textOf, World } from './world.ts';

const POSTING = { method: 'POST', path: /^\/channels\/\d+\/messages$/ } as const;

/** Lines that an operator would have to act on. */
function errorsIn(world: World) {
  return world.log.lines.filter(({ level }) => Number(level) >= 50);
}

describe('exactly one reply', () => {
  it('is sent when the response to the first attempt is lost after it took place', async () => {
    const world = await World.open();
    world.discord.faults.rest({ kind: 'response-lost' }, POSTING);
    const post = await world.ana.post(world.channel, { files: [picture()] });
    await world.log.next('classified');
    await world.discord.next('rest', {
      where: ({ method, path, status }) => method === 'POST' && POSTING.path.test(path) && status === 200,
    });
    await world.letTheBotCatchUp();
    expect(world.replies(post)).toHaveLength(1);
    expect(errorsIn(world)).toEqual([]);
  });

  it.each(['status', 'connection-reset'] as const)('is sent when the first attempt meets a %s', async (kind) => {
    const world = await World.open();
    world.discord.faults.rest(kind === 'status' ? { kind, status: 502 } : { kind }, POSTING);
    const post = await world.ana.post(world.channel, { files: [picture()] });
    await world.replyTo(post);
    await world.letTheBotCatchUp();
    expect(world.replies(post)).toHaveLength(1);
  });

  it('is sent when the gateway drops while the picture is in work, and when it was posted in between', async () => {
    const world = await World.open();
    const before = await world.ana.post(world.channel, { files: [picture()] });
    const resumed = world.discord.next('gateway.ready');
    world.discord.faults.dropSockets();
    const between = await world.ben.post(world.channel, { files: [picture()] });
    expect((await resumed).resumed).toBe(true);
    await world.replyTo(before);
    await world.replyTo(between);
    await world.letTheBotCatchUp();
    expect(world.replies(before)).toHaveLength(1);
    expect(world.replies(between)).toHaveLength(1);
  });

  it('is sent after Discord asked to reconnect or ended the session', async () => {
    const world = await World.open();
    const reconnected = world.discord.next('gateway.ready');
    world.discord.faults.askToReconnect();
    expect((await reconnected).resumed).toBe(true);
    const anew = world.discord.next('gateway.ready', { timeoutMs: 20_000 });
    world.discord.faults.invalidateSessions();
    expect((await anew).resumed).toBe(false);
    const post = await world.ana.post(world.channel, { files: [picture()] });
    await world.replyTo(post);
    await world.letTheBotCatchUp();
    expect(world.replies(post)).toHaveLength(1);
  });

  it('goes to each of 200 people who post at once in 40 channels, through rate limits', async () => {
    const world = await World.open({ discord: { attachmentLifetimeMs: 3_600_000 } });
    const channels = Array.from({ length: 40 }, (_, index) => world.server.createChannel({ name: `room-${index}` }));
    const people = Array.from({ length: 200 }, (_, index) => {
      const person = world.discord.createPerson({ name: `person${index}` });
      world.server.addMember(person);
      return person;
    });
    const replies = new Map<string, number>();
    const everyone = new Promise<void>((resolve) => {
      world.discord.onHappening((happening) => {
        if (happening.type !== 'message.created') return;
        const source = happening.message.message_reference?.message_id;
        if (happening.message.author.id !== world.discord.bot.id || source === undefined) return;
        replies.set(source, (replies.get(source) ?? 0) + 1);
        if (replies.size === people.length) resolve();
      });
    });
    for (const { id } of channels) {
      const path = new RegExp(`^/channels/${id}/messages$`);
      world.discord.faults.rest({ kind: 'rate-limited', retryAfterMs: 200 }, { method: 'POST', path });
    }
    const small = picture('me.png');
    const posts = await Promise.all(
      people.map((person, index) =>
        person.post(channels[index % channels.length] ?? world.channel, { files: [small] }),
      ),
    );
    await everyone;
    await world.letTheBotCatchUp();
    expect(posts.map(({ id }) => replies.get(id))).toEqual(posts.map(() => 1));
    expect(errorsIn(world)).toEqual([]);
  }, 400_000);
});

describe('an acknowledgement', () => {
  it('comes in time while the bot has more pictures to describe than it can', async () => {
    const world = await World.open({ settings: { CONCURRENCY: '1' } });
    for (let batch = 0; batch < 3; batch++) {
      await world.ana.post(world.channel, { files: Array.from({ length: 6 }, (_, i) => picture(`${batch}-${i}.png`)) });
    }
    const used = await Promise.all(
      Array.from({ length: 10 }, () => world.ben.run(world.channel, 'classify', { image: picture() })),
    );
    for (const one of used) await one.acknowledged();
    for (const one of used) expect((await one.reply({ timeoutMs: 25_000 })).embeds).toHaveLength(1);
  });

  it('that took place but whose response was lost is not repeated, and the answer comes', async () => {
    const world = await World.open();
    world.discord.faults.rest({ kind: 'response-lost' }, { method: 'POST', path: /\/callback/ });
    const used = await world.ana.run(world.channel, 'classify', { image: picture() });
    expect((await used.reply()).embeds).toHaveLength(1);
    expect(errorsIn(world)).toEqual([]);
  });
});

describe('a download', () => {
  it.each([
    ['expired', { kind: 'expired' }, /post it again/],
    ['endless', { kind: 'endless' }, /at most 1 MiB/],
    ['stalled', { kind: 'stalled' }, /did not arrive/],
    ['slow', { kind: 'slow', bytesPerSecond: 100 }, /did not arrive/],
    ['redirected', { kind: 'redirect', location: 'http://127.0.0.1:1/' }, /could not be downloaded/],
    ['of a lying length', { kind: 'wrong-length', contentLength: 2_000_000 }, /at most 1 MiB/],
  ] as const)('that is %s is refused with the reason', async (_, fault, reason) => {
    const world = await World.open({ settings: { MAX_PICTURE_MB: '1', DOWNLOAD_SECONDS: '1' } });
    world.discord.faults.cdn(fault, { times: Number.POSITIVE_INFINITY });
    const used = await world.ana.run(world.channel, 'classify', { image: picture(), private: true });
    expect((await used.reply()).content).toMatch(reason);
  });

  it.each([
    ['a server error', { kind: 'status', status: 503 }],
    ['a cut connection', { kind: 'cut' }],
  ] as const)('is tried once more after %s', async (_, fault) => {
    const world = await World.open();
    world.discord.faults.cdn(fault);
    const used = await world.ana.run(world.channel, 'classify', { image: picture(), private: true });
    expect((await used.reply()).embeds).toHaveLength(1);
  });
});

describe('too many pictures', () => {
  it('of a person show typing when posted and get a time when asked for', async () => {
    const world = await World.open({ settings: { PERSON_PICTURES_PER_MINUTE: '1' } });
    await world.replyTo(await world.ana.post(world.channel, { files: [picture()] }));
    const typing = world.discord.next('typing');
    const second = await world.ana.post(world.channel, { files: [picture()] });
    expect(await typing).toMatchObject({ channelId: world.channel.id });
    const used = await world.ana.run(world.channel, 'classify', { image: picture(), private: true });
    expect((await used.reply()).content).toMatch(/try again in \d+ s/);
    expect(world.replies(second)).toEqual([]);
    const other = await world.ben.run(world.channel, 'classify', { image: picture(), private: true });
    expect((await other.reply()).embeds).toHaveLength(1);
  });

  it('of a server are refused there and nowhere else', async () => {
    const world = await World.open({ settings: { SERVER_PICTURES_PER_MINUTE: '1' } });
    await world.replyTo(await world.ana.post(world.channel, { files: [picture()] }));
    const used = await world.ben.run(world.channel, 'classify', { image: picture(), private: true });
    expect((await used.reply()).content).toMatch(/This server.*try again in \d+ s/);
    const dm = world.discord.openDm(world.ben);
    expect((await (await world.ben.run(dm, 'classify', { image: picture() })).reply()).embeds).toHaveLength(1);
  });

  it('at once are refused when the queue is full', async () => {
    const world = await World.open({ settings: { QUEUE_LIMIT: '1', CONCURRENCY: '1' } });
    world.discord.faults.cdn({ kind: 'stalled' });
    const struck = world.discord.next('fault.struck');
    const stuck = await world.ana.post(world.channel, { files: [picture()] });
    await struck;
    const used = await world.ben.run(world.channel, 'classify', { image: picture(), private: true });
    expect((await used.reply()).content).toMatch(/^I am busy\. Please try again in \d+ s\.$/);
    world.ana.delete(stuck);
  });
});

describe('where the bot may not do everything', () => {
  async function replyWithout(...deny: readonly ('EmbedLinks' | 'AttachFiles' | 'ReadMessageHistory')[]) {
    const world = await World.open({ settings: { ANNOTATE: 'always' } });
    world.channel.setOverwrites([{ for: 'bot', deny }]);
    const told = world.discord.nextMessage({ in: world.channel });
    await world.ana.post(world.channel, { files: [picture()] });
    return { world, reply: await told };
  }

  it('it answers in plain text without embeds', async () => {
    const { reply } = await replyWithout('EmbedLinks');
    expect(reply.embeds).toEqual([]);
    expect(reply.content).toMatch(/\*\*Eyes\*\* eyeglasses/);
    expect(reply.content.length).toBeLessThanOrEqual(2000);
  });

  it('it leaves the annotated copy out without attachments', async () => {
    const { reply } = await replyWithout('AttachFiles');
    expect(reply.attachments).toEqual([]);
    expect(reply.embeds).toHaveLength(1);
  });

  it('it answers without a reference where it may not read back', async () => {
    const { reply, world } = await replyWithout('ReadMessageHistory');
    expect(reply.message_reference).toBeUndefined();
    expect(textOf(reply)).toContain('eyeglasses');
    expect(world.discord.invalidRequests).toBe(0);
  });

  it('it downloads nothing and logs once a channel where it may not send', async () => {
    const world = await World.open();
    const closed = world.server.createChannel({ name: 'closed' });
    closed.setOverwrites([{ for: 'bot', deny: ['SendMessages'] }]);
    const quiet = closed.createThread({ name: 'thread' });
    for (let i = 0; i < 3; i++) await world.ana.post(closed, { files: [picture()] });
    const inThread = await world.ana.post(quiet, { files: [picture()] });
    // Threads have a permission of their own.
    expect((await world.replyTo(inThread, quiet)).embeds).toHaveLength(1);
    expect(world.downloads).toBe(1);
    expect(world.log.with('no permission').map(({ channel }) => channel)).toEqual([closed.id]);
    expect(world.discord.invalidRequests).toBe(0);
  });
});

describe('the message-content intent', () => {
  it('that is not granted at login is done without, and the operator is told how to enable it', async () => {
    const world = await World.open({ discord: { privilegedIntents: [] } });
    expect(world.log.with('Message Content Intent')).toHaveLength(1);
    const post = await world.ana.post(world.channel, { content: `<@${world.discord.bot.id}>`, files: [picture()] });
    expect((await world.replyTo(post)).embeds).toHaveLength(1);
  });

  it('that is taken away later is done without as well', async () => {
    const world = await World.open();
    const again = world.discord.next('gateway.ready', { timeoutMs: 25_000 });
    world.discord.setPrivilegedIntents([]);
    await again;
    expect(world.log.with('Message Content Intent')).toHaveLength(1);
    const post = await world.ana.post(world.channel, { content: `<@${world.discord.bot.id}>`, files: [picture()] });
    expect((await world.replyTo(post)).embeds).toHaveLength(1);
    expect(world.lost).toEqual([]);
  });
});

describe('a Discord that cannot be reached', () => {
  it('because the token was reset meanwhile ends the bot with the reason', async () => {
    const world = await World.open();
    world.discord.faults.closeSockets(4004);
    await world.log.next('connection to Discord is lost');
    expect(world.lost.map(({ code }) => code)).toEqual(['discord/bad-token']);
  });

  it('is tried again, after a wait, until it can', async () => {
    const world = await World.open({ withoutBot: true });
    // discord.js tries four times by itself.
    world.discord.faults.rest({ kind: 'status', status: 503 }, { method: 'GET', path: /^\/gateway\/bot/, times: 4 });
    await world.startBot();
    expect(world.log.with('trying again')).toHaveLength(1);
    const post = await world.ana.post(world.channel, { files: [picture()] });
    expect((await world.replyTo(post)).embeds).toHaveLength(1);
  });

  it('for the commands alone leaves the bot running', async () => {
    const world = await World.open({ withoutBot: true });
    world.discord.faults.rest({ kind: 'status', status: 500 }, { method: 'PUT', times: Number.POSITIVE_INFINITY });
    await world.startBot();
    await world.log.next('not registered yet');
    const post = await world.ana.post(world.channel, { files: [picture()] });
    expect((await world.replyTo(post)).embeds).toHaveLength(1);
  });
});

describe('a bug', () => {
  it('is logged with an id that the person is shown, and without what people wrote', async () => {
    const world = await World.open({ withoutBot: true });
    const execute = () => Promise.reject(new TypeError('Expected a tensor'));
    await world.startBot({ ...repertoire, chat: repertoire.chat.map((command) => ({ ...command, execute })) });
    const used = await world.ana.run(world.channel, 'classify', { image: picture('secret.png'), private: true });
    const id = /`([0-9a-f]{8})`/.exec((await used.reply()).content)?.[1];
    expect(id).toBeDefined();
    expect(world.log.lines).toContainEqual(expect.objectContaining({ errorId: id }));
    expect(world.log.text).not.toContain('secret');
  });
});

describe('a stop', () => {
  it('finishes what is in flight and refuses what comes meanwhile', async () => {
    const world = await World.open();
    world.discord.faults.cdn({ kind: 'slow', bytesPerSecond: 150_000 });
    const struck = world.discord.next('fault.struck');
    const post = await world.ana.post(world.channel, { files: [picture()] });
    await struck;
    const stopping = world.stopBot();
    const late = await world.ben.run(world.channel, 'classify', { image: picture() });
    const refusal: APIMessage = await late.reply();
    expect(refusal.content).toContain('restart');
    await stopping;
    expect(world.replies(post)).toHaveLength(1);
    expect(world.discord.connectedSessions).toBe(0);
  });
});
