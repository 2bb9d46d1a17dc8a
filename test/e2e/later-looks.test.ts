import { type APIMessage, MessageFlags } from 'discord-api-types/v10';
import type { Person } from 'local-discord';
import { describe, expect, it } from 'vitest';
import { optionsOf, picture, textOf, World } from './world.ts';

/** Sixty-three faces are looked at, on a machine that may have other things to do. */
const PATIENCE_MS = 60_000;

/** Presses *Why?*, chooses an attribute, and gives what comes of it. */
async function whyOf(world: World, person: Person, reply: APIMessage, attribute: string): Promise<APIMessage> {
  const question = await (await person.press(reply, 'Why?')).reply();
  const edited = world.discord.nextEdit({ where: ({ id }) => id === question.id, timeoutMs: PATIENCE_MS });
  await person.choose(question, [attribute]);
  return edited;
}

async function posted(world: World, files = [picture()]): Promise<{ post: APIMessage; reply: APIMessage }> {
  const post = await world.ana.post(world.channel, { files });
  return { post, reply: await world.replyTo(post) };
}

const HEAT_MAP = /^Heat map over the face for eyeglasses, .*Strongest at the bridge of the nose/;

describe('Why?', () => {
  it('shows to who asks where a score comes from, after a restart as well', async () => {
    const world = await World.open();
    const { reply } = await posted(world);
    for (const restarted of [false, true]) {
      if (restarted) {
        await world.stopBot();
        await world.startBot();
      }
      const why = await whyOf(world, world.ben, reply, 'Eyeglasses');
      expect(why.flags).toBe(MessageFlags.Ephemeral);
      expect(why.attachments).toMatchObject([
        { width: 1100, height: 560, description: expect.stringMatching(HEAT_MAP) },
      ]);
    }
  });

  it('works for the picture of a command, whose address is remembered', async () => {
    const world = await World.open();
    const reply = await (await world.ana.run(world.channel, 'classify', { image: picture() })).reply();
    expect((await whyOf(world, world.ana, reply, 'Eyeglasses')).attachments[0]?.description).toMatch(HEAT_MAP);
  });

  it('asks for the face first where there are several, and finds it in its own file', async () => {
    const world = await World.open();
    const bald = picture('b.png', { data: (await import('../samples.ts')).sample('bald-man.png') });
    const { reply } = await posted(world, [bald, picture('a.png')]);
    const question = await (await world.ana.press(reply, 'Why?')).reply();
    expect(optionsOf(question)).toEqual(optionsOf(reply));
    const asked = world.discord.nextEdit();
    await world.ana.choose(question, [optionsOf(question)[1] ?? '']);
    await asked;
    const edited = world.discord.nextEdit({ timeoutMs: PATIENCE_MS });
    await world.ana.choose(question, ['Eyeglasses']);
    expect((await edited).attachments[0]?.description).toMatch(HEAT_MAP);
  });

  it('says in a sentence that the picture is gone', async () => {
    const world = await World.open();
    const reply = await (await world.ana.run(world.channel, 'classify', { image: picture() })).reply();
    await world.stopBot();
    await world.startBot();
    const question = await (await world.ana.press(reply, 'Why?')).reply();
    const sentence = world.discord.nextMessage({ where: ({ id }) => id !== question.id });
    await world.ana.choose(question, ['Eyeglasses']);
    expect((await sentence).content).toMatch(/^I keep no pictures, and I can no longer fetch this one/);
  });

  it('downloads nothing of somebody who opted out since', async () => {
    const world = await World.open();
    const { reply } = await posted(world);
    // Otherwise the reply would go with the opt-out.
    await world.stopBot();
    await world.startBot();
    await (await world.ana.run(world.channel, 'privacy opt-out')).reply();
    const { downloads } = world;
    const question = await (await world.ben.press(reply, 'Why?')).reply();
    const refusal = world.discord.nextMessage({ where: ({ id }) => id !== question.id });
    await world.ben.choose(question, ['Eyeglasses']);
    expect((await refusal).content).toContain('opted out');
    expect(world.downloads).toBe(downloads);
  });
});

describe('Wrong?', () => {
  it('counts an attribute once a reply, from who posted or asked alone, and remembers it in the reply', async () => {
    const world = await World.open();
    const { reply } = await posted(world);
    expect((await (await world.ben.press(reply, 'Wrong?')).reply()).content).toMatch(/^Only who posted/);
    const question = await (await world.ana.press(reply, 'Wrong?')).reply();
    expect(optionsOf(question)).toContain('Eyeglasses');
    const thanks = world.discord.nextEdit({ where: ({ id }) => id === question.id, timeoutMs: PATIENCE_MS });
    await world.ana.choose(question, ['Eyeglasses']);
    expect((await thanks).content).toContain('eyeglasses');
    const again = await (await world.ana.press(world.discord.message(reply) ?? reply, 'Wrong?')).reply();
    expect(optionsOf(again)).not.toContain('Eyeglasses');
    expect(optionsOf(again)).toHaveLength(optionsOf(question).length - 1);
    const about = await (await world.ben.run(world.channel, 'about')).reply();
    const turned = world.discord.nextEdit({ where: ({ id }) => id === about.id });
    await world.ben.choose(about, ['wrong']);
    expect(textOf(await turned)).toMatch(/^- eyeglasses: called wrong once, right in 9\d\.\d\s% when measured$/m);
  });

  it('works in a private reply, which is marked itself', async () => {
    const world = await World.open();
    const options = { image: picture(), private: true };
    const reply = await (await world.ana.run(world.channel, 'classify', options)).reply();
    const opened = world.discord.nextEdit();
    await world.ana.press(reply, 'Wrong?');
    const asking = await opened;
    expect(asking.id).toBe(reply.id);
    const marked = world.discord.nextEdit();
    await world.ana.choose(asking, ['Eyeglasses'], `wrong-of|${reply.id}`);
    expect(JSON.stringify((await marked).components)).not.toContain('"wrong-of');
  });
});

describe('the card of one face of a group', () => {
  it('shows the face while its picture is there, and goes without it afterwards', async () => {
    const world = await World.open();
    const { post, reply } = await posted(world, [picture('a.png'), picture('b.png')]);
    const cardOf = async () => {
      const card = await (await world.ben.choose(reply, [optionsOf(reply)[0] ?? ''])).reply();
      return Buffer.from(await (await fetch(card.attachments[0]?.url ?? '')).arrayBuffer());
    };
    const shown = await cardOf();
    expect((await cardOf()).equals(shown)).toBe(true);
    // Otherwise the reply would go with the opt-out.
    await world.stopBot();
    await world.startBot();
    await (await world.ana.run(world.channel, 'privacy opt-out')).reply();
    expect(post.attachments).toHaveLength(2);
    expect((await cardOf()).equals(shown)).toBe(false);
  });
});
