import type { APIMessage } from 'discord-api-types/v10';
import { describe, expect, it } from 'vitest';
import { StubAnalyser } from './stub-analyser.ts';
import { picture, World, type WorldOptions } from './world.ts';

function open(options: WorldOptions = {}): Promise<World> {
  return World.open({ analyser: new StubAnalyser(), ...options });
}

function errorsIn({ log }: World) {
  return log.lines.filter(({ level }) => Number(level) >= 50);
}

/** So that the channel has a message up to which it is finished. */
async function answerOne(world: World): Promise<APIMessage> {
  const post = await world.ana.post(world.channel, { files: [picture()] });
  await world.replyTo(post);
  await world.letTheBotCatchUp();
  return post;
}

describe('what was posted while the bot was away', () => {
  it('is answered once after a start, and says that it is late', async () => {
    const world = await open();
    const before = await answerOne(world);
    await world.stopBot();
    const posts = [
      await world.ana.post(world.channel, { files: [picture()] }),
      await world.ben.post(world.channel, { files: [picture()] }),
    ];
    const thread = world.channel.createThread({ name: 'more' });
    const inThread = await world.ana.post(thread, { files: [picture()] });
    await world.startBot();
    for (const post of posts) expect((await world.replyTo(post)).content).toContain('I was away');
    expect((await world.replyTo(inThread, thread)).content).toContain('I was away');
    await world.letTheBotCatchUp();
    for (const post of [before, ...posts]) expect(world.replies(post)).toHaveLength(1);
    await world.stopBot();
    await world.startBot();
    await world.letTheBotCatchUp();
    for (const post of [before, ...posts]) expect(world.replies(post)).toHaveLength(1);
    expect(errorsIn(world)).toEqual([]);
  });

  it('is answered after a session that could not be resumed', async () => {
    const world = await open();
    await answerOne(world);
    const anew = world.discord.next('gateway.ready', { timeoutMs: 30_000 });
    world.discord.faults.invalidateSessions();
    const post = await world.ana.post(world.channel, { files: [picture()] });
    expect((await anew).resumed).toBe(false);
    await world.replyTo(post);
    await world.letTheBotCatchUp();
    expect(world.replies(post)).toHaveLength(1);
  });

  it('is left alone before watching was switched on, and where it is off', async () => {
    const world = await open({ settings: { WATCH_DEFAULT: 'mentions' } });
    const before = await world.ana.post(world.channel, { files: [picture()] });
    const quiet = world.server.createChannel({ name: 'quiet' });
    await (await world.mod.run(world.channel, 'watch on')).reply();
    await world.stopBot();
    const meanwhile = await world.ana.post(world.channel, { files: [picture()] });
    const elsewhere = await world.ana.post(quiet, { files: [picture()] });
    await world.startBot();
    await world.replyTo(meanwhile);
    await world.letTheBotCatchUp();
    expect(world.replies(before)).toEqual([]);
    expect(world.replies(elsewhere, quiet)).toEqual([]);
    const reads = world.discord.happened.filter(
      (happening) => happening.type === 'rest' && happening.method === 'GET' && happening.path.includes(quiet.id),
    );
    expect(reads).toEqual([]);
  });

  it('is too late after ten minutes, or where the operator wants none', async () => {
    const world = await open({ settings: { CATCH_UP_MINUTES: '0' } });
    await answerOne(world);
    await world.stopBot();
    const post = await world.ana.post(world.channel, { files: [picture()] });
    await world.startBot();
    await world.letTheBotCatchUp();
    expect(world.replies(post)).toEqual([]);
  });

  it('and deleted, or posted by somebody who opted out, is not answered', async () => {
    const world = await open();
    await answerOne(world);
    await (await world.ben.run(world.channel, 'privacy opt-out')).reply();
    await world.stopBot();
    const gone = await world.ana.post(world.channel, { files: [picture()] });
    world.ana.delete(gone);
    const refused = await world.ben.post(world.channel, { files: [picture()] });
    const wanted = await world.ana.post(world.channel, { files: [picture()] });
    await world.startBot();
    await world.replyTo(wanted);
    await world.letTheBotCatchUp();
    expect(world.replies(refused)).toEqual([]);
    expect(errorsIn(world)).toEqual([]);
  });
});

describe('a post that is in work when a stop runs out of time', () => {
  it('is answered by the next start', async () => {
    const analyser = new StubAnalyser();
    const world = await open({ analyser, settings: { SHUTDOWN_SECONDS: '0' } });
    await answerOne(world);
    const release = analyser.hold();
    const post = await world.ana.post(world.channel, { files: [picture()] });
    await analyser.holding(1);
    await world.stopBot();
    release();
    expect(world.replies(post)).toEqual([]);
    await world.startBot();
    await world.replyTo(post);
    await world.letTheBotCatchUp();
    expect(world.replies(post)).toHaveLength(1);
    expect(errorsIn(world)).toEqual([]);
  });
});

describe('a server that the bot joins', () => {
  it('is greeted once, with a choice for who manages it', async () => {
    const world = await open();
    const server = world.discord.createServer({ withBot: false });
    const channel = server.createChannel({ name: 'lobby' });
    server.addMember(world.ana);
    server.addMember(world.mod, { permissions: ['ManageGuild'] });
    server.setSystemChannel(channel);
    const told = world.discord.nextMessage({ in: channel });
    server.addBot();
    const hello = await told;
    expect(hello.content).toMatch(/\/privacy.*\/watch/s);

    const refused = await world.ana.press(hello, 'Nowhere');
    expect((await refused.reply()).content).toContain('manage the server');
    const chosen = world.discord.nextEdit({ in: channel });
    await world.mod.press(hello, 'Nowhere');
    await chosen;
    const post = await world.ana.post(channel, { files: [picture()] });
    await world.letTheBotCatchUp();
    expect(world.replies(post, channel)).toEqual([]);
    expect(world.discord.messages(channel).filter(({ content }) => content.startsWith('Hello!'))).toHaveLength(1);
  });
});
