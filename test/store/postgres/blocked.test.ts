import { resolve } from 'node:path';
import { pino } from 'pino';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { openStore } from '../../../src/store/store.ts';
import { run } from '../../e2e/program.ts';
import { temporaryFolder } from '../../e2e/world.ts';
import { hasPostgres, PostgresServer } from '../../servers/postgres.ts';

describe.skipIf(!hasPostgres)('with a PostgreSQL database (needs it installed: apt-get install postgresql)', () => {
  let server: PostgresServer;

  beforeAll(async () => {
    if (hasPostgres) server = await PostgresServer.start();
  });
  afterAll(() => server?.close());

  async function block(databaseUrl: string, ...args: readonly string[]) {
    const { code, stdout, stderr } = await run('src/block.ts', { DATABASE_URL: databaseUrl }, args).ended;
    return { code, stdout, stderr };
  }

  it('block turns people and servers away in every process that runs, and takes them back', async () => {
    const databaseUrl = await server.createDatabase();
    const log = pino({ level: 'silent' });
    const store = await openStore({ folder: await temporaryFolder(), databaseUrl, watchDefault: 'on', log });
    onTestFinished(() => store.close());
    const person = { code: 0, stdout: 'person 1234567\n', stderr: '' };
    expect(await block(databaseUrl, 'person', '1234567')).toEqual(person);
    await expect.poll(() => store.blocked.people.ids).toEqual(['1234567']);
    expect((await block(databaseUrl, 'server', '7654321', '7654322')).stdout).toContain('server 7654322\n');
    await expect.poll(() => store.blocked.servers.ids.toSorted()).toEqual(['7654321', '7654322']);
    expect((await block(databaseUrl, '--undo', 'server', '7654321', '7654322')).stdout).toBe('person 1234567\n');
    await expect.poll(() => store.blocked.servers.ids).toEqual([]);
    expect(await block(databaseUrl)).toEqual(person);
  });

  it('block says where no bot has been yet, and that the database is not there', async () => {
    expect(await block(await server.createDatabase(), 'person', '1234567')).toMatchObject({
      code: 1,
      stderr: expect.stringMatching(/^There are no tables in 127\.0\.0\.1:\d+\/facets\d+: start the bot once\.\n$/),
    });
    expect(await block(server.url('none'), 'person', '1234567')).toMatchObject({
      code: 1,
      stderr: expect.stringContaining('createdb'),
    });
  });

  it('backup prints the commands that PostgreSQL has for it, and makes nothing', async () => {
    const settings = { DATABASE_URL: server.url('any') };
    const { code, stdout, stderr } = await run('src/backup.ts', settings, ["what's kept"]).ended;
    expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
    expect(stderr).toContain(`pg_dump --format=custom --file='${resolve("what'\\''s kept")}' "$DATABASE_URL"`);
    expect(stderr).toContain('pg_restore');
    expect(stderr).not.toContain('secret');
  });
});
