import { describe, expect, it } from 'vitest';
import type { Settings } from '../../src/store/settings.ts';
import { reopener } from './in-memory.ts';

const place = { serverId: '1', channelId: '10' };

describe('settings', () => {
  it('start from the default', async () => {
    const { store } = await reopener()({ watchDefault: 'mentions' });
    expect(store.settings.at(place)).toEqual({
      watch: 'mentions',
      private: false,
      links: false,
      stickers: false,
      sign: false,
    });
  });

  it("put a channel's choice before its server's, each for itself", async () => {
    const { settings } = (await reopener()()).store;
    await settings.setServer('1', { watch: 'off', private: true });
    await settings.setChannel(place, { watch: 'mentions' });
    expect(settings.at(place)).toMatchObject({ watch: 'mentions', private: true });
    expect(settings.at({ serverId: '1', channelId: '11' })).toMatchObject({ watch: 'off', private: true });
    expect(settings.at({ serverId: '2', channelId: '20' })).toMatchObject({ watch: 'on', private: false });
  });

  it('survive a restart', async () => {
    const open = reopener();
    const before = await open();
    const { settings } = before.store;
    await settings.setServer('1', { watch: 'off' });
    await settings.setServer('1', { private: true });
    await settings.setChannel(place, { watch: 'mentions', private: false });
    await settings.introduced(place);
    expect(await settings.optOut('7')).toBe(true);
    await before.close();

    const after = (await open()).store.settings;
    expect(after.ofServer('1')).toMatchObject({ watch: 'off', private: true });
    expect(after.ofChannel('10')).toMatchObject({ watch: 'mentions', private: false });
    expect(after.isIntroduced(place)).toBe(true);
    expect(after.hasOptedOut('7')).toBe(true);
  });

  it('count an introduction from when it arrived', async () => {
    const { settings } = (await reopener()()).store;
    expect(settings.isIntroduced(place)).toBe(false);
    expect(settings.isIntroduced(place)).toBe(false);
    await settings.introduced(place);
    expect(settings.isIntroduced(place)).toBe(true);
  });

  it('let a channel follow its server again, without a second introduction', async () => {
    const open = reopener();
    const before = await open();
    const { settings } = before.store;
    await settings.introduced(place);
    await settings.setChannel(place, { watch: 'off' });
    expect(settings.channelsApart('1')).toEqual(['10']);
    await settings.resetChannel('10');
    expect(settings.at(place).watch).toBe('on');
    expect(settings.channelsApart('1')).toEqual([]);
    await before.close();

    const after = (await open()).store.settings;
    expect(after.at(place).watch).toBe('on');
    expect(after.isIntroduced(place)).toBe(true);
  });

  it('hold from the call on and can be taken back', async () => {
    const open = reopener();
    const before = await open();
    const { settings } = before.store;
    const saving = settings.optOut('7');
    expect(settings.hasOptedOut('7')).toBe(true);
    await saving;
    await settings.optIn('7');
    expect(settings.hasOptedOut('7')).toBe(false);
    await before.close();
    expect((await open()).store.settings.hasOptedOut('7')).toBe(false);
  });

  it('end on disk as they were set last, however quickly they change', async () => {
    const open = reopener();
    const before = await open();
    const { settings } = before.store;
    const saves = (['off', 'on', 'mentions'] as const).map((watch) => settings.setServer('1', { watch }));
    settings.optOut('7');
    settings.optIn('7');
    settings.optOut('8');
    expect(await Promise.all(saves)).toEqual([true, true, true]);
    await before.close();
    const after = (await open()).store.settings;
    expect(after.ofServer('1').watch).toBe('mentions');
    expect([after.hasOptedOut('7'), after.hasOptedOut('8')]).toEqual([false, true]);
  });

  it('of servers that are no longer there go, others stay', async () => {
    const open = reopener();
    const before = await open();
    const { settings } = before.store;
    await settings.setServer('1', { watch: 'off' });
    await settings.introduced({ serverId: '2', channelId: '20' });
    await settings.setChannel({ serverId: '3', channelId: '30' }, { watch: 'off' });
    await settings.forgetServersExcept(new Set(['3']));
    await before.close();

    const after = (await open()).store.settings;
    expect(after.ofServer('1').watch).toBeUndefined();
    expect(after.isIntroduced({ serverId: '2', channelId: '20' })).toBe(false);
    expect(after.ofChannel('30').watch).toBe('off');
  });

  it('leave nothing of a server that removed the bot, and of a channel that was deleted', async () => {
    const open = reopener();
    const before = await open();
    const { settings } = before.store;
    await settings.setServer('1', { watch: 'off' });
    await settings.setChannel(place, { watch: 'mentions' });
    await settings.introduced({ serverId: '2', channelId: '20' });
    await settings.forgetServer('1');
    await settings.forgetChannel('20');
    expect(settings.at(place).watch).toBe('on');
    await before.close();

    const after = (await open()).store.settings;
    expect(after.at(place).watch).toBe('on');
    expect(after.isIntroduced({ serverId: '2', channelId: '20' })).toBe(false);
  });

  it('of replies are kept by server, each can be taken back, and they go with the server', async () => {
    const open = reopener();
    const chosen = {
      hidden: ['Attractive', 'Chubby'],
      threshold: 0.7,
      card: false,
      size: 'compact',
      opinions: true,
      language: 'pt-BR',
    } as const;
    const first = await open();
    await first.store.settings.setServer('1', chosen);
    await first.store.settings.setServer('2', { hidden: [] });
    await first.close();

    const second = await open();
    expect(second.store.settings.ofServer('1')).toMatchObject(chosen);
    expect(second.store.settings.ofServer('2').hidden).toEqual([]);
    await second.store.settings.setServer('1', { hidden: undefined, threshold: undefined });
    await second.store.settings.forgetServer('2');
    await second.close();

    const { settings } = (await open()).store;
    expect(settings.ofServer('1')).toMatchObject({ ...chosen, hidden: undefined, threshold: undefined });
    expect(settings.ofServer('2').hidden).toBeUndefined();
  });

  it('of links, stickers and signs hold for a channel or its server', async () => {
    const open = reopener();
    const before = await open();
    await before.store.settings.setServer('1', { links: true, sign: true });
    await before.store.settings.setChannel(place, { links: false, stickers: true });
    await before.close();
    const { settings } = (await open()).store;
    expect(settings.at(place)).toMatchObject({ links: false, stickers: true, sign: true });
    expect(settings.onServer('1')).toMatchObject({ links: true, stickers: false, sign: true });
  });
});

describe('the message up to which a channel is finished', () => {
  it('goes forward only, and outlives a restart', async () => {
    const open = reopener();
    const before = await open();
    before.store.settings.finish(place, '1000000000000000002');
    before.store.settings.finish(place, '1000000000000000001');
    before.store.settings.finish({ serverId: '1', channelId: '11' }, '999');
    await before.close();
    await before.close();
    const { settings } = (await open()).store;
    expect(settings.finishedUntil('10')).toBe('1000000000000000002');
    expect(settings.catchUpMarks).toHaveLength(2);
    await settings.forgetChannel('11');
    expect(settings.catchUpMarks).toEqual([{ place, finishedUntil: '1000000000000000002' }]);
  });

  it.each([
    ['the channel', (settings: Settings) => settings.setChannel(place, { watch: 'mentions' })],
    ['the server', (settings: Settings) => settings.setServer('1', { watch: 'off' })],
  ])('is forgotten when watching ends for %s, and none is kept meanwhile', async (_, end) => {
    const open = reopener();
    const before = await open();
    const { settings } = before.store;
    settings.finish(place, '1000');
    settings.finish({ serverId: '2', channelId: '20' }, '1000');
    await end(settings);
    settings.finish(place, '2000');
    expect(settings.finishedUntil('10')).toBeUndefined();
    await before.close();
    const after = (await open()).store.settings;
    expect(after.finishedUntil('10')).toBeUndefined();
    expect(after.finishedUntil('20')).toBe('1000');
  });

  it('is forgotten where the operator no longer watches by default', async () => {
    const open = reopener();
    const before = await open();
    before.store.settings.finish(place, '1000');
    await before.close();
    await (await open({ watchDefault: 'off' })).close();
    expect((await open()).store.settings.finishedUntil('10')).toBeUndefined();
  });
});

describe('choices', () => {
  it('of one server are not those of another', async () => {
    const { settings } = (await reopener()()).store;
    await settings.setChannel(place, { watch: 'off' });
    await settings.setChannel({ serverId: '2', channelId: '20' }, { private: true });
    await settings.introduced({ serverId: '1', channelId: '12' });
    expect([settings.channelsApart('1'), settings.channelsApart('2')]).toEqual([['10'], ['20']]);
    settings.finish({ serverId: '2', channelId: '21' }, '5');
    await settings.setServer('1', { watch: 'off' });
    expect(settings.finishedUntil('21')).toBe('5');
    await settings.setChannel(place, { watch: 'mentions' });
    expect(settings.finishedUntil('21')).toBe('5');
    await settings.forgetServer('1');
    expect([settings.channelsApart('1'), settings.channelsApart('2')]).toEqual([[], ['20']]);
    expect(settings.catchUpMarks).toHaveLength(1);
  });

  it('that were never made are reset and introduced without a trace', async () => {
    const open = reopener();
    const { settings, db } = (await open()).store;
    expect(await settings.resetChannel('99')).toBe(true);
    await settings.setChannel(place, { watch: 'off' });
    await settings.resetChannel('10');
    expect(await db.selectFrom('channels').selectAll().execute()).toEqual([]);
    expect(settings.finishedUntil('98')).toBeUndefined();
    await settings.introduced(place);
    expect(await settings.introduced(place)).toBe(true);
    await settings.resetChannel('10');
    expect(await db.selectFrom('channels').select('id').execute()).toEqual([{ id: '10' }]);
  });

  it('of a channel that follows its server again drop its mark where the server does not watch', async () => {
    const { settings } = (await reopener()({ watchDefault: 'off' })).store;
    await settings.setChannel(place, { watch: 'on' });
    settings.finish(place, '7');
    await settings.setChannel({ serverId: '1', channelId: '11' }, { watch: 'on' });
    settings.finish({ serverId: '1', channelId: '11' }, '7');
    await settings.resetChannel('10');
    expect([settings.finishedUntil('10'), settings.finishedUntil('11')]).toEqual([undefined, '7']);
  });

  it('of avatars: who opts out allows no more, and others are told of who opts out', async () => {
    const { settings, db } = (await reopener()()).store;
    const told: string[] = [];
    settings.onOptOut((person) => told.push(person));
    await settings.allowAvatar('7');
    expect(settings.allowsAvatar('7')).toBe(true);
    await settings.optOut('7');
    await settings.optOut('8');
    await settings.optOut('8');
    expect([told, settings.allowsAvatar('7')]).toEqual([['7', '8'], false]);
    expect(await db.selectFrom('avatar_opt_ins').selectAll().execute()).toEqual([]);
    expect(await db.selectFrom('opted_out').selectAll().execute()).toHaveLength(2);
    await settings.allowAvatar('9');
    await settings.forbidAvatar('9');
    expect(settings.allowsAvatar('9')).toBe(false);
  });

  it('of servers that other processes see stay', async () => {
    const { settings } = (await reopener()()).store;
    await settings.setServer('1', { watch: 'off' });
    await settings.setServer('2', { watch: 'off' });
    await settings.forgetServersExcept(new Set(), (id) => id === '2');
    expect([settings.ofServer('1').watch, settings.ofServer('2').watch]).toEqual(['off', undefined]);
  });

  it('are said not to be saved where one of them could not be', async () => {
    const { settings, db } = (await reopener()({ times: { firstWait: 600_000 } })).store;
    await db.schema.dropTable('channels').execute();
    await settings.setServer('1', { watch: 'off' });
    expect(await settings.setChannel(place, { watch: 'off' })).toBe(false);
    expect(await settings.forgetServer('1')).toBe(false);
  });
});

describe('what another process changes', () => {
  /** Two processes with one database. */
  async function two() {
    const open = reopener();
    const [here, there] = [(await open()).store, (await open()).store];
    const reread = async (ids?: readonly string[], mayTake = () => true) => {
      for (const table of here.settings.tables) await table.reread(here.db, ids, mayTake);
    };
    return { here: here.settings, there: there.settings, reread, tables: here.settings.tables };
  }

  it('is read anew, all of it or what is named', async () => {
    const { here, there, reread, tables } = await two();
    expect(tables.map(({ table }) => table)).toEqual(['servers', 'channels', 'opted_out', 'avatar_opt_ins']);
    await there.setServer('1', { watch: 'off' });
    await there.setServer('2', { watch: 'off' });
    await there.setChannel(place, { private: true });
    await there.optOut('7');
    await reread(['1', '10']);
    expect(here.ofServer('1').watch).toBe('off');
    expect(here.ofServer('2').watch).toBeUndefined();
    expect(here.ofChannel('10').private).toBe(true);
    expect(here.hasOptedOut('7')).toBe(false);
    await reread();
    expect(here.ofServer('2').watch).toBe('off');
    expect(here.hasOptedOut('7')).toBe(true);
    await there.forgetServer('1');
    await there.optIn('7');
    await reread();
    expect(here.ofServer('1').watch).toBeUndefined();
    expect(here.ofChannel('10').private).toBeUndefined();
    expect(here.hasOptedOut('7')).toBe(false);
    await there.setServer('2', { watch: 'mentions' });
    await there.forgetServer('2');
    await reread(['2']);
    expect(here.ofServer('2').watch).toBeUndefined();
  });

  it('is not taken where memory is newer', async () => {
    const { here, there, reread } = await two();
    await there.setServer('1', { watch: 'off' });
    await there.setChannel(place, { private: true });
    await reread(undefined, () => false);
    expect([here.ofServer('1').watch, here.ofChannel('10').private]).toEqual([undefined, undefined]);
  });
});
