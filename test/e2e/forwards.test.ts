import { describe, expect, it } from 'vitest';
import { picture, textOf, World } from './world.ts';

describe('a forwarded picture', () => {
  it('is described in a watched channel where the bot sees whose it is', async () => {
    const world = await World.open();
    const post = await world.ana.post(world.channel, { files: [picture()] });
    await world.replyTo(post);
    const forward = world.ben.forward(post, world.channel);
    expect(textOf(await world.replyTo(forward))).toMatch(/eyeglasses/i);
  });

  it('is left alone where its author has opted out, whoever forwards it', async () => {
    const world = await World.open();
    await (await world.ana.run(world.channel, 'privacy opt-out')).reply();
    const post = await world.ana.post(world.channel, { files: [picture()] });
    const forward = world.ben.forward(post, world.channel);
    await world.letTheBotCatchUp();
    expect(world.replies(forward)).toEqual([]);
    const used = await world.ben.applyCommand('Classify faces', forward);
    expect(textOf(await used.reply())).toContain('Who posted this has opted out');
    // Nor is it where somebody forwards that forward.
    const again = world.mod.forward(forward, world.channel);
    await world.letTheBotCatchUp();
    expect(world.replies(again)).toEqual([]);
    const usedAgain = await world.mod.applyCommand('Classify faces', again);
    expect(textOf(await usedAgain.reply())).toContain('Who posted this has opted out');
  });

  it('is described to who asks alone where nobody can say whose it is', async () => {
    const world = await World.open();
    const hidden = world.server.createChannel({ name: 'hidden', overwrites: [{ for: 'bot', deny: ['ViewChannel'] }] });
    const post = await world.ana.post(hidden, { files: [picture()] });
    const forward = world.ana.forward(post, world.channel);
    await world.letTheBotCatchUp();
    expect(world.replies(forward)).toEqual([]);
    const used = await world.ben.applyCommand('Classify faces', forward);
    const reply = await used.reply();
    expect(textOf(reply)).toMatch(/eyeglasses/i);
    expect((reply.flags ?? 0) & 64).toBe(64);
  });
});
