import { describe, expect, it } from 'vitest';
import { StubAnalyser } from './stub-analyser.ts';
import { picture, World, type WorldOptions } from './world.ts';

/** A channel on one of two shards. */
function channelOn(world: World, id: number) {
  const server = world.discord.createServer({ shard: { id, of: 2 } });
  for (const person of [world.ana, world.ben]) server.addMember(person);
  return server.createChannel({ name: `on shard ${id}` });
}

async function open(options: WorldOptions = {}) {
  const world = await World.open({
    analyser: new StubAnalyser(),
    settings: { SHARDS: '2', METRICS_PORT: '0' },
    withoutBot: true,
    ...options,
  });
  return { world, channels: [channelOn(world, 0), channelOn(world, 1)] as const };
}

describe('a process with several shards', () => {
  it('serves each of them as soon as it is there, and is ready when all of them are', async () => {
    const { world, channels } = await open();
    const [first, second] = channels;
    const { discord } = world;
    const logIn = discord.next('gateway.ready');
    const starting = world.startBot();
    await logIn;
    // Five seconds lie between two logins.
    const allow = discord.faults.refuseLogins('invalid-session', { times: Number.POSITIVE_INFINITY });
    await world.replyTo(await world.ana.post(first, { files: [picture()] }), first);
    const port = Number((await world.log.next('metrics are served')).port);
    const readiness = async () => (await fetch(`http://127.0.0.1:${port}/readyz`)).text();
    expect(await readiness()).toContain('discord: shards 1 are not connected');
    expect(world.log.with('ready as')).toEqual([]);
    allow();
    await starting;
    expect(await readiness()).toBe('ok\n');
    expect(world.log.with('ready as')).toMatchObject([{ servers: 3 }]);
    for (const channel of channels) {
      await world.replyTo(await world.ana.post(channel, { files: [picture()] }), channel);
    }
    const post = await world.ana.post(second, { files: [picture()] });
    await world.replyTo(post, second);
    expect(world.replies(post, second)).toHaveLength(1);
  });

  it('is ready, too, where one of them lost its connection before the last one was there', async () => {
    const { world, channels } = await open();
    const { discord } = world;
    const [first, second] = channels;
    const firstLogin = discord.next('gateway.ready');
    const starting = world.startBot();
    await firstLogin;
    await world.replyTo(await world.ana.post(first, { files: [picture()] }), first);
    const secondLogin = discord.next('gateway.ready', { timeoutMs: 60_000 });
    const allow = discord.faults.refuseResumes(4000, { times: Number.POSITIVE_INFINITY });
    discord.faults.dropSockets({ shard: 0 });
    await world.log.next('reconnecting');
    expect((await secondLogin).resumed).toBe(false);
    await world.replyTo(await world.ana.post(second, { files: [picture()] }), second);
    expect(world.log.with('ready as')).toEqual([]);
    allow();
    await starting;
    expect(world.log.with('resumed')).toMatchObject([{ shard: 0 }]);
  });

  it('reads back only what the shard missed that lost its session, and answers it once', async () => {
    const { world, channels } = await open({ discord: { gateway: { maxConcurrency: 2 } } });
    await world.startBot();
    const [first, second] = channels;
    const { discord } = world;
    for (const channel of channels) {
      await world.replyTo(await world.ana.post(channel, { files: [picture()] }), channel);
    }
    const anew = discord.next('gateway.ready', { timeoutMs: 30_000 });
    discord.faults.invalidateSessions({ shard: 1 });
    const missed = await world.ana.post(second, { files: [picture()] });
    // Nothing is said of it, so it looks unanswered for ever to who reads the channel back.
    await world.ana.post(first, 'no picture');
    await world.replyTo(await world.ben.post(first, { files: [picture()] }), first);
    expect((await anew).resumed).toBe(false);
    await world.replyTo(missed, second);
    await world.replyTo(await world.ben.post(second, { files: [picture()] }), second);
    expect(world.replies(missed, second)).toHaveLength(1);
    const readBack = discord.happened.flatMap((happening) =>
      happening.type === 'rest' && happening.method === 'GET' && /\/messages\?/.test(happening.path)
        ? [happening.path.split('/')[2]]
        : [],
    );
    expect(readBack).toEqual([second.id]);
  });

  it('does not log in where fewer logins are left than it needs', async () => {
    const { world } = await open({ discord: { gateway: { maxConcurrency: 2 } } });
    // Time enough for a bot to ask, on a machine that has other things to do.
    world.discord.setGatewayLimits({ remaining: 1, resetAfterMs: 10_000 });
    const starting = world.startBot();
    expect(await world.log.next('too few logins are left')).toMatchObject({ needed: 2, left: 1 });
    await starting;
    expect(world.discord.connectedSessions).toBe(2);
    expect(world.discord.happened.filter(({ type }) => type === 'gateway.closed')).toEqual([]);
  });
});
