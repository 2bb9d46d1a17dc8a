import { AttachmentFlagsBitField } from 'discord.js';
import { type APIMessage, AttachmentFlags, MessageType } from 'discord-api-types/v10';
import { describe, expect, it } from 'vitest';
import { buttonsOf, optionsOf, picture, textOf, World } from './world.ts';

describe('a picture posted in a watched channel', () => {
  it('is answered with an embed that says what the face shows', async () => {
    const world = await World.open();
    const post = await world.ana.post(world.channel, { content: 'hello', files: [picture()] });
    const reply = await world.replyTo(post);
    const [embed] = reply.embeds;
    expect(reply.type).toBe(MessageType.Reply);
    expect(embed?.title).toMatch(/^Wearing eyeglasses/);
    expect(embed?.description).toMatch(/\*\*Eyes\*\* eyeglasses [>\d\u00a0]+%/);
    expect(embed?.description).toMatch(/A sigmoid each: .+\u00a0% takes nothing from .+\u00a0%\./);
    expect(embed?.footer?.text).toContain('not facts about a person');
    expect(reply.attachments).toMatchObject([{ content_type: 'image/jpeg', width: 1100, height: 560 }]);
    expect(reply.attachments[0]?.description).toMatch(/^Card for one face: eyeglasses/);
    expect(buttonsOf(reply)).toEqual(['Why?', 'All 40 scores', 'Why sigmoid?', 'Wrong?', 'Delete']);
    expect(reply.mentions).toEqual([]);
  });

  it('is logged in one line, with ids and times but no score, name or address', async () => {
    const world = await World.open();
    const post = await world.ana.post(world.channel, { content: 'my secret', files: [picture('holiday.png')] });
    await world.replyTo(post);
    const [line, ...more] = world.log.with('classified');
    expect(more).toEqual([]);
    expect(line).toMatchObject({
      id: post.id,
      server: world.server.id,
      channel: world.channel.id,
      person: world.ana.id,
      pictures: 1,
      faces: 1,
      device: 'cpu',
      ms: { total: expect.any(Number), decode: expect.any(Number), attributes: expect.any(Number) },
    });
    expect(world.log.text).not.toMatch(/holiday|secret|eyeglasses|http:\/\/127/i);
  });

  it('is answered once together with the others of its message, a menu choosing the face', async () => {
    const world = await World.open();
    const files = [picture('a.png'), picture('b.png'), picture('c.png')];
    const post = await world.ana.post(world.channel, { files });
    const reply = await world.replyTo(post);
    await world.letTheBotCatchUp();
    expect(world.replies(post)).toHaveLength(1);
    expect(reply.embeds[0]?.title).toBe('Three faces, all with eyeglasses');
    expect(reply.embeds[0]?.description?.match(/^\*\*\d\*\* Eyeglasses/gm)).toHaveLength(3);
    expect(reply.attachments).toMatchObject([{ width: 1100, height: 700 }]);
    expect(optionsOf(reply)).toHaveLength(3);
  });

  it('of ten in a message share one text and one card', async () => {
    const world = await World.open();
    const files = Array.from({ length: 10 }, (_, index) => picture(`${index}.png`));
    const reply = await world.replyTo(await world.ana.post(world.channel, { files }));
    expect(reply.embeds).toHaveLength(1);
    expect(textOf(reply).match(/^\*\*\d+\*\* /gm)).toHaveLength(10);
    expect(reply.attachments).toHaveLength(1);
  });

  it('introduces /watch and /privacy in the first reply of a channel only', async () => {
    const world = await World.open();
    const first = await world.replyTo(await world.ana.post(world.channel, { files: [picture()] }));
    const second = await world.replyTo(await world.ana.post(world.channel, { files: [picture()] }));
    expect(first.content).toMatch(/\/watch.*\/privacy/);
    expect(second.content).toBe('');
  });

  it('is left alone when a bot or a webhook posts it', async () => {
    const world = await World.open();
    const robot = world.discord.createPerson({ name: 'robot', bot: true });
    world.server.addMember(robot);
    const posts = [
      await robot.post(world.channel, { files: [picture()] }),
      await world.ana.post(world.channel, { files: [picture()], viaWebhook: true }),
    ];
    await world.letTheBotCatchUp();
    expect(posts.flatMap((post) => world.replies(post))).toEqual([]);
    expect(world.downloads).toBe(1);
  });

  it('gets no answer when it is no readable picture, while a mention gets the reason', async () => {
    const world = await World.open();
    const broken = picture('broken.png', { data: Buffer.from('no picture at all') });
    const post = await world.ana.post(world.channel, { files: [broken] });
    const text = await world.ana.post(world.channel, { files: [{ name: 'a.txt', data: Buffer.from('text') }] });
    await world.letTheBotCatchUp();
    expect(world.replies(post)).toEqual([]);
    expect(world.replies(text)).toEqual([]);

    const asked = await world.ana.post(world.channel, { content: mention(world), files: [broken] });
    const reply = await world.replyTo(asked);
    expect(reply.embeds).toEqual([]);
    expect(reply.content).toMatch(/picture/i);
  });

  it('that is fine is described although another in the message is broken', async () => {
    const world = await World.open();
    const broken = picture('bro_ken*.png', { data: Buffer.from('no picture at all') });
    const post = await world.ana.post(world.channel, { content: mention(world), files: [broken, picture()] });
    const reply = await world.replyTo(post);
    expect(reply.embeds).toHaveLength(1);
    expect(reply.content).toContain('bro\\_ken');
  });

  it('in a thread goes by the channel of the thread', async () => {
    const world = await World.open();
    const thread = world.channel.createThread({ name: 'more' });
    const post = await world.ana.post(thread, { files: [picture()] });
    expect((await world.replyTo(post, thread)).embeds).toHaveLength(1);

    await (await world.mod.run(world.channel, 'watch off')).reply();
    const ignored = await world.ana.post(thread, { files: [picture()] });
    await world.letTheBotCatchUp();
    expect(world.replies(ignored, thread)).toEqual([]);
  });

  it('that is a spoiler, by name or by flag, gets a reply that is covered too', async () => {
    const world = await World.open({ settings: { ANNOTATE: 'always' } });
    const byName = picture('SPOILER_me.png', { spoiler: false });
    const byFlag = picture('me.png', { spoiler: true });
    for (const [file, flag] of [[byName, false] as const, [byFlag, true] as const]) {
      const post = await world.ana.post(world.channel, { files: [file] });
      const [posted = expect.fail()] = post.attachments;
      // One of the two alone: Discord would set both.
      expect(isFlaggedSpoiler(posted)).toBe(flag);
      const reply = await world.replyTo(post);
      expect(reply.embeds[0]?.description).toMatch(/^\|\|[^|]*\|\|\n\|\|[^|]*\|\|$/);
      expect(reply.embeds[0]?.image).toBeUndefined();
      expect(reply.attachments.map(isSpoiler)).toEqual([true]);
    }
  });

  it('gets a card without the face where the operator shows none', async () => {
    const cardOf = async (ANNOTATE: string) => {
      const world = await World.open({ settings: { ANNOTATE } });
      const reply = await world.replyTo(await world.ana.post(world.channel, { files: [picture()] }));
      const [{ url, description } = expect.fail()] = reply.attachments;
      return { description, bytes: Buffer.from(await (await fetch(url)).arrayBuffer()) };
    };
    const [shown, hidden] = [await cardOf('always'), await cardOf('never')];
    expect(hidden.description).toBe(shown.description);
    expect(hidden.bytes.equals(shown.bytes)).toBe(false);
  });

  it('never shows what the operator hides, nor sends it', async () => {
    const world = await World.open({ settings: { HIDE_ATTRIBUTES: 'Eyeglasses,Young', THRESHOLD: '0.05' } });
    const reply = await world.replyTo(await world.ana.post(world.channel, { files: [picture()] }));
    expect(textOf(reply)).not.toMatch(/eyeglasses|young/);
    expect(buttonsOf(reply)).toContain('All 38 scores');
    const chart = await (await world.ana.press(reply, 'All 38 scores')).reply();
    expect(chart.attachments[0]?.description).not.toMatch(/eyeglasses|young/);
  });
});

describe('a mention', () => {
  it('is answered where only mentions are, and other posts are not', async () => {
    const world = await World.open({ settings: { WATCH_DEFAULT: 'mentions' } });
    const quiet = await world.ana.post(world.channel, { files: [picture()] });
    const post = await world.ana.post(world.channel, { content: mention(world), files: [picture()] });
    expect((await world.replyTo(post)).embeds).toHaveLength(1);
    await world.letTheBotCatchUp();
    expect(world.replies(quiet)).toEqual([]);
  });

  it('is not answered where watching is off', async () => {
    const world = await World.open({ settings: { WATCH_DEFAULT: 'off' } });
    const post = await world.ana.post(world.channel, { content: mention(world), files: [picture()] });
    await world.letTheBotCatchUp();
    expect(world.replies(post)).toEqual([]);
  });

  it('with a picture works without the message-content intent', async () => {
    const world = await World.open({ discord: { privilegedIntents: [] } });
    const post = await world.ana.post(world.channel, { content: mention(world), files: [picture()] });
    expect((await world.replyTo(post)).embeds).toHaveLength(1);
  });

  it("in a reply to somebody's picture describes that picture", async () => {
    const world = await World.open({ settings: { WATCH_DEFAULT: 'mentions' } });
    const post = await world.ben.post(world.channel, { files: [picture()] });
    const asked = await world.ana.post(world.channel, { content: mention(world), replyTo: post });
    const reply = await world.replyTo(asked);
    expect(reply.embeds).toHaveLength(1);
    await expect(world.ben.press(reply, 'Delete').then((used) => used.acknowledged())).resolves.toBeDefined();
  });

  it('in a reply to a picture that Discord does not show points to the message command', async () => {
    const world = await World.open({ discord: { privilegedIntents: [] } });
    const post = await world.ben.post(world.channel, { files: [picture()] });
    const asked = await world.ana.post(world.channel, { content: mention(world), replyTo: post });
    expect((await world.replyTo(asked)).content).toContain('Classify faces');
  });

  it('without any picture is told how to post one', async () => {
    const world = await World.open();
    const post = await world.ana.post(world.channel, mention(world));
    expect((await world.replyTo(post)).content).toContain('/classify');
  });

  it('that is only the ping of an answer to the bot asks for nothing', async () => {
    const world = await World.open();
    const reply = await world.replyTo(await world.ana.post(world.channel, { files: [picture()] }));
    const thanks = await world.ana.post(world.channel, { content: 'thanks', replyTo: reply });
    await world.letTheBotCatchUp();
    expect(world.replies(thanks)).toEqual([]);
  });
});

describe('a direct message', () => {
  it('with a picture is answered, without the intent as well', async () => {
    const world = await World.open({ discord: { privilegedIntents: [] } });
    const dm = world.discord.openDm(world.ana);
    const post = await world.ana.post(dm, { files: [picture()] });
    expect((await world.replyTo(post, dm)).embeds).toHaveLength(1);
  });

  it('with a file that is no picture is told why', async () => {
    const world = await World.open();
    const dm = world.discord.openDm(world.ana);
    const post = await world.ana.post(dm, { files: [{ name: 'notes.txt', data: Buffer.from('hello') }] });
    expect((await world.replyTo(post, dm)).content).toMatch(/picture/i);
  });
});

describe('a message that is deleted', () => {
  it('takes its reply along', async () => {
    const world = await World.open();
    const post = await world.ana.post(world.channel, { files: [picture()] });
    const reply = await world.replyTo(post);
    const deletion = world.discord.nextDeletion({ where: ({ id }) => id === reply.id });
    world.ana.delete(post);
    await deletion;
    expect(world.discord.message(reply)).toBeUndefined();
  });

  it('while its picture is on its way gets no reply and is no error', async () => {
    const world = await World.open();
    world.discord.faults.cdn({ kind: 'stalled' });
    const asked = world.discord.next('fault.struck');
    const post = await world.ana.post(world.channel, { files: [picture()] });
    await asked;
    world.ana.delete(post);
    await world.letTheBotCatchUp();
    expect(world.replies(post)).toEqual([]);
    expect(world.log.lines.filter(({ level }) => Number(level) >= 50)).toEqual([]);
  });

  it('while its reply is on its way gets none and is no error', async () => {
    const world = await World.open();
    const posting = { method: 'POST', path: /messages$/ } as const;
    // Discord takes the reply in only after the message is gone: it answers 50035.
    world.discord.faults.rest({ kind: 'latency', ms: 300 }, posting);
    const struck = world.discord.next('fault.struck');
    const post = await world.ana.post(world.channel, { files: [picture()] });
    await struck;
    const answered = world.discord.next('rest', {
      where: ({ method, path }) => method === 'POST' && posting.path.test(path),
    });
    world.ana.delete(post);
    expect((await answered).status).toBe(400);
    await world.log.next('gone before it was answered');
    expect(world.replies(post)).toEqual([]);
    expect(world.log.lines.filter(({ level }) => Number(level) >= 50)).toEqual([]);
  });
});

function mention(world: World): string {
  return `<@${world.discord.bot.id}> please`;
}

function isFlaggedSpoiler({ flags }: APIMessage['attachments'][number]): boolean {
  return new AttachmentFlagsBitField(flags ?? []).has(AttachmentFlags.IsSpoiler);
}

function isSpoiler(attachment: APIMessage['attachments'][number]): boolean {
  return attachment.filename.startsWith('SPOILER_') || isFlaggedSpoiler(attachment);
}
