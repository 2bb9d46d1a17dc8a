import { MessageFlagsBitField } from 'discord.js';
import { type APIMessage, MessageFlags } from 'discord-api-types/v10';
import type { UsedInteraction } from 'local-discord';
import { describe, expect, it } from 'vitest';
import { sample } from '../samples.ts';
import { StubAnalyser } from './stub-analyser.ts';
import { buttonsOf, picture, World, type WorldOptions } from './world.ts';

const AVATAR = sample('eyeglasses-woman.png');
const HOUR_MS = 3_600_000;

function open(options: WorldOptions = {}): Promise<World> {
  return World.open({ analyser: new StubAnalyser(), settings: { WATCH_DEFAULT: 'off' }, ...options });
}

/** What a person is told alone, in place of an answer that all would see. */
async function told(used: UsedInteraction): Promise<APIMessage> {
  return used.followUps[0] ?? used.nextFollowUp();
}

describe('/classify without a picture', () => {
  it("describes one's own latest picture in this channel", async () => {
    const world = await open();
    await world.ana.post(world.channel, { files: [picture('a.png'), picture('b.png')] });
    await world.ana.post(world.channel, 'words');
    await world.ben.post(world.channel, { files: [picture()] });
    const reply = await (await world.ana.run(world.channel, 'classify', { threshold: 0.4 })).reply();
    expect(reply.embeds[0]?.title).toMatch(/^Two faces/);
    expect(isEphemeral(reply)).toBe(false);
  });

  it('works in direct messages, without the intent as well', async () => {
    const world = await open({ discord: { privilegedIntents: [] } });
    const dm = world.discord.openDm(world.ana);
    await world.replyTo(await world.ana.post(dm, { files: [picture()] }), dm);
    expect((await (await world.ana.run(dm, 'classify')).reply()).embeds).toHaveLength(1);
  });

  it('gives a private hint where there is none of the last hour', async () => {
    const world = await open();
    await world.ana.post(world.channel, { files: [picture()] });
    world.discord.clock.advance(HOUR_MS + 1000);
    await world.ben.post(world.channel, { files: [picture()] });
    const hint = await told(await world.ana.run(world.channel, 'classify'));
    expect(isEphemeral(hint)).toBe(true);
    expect(hint.content).toContain('I see no picture of yours');
  });

  it.each([
    ['without the intent', { discord: { privilegedIntents: [] } }, []],
    ['where it may not read back', {}, ['ReadMessageHistory']],
  ] as const)('gives the hint %s, and reads nothing', async (_, options, deny) => {
    const world = await open(options);
    const channel = world.server.createChannel({ overwrites: [{ for: 'bot', deny: [...deny] }] });
    await world.ana.post(channel, { files: [picture()] });
    const hint = await told(await world.ana.run(channel, 'classify'));
    expect(hint.content).toContain('I see no picture of yours');
    const reads = world.discord.happened.filter((one) => one.type === 'rest' && one.path.endsWith('/messages'));
    expect(reads).toEqual([]);
  });

  it('reads nothing of somebody who opted out', async () => {
    const world = await open();
    await world.ana.post(world.channel, { files: [picture()] });
    await (await world.ana.run(world.channel, 'privacy opt-out')).reply();
    for (const options of [{}, { avatar: true }]) {
      const refusal = await told(await world.ana.run(world.channel, 'classify', options));
      expect(refusal.content).toContain('You have opted out');
    }
    expect(world.downloads).toBe(0);
  });
});

describe("one's own avatar", () => {
  it('is described as it is in this server, by /classify and by the command on oneself', async () => {
    const world = await open();
    const kim = world.discord.createPerson({ name: 'kim', avatar: sample('bald-man.png') });
    world.server.addMember(kim, { avatar: AVATAR });
    const reply = await (await kim.run(world.channel, 'classify', { avatar: true })).reply();
    const again = await (await kim.applyUserCommand(world.channel, 'Classify avatar', kim)).reply();
    for (const one of [reply, again]) {
      expect(one.embeds).toHaveLength(1);
      expect(isEphemeral(one)).toBe(false);
    }
    const paths = world.discord.happened.flatMap((one) => (one.type === 'cdn.requested' ? [one.path] : []));
    expect(paths).toHaveLength(2);
    for (const path of paths) expect(path).toMatch(`/guilds/${world.server.id}/users/${kim.id}/avatars/`);
  });

  it('is said to be missing where there is only a picture of Discord’s', async () => {
    const world = await open();
    const refusal = await told(await world.ana.run(world.channel, 'classify', { avatar: true }));
    expect(refusal.content).toContain('There is no avatar');
  });
});

describe("somebody else's avatar", () => {
  async function withKim(world: World) {
    const kim = world.discord.createPerson({ name: 'kim', avatar: AVATAR });
    world.server.addMember(kim);
    const ask = async () => (await world.ana.applyUserCommand(world.channel, 'Classify avatar', kim)).reply();
    const set = async (command: string, options: Record<string, boolean> = {}) =>
      (await (await kim.run(world.channel, command, options)).reply()).content;
    return { ask, set };
  }

  it('is described to who asks alone, and only while that person allows it', async () => {
    const world = await open();
    const { ask, set } = await withKim(world);
    expect((await ask()).content).toContain('avatars of those alone who allow it');
    expect(world.downloads).toBe(0);
    expect(await set('privacy avatar', { allow: true })).toContain('from now on');
    expect(await set('privacy info')).toContain('Others **may** have your avatar described');
    const reply = await ask();
    expect(isEphemeral(reply)).toBe(true);
    expect(reply.embeds).toHaveLength(1);
    await set('privacy avatar', { allow: false });
    expect((await ask()).content).toContain('avatars of those alone who allow it');
    // A later look fetches it anew, and is refused as well.
    const downloads = world.downloads;
    expect(buttonsOf(reply)).toContain('Why?');
    await (await world.ana.press(reply, 'Why?')).reply();
    expect(world.downloads).toBe(downloads);
  });

  it('is not described once they opted out, whatever they allowed before or try to allow', async () => {
    const world = await open();
    const { ask, set } = await withKim(world);
    await set('privacy avatar', { allow: true });
    await set('privacy opt-out');
    expect((await ask()).content).toContain('avatars of those alone who allow it');
    expect(await set('privacy avatar', { allow: true })).toContain('that counts more');
    await set('privacy opt-in');
    expect((await ask()).content).toContain('avatars of those alone who allow it');
    expect(world.downloads).toBe(0);
  });

  it('is not told any more when that is taken back while it is in work', async () => {
    const analyser = new StubAnalyser();
    const world = await open({ analyser });
    const { ask, set } = await withKim(world);
    await set('privacy avatar', { allow: true });
    const release = analyser.hold();
    const reply = ask();
    await analyser.holding(1);
    await set('privacy avatar', { allow: false });
    release();
    expect((await reply).content).toContain('avatars of those alone who allow it');
  });
});

function isEphemeral({ flags }: APIMessage): boolean {
  return new MessageFlagsBitField(flags ?? []).has(MessageFlags.Ephemeral);
}
