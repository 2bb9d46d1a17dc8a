import { PermissionFlagsBits as May } from 'discord.js';
import { describe, expect, it } from 'vitest';
import { Bot } from '../bot.ts';
import { ownMessage, press } from '../interactions.ts';

const POSTER = '900000000000000011';
const ASKER = '900000000000000012';
const OTHER = '900000000000000013';
const button = `delete|${POSTER}|${ASKER}`;

describe('a reply', () => {
  it.each([
    ['who posted the picture', { userId: POSTER }],
    ['who asked', { userId: ASKER }],
    ['who manages messages', { userId: OTHER, may: May.ManageMessages }],
  ])('goes for %s', async (_, who) => {
    const bot = await Bot.open();
    const used = await bot.use(press(button, ownMessage(), who));
    expect(used).toMatchObject({ ack: 6, deleted: true, edits: [], followUps: [] });
  });

  it.each([
    ['nobody else', { userId: OTHER }],
    ['nor who may do anything else', { userId: OTHER, may: May.ManageChannels | May.ManageThreads }],
    ['nor somebody in a direct message', { userId: OTHER, where: 'dm' as const }],
  ])('goes for %s, who is told so alone', async (_, who) => {
    const bot = await Bot.open();
    const used = await bot.use(press(button, ownMessage(), who));
    expect(used).toMatchObject({ ack: 5, isPrivate: true, deleted: false });
    expect(used.text).toMatch(/^Only who posted the picture/);
  });

  it('goes for those who were turned away, too: it protects them', async () => {
    const bot = await Bot.open();
    void bot.services.blocked.people.add(POSTER);
    expect((await bot.use(press(button, ownMessage(), { userId: POSTER }))).deleted).toBe(true);
  });
});
