import { copyFile, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pino } from 'pino';
import { expect, it, onTestFinished } from 'vitest';
import { openStore } from '../../src/store/store.ts';
import { leftBy, RELEASED } from '../released.ts';

it.each(RELEASED)('what people and servers chose under %s holds', async (version) => {
  const folder = await mkdtemp(join(tmpdir(), 'facets-upgrade-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  await copyFile(leftBy(version, 'facets.sqlite'), join(folder, 'facets.sqlite'));
  const store = await openStore({ folder, watchDefault: 'on', log: pino({ level: 'silent' }) });
  onTestFinished(() => store.close());
  const { settings } = store;
  const first = { serverId: '100000000000000001', channelId: '200000000000000001' };
  const second = { serverId: '100000000000000002', channelId: '200000000000000002' };
  expect(settings.onServer(first.serverId)).toMatchObject({ watch: 'mentions', private: true });
  expect(settings.at(first)).toMatchObject({ watch: 'off', private: true });
  expect(settings.at(second)).toMatchObject({ watch: 'on', private: false });
  expect([first, second].map((place) => settings.isIntroduced(place))).toEqual([false, true]);
  const people = ['300000000000000001', '300000000000000002', '300000000000000003'];
  expect(people.map((id) => settings.hasOptedOut(id))).toEqual([true, true, false]);
});
