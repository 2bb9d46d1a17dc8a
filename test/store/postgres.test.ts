import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { sql } from 'kysely';
import { pino } from 'pino';
import { describe, expect, it, onTestFinished } from 'vitest';
import { openOptOuts } from '../../src/store/opt-outs.ts';
import { openPostgres } from '../../src/store/postgres/open.ts';
import { freePort, hasPostgres } from '../servers/postgres.ts';
import { databaseOf, keepStoresOnPostgres, OtherProgram, open, temporaryFolder } from './stores.ts';

const place = { serverId: '1', channelId: '10' };
const silent = pino({ level: 'silent' });

describe.skipIf(!hasPostgres)('on PostgreSQL (needs it installed: apt-get install postgresql)', async () => {
  const server = hasPostgres ? keepStoresOnPostgres() : undefined;
  const postgres = () => {
    if (!server) throw new Error('expected a server');
    return server();
  };

  // All that holds of a store in a file.
  await import('./settings.test.ts');
  await import('./lists.test.ts');
  await import('./pending-interactions.test.ts');

  async function optOuts(databaseUrl: string) {
    const opened = await openOptOuts(databaseUrl, silent);
    onTestFinished(() => opened.close());
    return opened;
  }

  describe('what one process changes', () => {
    it('holds in another one', async () => {
      const folder = await temporaryFolder();
      const [here, there] = [(await open(folder)).store, (await open(folder)).store];
      await Promise.all([
        here.settings.setServer('1', { watch: 'mentions', hidden: ['Chubby'] }),
        here.settings.setChannel(place, { watch: 'off' }),
        here.settings.optOut('7'),
        here.settings.allowAvatar('8'),
        here.blocked.servers.add('3'),
        here.wrongMarks.add('Bald'),
      ]);
      await expect.poll(() => there.settings.at(place).watch).toBe('off');
      await expect.poll(() => there.settings.ofServer('1')).toMatchObject({ watch: 'mentions', hidden: ['Chubby'] });
      await expect.poll(() => there.settings.hasOptedOut('7')).toBe(true);
      await expect.poll(() => there.settings.allowsAvatar('8')).toBe(true);
      await expect.poll(() => there.blocked.servers.has('3')).toBe(true);
      await expect.poll(() => there.wrongMarks.counts.get('Bald')).toBe(1);

      await Promise.all([
        there.settings.optIn('7'),
        there.settings.forgetServer('1'),
        there.blocked.servers.delete('3'),
      ]);
      await expect.poll(() => here.settings.hasOptedOut('7')).toBe(false);
      await expect.poll(() => here.settings.at(place).watch).toBe('on');
      await expect.poll(() => here.blocked.servers.has('3')).toBe(false);
    });

    it('is told to who waits for opt-outs, and known to who knows of nothing else', async () => {
      const folder = await temporaryFolder();
      const here = (await open(folder)).store.settings;
      await here.optOut('6');
      const there = (await open(folder)).store.settings;
      const worker = await optOuts(databaseOf(folder));
      const heard: string[] = [];
      there.onOptOut((person) => heard.push(`gateway ${person}`));
      there.onAvatarForbidden((person) => heard.push(`avatar ${person}`));
      worker.onOptOut((person) => heard.push(`worker ${person}`));
      expect(worker.isOptedOut('6')).toBe(true);
      await here.optOut('7');
      await expect.poll(() => heard.toSorted()).toEqual(['gateway 7', 'worker 7']);
      expect([worker.isOptedOut('7'), worker.trouble]).toEqual([true, undefined]);
      await here.optIn('7');
      await expect.poll(() => worker.isOptedOut('7')).toBe(false);
      await here.allowAvatar('8');
      await expect.poll(() => there.allowsAvatar('8')).toBe(true);
      await here.forbidAvatar('8');
      await expect.poll(() => heard).toContain('avatar 8');
    });

    it('is no trouble while it is read', async () => {
      const folder = await temporaryFolder();
      const [here, there] = [(await open(folder)).store, (await open(folder)).store];
      void here.settings.setChannel(place, { watch: 'off' });
      const troubles = new Set<string | undefined>();
      while (there.settings.at(place).watch !== 'off') {
        troubles.add(there.trouble);
        await new Promise((resolve) => setImmediate(resolve));
      }
      expect([...troubles]).toEqual([undefined]);
    });

    it('and what another one counts are counted together', async () => {
      const folder = await temporaryFolder();
      const stores = [(await open(folder)).store, (await open(folder)).store];
      const marks = stores.flatMap(({ wrongMarks }) => Array.from({ length: 20 }, () => wrongMarks.add('Bald')));
      await Promise.all(marks);
      expect((await open(folder)).store.wrongMarks.counts.get('Bald')).toBe(40);
      for (const { wrongMarks } of stores) await expect.poll(() => wrongMarks.counts.get('Bald')).toBe(40);
    });

    it('by hand is heard as well, where it says so', async () => {
      const folder = await temporaryFolder();
      const { store } = await open(folder);
      await postgres().query("INSERT INTO opted_out VALUES ('7'); NOTIFY facets_changes", databaseOf(folder));
      await expect.poll(() => store.settings.hasOptedOut('7')).toBe(true);
    });
  });

  it('several processes may make the tables at the same time', async () => {
    const folder = await temporaryFolder();
    const opened = await Promise.all([open(folder), open(folder), open(folder), open(folder)]);
    expect(opened.map(({ said }) => said)).toEqual([[], [], [], []]);
  });

  it('no process forgets the servers of other shards', async () => {
    const folder = await temporaryFolder();
    const { settings } = (await open(folder)).store;
    for (const id of ['1', '2', '3', '4']) await settings.setServer(id, { watch: 'off' });
    await settings.forgetServersExcept(new Set(['1']), (id) => Number(id) % 2 === 1);
    expect(['1', '2', '3', '4'].map((id) => settings.ofServer(id).watch)).toEqual(['off', 'off', undefined, 'off']);
  });

  describe('a server that is away', () => {
    it('costs nothing but what is told once, and what was changed meanwhile is saved and heard', async () => {
      const folder = await temporaryFolder();
      const here = await open(folder);
      const there = await open(folder);
      const worker = await optOuts(databaseOf(folder));
      await postgres().stop();
      expect(await here.store.settings.optOut('7')).toBe(false);
      expect(here.store.settings.hasOptedOut('7')).toBe(true);
      await expect.poll(() => worker.trouble).toMatch(/not heard/);
      expect(here.store.trouble).toBe('settings cannot be saved');
      await expect.poll(() => there.store.trouble).toMatch(/not heard/);
      const saved = here.store.written();
      await postgres().restart();
      await saved;
      await expect.poll(() => there.store.settings.hasOptedOut('7')).toBe(true);
      await expect.poll(() => worker.isOptedOut('7')).toBe(true);
      for (const { store } of [here, there]) await expect.poll(() => store.trouble).toBeUndefined();
      expect(here.said.toSorted()).toEqual([
        'changes by other processes are heard again',
        'changes by other processes are not heard; trying again until they are',
        'settings are saved again',
        'settings cannot be saved; they hold, and saving is tried further',
      ]);
    });

    it('in the middle of a transaction is told to who is in it, and ends no process', async () => {
      const folder = await temporaryFolder();
      const { db, close } = await openPostgres(databaseOf(folder), silent);
      onTestFinished(close);
      const underWay = db.transaction().execute(async (transaction) => {
        await sql`SELECT 1`.execute(transaction);
        await postgres().stop();
        await sql`SELECT 1`.execute(transaction);
      });
      await expect(underWay).rejects.toThrow();
      await postgres().restart();
      await expect.poll(async () => (await sql`SELECT 1 AS one`.execute(db)).rows).toEqual([{ one: 1 }]);
    });

    it('leaves what this process changed as it is, whatever it reads when it is back', async () => {
      const folder = await temporaryFolder();
      const { store } = await open(folder);
      await store.settings.setServer('1', { watch: 'off' });
      await postgres().stop();
      await store.settings.setServer('1', { watch: 'mentions' });
      const saved = store.written();
      await postgres().restart();
      await saved;
      await expect.poll(() => store.trouble).toBeUndefined();
      expect(store.settings.ofServer('1').watch).toBe('mentions');
      expect((await open(folder)).store.settings.ofServer('1').watch).toBe('mentions');
    });
  });

  it('a process that is killed with -9 has lost nothing of what it acknowledged', async () => {
    const folder = await temporaryFolder();
    const acknowledged: string[] = [];
    for (let round = 0; round < 3; round++) {
      const bot = new OtherProgram('opt-outs-in-a-rush.ts', folder, `${round * 100_000}`, databaseOf(folder));
      await bot.printed(20 + 50 * round);
      await bot.kill();
      acknowledged.push(...bot.lines);
    }
    const { settings } = (await open(folder)).store;
    expect(acknowledged.length).toBeGreaterThan(100);
    expect(acknowledged.filter((person) => !settings.hasOptedOut(person))).toEqual([]);
  });

  describe('a database that does not serve is refused in plain words, without the password', () => {
    const cases: readonly (readonly [string, string, () => Promise<string> | string, RegExp])[] = [
      [
        'nobody there',
        'store/unreachable',
        async () => `postgres://a:b@127.0.0.1:${await freePort()}/facets`,
        /ECONNREFUSED.*DATABASE_URL/,
      ],
      ['no such host', 'store/unreachable', () => 'postgres://a:b@none.invalid/facets', /none\.invalid\/facets cannot/],
      [
        'a wrong password',
        'store/login',
        () => postgres().url('postgres', { password: 'hunter2' }),
        /refuses the login/,
      ],
      ['no such database', 'store/no-database', () => postgres().url('none'), /no database .*\/none\. Make it/],
      [
        "another program's database",
        'store/foreign',
        async () => {
          const url = await postgres().createDatabase();
          await postgres().query('CREATE TABLE invoices (id text)', url);
          return url;
        },
        /has the table invoices/,
      ],
      [
        'a newer database',
        'store/newer',
        async () => {
          const folder = await temporaryFolder();
          await (await open(folder)).close();
          const url = databaseOf(folder);
          await postgres().query("INSERT INTO kysely_migration VALUES ('999_later', 'now')", url);
          return url;
        },
        /newer Facets .*999_later/,
      ],
      [
        'one that was changed',
        'store/incomplete',
        async () => {
          const folder = await temporaryFolder();
          await (await open(folder)).close();
          const url = databaseOf(folder);
          await postgres().query('ALTER TABLE servers DROP COLUMN watch; DROP TABLE opted_out', url);
          return url;
        },
        /lacks the column servers\.watch, the table opted_out/,
      ],
      [
        'a user who may not make tables',
        'store/read-only',
        async () => {
          const url = await postgres().createDatabase();
          await postgres().query("CREATE ROLE guest LOGIN PASSWORD 'hunter2'", url);
          return url.replace(/\/\/[^@]+@/, '//guest:hunter2@');
        },
        /may not make or change/,
      ],
    ];

    it.each(cases)('%s', async (_, code, address, text) => {
      const databaseUrl = await address();
      const folder = await temporaryFolder();
      const opening = open(folder, { databaseUrl });
      await expect(opening).rejects.toMatchObject({ name: 'UserError', code, message: expect.stringMatching(text) });
      await expect(opening).rejects.not.toMatchObject({ message: expect.stringMatching(/hunter2|secret/) });
    });
  });

  it('values that this version does not know are told once and count as not chosen', async () => {
    const folder = await temporaryFolder();
    const before = await open(folder);
    await before.store.settings.setServer('1', { watch: 'off', private: true });
    await before.close();
    await postgres().query("UPDATE servers SET watch = 'sometimes'", databaseOf(folder));
    const { store, said } = await open(folder, { watchDefault: 'mentions' });
    expect(store.settings.at(place)).toMatchObject({ watch: 'mentions', private: true });
    expect(said).toEqual(['the database has values that this version does not know; defaults hold in their place']);
  });

  it('each process has a file of its own for interactions in work, where they share a folder', async () => {
    const folder = await temporaryFolder();
    const first = await open(folder, { name: '0-3' });
    const second = await open(folder, { name: '4-7' });
    first.store.pendingInteractions.remember({ id: '1', applicationId: '99', token: 'dG9rZW4', locale: 'en' });
    await first.store.pendingInteractions.saved();
    expect(second.store.pendingInteractions.all).toEqual([]);
    expect(await readFile(join(folder, 'interactions-0-3.json'), 'utf8')).toContain('dG9rZW4');
  });
});
