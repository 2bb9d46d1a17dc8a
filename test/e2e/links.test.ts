import type { APIMessage } from 'discord-api-types/v10';
import { describe, expect, it } from 'vitest';
import { sample } from '../samples.ts';
import { StubAnalyser } from './stub-analyser.ts';
import { picture, World, type WorldOptions } from './world.ts';

const LINK = 'https://example.com/selfie.png';
const GIF = 'https://tenor.com/view/wave-1';

/** The channel is watched with `options`. */
async function open(options: Record<string, boolean> = {}, more: WorldOptions = {}): Promise<World> {
  const world = await World.open({ analyser: new StubAnalyser(), ...more });
  const thumbnail = sample('eyeglasses-woman.png');
  await world.discord.setLinkPreview(LINK, { thumbnail, delayMs: 2000 });
  await world.discord.setLinkPreview(GIF, { kind: 'gifv', provider: 'Tenor', thumbnail, delayMs: 2000 });
  await (await world.mod.run(world.channel, 'watch on', options)).reply();
  return world;
}

/** A message whose previews have come. */
async function postLink(world: World, content: string): Promise<APIMessage> {
  const post = await world.ana.post(world.channel, content);
  await world.letTheBotCatchUp();
  world.discord.clock.advance(2000);
  return post;
}

/** Tells of a message again, as Discord does when it is pinned. */
async function tellAgain(world: World, post: APIMessage): Promise<void> {
  world.ana.react(post, '👍');
  await world.ana.edit(post, post.content);
}

describe('a link or the GIF picker in a watched channel', () => {
  it('is described where the channel wants that, once its preview has come, and once', async () => {
    const world = await open({ links: true });
    for (const url of [LINK, GIF]) {
      const post = await postLink(world, `look ${url}`);
      expect((await world.replyTo(post)).embeds[0]?.title).toMatch(/eyeglasses/);
      await tellAgain(world, post);
      await world.letTheBotCatchUp();
      expect(world.replies(post)).toHaveLength(1);
    }
  });

  it('is left alone by default, and so is what people keep from being shown', async () => {
    const world = await open();
    const post = await postLink(world, LINK);
    await world.letTheBotCatchUp();
    expect(world.replies(post)).toEqual([]);
    await (await world.mod.run(world.channel, 'watch on', { links: true })).reply();
    const hidden = await postLink(world, `<${LINK}>`);
    await world.letTheBotCatchUp();
    expect(world.replies(hidden)).toEqual([]);
  });

  it('that the edit of a message takes away takes the reply along', async () => {
    const world = await open({ links: true });
    const post = await postLink(world, LINK);
    const reply = await world.replyTo(post);
    const deletion = world.discord.nextDeletion({ where: ({ id }) => id === reply.id });
    await world.ana.edit(post, 'nothing here');
    await deletion;
    await world.letTheBotCatchUp();
    expect(world.replies(post)).toEqual([]);
  });

  it('is not answered again by the next start, nor when Discord tells of it then', async () => {
    const world = await open({ links: true });
    const post = await postLink(world, LINK);
    await world.replyTo(post);
    await world.stopBot();
    const meanwhile = await world.ana.post(world.channel, LINK);
    world.discord.clock.advance(2000);
    await world.startBot();
    await world.replyTo(meanwhile);
    for (const message of [post, meanwhile]) await tellAgain(world, message);
    await world.letTheBotCatchUp();
    for (const message of [post, meanwhile]) expect(world.replies(message)).toHaveLength(1);
  });

  it('is not followed where the media proxy leads somewhere else, be it to a host that is allowed', async () => {
    const world = await open({ links: true });
    await (await world.mod.run(world.channel, 'watch mentions')).reply();
    const other = await world.ben.post(world.channel, { files: [picture('elsewhere.png')] });
    await (await world.mod.run(world.channel, 'watch on')).reply();
    const location = other.attachments[0]?.url ?? expect.fail();
    world.discord.faults.cdn({ kind: 'redirect', location }, { path: /^\/external\//, times: 9 });
    const post = await postLink(world, LINK);
    await world.letTheBotCatchUp();
    expect(world.replies(post)).toEqual([]);
    const asked = await world.ben.post(world.channel, { content: `<@${world.discord.bot.id}>`, replyTo: post });
    expect((await world.replyTo(asked)).content).toMatch(/could not be downloaded/);
    const paths = world.discord.happened.flatMap((one) => (one.type === 'cdn.requested' ? [one.path] : []));
    expect(paths.filter((path) => path.startsWith('/external/')).length).toBeGreaterThanOrEqual(2);
    expect(paths.filter((path) => path.endsWith('elsewhere.png'))).toEqual([]);
  });

  it('beside a mention is waited for', async () => {
    const world = await open();
    const post = await world.ana.post(world.channel, `<@${world.discord.bot.id}> ${LINK}`);
    await world.letTheBotCatchUp();
    world.discord.clock.advance(2000);
    expect((await world.replyTo(post)).embeds[0]?.title).toMatch(/eyeglasses/);
    expect(world.replies(post)).toHaveLength(1);
  });
});

describe('a sticker in a watched channel', () => {
  it('is described where the channel wants that, and not otherwise', async () => {
    const world = await open();
    const data = sample('eyeglasses-woman.png');
    const sticker = world.discord.createSticker({ name: 'smile', format: 'png', data });
    const before = await world.ana.post(world.channel, { stickers: [sticker] });
    await world.letTheBotCatchUp();
    expect(world.replies(before)).toEqual([]);
    await (await world.mod.run(world.channel, 'watch on', { stickers: true })).reply();
    const post = await world.ana.post(world.channel, { stickers: [sticker] });
    expect((await world.replyTo(post)).embeds[0]?.title).toMatch(/eyeglasses/);
  });
});

describe('an edit in a watched channel', () => {
  it('that adds a picture is answered, also to a message that had none', async () => {
    const world = await open();
    const post = await world.ana.post(world.channel, 'wait for it');
    await world.letTheBotCatchUp();
    await world.ana.edit(post, { add: [picture()] });
    expect((await world.replyTo(post)).embeds[0]?.title).toMatch(/eyeglasses/);
  });

  it('that adds another picture has the reply made anew, of both', async () => {
    const world = await open();
    const post = await world.ana.post(world.channel, { files: [picture('a.png')] });
    const first = await world.replyTo(post);
    const second = world.discord.nextMessage({ replyTo: post, timeoutMs: 60_000 });
    await world.ana.edit(post, { add: [picture('b.png')] });
    expect((await second).embeds[0]?.title).toMatch(/^Two faces/);
    await world.letTheBotCatchUp();
    expect(world.discord.message(first)).toBeUndefined();
    expect(world.replies(post)).toHaveLength(1);
  });

  it('that mentions the bot only now is answered where mentions are', async () => {
    const world = await open();
    await (await world.mod.run(world.channel, 'watch mentions')).reply();
    const post = await world.ana.post(world.channel, { content: 'me', files: [picture()] });
    await world.letTheBotCatchUp();
    expect(world.replies(post)).toEqual([]);
    await world.ana.edit(post, `<@${world.discord.bot.id}> me`);
    expect((await world.replyTo(post)).embeds).toHaveLength(1);
  });

  it('of words alone in a picture from before watching was switched on is left alone', async () => {
    const world = await open();
    await (await world.mod.run(world.channel, 'watch mentions')).reply();
    const post = await world.ana.post(world.channel, { content: 'me', files: [picture()] });
    await world.letTheBotCatchUp();
    await (await world.mod.run(world.channel, 'watch on')).reply();
    await world.ana.edit(post, 'it is me');
    await world.letTheBotCatchUp();
    expect(world.replies(post)).toEqual([]);
  });
});
