import { readdirSync } from 'node:fs';
import { copyFile, mkdir, mkdtemp, readFile, rm, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Libsql from 'libsql';
import { pino } from 'pino';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openStore } from '../../../src/store/store.ts';
import { UserError } from '../../../src/user-error.ts';
import { makeReadOnly, mayMount, OtherProgram, open, smallDisk, temporaryFolder } from '../stores.ts';

/** What opening a store says where it does not serve. */
async function refusal(folder: string): Promise<UserError> {
  const error: unknown = await open(folder).then(
    () => undefined,
    (thrown: unknown) => thrown,
  );
  if (error instanceof UserError) return error;
  throw new Error(`expected a UserError, got ${error}`);
}

/** A store that was used by 2,000 people, once for all tests. */
let used: string;

beforeAll(async () => {
  used = await mkdtemp(join(tmpdir(), 'facets-store-'));
  const store = await openStore({ folder: used, watchDefault: 'on', log: pino({ level: 'silent' }) });
  for (let person = 0; person < 2000; person++) void store.settings.optOut(`person ${person}`);
  await store.close();
});

afterAll(() => rm(used, { recursive: true }));

/** A folder with a copy of it. */
async function usedFolder(): Promise<string> {
  const folder = await temporaryFolder();
  await copyFile(join(used, 'facets.sqlite'), join(folder, 'facets.sqlite'));
  return folder;
}

function edit(folder: string, sql: string): void {
  const database = new Libsql(join(folder, 'facets.sqlite'));
  database.exec(sql);
  database.close();
}

const BROKEN: readonly [what: string, code: string, spoil: (folder: string, file: string) => Promise<unknown>][] = [
  ['is no database', 'store/not-a-database', (_, file) => writeFile(file, 'My settings\n'.repeat(1000))],
  ['is cut to half', 'store/damaged', async (_, file) => truncate(file, (await readFile(file)).length / 2)],
  ['is cut to its first page', 'store/damaged', (_, file) => truncate(file, 4096)],
  ['is cut within its header', 'store/damaged', (_, file) => truncate(file, 50)],
  ['has zeros in its middle', 'store/damaged', zeros],
  ['is emptied', 'store/emptied', (_, file) => truncate(file, 0)],
  [
    'is emptied beside its log',
    'store/emptied',
    async (_, file) => {
      await writeFile(`${file}-wal`, Buffer.alloc(5000));
      await truncate(file, 0);
    },
  ],
  [
    'is gone beside its log',
    'store/emptied',
    async (_, file) => {
      await writeFile(`${file}-wal`, Buffer.alloc(5000));
      await rm(file);
    },
  ],
  [
    "is another program's",
    'store/foreign',
    async (folder, file) => {
      await rm(file);
      edit(folder, 'CREATE TABLE cookies (id)');
    },
  ],
  [
    'comes from a newer version',
    'store/newer',
    async (folder) => edit(folder, "INSERT INTO kysely_migration VALUES ('999_later', '2030-01-01')"),
  ],
  ['lacks a column', 'store/incomplete', async (folder) => edit(folder, 'ALTER TABLE servers DROP COLUMN private')],
  ['lacks a table', 'store/incomplete', async (folder) => edit(folder, 'DROP TABLE opted_out')],
];

async function zeros(_: string, file: string): Promise<void> {
  const bytes = await readFile(file);
  await writeFile(file, bytes.fill(0, 4096, bytes.length - 4096));
}

describe('a store is refused in plain words, with its path and what to do, when its file', () => {
  it.each(BROKEN)('%s', async (_what, code, spoil) => {
    const folder = await usedFolder();
    const file = join(folder, 'facets.sqlite');
    await spoil(folder, file);
    const error = await refusal(folder);
    expect(error.code).toBe(code);
    expect(error.message).toContain(file);
    expect(error.message).toMatch(/backup/);
    expect(error.message).not.toMatch(/SQLITE_|\bat .*:\d+/);
  });

  it('is refused without being changed', async () => {
    const folder = await usedFolder();
    const file = join(folder, 'facets.sqlite');
    await writeFile(file, 'My settings\n'.repeat(1000));
    await refusal(folder);
    expect(await readFile(file, 'utf8')).toBe('My settings\n'.repeat(1000));
  });
});

describe('a folder is refused', () => {
  it('when it is a file', async () => {
    const file = join(await temporaryFolder(), 'data');
    await writeFile(file, '');
    for (const folder of [file, join(file, 'deeper')]) {
      const error = await refusal(folder);
      expect(error.code).toBe('store/not-a-folder');
      expect(error.message).toContain(folder);
      expect(error.message).toContain('DATA_DIR');
    }
  });

  it('when the system refuses it for another reason', async () => {
    const folder = join(await temporaryFolder(), 'x'.repeat(300));
    const error = await refusal(folder);
    expect(error.code).toBe('store/unusable');
    expect(error.message).toContain(folder);
  });

  it.skipIf(!mayMount)('when it cannot be written (needs root on Linux, to mount one)', async () => {
    const disk = await smallDisk();
    await (await open(disk)).close();
    makeReadOnly(disk);
    const error = await refusal(disk);
    expect(error.code).toBe('store/read-only');
    expect(error.message).toContain(disk);
  });

  it.skipIf(!mayMount)(
    'when its disk has no room for a first database (needs root on Linux, to mount one)',
    async () => {
      const disk = await smallDisk();
      await expect(writeFile(join(disk, 'filler'), Buffer.alloc(2 * 1024 * 1024))).rejects.toThrow('ENOSPC');
      expect((await refusal(disk)).code).toBe('store/full');
    },
  );

  it('while another bot runs with it, and not after that one was killed', async () => {
    const folder = await temporaryFolder();
    const other = new OtherProgram('opt-outs-in-a-rush.ts', folder);
    await other.printed(1);
    const error = await refusal(folder);
    expect(error.code).toBe('store/in-use');
    expect(error.message).toContain(folder);
    await other.kill();
    expect((await open(folder)).store.settings.hasOptedOut(other.lines[0] ?? '')).toBe(true);
  });
});

describe('a store is taken as it is', () => {
  it('when its folder is not there yet', async () => {
    const folder = join(await temporaryFolder(), 'a', 'b');
    await open(folder);
    expect(readdirSync(folder)).toContain('facets.sqlite');
  });

  it('when a start was killed before the file was in its place', async () => {
    const folder = await temporaryFolder();
    await mkdir(folder, { recursive: true });
    await writeFile(join(folder, 'facets.sqlite.new'), 'half');
    expect((await open(folder)).said).toEqual([]);
  });

  it('when all changes are still in the log of a bot that was killed', async () => {
    const folder = await temporaryFolder();
    const bot = new OtherProgram('opt-outs-in-a-rush.ts', folder);
    await bot.printed(1);
    await bot.kill();
    const copy = await temporaryFolder();
    for (const name of ['facets.sqlite', 'facets.sqlite-wal']) await copyFile(join(folder, name), join(copy, name));
    const { settings } = (await open(copy)).store;
    expect(bot.lines.filter((person) => !settings.hasOptedOut(person))).toEqual([]);
  });
});
