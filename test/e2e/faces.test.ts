import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { sample } from '../samples.ts';
import { optionsOf, picture, textOf, World } from './world.ts';

/** Three composites side by side. */
async function groupPicture(): Promise<Buffer> {
  const width = 356;
  const height = 436;
  const faces = ['eyeglasses-woman.png', 'hat-man.png', 'blond-smiling-woman.png'].map(sample);
  return sharp({ create: { width: 3 * width, height, channels: 3, background: '#8a8f94' } })
    .composite(faces.map((input, index) => ({ input, left: index * width, top: 0 })))
    .png()
    .toBuffer();
}

async function emptyPicture(): Promise<Buffer> {
  const sky = { create: { width: 400, height: 300, channels: 3, background: '#7799aa' } } as const;
  return sharp(sky).png().toBuffer();
}

describe('a picture of several faces', () => {
  it('is answered with an embed a face, a menu, and an annotated copy with alt text', async () => {
    const world = await World.open();
    const files = [picture('group.png', { data: await groupPicture() })];
    const reply = await world.replyTo(await world.ana.post(world.channel, { files }));
    expect(reply.embeds.map(({ title }) => title?.split(' · ')[0])).toEqual(['Face 1', 'Face 2', 'Face 3']);
    expect(reply.embeds.filter(({ description = '' }) => description.includes('**hat**'))).toHaveLength(1);
    expect(reply.embeds.filter(({ description = '' }) => description.includes('**eyeglasses**'))).toHaveLength(1);
    expect(reply.embeds.every(({ thumbnail }) => thumbnail !== undefined)).toBe(true);
    expect(optionsOf(reply)).toHaveLength(3);
    expect(reply.attachments).toMatchObject([{ description: 'The picture with 3 faces outlined and numbered.' }]);
    const chosen = await (await world.ben.choose(reply, [optionsOf(reply)[2] ?? ''])).reply();
    expect(chosen.attachments).toHaveLength(1);
  });

  it('has no annotated copy where the operator wants none, and no more faces than they allow', async () => {
    const world = await World.open({ settings: { ANNOTATE: 'never', MAX_FACES: '2' } });
    const image = picture('group.png', { data: await groupPicture() });
    const reply = await (await world.ana.run(world.channel, 'classify', { image })).reply();
    expect(reply.attachments).toEqual([]);
    expect(reply.embeds).toHaveLength(2);
    expect(reply.content).toMatch(/^1 more face was found but not described/);
  });
});

describe('a picture without a face', () => {
  it('is left alone in a watched channel; who asked gets tips', async () => {
    const world = await World.open();
    const files = [picture('sky.png', { data: await emptyPicture() })];
    const watched = await world.ana.post(world.channel, { files });
    const asked = await world.ana.post(world.channel, { content: `<@${world.discord.bot.id}>`, files });
    expect(textOf(await world.replyTo(asked))).toMatch(/I found no face in this picture\. A face that/);
    const used = await world.ana.run(world.channel, 'classify', { image: files[0] ?? picture(), private: true });
    expect((await used.reply()).content).toMatch(/^I found no face/);
    expect(world.replies(watched)).toEqual([]);
  });
});
