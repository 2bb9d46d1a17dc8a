import { Redis } from 'ioredis';
import { pino } from 'pino';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { meetingOfModels } from '../../src/describe/queue/names.ts';
import { lookAtPostgres, lookAtRedis } from '../../src/doctor/servers.ts';
import { openPostgres } from '../../src/store/postgres/open.ts';
import { Scene } from '../describe/queue/scene.ts';
import { NO_REDIS, RedisServer } from '../redis-server.ts';
import { hasPostgres, PostgresServer } from '../servers/postgres.ts';

describe.skipIf(!hasPostgres)('lookAtPostgres (needs it installed: apt-get install postgresql)', () => {
  let server: PostgresServer;

  beforeAll(async () => {
    if (hasPostgres) server = await PostgresServer.start();
  });
  afterAll(() => server?.close());

  it('finds a database that is still empty, and one that is in use, and makes nothing in it', async () => {
    const url = await server.createDatabase();
    const empty = {
      subject: 'store',
      state: 'fine',
      text: expect.stringMatching(/^PostgreSQL \d+.* next start makes/),
    };
    expect(await lookAtPostgres(url)).toMatchObject(empty);
    expect(await lookAtPostgres(url)).toMatchObject(empty);
    const { close } = await openPostgres(url, pino({ level: 'silent' }));
    await close();
    const { state, text } = await lookAtPostgres(url);
    expect([state, text]).toEqual(['fine', expect.stringContaining('its tables are up to date')]);
    expect(text).not.toContain('secret');
  });

  it('says that there is no such database, that the login is refused, and that another program has it', async () => {
    expect(await lookAtPostgres(server.url('none'))).toMatchObject({
      state: 'problem',
      text: expect.stringContaining('createdb'),
    });
    expect(await lookAtPostgres(server.url('postgres', { password: 'wrong' }))).toMatchObject({
      state: 'problem',
      text: expect.stringContaining('refuses the login'),
    });
    const url = await server.createDatabase();
    await server.query('CREATE TABLE invoices (id int)', url);
    expect(await lookAtPostgres(url)).toMatchObject({
      state: 'problem',
      text: expect.stringContaining('invoices'),
    });
  });
});

const suite = NO_REDIS === undefined ? 'lookAtRedis' : `lookAtRedis: ${NO_REDIS}`;

describe.skipIf(NO_REDIS !== undefined)(suite, () => {
  it('finds nobody who takes pictures, and then a worker', async () => {
    const scene = await Scene.open();
    expect(await lookAtRedis(scene.redis.url)).toMatchObject({
      subject: 'queue',
      state: 'warning',
      text: expect.stringMatching(/^Redis \d+\.\d+.* no worker/),
      advice: expect.stringContaining('facets worker'),
    });
    await scene.worker({ meeting: await meetingOfModels(), concurrency: 3 });
    const { state, text } = await lookAtRedis(scene.redis.url);
    expect([state, text]).toEqual(['fine', expect.stringMatching(/1 worker on cpu may have 6 pictures/)]);
    expect(text).not.toContain('secret');
  });

  it('says that it forgets when it is full, and what to set', async () => {
    const scene = await Scene.open();
    const redis = new Redis(scene.redis.url);
    await redis.config('SET', 'maxmemory-policy', 'allkeys-lru');
    redis.disconnect();
    expect(await lookAtRedis(scene.redis.url)).toMatchObject({
      state: 'problem',
      text: expect.stringContaining('maxmemory-policy allkeys-lru'),
      advice: expect.stringContaining('noeviction'),
    });
  });

  it('says that the password is wrong, and that it is not there', async () => {
    const server = await RedisServer.start();
    expect(await lookAtRedis(server.url.replace('secret', 'wrong'))).toMatchObject({
      state: 'problem',
      text: expect.stringContaining('refuses the login'),
    });
    await server.close();
    const gone = await lookAtRedis(server.url);
    expect(gone).toMatchObject({ state: 'problem', text: expect.stringContaining('cannot be reached') });
    expect(gone.text).toContain('ECONNREFUSED');
  });
});
