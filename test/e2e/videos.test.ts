import { chmod, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { clouds } from '../group.ts';
import { sample } from '../samples.ts';
import { temporaryFolder, World } from './world.ts';

const FACE = sample('eyeglasses-woman.png');
/** What a video starts with, and nothing behind it. */
const VIDEO = Buffer.from('\0\0\0\x14ftypisom\0\0\0\0isom', 'latin1');

/** Stands in for ffmpeg: whatever comes, out comes this picture. */
async function ffmpegThatGives(png: Buffer): Promise<string> {
  const folder = await temporaryFolder();
  await writeFile(join(folder, 'still.png'), png);
  const program = join(folder, 'ffmpeg');
  await writeFile(program, `#!/bin/sh\ncat >/dev/null; cat "${folder}/still.png"\n`);
  await chmod(program, 0o755);
  return program;
}

async function ask(world: World, still?: Buffer) {
  const files = [{ name: 'clip.mp4', data: VIDEO, ...(still && { still }) }];
  const post = await world.ana.post(world.channel, { content: `<@${world.discord.bot.id}>`, files });
  return world.replyTo(post);
}

const requested = ({ discord }: World) =>
  discord.happened.flatMap((one) => (one.type === 'cdn.requested' ? [one.status] : []));

describe('a video that somebody asks about', () => {
  it("is described by the still of Discord's media proxy, and nothing else of it is fetched", async () => {
    const world = await World.open({ settings: { FFMPEG: 'off', MAX_PICTURE_MB: '1' } });
    const files = [{ name: 'clip.mp4', data: VIDEO, still: FACE, claims: { size: 9_000_000 } }];
    const post = await world.ana.post(world.channel, { content: `<@${world.discord.bot.id}>`, files });
    const reply = await world.replyTo(post);
    expect(reply.embeds[0]?.title).toMatch(/eyeglasses/);
    expect(requested(world)).toEqual([200]);
    const question = await (await world.ana.press(reply, 'Why?')).reply();
    const edited = world.discord.nextEdit({ where: ({ id }) => id === question.id, timeoutMs: 60_000 });
    await world.ana.choose(question, ['Eyeglasses']);
    expect((await edited).attachments[0]?.description).toMatch(/^Heat map/);
  });

  it.skipIf(process.platform === 'win32')("is described by the operator's ffmpeg where there is no still", async () => {
    const world = await World.open({ settings: { FFMPEG: await ffmpegThatGives(FACE) } });
    expect((await ask(world)).embeds[0]?.title).toMatch(/eyeglasses/);
    expect(requested(world)).toEqual([415, 200]);
  });

  it.skipIf(process.platform === 'win32')('is described by ffmpeg where the still shows nobody', async () => {
    const world = await World.open({ settings: { FFMPEG: await ffmpegThatGives(FACE) } });
    expect((await ask(world, await clouds(300, 200))).embeds[0]?.title).toMatch(/eyeglasses/);
  });

  it('is answered with a sentence where neither gives a picture', async () => {
    const world = await World.open({ settings: { FFMPEG: 'off' } });
    expect((await ask(world)).content).toMatch(/This is a video \(MP4\).*screenshot/);
    expect((await ask(world, await clouds(300, 200))).content).toMatch(/I found no face/);
  });
});

describe('a video in a watched channel', () => {
  it("is described by the still of Discord's media proxy, though the video itself is larger than any download", async () => {
    const world = await World.open({ settings: { MAX_PICTURE_MB: '1' } });
    const files = [{ name: 'clip.mp4', data: VIDEO, still: FACE, claims: { size: 9_000_000 } }];
    const reply = await world.replyTo(await world.ana.post(world.channel, { files }));
    expect(reply.embeds[0]?.title).toMatch(/eyeglasses/);
    expect(requested(world)).toEqual([200]);
    // Whoever asks for more of it gets it of the same still.
    const question = await (await world.ana.press(reply, 'Why?')).reply();
    const edited = world.discord.nextEdit({ where: ({ id }) => id === question.id, timeoutMs: 60_000 });
    await world.ana.choose(question, ['Eyeglasses']);
    expect((await edited).attachments[0]?.description).toMatch(/^Heat map/);
  });

  it.skipIf(process.platform === 'win32')(
    'is left alone without a still, and described when somebody asks',
    async () => {
      const world = await World.open({ settings: { FFMPEG: await ffmpegThatGives(FACE) } });
      const post = await world.ana.post(world.channel, { files: [{ name: 'clip.mp4', data: VIDEO }] });
      await world.letTheBotCatchUp();
      expect(world.replies(post)).toEqual([]);
      expect(world.log.with('shed')).toEqual([]);
      const asked = await world.ben.post(world.channel, { content: `<@${world.discord.bot.id}>`, replyTo: post });
      expect((await world.replyTo(asked)).embeds[0]?.title).toMatch(/eyeglasses/);
    },
  );
});
