import Libsql from 'libsql';
import { pino } from 'pino';
import { expect, it, onTestFinished, vi } from 'vitest';
import { filesIn } from '../../../src/store/sqlite/file-names.ts';
import { openSqlite } from '../../../src/store/sqlite/open.ts';
import { SqliteThread } from '../../../src/store/sqlite/sqlite-thread.ts';
import { temporaryFolder } from '../stores.ts';

function logOf() {
  const warn = vi.fn();
  const log = pino({ level: 'silent' });
  Object.assign(log, { warn });
  return { log, warn };
}

/** The thread as ever, but the first write to its database was refused; what became of it. */
function refuseFirstWrite(code: string) {
  const opened: SqliteThread[] = [];
  const original = SqliteThread.open.bind(SqliteThread);
  const open = vi.spyOn(SqliteThread, 'open').mockImplementation(async (files) => {
    const { thread } = await original(files);
    opened.push(thread);
    return { thread, refusal: { code, message: 'no', stack: undefined } };
  });
  onTestFinished(() => open.mockRestore());
  return opened;
}

const isOpen = (thread: SqliteThread | undefined) =>
  thread?.query({ sql: 'SELECT 1', parameters: [] }).then(
    () => true,
    () => false,
  );

it('a database is made with its tables, which are in its own file from the start', async () => {
  const folder = await temporaryFolder();
  const { log, warn } = logOf();
  const { db, close } = await openSqlite(folder, log);
  const names = (await db.introspection.getTables()).map(({ name }) => name);
  expect(names).toContain('opted_out');
  // Read without the log beside it.
  const alone = new Libsql(`file:${filesIn(folder).database}?immutable=1`);
  expect(alone.prepare("SELECT count(*) AS count FROM sqlite_master WHERE name = 'opted_out'").get()).toMatchObject({
    count: 1,
  });
  alone.close();
  await close();
  expect(warn).not.toHaveBeenCalled();
  await expect(db.selectFrom('opted_out').selectAll().execute()).rejects.toThrow();
});

it.each(['SQLITE_FULL', 'SQLITE_BUSY', 'SQLITE_IOERR_WRITE'])(
  'a first write that is refused for what may heal is told, and no more: %s',
  async (code) => {
    const [opened, folder] = [refuseFirstWrite(code), await temporaryFolder()];
    const { log, warn } = logOf();
    const { close } = await openSqlite(folder, log);
    onTestFinished(() => close());
    expect(warn).toHaveBeenCalledExactlyOnceWith(
      { folder: filesIn(folder).folder, err: expect.objectContaining({ name: 'SqliteFailure', code, message: 'no' }) },
      'settings cannot be saved now: the disk is full or another program has the database locked',
    );
    expect(await isOpen(opened[0])).toBe(true);
  },
);

it('a first write that is refused for good is told with what to do, and nothing stays open', async () => {
  const opened = refuseFirstWrite('SQLITE_READONLY');
  const { log, warn } = logOf();
  await expect(openSqlite(await temporaryFolder(), log)).rejects.toMatchObject({ code: 'store/read-only' });
  expect(warn).not.toHaveBeenCalled();
  expect(await isOpen(opened[0])).toBe(false);
});

it('a database that another program still reads at the end is not whole in its file, and is closed all the same', async () => {
  const folder = await temporaryFolder();
  const { log, warn } = logOf();
  const { db, close } = await openSqlite(folder, log);
  await db.insertInto('opted_out').values({ id: '6' }).execute();
  const reader = new Libsql(filesIn(folder).database);
  onTestFinished(() => void reader.close());
  reader.exec('BEGIN');
  reader.prepare('SELECT id FROM opted_out').all();
  await db.insertInto('opted_out').values({ id: '7' }).execute();
  await close();
  expect(warn).toHaveBeenCalledExactlyOnceWith(
    `${filesIn(folder).database} is not whole without the files beside it: npm run backup copies all`,
  );
  await expect(db.selectFrom('opted_out').selectAll().execute()).rejects.toThrow();
});
