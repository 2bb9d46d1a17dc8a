import { copyFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import Libsql from 'libsql';
import { describe, expect, it, onTestFinished } from 'vitest';
import { mayMount, OtherProgram, open, smallDisk, temporaryFolder } from './stores.ts';

const place = { serverId: '1', channelId: '10' };

describe('a store whose database is locked by another program', () => {
  it('answers from memory, and saves once the lock is gone', async () => {
    const folder = await temporaryFolder();
    const { store, said, close } = await open(folder);
    const { settings } = store;
    const browser = new OtherProgram('lock-holder.ts', join(folder, 'facets.sqlite'));
    await browser.printed(1);

    const saving = settings.setServer('1', { watch: 'off' });
    expect(settings.at(place).watch).toBe('off');
    expect(await saving).toBe(false);
    expect(await settings.introduced(place)).toBe(false);
    expect(settings.isIntroduced(place)).toBe(true);
    const saved = store.written();

    await browser.kill();
    await saved;
    expect(said).toEqual([
      'settings cannot be saved; they hold, and saving is tried further',
      'settings are saved again',
    ]);
    await close();
    const after = (await open(folder)).store.settings;
    expect(after.ofServer('1').watch).toBe('off');
    expect(after.isIntroduced(place)).toBe(true);
  });

  it('says at its start that nothing can be saved now, and at its end what is lost', async () => {
    const folder = await temporaryFolder();
    await (await open(folder)).close();
    const browser = new OtherProgram('lock-holder.ts', join(folder, 'facets.sqlite'));
    await browser.printed(1);
    const { store, said, close } = await open(folder);
    await store.settings.optOut('7');
    await close();
    expect(said).toEqual([
      'settings cannot be saved now: the disk is full or another program has the database locked',
      'settings cannot be saved; they hold, and saving is tried further',
      'settings were lost: they could not be saved',
      expect.stringMatching(/facets\.sqlite is not whole without the files beside it/),
    ]);
  });
});

describe('a store whose process is killed with -9', () => {
  it('has lost nothing of what it acknowledged, twenty times in a row', async () => {
    const folder = await temporaryFolder();
    const acknowledged: string[] = [];
    for (let round = 0; round < 20; round++) {
      const bot = new OtherProgram('opt-outs.ts', folder, `${round * 100_000}`);
      await bot.printed(1 + 7 * round);
      await bot.kill();
      acknowledged.push(...bot.lines);
    }
    const { settings } = (await open(folder)).store;
    expect(acknowledged.length).toBeGreaterThan(1000);
    expect(acknowledged.filter((person) => !settings.hasOptedOut(person))).toEqual([]);
  }, 240_000);
});

describe.skipIf(!mayMount)('a store on a full disk (needs root on Linux, to mount a small one)', () => {
  it('holds what is set, says that it is not saved, and saves it when there is space again', async () => {
    const disk = await smallDisk();
    const { store, said } = await open(disk);
    const { settings } = store;
    await fill(disk);
    expect(await settings.optOut('7')).toBe(false);
    expect(settings.hasOptedOut('7')).toBe(true);
    expect(await settings.introduced(place)).toBe(false);
    const saved = store.written();
    await rm(join(disk, 'filler'));
    await saved;
    expect(said).toEqual([
      'settings cannot be saved; they hold, and saving is tried further',
      'settings are saved again',
    ]);
    expect(await settings.optOut('8')).toBe(true);
  });

  it('starts with a word about it', async () => {
    const disk = await smallDisk();
    const before = await open(disk);
    await before.store.settings.optOut('7');
    await before.close();
    await fill(disk);
    const { store, said } = await open(disk);
    expect(store.settings.hasOptedOut('7')).toBe(true);
    expect(said).toEqual(['settings cannot be saved now: the disk is full or another program has the database locked']);
  });
});

/** Takes all space that is left. */
async function fill(disk: string): Promise<void> {
  await expect(writeFile(join(disk, 'filler'), Buffer.alloc(2 * 1024 * 1024))).rejects.toThrow('ENOSPC');
}

describe('a store that was closed', () => {
  it('is whole in its one file', async () => {
    const folder = await temporaryFolder();
    const { store, close } = await open(folder);
    await store.settings.optOut('7');
    await close();
    const copy = await temporaryFolder();
    await copyFile(join(folder, 'facets.sqlite'), join(copy, 'facets.sqlite'));
    expect((await open(copy)).store.settings.hasOptedOut('7')).toBe(true);
  });

  it('is so while another program has it open, too', async () => {
    const folder = await temporaryFolder();
    const { store, close } = await open(folder);
    await store.settings.optOut('7');
    // SQLite tidies up by itself only for the last one that closes.
    const reader = new Libsql(join(folder, 'facets.sqlite'));
    onTestFinished(() => void reader.close());
    expect(reader.prepare('SELECT id FROM opted_out').all()).toEqual([{ id: '7' }]);
    await close();
    const copy = await temporaryFolder();
    await copyFile(join(folder, 'facets.sqlite'), join(copy, 'facets.sqlite'));
    expect((await open(copy)).store.settings.hasOptedOut('7')).toBe(true);
  });

  it('writes what was set just before', async () => {
    const folder = await temporaryFolder();
    const { store, close } = await open(folder);
    const saving = store.settings.optOut('7');
    await close();
    expect(await saving).toBe(true);
    expect((await open(folder)).store.settings.hasOptedOut('7')).toBe(true);
  });
});

describe('values that this version does not know', () => {
  it('are told once and count as not chosen', async () => {
    const folder = await temporaryFolder();
    const before = await open(folder);
    await before.store.settings.setServer('1', { watch: 'off', private: true });
    await before.store.settings.setChannel(place, { watch: 'off' });
    await before.close();
    const editor = new Libsql(join(folder, 'facets.sqlite'));
    editor.exec("UPDATE servers SET watch = 'sometimes'; UPDATE channels SET watch = 'never', private = 7");
    editor.close();

    const { store, said } = await open(folder, { watchDefault: 'mentions' });
    expect(store.settings.at(place)).toMatchObject({ watch: 'mentions', private: true });
    expect(said).toEqual(['the database has values that this version does not know; defaults hold in their place']);
  });
});
