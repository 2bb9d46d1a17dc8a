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
  it('is answered with one card and a line a face, left to right, and a menu for the card of one', async () => {
    const world = await World.open();
    const files = [picture('group.png', { data: await groupPicture() })];
    const reply = await world.replyTo(await world.ana.post(world.channel, { files }));
    const [first, second, third] = (reply.embeds[0]?.description ?? '').split('\n');
    expect(first).toMatch(/^\*\*1\*\* Eyeglasses/);
    expect(second).toMatch(/^\*\*2\*\* Hat/);
    expect(third).toMatch(/^\*\*3\*\* Blond hair/);
    expect(optionsOf(reply)).toHaveLength(3);
    expect(reply.attachments).toMatchObject([{ width: 1100, height: 700 }]);
    expect(reply.attachments[0]?.description).toMatch(/^3 faces, left to right, row by row\. 1: eyeglasses/);
    const chosen = await (await world.ben.choose(reply, [optionsOf(reply)[2] ?? ''])).reply();
    expect(chosen.content).toMatch(/^\*\*Face 3: Blond, smiling, with lipstick\*\*/);
    expect(chosen.attachments).toMatchObject([{ width: 1100, height: 560 }]);
  });

  it('has no card where the operator shows no faces, and no more faces than they allow', async () => {
    const world = await World.open({ settings: { ANNOTATE: 'never', MAX_FACES: '2' } });
    const image = picture('group.png', { data: await groupPicture() });
    const reply = await (await world.ana.run(world.channel, 'classify', { image })).reply();
    expect(reply.attachments).toEqual([]);
    expect(reply.embeds[0]?.description?.match(/^\*\*\d\*\* /gm)).toHaveLength(2);
    expect(reply.content).toMatch(/^1 more face was found but not described: 1 beyond the limit of faces a picture/);
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
