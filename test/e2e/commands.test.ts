import { MessageFlagsBitField, REST, Routes } from 'discord.js';
import {
  type APIMessage,
  ButtonStyle,
  ComponentType,
  InteractionResponseType,
  MessageFlags,
} from 'discord-api-types/v10';
import { describe, expect, it } from 'vitest';
import { measuredFacts } from '../../src/inference/attributes/facts.ts';
import { buttonsOf, optionsOf, picture, textOf, World } from './world.ts';

describe('/classify', () => {
  it('answers with the detected attributes, in public', async () => {
    const world = await World.open();
    const used = await world.ana.run(world.channel, 'classify', { image: picture() });
    const reply = await used.reply();
    expect(isEphemeral(reply)).toBe(false);
    expect(textOf(reply)).toContain('eyeglasses');
    expect(textOf(reply)).not.toContain('necktie');
  });

  it('takes a threshold and can list all forty', async () => {
    const world = await World.open();
    const options = { image: picture(), threshold: 0.95, show: 'all', private: true };
    const reply = await (await world.ana.run(world.channel, 'classify', options)).reply();
    expect(isEphemeral(reply)).toBe(true);
    // Bold is what reaches the threshold; figures are rounded, so that 95 may be on either side of it.
    const shown = scoresIn(reply);
    expect(shown).toHaveLength(40);
    expect(shown.filter(({ percent, bold }) => percent !== 95 && bold !== percent > 95)).toEqual([]);
    expect(shown.filter(({ bold }) => bold).length).toBeGreaterThan(0);
    const card = await (await world.ana.press(reply, 'All 40 scores')).reply();
    expect(card.content).toContain('At 95\u00a0% or more');
  });

  it.each([0.1, 0.5, 0.9])('says of the same scores that it is not sure, with a threshold of %f', async (threshold) => {
    const world = await World.open();
    const options = { image: picture(), show: 'all', threshold };
    const reply = await (await world.ana.run(world.channel, 'classify', options)).reply();
    const shown = scoresIn(reply);
    expect(shown).toHaveLength(40);
    // Figures are rounded: those next to a border may be on either side of it.
    const [from, to] = measuredFacts().uncertain.map((share) => Math.round(share * 100));
    const clear = shown.filter(({ percent }) => percent !== from && percent !== to);
    expect(clear.filter(({ percent, notSure }) => notSure !== (percent > (from ?? 0) && percent < (to ?? 0)))).toEqual(
      [],
    );
  });

  it('is drawn again at another threshold where it is private', async () => {
    const world = await World.open();
    const options = { image: picture(), private: true };
    const reply = await (await world.ana.run(world.channel, 'classify', options)).reply();
    const edited = world.discord.nextEdit();
    await world.ana.choose(reply, ['reply:0.9']);
    const again = await edited;
    expect(again.id).toBe(reply.id);
    expect(scoresIn(again).length).toBeLessThan(scoresIn(reply).length);
    expect(scoresIn(again).every(({ percent }) => percent >= 90)).toBe(true);
    expect(again.attachments).toMatchObject([{ description: expect.stringMatching(/^Card for one face/) }]);
  });

  it('is private where the server is set so, unless asked otherwise', async () => {
    const world = await World.open();
    const set = await (await world.mod.run(world.channel, 'watch on', { for: 'server', private: true })).reply();
    expect(textOf(set)).toContain('private');
    const run = async (options: { private?: boolean }) =>
      (await world.ana.run(world.channel, 'classify', { image: picture(), ...options })).reply();
    expect(isEphemeral(await run({}))).toBe(true);
    expect(isEphemeral(await run({ private: false }))).toBe(false);
  });

  it('removes its public acknowledgement and says privately what is wrong with a file', async () => {
    const world = await World.open();
    const image = picture('lie.png', { data: Buffer.from('<html>'), claims: { contentType: 'image/png' } });
    const used = await world.ben.run(world.channel, 'classify', { image });
    expect(await used.acknowledged()).toBe(InteractionResponseType.DeferredChannelMessageWithSource);
    const refusal = await world.discord.nextMessage({ in: world.channel });
    expect(isEphemeral(refusal)).toBe(true);
    expect(refusal.content).toMatch(/picture|image/i);
    expect(world.ana.see(world.channel)).toEqual([]);
    expect(world.ben.see(world.channel)).toHaveLength(1);
  });

  it('refuses a file that is too large before any byte of it comes', async () => {
    const world = await World.open();
    const image = picture('huge.png', { claims: { size: 300 * 1024 * 1024 } });
    const used = await world.ana.run(world.channel, 'classify', { image, private: true });
    expect((await used.reply()).content).toMatch(/at most 25 MiB, but this one has 300 MiB/);
    expect(world.downloads).toBe(0);
  });

  it('works in direct messages and where only the person has installed the bot', async () => {
    const world = await World.open();
    const dm = world.discord.openDm(world.ana);
    expect((await (await world.ana.run(dm, 'classify', { image: picture() })).reply()).embeds).toHaveLength(1);

    const elsewhere = world.discord.createServer({ withBot: false });
    const channel = elsewhere.createChannel();
    const kim = world.discord.createPerson({ name: 'kim', installedApp: true });
    elsewhere.addMember(kim);
    const reply = await (await kim.run(channel, 'classify', { image: picture() })).reply();
    expect(reply.embeds).toHaveLength(1);
    expect(isEphemeral(reply)).toBe(true);
    await (await kim.press(reply, 'Delete')).acknowledged();
  });
});

describe('Apps → Classify faces', () => {
  it("describes somebody else's picture to who asked alone, without the intent as well", async () => {
    const world = await World.open({ discord: { privilegedIntents: [] }, settings: { WATCH_DEFAULT: 'off' } });
    const post = await world.ben.post(world.channel, { files: [picture('a.png'), picture('b.png')] });
    const reply = await (await world.ana.applyCommand('Classify faces', post)).reply();
    expect(isEphemeral(reply)).toBe(true);
    expect(reply.embeds[0]?.title).toBe('Two faces, both with eyeglasses');
  });

  it("describes one's own picture as the server is set", async () => {
    const world = await World.open({ settings: { WATCH_DEFAULT: 'off' } });
    const post = await world.ana.post(world.channel, { files: [picture()] });
    expect(isEphemeral(await (await world.ana.applyCommand('Classify faces', post)).reply())).toBe(false);
  });

  it('says so when there is no picture', async () => {
    const world = await World.open();
    const post = await world.ben.post(world.channel, 'just text');
    const reply = await (await world.ana.applyCommand('Classify faces', post)).reply();
    expect(reply.content).toContain('no picture');
  });
});

describe('the buttons of a reply', () => {
  it('show all scores and what a softmax would make of them, as pictures with alt text, to who pressed', async () => {
    const world = await World.open();
    const reply = await world.replyTo(await world.ana.post(world.channel, { files: [picture()] }));
    const scores = await (await world.ben.press(reply, 'All 40 scores')).reply();
    const sigmoid = await (await world.ben.press(reply, 'Why sigmoid?')).reply();
    for (const chart of [scores, sigmoid]) {
      expect(isEphemeral(chart)).toBe(true);
      expect(chart.attachments[0]?.content_type).toBe('image/jpeg');
    }
    expect(scores.attachments[0]?.description).toMatch(/eyeglasses [>\u00a0\d]+%/);
    expect(sigmoid.attachments[0]?.description).toMatch(/eyeglasses [>\u00a0\d]+% and [<\u00a0\d]+%/);
    expect(sigmoid.content.match(/\. |\.$/g)).toHaveLength(3);
    expect(buttonsOf(scores)).toEqual(['Why?', 'Why sigmoid?']);
  });

  it('show the figures of the reply', async () => {
    const world = await World.open();
    const reply = await world.replyTo(await world.ana.post(world.channel, { files: [picture()] }));
    const chart = await (await world.ana.press(reply, 'All 40 scores')).reply();
    const [line = ''] = /(?<=\*\*Eyes\*\* ).*$/m.exec(reply.embeds[0]?.description ?? '') ?? [];
    const shown = line.replaceAll('*', '').split(' · ');
    expect(shown.length).toBeGreaterThan(0);
    for (const score of shown) expect(chart.attachments[0]?.description).toContain(score.replace(', not sure', ''));
  });

  it('let a face be chosen where there are several', async () => {
    const world = await World.open();
    const post = await world.ana.post(world.channel, { files: [picture('a.png'), picture('b.png')] });
    const reply = await world.replyTo(post);
    const chosen = await (await world.ana.choose(reply, [optionsOf(reply)[1] ?? ''])).reply();
    expect(isEphemeral(chosen)).toBe(true);

    const first = await (await world.ana.press(reply, 'Why sigmoid?')).reply();
    expect(optionsOf(first)).toEqual(optionsOf(reply));
    const edited = world.discord.nextEdit();
    await world.ana.choose(first, [optionsOf(first)[1] ?? '']);
    const second = await edited;
    expect(second.id).toBe(first.id);
    expect(second.attachments).toHaveLength(1);
    expect(selectedIn(second)).toEqual(['Face 2']);
  });

  it('delete the reply for its poster, for who asked and for moderators, and refuse everybody else', async () => {
    const world = await World.open();
    const post = async () => world.replyTo(await world.ana.post(world.channel, { files: [picture()] }));
    const first = await post();
    const refusal = await (await world.ben.press(first, 'Delete')).reply();
    expect(refusal.content).toMatch(/^Only who posted/);
    expect(isEphemeral(refusal)).toBe(true);
    expect(world.discord.message(first)).toBeDefined();

    for (const person of [world.ana, world.mod]) {
      const reply = await post();
      const deletion = world.discord.nextDeletion({ where: ({ id }) => id === reply.id });
      await person.press(reply, 'Delete');
      await deletion;
    }
  });

  it('of another version are answered with a hint', async () => {
    const world = await World.open();
    const rest = new REST({ api: world.discord.apiBase }).setToken(world.discord.token);
    const button = { type: ComponentType.Button, style: ButtonStyle.Primary, label: 'Old', custom_id: 'old|1' };
    await rest.post(Routes.channelMessages(world.channel.id), {
      body: { content: 'old', components: [{ type: ComponentType.ActionRow, components: [button] }] },
    });
    const old = world.discord.messages(world.channel).at(-1);
    if (old === undefined) throw new Error('expected a message');
    const hint = await (await world.ana.press(old, 'Old')).reply();
    expect(isEphemeral(hint)).toBe(true);
    expect(hint.content).toContain('another version');
  });
});

describe('/about', () => {
  it('tells version, model, device and what it has done so far', async () => {
    const world = await World.open();
    await world.replyTo(await world.ana.post(world.channel, { files: [picture()] }));
    const text = textOf(await (await world.ana.run(world.channel, 'about')).reply());
    expect(text).toMatch(/Facets \d+\.\d+\.\d+, model facets-attributes \S+ on cpu/);
    expect(text).toContain('1 server, 1 picture since the start');
  });

  it('turns its page for who asked, and opens a page of their own for others', async () => {
    const world = await World.open({ settings: { CONTACT: 'https://example.org/help' } });
    const page = await (await world.ana.run(world.channel, 'about')).reply();
    for (const [section, said] of [
      ['training', /ResNet50.*5,000.*4 epochs.*10 with all.*88–91\s%.*accuracy 9\d\.\d\s%/s],
      ['labels', /softmax.*binary cross-entropy/s],
      ['loss', /-log\(p\).*over-confidence/s],
      ['wrong', /Nobody has called anything wrong yet/],
      ['gpu', /runs on \*\*cpu\*\*/],
      ['contact', /https:\/\/example\.org\/help/],
      ['libraries', /onnxruntime-node/],
      ['privacy', /opt-out/],
      ['what', /\/classify/],
    ] as const) {
      const edited = world.discord.nextEdit();
      await world.ana.choose(page, [section]);
      const now = await edited;
      expect(now.id).toBe(page.id);
      expect(textOf(now)).toMatch(said);
    }
    const own = await (await world.ben.choose(page, ['privacy'])).reply();
    expect(isEphemeral(own)).toBe(true);
    expect(own.id).not.toBe(page.id);
  });

  it('shows a sample with what the model says of it', async () => {
    const world = await World.open();
    const page = await (await world.ana.run(world.channel, 'about')).reply();
    const edited = world.discord.nextEdit();
    await world.ana.choose(page, ['sample']);
    const sample = await edited;
    expect(sample.attachments).toHaveLength(1);
    expect(textOf(sample)).toContain('eyeglasses');
    const after = world.discord.nextEdit();
    await world.ana.choose(page, ['what']);
    expect((await after).attachments).toEqual([]);
  });
});

describe('/watch', () => {
  it('sets one channel apart from the server, and back', async () => {
    const world = await World.open();
    const other = world.server.createChannel({ name: 'art' });
    await (await world.mod.run(world.channel, 'watch off', { for: 'server' })).reply();
    const set = await (await world.mod.run(other, 'watch mentions')).reply();
    expect(isEphemeral(set)).toBe(true);
    expect(set.content).toMatch(/\*\*mentions\*\*.*The server: \*\*off\*\*/s);
    const status = await (await world.mod.run(world.channel, 'watch status')).reply();
    expect(status.content).toContain(`<#${other.id}>`);
    const reset = await (await world.mod.run(other, 'watch reset')).reply();
    expect(reset.content).toMatch(/\*\*off\*\*/);
  });

  it('is not for members who do not manage channels', async () => {
    const world = await World.open();
    await expect(world.ana.run(world.channel, 'watch off')).rejects.toThrow();
  });

  it('survives a restart', async () => {
    const world = await World.open();
    await (await world.mod.run(world.channel, 'watch off', { private: true })).reply();
    await world.stopBot();
    await world.startBot();
    const status = await (await world.mod.run(world.channel, 'watch status')).reply();
    expect(status.content).toMatch(/\*\*off\*\*.*private/s);
  });
});

describe('/privacy', () => {
  it('keeps the pictures of who opted out from being downloaded, whoever asks', async () => {
    const world = await World.open();
    expect(textOf(await (await world.ana.run(world.channel, 'privacy info')).reply())).toContain('have not opted out');
    await (await world.ana.run(world.channel, 'privacy opt-out')).reply();

    const watched = await world.ana.post(world.channel, { files: [picture()] });
    const bot = `<@${world.discord.bot.id}>`;
    const mentioned = await world.ana.post(world.channel, { content: bot, files: [picture()] });
    expect((await world.replyTo(mentioned)).content).toContain('opted out');
    const pointed = await world.ben.post(world.channel, { content: bot, replyTo: watched });
    expect((await world.replyTo(pointed)).content).toContain('opted out');
    const applied = await (await world.ben.applyCommand('Classify faces', watched)).reply();
    expect(applied.content).toContain('opted out');
    const own = await world.ana.run(world.channel, 'classify', { image: picture(), private: true });
    expect((await own.reply()).content).toContain('opted out');
    expect(world.replies(watched)).toEqual([]);
    expect(world.downloads).toBe(0);

    await world.stopBot();
    await world.startBot();
    const later = await world.ana.run(world.channel, 'classify', { image: picture(), private: true });
    expect((await later.reply()).content).toContain('opted out');
    await (await world.ana.run(world.channel, 'privacy opt-in')).reply();
    const again = await world.ana.run(world.channel, 'classify', { image: picture(), private: true });
    expect((await again.reply()).embeds).toHaveLength(1);
  });
});

describe('/privacy show and /privacy delete', () => {
  it('list what is kept about who asks, and do away with it', async () => {
    const world = await World.open();
    const ask = async (what: string) => (await world.ana.run(world.channel, `privacy ${what}`)).reply();
    expect((await ask('show')).content).toMatch(/Nothing, not even your user id\..*My log names you/s);
    await (await world.ana.run(world.channel, 'classify', { image: picture() })).reply();
    expect((await ask('show')).content).toContain('where 1 picture of yours can be fetched from Discord again');
    const bens = await (await world.ben.run(world.channel, 'privacy show')).reply();
    expect(bens.content).toContain('Nothing, not even your user id.');
    const deleted = await ask('delete');
    expect(deleted.content).toMatch(/^\*\*Deleted\*\*\n- Where 1 picture/);
    expect(buttonsOf(deleted)).toEqual([]);
    expect((await ask('show')).content).toContain('Nothing, not even your user id.');
    expect((await ask('delete')).content).toBe('There was nothing to delete.');
  });

  it('delete an opt-out only where its person says so once more, and for good', async () => {
    const world = await World.open();
    const ask = async (what: string) => (await world.ana.run(world.channel, `privacy ${what}`)).reply();
    await ask('opt-out');
    expect((await ask('show')).content).toContain('- Your user id among those who opted out');
    const asked = await ask('delete');
    expect(asked.content).toContain('Your opt-out stays.');
    const own = { image: picture(), private: true };
    const refused = await (await world.ana.run(world.channel, 'classify', own)).reply();
    expect(refused.content).toContain('opted out');
    const edited = world.discord.nextEdit();
    await world.ana.press(asked, 'Delete my opt-out too');
    expect((await edited).content).toContain('Your opt-out is deleted');
    expect(buttonsOf(await edited)).toEqual([]);
    await world.stopBot();
    await world.startBot();
    expect((await ask('show')).content).toContain('Nothing, not even your user id.');
  });
});

describe('after a restart', () => {
  it('buttons and menus of old replies still work', async () => {
    const world = await World.open();
    const single = await world.replyTo(await world.ana.post(world.channel, { files: [picture()] }));
    const several = await world.replyTo(
      await world.ana.post(world.channel, { files: [picture('a.png'), picture('b.png')] }),
    );
    await world.stopBot();
    await world.startBot();
    expect((await (await world.ana.press(single, 'All 40 scores')).reply()).attachments).toHaveLength(1);
    expect((await (await world.ana.press(several, 'Why sigmoid?')).reply()).attachments).toHaveLength(1);
    const deletion = world.discord.nextDeletion({ where: ({ id }) => id === single.id });
    await world.ana.press(single, 'Delete');
    await deletion;
  });

  it('commands are not registered again when nothing differs', async () => {
    const world = await World.open();
    const registrations = () => world.discord.happened.filter(({ type }) => type === 'commands.registered').length;
    await world.log.next('commands are registered');
    expect(registrations()).toBe(1);
    await world.stopBot();
    await world.startBot();
    expect(registrations()).toBe(1);
  });
});

function isEphemeral({ flags }: APIMessage): boolean {
  return new MessageFlagsBitField(flags ?? []).has(MessageFlags.Ephemeral);
}

function selectedIn({ components = [] }: APIMessage): string[] {
  return components.flatMap((row) =>
    'components' in row
      ? row.components.flatMap((component) =>
          'options' in component
            ? (component.options ?? []).flatMap((o) => ('default' in o && o.default ? [o.label] : []))
            : [],
        )
      : [],
  );
}

/** The scores in a reply's text. */
function scoresIn({ embeds }: APIMessage) {
  const parts = (embeds[0]?.description ?? '').split('\n').flatMap((line) => line.split(' · '));
  return parts.flatMap((part) => {
    const [, sign, percent] = /([<>]?)\u00a0?(\d+)\u00a0%/.exec(part) ?? [];
    if (percent === undefined || part.includes('takes nothing')) return [];
    const score = Number(percent) + (sign === '>' ? 1 : sign === '<' ? -1 : 0);
    // A line opens with the group's name, which is bold, too.
    const bold = part.replace(/^\*\*[A-Z][^*]*\*\* /, '').includes('**');
    return [{ percent: score, bold, notSure: part.includes('not sure') }];
  });
}
