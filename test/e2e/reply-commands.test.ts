import { type APIMessage, MessageFlags } from 'discord-api-types/v10';
import type { Person } from 'local-discord';
import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { sample } from '../samples.ts';
import { buttonsOf, picture, textOf, World } from './world.ts';

/** Somebody who manages the server. */
function managerOf({ discord, server }: World): Person {
  const [known] = server.members.filter(({ name }) => name === 'max');
  if (known) return known;
  const max = discord.createPerson({ name: 'max' });
  server.addMember(max, { permissions: ['ManageGuild'] });
  return max;
}

const blond = () => picture('blond.png', { data: sample('blond-smiling-woman.png') });

/** Ben's picture, its description as Ana alone sees it, and the question whether it may be posted. */
async function asked(world: World) {
  const post = await world.ben.post(world.channel, { files: [blond()] });
  const reply = await (await world.ana.applyCommand('Describe for screen reader', post)).reply();
  const question = await (await world.ana.press(reply, 'Ask to post it')).reply();
  return { post, reply, question };
}

/** Ben agrees; resolves when the question has become the description. */
async function agreed(world: World, question: APIMessage): Promise<void> {
  const edited = world.discord.nextEdit({ where: ({ id }) => id === question.id, timeoutMs: 60_000 });
  await world.ben.press(question, 'Post it here');
  await edited;
}

function deletionOf({ discord }: World, message: APIMessage) {
  return discord.nextDeletion({ where: ({ id }) => id === message.id, timeoutMs: 60_000 });
}

describe('/compare', () => {
  it('shows two faces on one card, and what differs', async () => {
    const world = await World.open();
    const used = await world.ana.run(world.channel, 'compare', { a: blond(), b: picture() });
    const reply = await used.reply();
    expect(reply.attachments).toMatchObject([{ width: 1100, height: 700, content_type: 'image/jpeg' }]);
    const [{ description = '' } = expect.fail()] = reply.attachments;
    expect(description).toMatch(
      /^Card that compares two faces, A and B: eyeglasses <\u00a01\u00a0% and >\u00a099\u00a0%/,
    );
    expect(description).toContain('blond hair');
    expect(reply.content).toContain('Both: smiling');
    expect(buttonsOf(reply)).toEqual(['Delete']);
    const deletion = deletionOf(world, reply);
    await world.ana.press(reply, 'Delete');
    await deletion;
    expect(`${reply.content}${description}`).not.toMatch(/attractive|male|young|same person|similar/i);
  });

  it('says which picture has no face', async () => {
    const world = await World.open();
    const grey = await sharp({ create: { width: 300, height: 300, channels: 3, background: '#888' } })
      .png()
      .toBuffer();
    const options = { a: blond(), b: picture('grey.png', { data: grey }), private: true };
    const reply = await (await world.ana.run(world.channel, 'compare', options)).reply();
    expect(reply.content).toContain('no face that I can describe in picture B');
  });
});

describe('Apps → Describe for screen reader', () => {
  it('says privately what stands out, where that comes from, and no opinion', async () => {
    const world = await World.open();
    const post = await world.ben.post(world.channel, { files: [blond()] });
    const reply = await (await world.ana.applyCommand('Describe for screen reader', post)).reply();
    expect(reply.flags).toBe(MessageFlags.Ephemeral);
    expect(reply.content).toMatch(
      /^Described by a program .* A picture with one face\. It shows blond hair, lipstick, smiling/,
    );
    expect(reply.content).not.toMatch(/male|young|attractive|nose|lips\b/i);
    expect(buttonsOf(reply)).not.toContain('Post it here');
  });

  it('is posted where somebody else asks for that and its poster agrees, who alone can', async () => {
    const world = await World.open();
    const post = await world.ben.post(world.channel, { files: [blond()] });
    const reply = await (await world.ana.applyCommand('Describe for screen reader', post)).reply();
    const question = await (await world.ana.press(reply, 'Ask to post it')).reply();
    expect((question.flags ?? 0) & MessageFlags.Ephemeral).toBe(0);
    expect(question.content).toContain(`<@${world.ben.id}>`);
    expect(question.mentions.map(({ id }) => id)).toEqual([world.ben.id]);
    const refused = await (await world.ana.press(question, 'Post it here')).reply();
    expect(refused.content).toMatch(/^Only who posted the picture/);
    const edited = world.discord.nextEdit({ where: ({ id }) => id === question.id, timeoutMs: 60_000 });
    await world.ben.press(question, 'Post it here');
    const posted = await edited;
    expect(posted.content).toBe(reply.content);
    expect(buttonsOf(posted)).toEqual(['Delete']);
  });

  it('asks nobody who has opted out since, and describes nothing that was deleted', async () => {
    const world = await World.open();
    const { post, reply, question } = await asked(world);
    // What a question is about is known for an hour, or until a restart.
    await world.stopBot();
    await world.startBot();
    await world.ben.delete(post);
    for (const [person, pressed, button] of [
      [world.ben, question, 'Post it here'],
      [world.ana, reply, 'Ask to post it'],
    ] as const) {
      const gone = world.discord.nextMessage({ where: ({ content }) => content.includes('can no longer fetch') });
      await person.press(pressed, button);
      expect((await gone).flags).toBe(MessageFlags.Ephemeral);
    }
    await (await world.ben.run(world.channel, 'privacy opt-out')).reply();
    const refused = world.discord.nextMessage({ where: ({ content }) => content.includes('opted out') });
    await world.ana.press(reply, 'Ask to post it');
    expect((await refused).flags).toBe(MessageFlags.Ephemeral);
  });

  it('goes with its picture, posted or asked about', async () => {
    const world = await World.open();
    for (const isPosted of [false, true]) {
      const { post, question } = await asked(world);
      if (isPosted) await agreed(world, question);
      const deletion = deletionOf(world, question);
      await world.ben.delete(post);
      await deletion;
    }
  });

  it('goes where its picture is taken off the message', async () => {
    const world = await World.open();
    const { post, question } = await asked(world);
    await agreed(world, question);
    const deletion = deletionOf(world, question);
    await world.ben.edit(post, { content: 'no, better not', keep: [] });
    await deletion;
  });

  it('goes when its poster opts out, with all that was said of their pictures, and of nobody else’s', async () => {
    const world = await World.open();
    const { post, question } = await asked(world);
    await agreed(world, question);
    const ownReply = await world.replyTo(post);
    const others = await world.replyTo(await world.ana.post(world.channel, { files: [blond()] }));
    const ofCommand = await (await world.ben.run(world.channel, 'classify', { image: blond() })).reply();
    const mention = { content: `<@${world.discord.bot.id}>`, replyTo: post };
    const ofMention = await world.replyTo(await world.ana.post(world.channel, mention));
    const deletions = [question, ownReply, ofCommand, ofMention].map((message) => deletionOf(world, message));
    await (await world.ben.run(world.channel, 'privacy opt-out')).reply();
    await Promise.all(deletions);
    expect(world.discord.message(others)).toBeDefined();
  });

  it('cannot be posted by who forwarded the picture', async () => {
    const world = await World.open();
    const original = await world.ben.post(world.channel, { files: [blond()] });
    const forward = world.ana.forward(original, world.channel);
    const reply = await (await world.ana.applyCommand('Describe for screen reader', forward)).reply();
    expect(reply.content).toContain('blond hair');
    expect(buttonsOf(reply)).toEqual([]);
  });

  it('covers the description of a spoiler where everybody sees it', async () => {
    const world = await World.open();
    const post = await world.ana.post(world.channel, { files: [{ ...blond(), name: 'SPOILER_me.png' }] });
    await world.replyTo(post);
    const reply = await (await world.ana.applyCommand('Describe for screen reader', post)).reply();
    const posted = await (await world.ana.press(reply, 'Post it here')).reply();
    expect(posted.content).toBe(`||${reply.content}||`);
  });

  it('may be posted by whose picture it is', async () => {
    const world = await World.open();
    const post = await world.ana.post(world.channel, { files: [blond()] });
    await world.replyTo(post);
    const reply = await (await world.ana.applyCommand('Describe for screen reader', post)).reply();
    const posted = await (await world.ana.press(reply, 'Post it here')).reply();
    expect(posted.content).toBe(reply.content);
    expect((posted.flags ?? 0) & MessageFlags.Ephemeral).toBe(0);
  });
});

describe('/settings', () => {
  const post = async (world: World) => world.replyTo(await world.ana.post(world.channel, { files: [blond()] }));

  it('decides whether judgements of looks are listed where nobody asked', async () => {
    const world = await World.open();
    const gentle = await post(world);
    expect(textOf(gentle)).not.toContain('attractive');
    expect(textOf(gentle)).toMatch(/\d opinions? not shown/);
    const show = buttonsOf(gentle).find((label) => /^Show \d opinions?$/.test(label)) ?? expect.fail();
    const shown = await (await world.ben.press(gentle, show)).reply();
    expect(shown.flags).toBe(MessageFlags.Ephemeral);
    expect(shown.content).toMatch(/^How the people who labelled .*\n.*attractive [>\u00a0\d]+%/);
    expect(shown.content).not.toMatch(/smiling|blond/);
    const all = await (await world.ben.press(gentle, 'All 40 scores')).reply();
    expect(all.attachments[0]?.description).toContain('attractive');
    const mention = { content: `<@${world.discord.bot.id}>`, files: [blond()] };
    expect(textOf(await world.replyTo(await world.ana.post(world.channel, mention)))).toContain('attractive');
    await (await managerOf(world).run(world.channel, 'settings opinions', { listed: true })).reply();
    expect(textOf(await post(world))).toContain('attractive');
  });

  it('hides attributes in every reply, old ones too, and shows what holds, after a restart as well', async () => {
    const world = await World.open();
    const before = await post(world);
    const set = await (
      await managerOf(world).run(world.channel, 'settings hide', { attributes: 'Blond_Hair, lipstick' })
    ).reply();
    expect(set.content).toContain('Hidden: blond hair, lipstick');
    await world.stopBot();
    await world.startBot();
    expect(textOf(await post(world))).not.toMatch(/blond|lipstick/i);
    const scores = await (await world.ana.press(before, 'All 40 scores')).reply();
    expect(scores.attachments[0]?.description).not.toMatch(/blond|lipstick/);
    const wrong = await (await managerOf(world).run(world.channel, 'settings hide', { attributes: 'beauty' })).reply();
    expect(wrong.content).toContain('“beauty”');
  });

  it('sets threshold, card and size, and takes all of it back', async () => {
    const world = await World.open();
    await (await managerOf(world).run(world.channel, 'settings threshold', { value: 0.9 })).reply();
    await (await managerOf(world).run(world.channel, 'settings card', { on: false })).reply();
    const set = await (await managerOf(world).run(world.channel, 'settings size', { value: 'compact' })).reply();
    expect(set.content).toMatch(/Threshold: \*\*90\u00a0%\*\*.*Card: \*\*off\*\*.*compact/s);
    const reply = await post(world);
    expect(reply.attachments).toEqual([]);
    expect(textOf(reply)).toMatch(/^Blond hair, lipstick, smiling · \d+\u00a0more$/m);
    await (await managerOf(world).run(world.channel, 'settings reset')).reply();
    expect((await post(world)).attachments).toHaveLength(1);
  });

  it('is not for members who do not manage the server', async () => {
    const world = await World.open();
    await expect(world.ana.run(world.channel, 'settings show')).rejects.toThrow();
  });
});
