import * as timers from 'node:timers/promises';
import Libsql from 'libsql';
import { pino } from 'pino';
import { beforeEach, describe, expect, it, onTestFinished, vi } from 'vitest';
import type { Backend, ChangeListener, Others } from '../../src/store/backend.ts';
import { openOptOuts } from '../../src/store/opt-outs.ts';
import { openPostgres } from '../../src/store/postgres/open.ts';
import { changeBlocked } from '../../src/store/sqlite/blocked.ts';
import { filesIn } from '../../src/store/sqlite/file-names.ts';
import { openSqlite } from '../../src/store/sqlite/open.ts';
import { openStore } from '../../src/store/store.ts';
import { emptyDatabase, migratedDatabase } from './databases.ts';
import { open, temporaryFolder } from './stores.ts';

// What a store is, within this process alone; store.test.ts has it locked, killed and without space.

vi.mock('node:timers/promises', { spy: true });
vi.mock('../../src/store/sqlite/open.ts', { spy: true });
vi.mock('../../src/store/postgres/open.ts', () => ({ openPostgres: vi.fn() }));

beforeEach(() => {
  vi.clearAllMocks();
});

const place = { serverId: '1', channelId: '10' };
const log = pino({ level: 'silent' });
const URL_OF_POSTGRES = 'postgres://facets@database/facets';

/** Another program that works on the database of a folder. */
function editor(folder: string): Libsql.Database {
  const database = new Libsql(filesIn(folder).database, { timeout: 10_000 });
  onTestFinished(() => void database.close());
  return database;
}

/** Others who share a database: what they were told, and what can be said for them. */
class Sharing implements Others {
  trouble: string | undefined;
  listener: ChangeListener | undefined;
  readonly announced: string[] = [];

  async announce(_transaction: unknown, keys: readonly string[]): Promise<void> {
    this.announced.push(...keys);
  }

  listen(listener: ChangeListener): void {
    this.listener = listener;
  }
}

/** A database that others share, in place of a server. */
async function shared(): Promise<Backend & { readonly others: Sharing; readonly close: ReturnType<typeof vi.fn> }> {
  const backend = { db: await migratedDatabase(), others: new Sharing(), close: vi.fn(async () => undefined) };
  vi.mocked(openPostgres).mockResolvedValue(backend);
  return backend;
}

describe('a store', () => {
  it('keeps in its folder what is chosen, and has nothing to say while that is so', async () => {
    const folder = await temporaryFolder();
    const { store, said, close } = await open(folder, { watchDefault: 'mentions' });
    expect(store.settings.at(place).watch).toBe('mentions');
    expect(await store.settings.setServer('1', { watch: 'off' })).toBe(true);
    expect(await store.settings.optOut('7')).toBe(true);
    await store.wrongMarks.add('Bald');
    expect(store).toMatchObject({ waiting: 0, trouble: undefined, unheard: undefined });
    await close();
    expect(said).toEqual([]);
    const again = (await open(folder)).store;
    expect(again.settings.at(place).watch).toBe('off');
    expect(again.settings.hasOptedOut('7')).toBe(true);
    expect([...again.wrongMarks.counts]).toEqual([['Bald', 1]]);
    expect(openPostgres).not.toHaveBeenCalled();
  });

  it('says what waits while the database refuses it, and nothing more once it is written', async () => {
    const folder = await temporaryFolder();
    const { store } = await open(folder, { times: { firstWait: 5, longestWait: 5, patience: 30, linger: 1 } });
    const other = editor(folder);
    other.exec("CREATE TRIGGER refuse BEFORE INSERT ON opted_out BEGIN SELECT RAISE(ABORT, 'no'); END");
    expect(await store.settings.optOut('7')).toBe(false);
    await expect.poll(() => store.trouble).toBe('settings cannot be saved');
    expect(store).toMatchObject({ waiting: 1, unheard: undefined });
    other.exec('DROP TRIGGER refuse');
    await store.written();
    expect(store).toMatchObject({ waiting: 0, trouble: undefined });
    expect(other.prepare('SELECT id FROM opted_out').all()).toEqual([{ id: '7' }]);
  });

  it('writes what waits before it closes', async () => {
    const folder = await temporaryFolder();
    const { store, close } = await open(folder);
    const saving = store.settings.optOut('7');
    await close();
    expect(await saving).toBe(true);
    expect(editor(folder).prepare('SELECT id FROM opted_out').all()).toEqual([{ id: '7' }]);
  });

  it('learns whom the operator turned away when it is told to look, and forgets nothing of its own', async () => {
    const folder = await temporaryFolder();
    const { store } = await open(folder, { times: { firstWait: 5, longestWait: 5, patience: 30, linger: 1 } });
    changeBlocked(folder, 'person', ['77']);
    changeBlocked(folder, 'server', ['11']);
    expect([store.blocked.people.ids, store.blocked.servers.ids]).toEqual([[], []]);
    const other = editor(folder);
    other.exec("CREATE TRIGGER refuse BEFORE INSERT ON blocked_servers BEGIN SELECT RAISE(ABORT, 'no'); END");
    // Not written yet: what is read is older than that.
    expect(await store.blocked.servers.add('12')).toBe(false);
    await store.rereadBlocked();
    expect([store.blocked.people.ids, store.blocked.servers.ids.toSorted()]).toEqual([['77'], ['11', '12']]);
    other.exec('DROP TRIGGER refuse');
    changeBlocked(folder, 'person', ['77'], { undo: true });
    await store.rereadBlocked();
    expect(store.blocked.people.ids).toEqual([]);
  });

  it('tells values that it does not know once, and goes by what applies without them', async () => {
    const folder = await temporaryFolder();
    const before = await open(folder);
    await before.store.settings.setServer('1', { watch: 'off' });
    await before.close();
    const other = editor(folder);
    other.exec("UPDATE servers SET watch = 'sometimes'; INSERT INTO blocked_servers VALUES ('')");
    const { store, said, log: logged } = await open(folder);
    expect(store.settings.at(place).watch).toBe('on');
    expect(store.blocked.servers.ids).toEqual([]);
    expect(said).toEqual(['the database has values that this version does not know; defaults hold in their place']);
    expect(JSON.parse(logged()).unknown).toEqual([
      { table: 'servers', column: 'watch', value: 'sometimes' },
      { table: 'blocked_servers', column: 'id', value: '' },
    ]);
  });

  it('keeps its interactions in work by its name', async () => {
    const folder = await temporaryFolder();
    const one = await open(folder, { name: 'one' });
    expect(one.store.pendingInteractions).toBeDefined();
    await one.close();
    expect(vi.mocked(openSqlite).mock.calls.map(([where]) => where)).toEqual([folder]);
  });

  it('that does not answer at its end is left open, with a word about it', async () => {
    const folder = await temporaryFolder();
    vi.mocked(openSqlite).mockResolvedValueOnce({
      db: await migratedDatabase(),
      close: () => new Promise<never>(() => undefined),
    });
    const { said, close } = await open(folder);
    vi.mocked(timers.setTimeout).mockImplementation(async (_milliseconds, value) => value as never);
    onTestFinished(() => void vi.mocked(timers.setTimeout).mockReset());
    await close();
    expect(said).toEqual(['the database does not answer; it is left open']);
    expect(timers.setTimeout).toHaveBeenCalledWith(5000, 'late', { ref: false });
  });

  it('that cannot be read leaves no database open', async () => {
    const closing = vi.fn(async () => undefined);
    vi.mocked(openSqlite).mockResolvedValueOnce({ db: emptyDatabase(), close: closing });
    await expect(openStore({ folder: await temporaryFolder(), watchDefault: 'on', log })).rejects.toThrow(
      'no such table',
    );
    expect(closing).toHaveBeenCalledOnce();
  });
});

describe('a store that others share', () => {
  it('tells them what changes here, and takes what changed there', async () => {
    const { db, others, close } = await shared();
    const options = { folder: await temporaryFolder(), databaseUrl: URL_OF_POSTGRES, watchDefault: 'on', log } as const;
    const store = await openStore(options);
    expect(vi.mocked(openPostgres).mock.calls).toEqual([[URL_OF_POSTGRES, log]]);
    expect(openSqlite).not.toHaveBeenCalled();
    await store.settings.optOut('7');
    expect(others.announced).toEqual(['opted_out 7']);
    await db.insertInto('opted_out').values({ id: '8' }).execute();
    await db.insertInto('blocked_people').values({ id: '9' }).execute();
    await db.insertInto('blocked_servers').values({ id: '10' }).execute();
    await db.insertInto('wrong_marks').values({ attribute: 'Bald', count: 4 }).execute();
    others.listener?.changed(['opted_out 8', 'blocked_people 9', 'blocked_servers 10', 'wrong_marks Bald']);
    await expect.poll(() => store.wrongMarks.counts.get('Bald')).toBe(4);
    expect(store.settings.hasOptedOut('8')).toBe(true);
    expect([store.blocked.people.ids, store.blocked.servers.ids]).toEqual([['9'], ['10']]);
    await store.close();
    expect(close).toHaveBeenCalledOnce();
    // Whatever comes now is nobody's business any more.
    await db.insertInto('opted_out').values({ id: '11' }).execute();
    others.listener?.changed(['opted_out 11']);
    expect(store.settings.hasOptedOut('11')).toBe(false);
  });

  it('says why it does not hear of them', async () => {
    const { others } = await shared();
    const folder = await temporaryFolder();
    const store = await openStore({ folder, databaseUrl: URL_OF_POSTGRES, watchDefault: 'on', log });
    onTestFinished(() => store.close());
    expect(store).toMatchObject({ trouble: undefined, unheard: undefined });
    others.trouble = 'nobody answers';
    expect(store).toMatchObject({ trouble: 'nobody answers', unheard: 'nobody answers' });
    others.trouble = undefined;
    others.listener?.missed();
    expect(store).toMatchObject({ unheard: 'what others changed is not read yet' });
    await expect.poll(() => store.unheard).toBeUndefined();
  });
});

describe('what is known of opt-outs alone', () => {
  it('is what is in the database, and what others add to it and take from it', async () => {
    const { db, others, close } = await shared();
    await db.insertInto('opted_out').values({ id: '7' }).execute();
    const optOuts = await openOptOuts(URL_OF_POSTGRES, log);
    expect(vi.mocked(openPostgres).mock.calls).toEqual([[URL_OF_POSTGRES, log]]);
    const told: string[] = [];
    optOuts.onOptOut((person) => told.push(person));
    expect(['7', '8'].map((person) => optOuts.isOptedOut(person))).toEqual([true, false]);
    await db.insertInto('opted_out').values({ id: '8' }).execute();
    await db.deleteFrom('opted_out').where('id', '=', '7').execute();
    others.listener?.changed(['opted_out 7', 'opted_out 8']);
    await expect.poll(() => told).toEqual(['8']);
    expect(['7', '8'].map((person) => optOuts.isOptedOut(person))).toEqual([false, true]);
    await optOuts.close();
    expect(close).toHaveBeenCalledOnce();
    await db.insertInto('opted_out').values({ id: '9' }).execute();
    others.listener?.changed(['opted_out 9']);
    expect(optOuts.isOptedOut('9')).toBe(false);
  });

  it('says why it may not be the latest', async () => {
    const { others } = await shared();
    const optOuts = await openOptOuts(URL_OF_POSTGRES, log);
    onTestFinished(() => optOuts.close());
    expect(optOuts.trouble).toBeUndefined();
    others.trouble = 'nobody answers';
    expect(optOuts.trouble).toBe('nobody answers');
    others.trouble = undefined;
    others.listener?.missed();
    expect(optOuts.trouble).toBe('what others changed is not read yet');
    await expect.poll(() => optOuts.trouble).toBeUndefined();
  });

  it('leaves no database open where it cannot be read', async () => {
    const close = vi.fn(async () => undefined);
    vi.mocked(openPostgres).mockResolvedValue({ db: emptyDatabase(), close });
    await expect(openOptOuts(URL_OF_POSTGRES, log)).rejects.toThrow('no such table');
    expect(close).toHaveBeenCalledOnce();
  });
});
