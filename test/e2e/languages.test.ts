import { describe, expect, it } from 'vitest';
import { LANGUAGES } from '../../src/wording/languages/index.ts';
import { sample } from '../samples.ts';
import { StubAnalyser } from './stub-analyser.ts';
import { picture, textOf, World } from './world.ts';

const blond = () => picture('blond.png', { data: sample('blond-smiling-woman.png') });
const { de, en, ja, 'pt-BR': ptBR } = LANGUAGES;

/** A world whose member reads Discord in German, and whose manager in Japanese. */
async function open() {
  const world = await World.open({ analyser: new StubAnalyser() });
  world.ana.setLocale('de');
  const max = world.discord.createPerson({ name: 'max', locale: 'ja' });
  world.server.addMember(max, { permissions: ['ManageGuild'] });
  const reply = async () => {
    const { id } = await world.ana.post(world.channel, { files: [blond()] });
    const answer = await world.discord.nextMessage({
      where: ({ message_reference: to, attachments }) => to?.message_id === id && attachments.length > 0,
    });
    return textOf(answer);
  };
  return { world, max, reply };
}

describe('what everybody sees', () => {
  it('is in English on a server that has said nothing of its language', async () => {
    const { world, reply } = await open();
    world.server.setCommunity('ja');
    world.server.setCommunity(undefined);
    expect(await reply()).toContain(en.messages.note);
  });

  it('is in the language of a Community server, until another is chosen for it', async () => {
    const { world, max, reply } = await open();
    world.server.setCommunity('pt-BR');
    expect(await reply()).toContain(ptBR.messages.note);
    const chosen = await max.run(world.channel, 'settings language', { value: 'ja' });
    await chosen.reply();
    expect(await reply()).toContain(ja.messages.note);
  });
});

describe('what one person alone sees', () => {
  it('is in the language of their Discord, whatever the server’s is', async () => {
    const { world } = await open();
    world.server.setCommunity('pt-BR');
    const shown = await (await world.ana.run(world.channel, 'privacy info')).reply();
    expect(shown.content).toContain(de.messages['privacy.text'].slice(0, 40));
    const refused = await (await world.ana.run(world.channel, 'classify', { private: true })).reply();
    expect(refused.content).toContain(de.messages['classify.noPicture'].slice(0, 20));
  });
});

describe('direct messages', () => {
  it('are answered in the language that a button or command told there, and that is told and forgotten', async () => {
    const { world } = await open();
    const channel = world.discord.openDm(world.ana);
    const ask = async () => {
      const { id } = await world.ana.post(channel, { files: [blond()] });
      return world.discord.nextMessage({
        where: ({ message_reference: to, attachments }) => to?.message_id === id && attachments.length > 0,
      });
    };
    expect(textOf(await ask())).toContain(en.messages.note);
    const kept = await (await world.ana.run(channel, 'privacy show')).reply();
    expect(kept.content).toContain('Deutsch');
    expect(textOf(await ask())).toContain(de.messages.note);
    const deleted = await (await world.ana.run(channel, 'privacy delete')).reply();
    expect(deleted.content).toContain(de.messages['forgotten.language']);
    expect(textOf(await ask())).toContain(en.messages.note);
  });
});
