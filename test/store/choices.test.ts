import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Kysely } from 'kysely';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { Choices } from '../../src/store/choices.ts';
import { openDatabase } from '../../src/store/database.ts';
import type { Schema } from '../../src/store/schema.ts';

const place = { serverId: '1', channelId: '10' };

describe('choices on a SQLite file', () => {
  let folder: string;
  let db: Kysely<Schema>;

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'facets-'));
    db = await openDatabase(folder);
  });

  afterEach(async () => {
    await db.destroy();
    await rm(folder, { recursive: true });
  });

  async function reopen(): Promise<Choices> {
    await db.destroy();
    db = await openDatabase(folder);
    return Choices.load(db, 'on');
  }

  it('start from the default', async () => {
    const choices = await Choices.load(db, 'mentions');
    expect(choices.at(place)).toEqual({ watch: 'mentions', private: false });
  });

  it("put a channel's choice before its server's, each for itself", async () => {
    const choices = await Choices.load(db, 'on');
    await choices.setServer('1', { watch: 'off', private: true });
    await choices.setChannel(place, { watch: 'mentions' });
    expect(choices.at(place)).toEqual({ watch: 'mentions', private: true });
    expect(choices.at({ serverId: '1', channelId: '11' })).toEqual({ watch: 'off', private: true });
    expect(choices.at({ serverId: '2', channelId: '20' })).toEqual({ watch: 'on', private: false });
  });

  it('survive a restart', async () => {
    const before = await Choices.load(db, 'on');
    await before.setServer('1', { watch: 'off' });
    await before.setServer('1', { private: true });
    await before.setChannel(place, { watch: 'mentions', private: false });
    await before.introduce(place);
    await before.optOut('7');

    const after = await reopen();
    expect(after.ofServer('1')).toEqual({ watch: 'off', private: true });
    expect(after.ofChannel('10')).toEqual({ watch: 'mentions', private: false, serverId: '1' });
    expect(await after.introduce(place)).toBe(false);
    expect(after.hasOptedOut('7')).toBe(true);
  });

  it('introduce the bot once a channel, also when several replies are on their way', async () => {
    const choices = await Choices.load(db, 'on');
    const answers = await Promise.all([choices.introduce(place), choices.introduce(place), choices.introduce(place)]);
    expect(answers.filter(Boolean)).toHaveLength(1);
  });

  it('let a channel follow its server again, without a second introduction', async () => {
    const choices = await Choices.load(db, 'on');
    await choices.introduce(place);
    await choices.setChannel(place, { watch: 'off' });
    expect(choices.channelsApart('1')).toEqual(['10']);
    await choices.resetChannel('10');
    expect(choices.at(place).watch).toBe('on');
    expect(choices.channelsApart('1')).toEqual([]);
    const after = await reopen();
    expect(after.at(place).watch).toBe('on');
    expect(await after.introduce(place)).toBe(false);
  });

  it('hold from the call on and can be taken back', async () => {
    const choices = await Choices.load(db, 'on');
    const writing = choices.optOut('7');
    expect(choices.hasOptedOut('7')).toBe(true);
    await writing;
    await choices.optOut('7');
    await choices.optIn('7');
    expect(choices.hasOptedOut('7')).toBe(false);
    expect((await reopen()).hasOptedOut('7')).toBe(false);
  });

  it('of servers that are no longer there go, others stay', async () => {
    const choices = await Choices.load(db, 'on');
    await choices.setServer('1', { watch: 'off' });
    await choices.introduce({ serverId: '2', channelId: '20' });
    await choices.setChannel({ serverId: '3', channelId: '30' }, { watch: 'off' });
    await choices.forgetServersExcept(new Set(['3']));
    expect(await db.selectFrom('servers').selectAll().execute()).toEqual([]);
    expect((await db.selectFrom('channels').selectAll().execute()).map(({ id }) => id)).toEqual(['30']);
  });

  it('leave nothing of a server that removed the bot', async () => {
    const choices = await Choices.load(db, 'on');
    await choices.setServer('1', { watch: 'off' });
    await choices.setChannel(place, { watch: 'mentions' });
    await choices.forgetServer('1');
    expect(choices.at(place).watch).toBe('on');
    expect(await db.selectFrom('servers').selectAll().execute()).toEqual([]);
    expect(await db.selectFrom('channels').selectAll().execute()).toEqual([]);
  });
});
