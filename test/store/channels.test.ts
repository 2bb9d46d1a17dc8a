import { expect, it } from 'vitest';
import { type Channel, putChannel, putServer, toChannel } from '../../src/store/channels.ts';
import { NOTHING, NOTHING_ON_SERVER, toServerChoice } from '../../src/store/choices.ts';
import { migratedDatabase } from './databases.ts';

const CHANNEL: Channel = { ...NOTHING, serverId: '1', introduced: false, finishedUntil: undefined };

it('a channel is kept as it is, made or changed', async () => {
  const db = await migratedDatabase();
  const channels = async () => (await db.selectFrom('channels').selectAll().execute()).map(toChannel);
  await putChannel(db, '10', CHANNEL);
  expect(await channels()).toEqual([CHANNEL]);
  const changed: Channel = { ...CHANNEL, watch: 'off', sign: true, introduced: true, finishedUntil: '99' };
  await putChannel(db, '10', changed);
  await putChannel(db, '11', CHANNEL);
  expect(await channels()).toEqual([changed, CHANNEL]);
  await putChannel(db, '10', undefined);
  expect(await db.selectFrom('channels').select('id').execute()).toEqual([{ id: '11' }]);
});

it('a server is kept as it is, made or changed', async () => {
  const db = await migratedDatabase();
  const servers = async () => (await db.selectFrom('servers').selectAll().execute()).map(toServerChoice);
  const chosen = { ...NOTHING_ON_SERVER, card: true, language: 'de' };
  await putServer(db, '1', NOTHING_ON_SERVER);
  await putServer(db, '2', NOTHING_ON_SERVER);
  await putServer(db, '1', chosen);
  expect(await servers()).toEqual([chosen, NOTHING_ON_SERVER]);
  await putServer(db, '2', undefined);
  expect(await db.selectFrom('servers').select('id').execute()).toEqual([{ id: '1' }]);
});
