import { REST, Routes } from 'discord.js';
import type { APIMessage } from 'discord-api-types/v10';
import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { clouds, group } from '../group.ts';
import { sample } from '../samples.ts';
import { StubAnalyser } from './stub-analyser.ts';
import { picture, World, type WorldOptions } from './world.ts';

const ROLES = z.array(z.object({ id: z.string(), tags: z.object({ bot_id: z.string().optional() }).optional() }));

function open(options: WorldOptions = {}): Promise<World> {
  return World.open({ analyser: new StubAnalyser(), ...options });
}

const broken = (name = 'broken.png') => picture(name, { data: Buffer.from('no picture at all') });

describe('a direct message or a mention without a picture', () => {
  it('gets help once an hour', async () => {
    const world = await open();
    const dm = world.discord.openDm(world.ana);
    const hello = await world.ana.post(dm, 'hello');
    expect((await world.replyTo(hello, dm)).content).toMatch(/Post one here, or use `\/classify`/);
    const thanks = await world.ana.post(dm, 'thanks');
    const again = await world.ana.post(world.channel, `<@${world.discord.bot.id}>`);
    await world.letTheBotCatchUp();
    expect(world.replies(thanks, dm)).toEqual([]);
    expect(world.replies(again)).toEqual([]);
    const other = await world.ben.post(world.channel, `<@${world.discord.bot.id}> hi`);
    expect((await world.replyTo(other)).content).toMatch(/mention me in a reply to one/);
  });

  it('does not keep a picture from being described', async () => {
    const world = await open();
    const dm = world.discord.openDm(world.ana);
    const hello = await world.ana.post(dm, 'hello');
    const help = await world.replyTo(hello, dm);
    const answer = await world.ana.post(dm, { content: 'ok', replyTo: help });
    const post = await world.ana.post(dm, { files: [picture()] });
    expect((await world.replyTo(post, dm)).embeds).toHaveLength(1);
    expect(world.replies(answer, dm)).toEqual([]);
  });
});

describe("a mention of the bot's own role", () => {
  async function roleIn({ discord, server }: World): Promise<string> {
    const rest = new REST({ api: discord.apiBase }).setToken(discord.token);
    const roles = ROLES.parse(await rest.get(Routes.guildRoles(server.id)));
    return roles.find(({ tags }) => tags?.bot_id === discord.bot.id)?.id ?? expect.fail();
  }

  it('asks as a mention of the bot does', async () => {
    const world = await open({ settings: { WATCH_DEFAULT: 'mentions' } });
    const post = await world.ana.post(world.channel, { content: `<@&${await roleIn(world)}>`, files: [picture()] });
    expect((await world.replyTo(post)).embeds).toHaveLength(1);
  });

  it('without the intent is told how the picture can be shown', async () => {
    const world = await open({ discord: { privilegedIntents: [] } });
    const post = await world.ana.post(world.channel, { content: `<@&${await roleIn(world)}>`, files: [picture()] });
    expect((await world.replyTo(post)).content).toContain('I cannot see what is in that message');
  });
});

describe('a watched picture of which nothing can be said', () => {
  it('gets neither a reply nor a sign by default, and a mention in reply or the message command says why', async () => {
    const world = await World.open({ settings: { MAX_PICTURE_MB: '1', PERSON_PICTURES_PER_MINUTE: '100' } });
    const face = sample('eyeglasses-woman.png');
    const jpeg = await sharp(face).jpeg({ quality: 92 }).toBuffer();
    const small = await group(320, 240, [{ x: 230, y: 100, height: 36 }]);
    const files: [string, Buffer, RegExp, number?][] = [
      ['cut.jpg', jpeg.subarray(0, Math.floor(0.2 * jpeg.length)), /ends before the picture does/],
      ['spoilt.png', withSpoiltPixels(face), /it is damaged and cannot be decoded/],
      ['small.jpg', small.jpeg, /I found 1 face, but none that I can describe: 1 too small/],
      ['broken.png', Buffer.from('no picture at all'), /this file is none|Expected a/],
      ['clouds.jpg', await clouds(600, 400), /I found no face/],
      [
        'cut-clouds.jpg',
        mostOf(await clouds(600, 400)),
        /The file is damaged: this is what can be read of it\. I found no face/,
      ],
      ['large.png', Buffer.from('x'), /at most 1 MiB/, 9_000_000],
    ];
    for (const [name, data, reason, size] of files) {
      const post = await world.ana.post(world.channel, {
        files: [{ name, data, claims: { contentType: 'image/png', ...(size !== undefined && { size }) } }],
      });
      await world.letTheBotCatchUp();
      expect(world.replies(post)).toEqual([]);
      expect(reactionsTo(world, post)).toEqual([]);
      const asked = await world.ana.post(world.channel, { content: `<@${world.discord.bot.id}>?`, replyTo: post });
      expect((await world.replyTo(asked)).content, name).toMatch(reason);
      const used = await world.ana.applyCommand('Classify faces', post);
      const told = used.followUps[0] ?? (await used.nextFollowUp());
      expect(told.content, name).toMatch(reason);
    }
  });

  it('is told from one that is read all the same: turned, or a damaged file of which the face is there', async () => {
    const world = await World.open();
    const face = sample('eyeglasses-woman.png');
    const jpeg = await sharp(face).jpeg({ quality: 92 }).toBuffer();
    for (const [data, said] of [
      [await sharp(face).rotate(90).png().toBuffer(), /lies on its side: I turned it/],
      [await sharp(face).rotate(180).png().toBuffer(), /stands on its head: I turned it/],
      [jpeg.subarray(0, Math.floor(0.95 * jpeg.length)), /The file is damaged: this is what can be read of it/],
      [await upperPartOf(face), /The file is damaged: this is what can be read of it/],
    ] as const) {
      const post = await world.ana.post(world.channel, { files: [picture('me.png', { data })] });
      const reply = await world.replyTo(post);
      expect(reply.content).toMatch(said);
      expect(reply.embeds[0]?.title).toMatch(/eyeglasses/i);
      const asked = await world.ben.post(world.channel, { content: `<@${world.discord.bot.id}>?`, replyTo: post });
      expect((await world.replyTo(asked)).content).toMatch(said);
      expect((await (await world.ben.applyCommand('Classify faces', post)).reply()).content).toMatch(said);
    }
  });

  it('gets a sign where the channel wants one, which an edit with a better picture takes away', async () => {
    const world = await open();
    await (await world.mod.run(world.channel, 'watch on', { sign: true })).reply();
    const reacted = world.discord.next('reaction.added', { timeoutMs: 60_000 });
    const post = await world.ana.post(world.channel, { files: [broken()] });
    await reacted;
    expect(reactionsTo(world, post)).toEqual(['🔍']);
    await world.ana.edit(post, { keep: [], add: [picture()] });
    await world.replyTo(post);
    expect(reactionsTo(world, post)).toEqual([]);
  });

  it('gets no sign where it is somebody who opted out', async () => {
    const world = await open();
    await (await world.mod.run(world.channel, 'watch on', { sign: true })).reply();
    await (await world.ana.run(world.channel, 'privacy opt-out')).reply();
    const post = await world.ana.post(world.channel, { files: [broken()] });
    await world.letTheBotCatchUp();
    expect(reactionsTo(world, post)).toEqual([]);
  });
});

function reactionsTo({ discord }: World, post: APIMessage): (string | null)[] {
  return (discord.message(post)?.reactions ?? []).map(({ emoji }) => emoji.name);
}

/** Its first nine tenths. */
function mostOf(jpeg: Buffer): Buffer {
  return jpeg.subarray(0, Math.floor(0.9 * jpeg.length));
}

/** A tall JPEG with a face at its top that was cut short below the face, before its middle. */
async function upperPartOf(face: Buffer): Promise<Buffer> {
  const sky = await clouds(356, 1000);
  const jpeg = await sharp(sky)
    .composite([{ input: face, left: 0, top: 0 }])
    .jpeg({ quality: 92 })
    .toBuffer();
  return jpeg.subarray(0, Math.floor(0.48 * jpeg.length));
}

/** A PNG whose packed pixels are nonsense nearly from their start. */
function withSpoiltPixels(png: Buffer): Buffer {
  const copy = Buffer.from(png);
  const at = copy.indexOf('IDAT') + 4;
  return copy.fill(0xff, at + 20, at + 4000);
}
