import type { APIMessage } from 'discord-api-types/v10';
import { describe, expect, it } from 'vitest';
import { StubAnalyser } from './stub-analyser.ts';
import { picture, World, type WorldOptions } from './world.ts';

const analyser = new StubAnalyser();

function open(options: WorldOptions = {}): Promise<World> {
  return World.open({ analyser, ...options });
}

async function post(world: World, count: number): Promise<APIMessage[]> {
  const posts: APIMessage[] = [];
  for (let i = 0; i < count; i++) posts.push(await world.ana.post(world.channel, { files: [picture()] }));
  return posts;
}

/** Everything is answered, and by now it would have been answered twice. */
async function expectOneAnswerEach(world: World, posts: readonly APIMessage[]): Promise<void> {
  for (const one of posts) await world.replyTo(one);
  await world.letTheBotCatchUp();
  expect(posts.map((one) => world.replies(one).length)).toEqual(posts.map(() => 1));
}

function sessionsOf({ discord }: World): number {
  return discord.happened.filter((happening) => happening.type === 'gateway.ready' && !happening.resumed).length;
}

function errorsIn({ log }: World) {
  return log.lines.filter(({ level }) => Number(level) >= 50);
}

describe('a first handshake', () => {
  it.each([
    ['answered with 503', { kind: 'status', status: 503 }],
    ['answered with 404', { kind: 'status', status: 404 }],
    ['cut', { kind: 'connection-reset' }],
    ['never answered', { kind: 'stalled' }],
  ] as const)('that is %s is tried again, by one client with one session that hears everything', async (_, fault) => {
    const world = await open({ withoutBot: true });
    world.discord.faults.gateway(fault, { times: fault.kind === 'stalled' ? 1 : 2 });
    await world.startBot();
    await expectOneAnswerEach(world, await post(world, 5));
    expect(sessionsOf(world)).toBe(1);
    expect(world.log.with('reconnecting')).toHaveLength(1);
    expect(errorsIn(world)).toEqual([]);
  });

  it('that fails for one of two shards leaves neither deaf', async () => {
    const world = await open({ withoutBot: true, discord: { gateway: { shards: 2, maxConcurrency: 2 } } });
    world.discord.faults.gateway({ kind: 'status', status: 503 });
    await world.startBot();
    for (const id of [0, 1]) {
      const server = world.discord.createServer({ shard: { id, of: 2 } });
      server.addMember(world.ana);
      const channel = server.createChannel();
      const one = await world.ana.post(channel, { files: [picture()] });
      await world.replyTo(one, channel);
    }
    expect(sessionsOf(world)).toBe(2);
    expect(errorsIn(world)).toEqual([]);
  });
});

describe('a gateway that goes away in mid-run', () => {
  it('is tried again until it is back, and what was posted meanwhile is answered', async () => {
    const world = await open();
    const resumed = world.discord.next('gateway.ready', { timeoutMs: 30_000 });
    world.discord.faults.refuseConnections({ to: 'gateway', forMs: 4000 });
    const posts = await post(world, 3);
    expect((await resumed).resumed).toBe(true);
    await expectOneAnswerEach(world, posts);
    expect(sessionsOf(world)).toBe(1);
    expect(world.log.with('reconnecting')).toHaveLength(1);
    expect(world.log.with('resumed')).toHaveLength(1);
    expect(errorsIn(world)).toEqual([]);
  });

  it('and answers handshakes with 503 keeps the session for when it is back', async () => {
    const world = await open();
    const resumed = world.discord.next('gateway.ready', { timeoutMs: 30_000 });
    world.discord.faults.gateway({ kind: 'status', status: 503 }, { times: 3 });
    world.discord.faults.dropSockets();
    const posts = await post(world, 3);
    expect((await resumed).resumed).toBe(true);
    await expectOneAnswerEach(world, posts);
  });

  it('with a session that Discord forgot logs in anew, once', async () => {
    const world = await open();
    const anew = world.discord.next('gateway.ready', { timeoutMs: 30_000 });
    world.discord.faults.refuseResumes('invalid-session');
    world.discord.faults.dropSockets();
    expect((await anew).resumed).toBe(false);
    await expectOneAnswerEach(world, await post(world, 3));
    expect(sessionsOf(world)).toBe(2);
  });
});

describe('a login', () => {
  it('waits until Discord has one left for the bot, and says so once', async () => {
    const world = await open({ withoutBot: true, discord: { gateway: { remaining: 0, resetAfterMs: 3000 } } });
    const start = world.startBot();
    expect(await world.log.next('too few logins are left')).toMatchObject({ seconds: expect.any(Number) });
    await start;
    expect(world.log.with('too few logins are left')).toHaveLength(1);
    const polls = world.discord.happened.filter(
      (happening) => happening.type === 'rest' && happening.path.endsWith('/gateway/bot'),
    );
    expect(polls.length).toBeLessThanOrEqual(4);
    expect(sessionsOf(world)).toBe(1);
  });

  it.each([
    [4011, /more servers than its connections.*start it again/],
    [4012, /update it/],
    [4004, /Reset Token/],
  ])('that is closed with %i for good says what to do', async (code, advice) => {
    const world = await open({ withoutBot: true });
    world.discord.faults.refuseLogins(code);
    await expect(world.startBot()).rejects.toMatchObject({ message: expect.stringMatching(advice) });
    expect(world.discord.connectedSessions).toBe(0);
  });

  it('in mid-run that is closed for good is the end, with what to do', async () => {
    const world = await open();
    world.discord.faults.closeSockets(4011);
    expect(await world.log.next('the connection to Discord is lost')).toMatchObject({
      err: { message: expect.stringContaining('start it again') },
    });
    expect(world.lost.map(({ code }) => code)).toEqual(['discord/refused']);
  });

  it('without an intent that was taken away leaves no session of the old client behind', async () => {
    const world = await open();
    const again = world.discord.next('gateway.ready', { timeoutMs: 25_000 });
    world.discord.setPrivilegedIntents([]);
    await again;
    const one = await world.ana.post(world.channel, { content: `<@${world.discord.bot.id}>`, files: [picture()] });
    await expectOneAnswerEach(world, [one]);
    expect(world.discord.connectedSessions).toBe(1);
  });
});

it('commands that could not be registered at the start are registered later', async () => {
  const world = await open({ withoutBot: true });
  world.discord.faults.rest({ kind: 'status', status: 503 }, { method: 'PUT', times: 2 });
  await world.startBot();
  expect(world.discord.commands()).toEqual([]);
  await world.log.next('commands are registered');
  expect(world.discord.commands()).not.toEqual([]);
  expect(world.log.with('not registered yet')).toHaveLength(1);
  expect(errorsIn(world)).toEqual([]);
});
