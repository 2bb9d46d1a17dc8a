import { PermissionFlagsBits as May } from 'discord.js';
import { describe, expect, it } from 'vitest';
import { Bot } from '../bot.ts';
import { CHANNEL_ID, SERVER_ID } from '../discord/structures.ts';
import { choose, ownMessage, press } from '../interactions.ts';

const manager = { may: May.ManageGuild };
const place = { serverId: SERVER_ID, channelId: CHANNEL_ID };

describe('the buttons under the hello', () => {
  it.each(['on', 'mentions', 'off'] as const)('set where the bot answers: %s, and show what is set', async (mode) => {
    const bot = await Bot.open({ settings: { WATCH_DEFAULT: mode === 'off' ? 'on' : 'off' } });
    const used = await bot.use(press(`hello|${mode}`, ownMessage(), manager));
    expect(used.ack).toBe(6);
    expect(bot.services.settings.at(place).watch).toBe(mode);
    const styles = used.said?.components?.[0]?.components.map(({ custom_id, style }) => [custom_id, style]);
    expect(styles).toEqual(['on', 'mentions', 'off'].map((each) => [`hello|${each}`, each === mode ? 1 : 2]));
    expect(used.followUps).toEqual([]);
  });

  it('do nothing for who does not manage the server, and say so', async () => {
    const bot = await Bot.open();
    const used = await bot.use(press('hello|off', ownMessage(), { may: May.ManageChannels }));
    expect(used).toMatchObject({ ack: 5, isPrivate: true, text: expect.stringContaining('Only members who manage') });
    expect(bot.services.settings.at(place).watch).toBe('on');
    const language = await bot.use(choose('hello-in|on', ['de'], ownMessage(), { may: May.ManageChannels }));
    expect(language).toMatchObject({ ack: 5, isPrivate: true });
    expect(bot.services.settings.ofServer(SERVER_ID).language).toBeUndefined();
  });

  it('of another version say so', async () => {
    const bot = await Bot.open();
    const used = await bot.use(press('hello|sometimes', ownMessage(), manager));
    expect(used.followUps).toMatchObject([{ content: expect.stringContaining('another version') }]);
    expect(used.edits).toEqual([]);
    const dm = await bot.use(press('hello|on', ownMessage(), { where: 'dm' }));
    expect(dm.text).toContain('another version');
  });

  it('hold at once where they cannot be saved yet, and say that they are not', async () => {
    const bot = await Bot.open();
    Object.assign(bot.services.settings, { setServer: async () => false });
    const used = await bot.use(press('hello|off', ownMessage(), manager));
    expect(used.edits).toHaveLength(1);
    expect(used.followUps).toMatchObject([{ content: expect.stringContaining('could not be saved') }]);
  });
});

describe('the menu under the hello', () => {
  it('sets the language of what everybody sees, says hello in it, and keeps the mode that was chosen', async () => {
    const bot = await Bot.open();
    const before = await bot.use(press('hello|mentions', ownMessage(), manager));
    const used = await bot.use(choose('hello-in|mentions', ['de'], ownMessage(), manager));
    expect(bot.services.settings.ofServer(SERVER_ID).language).toBe('de');
    expect(used.said?.content).not.toBe(before.said?.content);
    const [buttons, menu] = used.said?.components ?? [];
    expect(buttons?.components.map(({ style }) => style)).toEqual([2, 1, 2]);
    expect(menu?.components[0]?.custom_id).toBe('hello-in|mentions');
    expect(menu?.components[0]?.options?.filter((option) => option.default).map(({ value }) => value)).toEqual(['de']);
    expect(bot.services.settings.at(place).watch).toBe('mentions');
  });

  it('knows no language that the bot does not speak', async () => {
    const bot = await Bot.open();
    const used = await bot.use(choose('hello-in', ['tlh'], ownMessage(), manager));
    expect(used.text).toContain('another version');
    expect(bot.services.settings.ofServer(SERVER_ID).language).toBeUndefined();
  });
});
