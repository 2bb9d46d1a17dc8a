import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it, vi } from 'vitest';
import { PACKAGE_ROOT } from '../../src/package-root.ts';
import { StubAnalyser } from './stub-analyser.ts';
import { World } from './world.ts';

// As where the operator has left the optional package out.
vi.mock('heic-decode', () => ({
  get default(): never {
    throw Object.assign(new Error("Cannot find package 'heic-decode'"), { code: 'ERR_MODULE_NOT_FOUND' });
  },
}));

it('a HEIC that the operator has left out gets no reply where the bot watches, and who asks is told why', async () => {
  const world = await World.open({ analyser: new StubAnalyser() });
  const data = await readFile(join(PACKAGE_ROOT, 'models', 'kinds', 'portrait.heic'));
  const post = await world.ana.post(world.channel, { files: [{ name: 'IMG_0001.HEIC', data }] });
  await world.letTheBotCatchUp();
  expect(world.replies(post)).toEqual([]);
  const why = /HEIC.*left out what reads them/;
  const asked = await world.ben.post(world.channel, { content: `<@${world.discord.bot.id}>`, replyTo: post });
  expect((await world.replyTo(asked)).content).toMatch(why);
  const used = await world.ben.applyCommand('Classify faces', post);
  expect((await used.reply()).content).toMatch(why);
});
