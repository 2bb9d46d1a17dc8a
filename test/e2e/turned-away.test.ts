import { describe, expect, it } from 'vitest';
import { run } from './program.ts';
import { StubAnalyser } from './stub-analyser.ts';
import { picture, World } from './world.ts';

/** So that nobody who asks again and again has to wait. */
const settings = { PERSON_PICTURES_PER_MINUTE: '1000' };

/** What the operator does in a terminal beside the running bot. */
async function block(world: World, ...args: readonly string[]) {
  const { code, stdout, stderr } = await run('src/block.ts', { DATA_DIR: world.folder }, args).ended;
  return { code, stdout, stderr };
}

/** Uses a command until its answer says what is expected. */
async function until(world: World, person: World['ana'], text: string): Promise<void> {
  await expect
    .poll(
      async () => {
        const used = await person.run(world.channel, 'classify', { image: picture(), private: true });
        return (await used.reply()).content;
      },
      { timeout: 20_000 },
    )
    .toContain(text);
}

describe('a person whom the operator turns away while the bot runs', () => {
  it('is described nothing, is told so by commands alone, and has /privacy still', async () => {
    const world = await World.open({ analyser: new StubAnalyser(), settings });
    const { code, stdout } = await block(world, 'person', world.ana.id);
    expect({ code, stdout }).toEqual({ code: 0, stdout: `person ${world.ana.id}\n` });
    await until(world, world.ana, 'turned you away');

    const before = world.downloads;
    const post = await world.ana.post(world.channel, { files: [picture()] });
    const asked = await world.ana.post(world.channel, {
      content: `<@${world.discord.bot.id}>`,
      files: [picture()],
    });
    await world.letTheBotCatchUp();
    expect([world.replies(post), world.replies(asked)]).toEqual([[], []]);
    const onPost = await world.ben.applyCommand('Classify faces', post);
    expect((await onPost.reply()).content).toContain('turned away who posted this');
    // That of catching up alone.
    expect(world.downloads).toBe(before + 1);
    expect((await (await world.ana.run(world.channel, 'privacy opt-out')).reply()).content).toContain('opted out');

    const dm = world.discord.openDm(world.ana);
    const direct = await world.ana.post(dm, { files: [picture()] });
    expect((await world.replyTo(direct, dm)).content).toContain('turned you away');
  });

  it('has their picture described no more though it is in work already', async () => {
    const analyser = new StubAnalyser();
    const world = await World.open({ analyser, settings });
    const release = analyser.hold();
    const post = await world.ana.post(world.channel, { files: [picture()] });
    await analyser.holding(1);
    await block(world, 'person', world.ana.id);
    await expect.poll(() => analyser.waiting, { timeout: 20_000 }).toBe(0);
    release();
    await world.letTheBotCatchUp();
    expect(world.replies(post)).toEqual([]);
  });

  it('is served again once taken back', async () => {
    const world = await World.open({ analyser: new StubAnalyser(), settings });
    await block(world, 'person', world.ana.id);
    await until(world, world.ana, 'turned you away');
    expect((await block(world, '--undo', 'person', world.ana.id)).stdout).toBe('Nobody is turned away.\n');
    await expect
      .poll(
        async () => {
          const used = await world.ana.run(world.channel, 'classify', { image: picture(), private: true });
          return (await used.reply()).embeds.length;
        },
        { timeout: 20_000 },
      )
      .toBe(1);
  });
});

describe('a server that the operator turns away', () => {
  it('is described nothing, while its people are served elsewhere', async () => {
    const world = await World.open({ analyser: new StubAnalyser(), settings });
    await block(world, 'server', world.server.id);
    await until(world, world.ben, 'turned this server away');
    const post = await world.ben.post(world.channel, { files: [picture()] });
    const dm = world.discord.openDm(world.ben);
    await world.replyTo(await world.ben.post(dm, { files: [picture()] }), dm);
    expect(world.replies(post)).toEqual([]);
  });
});

describe('npm run block', () => {
  it('says what is wrong with its arguments and where there is no database', async () => {
    const world = await World.open({ withoutBot: true });
    expect(await block(world, 'person')).toMatchObject({
      code: 1,
      stderr: expect.stringContaining('the id of a person'),
    });
    expect(await block(world, 'person', 'ana')).toMatchObject({ code: 1, stderr: expect.stringContaining('digits') });
    expect(await block(world, 'person', '12345')).toMatchObject({
      code: 1,
      stderr: expect.stringContaining('start the bot once'),
    });
  });
});
