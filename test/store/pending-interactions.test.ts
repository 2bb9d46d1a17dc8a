import { stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { type OpenedStore, open, temporaryFolder } from './stores.ts';

const asked = { id: '1', applicationId: '99', token: 'aW50ZXJhY3Rpb24', locale: 'de' };
const later = { id: '2', applicationId: '99', token: 'bGF0ZXI', locale: 'de' };

function ids({ store }: OpenedStore): string[] {
  return store.pendingInteractions.all.map(({ id }) => id);
}

describe('interactions in work', () => {
  afterEach(() => void vi.useRealTimers());

  it('are there for the next start until they are answered', async () => {
    const folder = await temporaryFolder();
    const first = await open(folder);
    first.store.pendingInteractions.remember(asked);
    first.store.pendingInteractions.remember(later);
    first.store.pendingInteractions.answered(asked.id);
    await first.close();

    const second = await open(folder);
    expect(second.store.pendingInteractions.all).toMatchObject([later]);
    second.store.pendingInteractions.answered(later.id);
    await second.close();
    expect(ids(await open(folder))).toEqual([]);
  });

  it.skipIf(process.platform === 'win32')(
    'are in a file that only its owner can read, while there are any',
    async () => {
      const folder = await temporaryFolder();
      const file = join(folder, 'interactions.json');
      await writeFile(`${file}.new`, '', { mode: 0o644 });
      const { pendingInteractions } = (await open(folder)).store;
      pendingInteractions.remember(asked);
      await pendingInteractions.saved();
      expect((await stat(file)).mode & 0o777).toBe(0o600);
      pendingInteractions.answered(asked.id);
      await pendingInteractions.saved();
      await expect(stat(file)).rejects.toThrow('ENOENT');
    },
  );

  it('are forgotten when their token has expired, while the bot runs and at its start', async () => {
    const folder = await temporaryFolder();
    const first = await open(folder);
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'Date'] });
    first.store.pendingInteractions.remember(asked);
    await first.store.pendingInteractions.saved();
    vi.advanceTimersByTime(15 * 60_000);
    await first.store.pendingInteractions.saved();
    await expect(stat(join(folder, 'interactions.json'))).rejects.toThrow('ENOENT');

    first.store.pendingInteractions.remember(later);
    await first.store.pendingInteractions.saved();
    await first.close();
    vi.advanceTimersByTime(16 * 60_000);
    vi.useFakeTimers({ toFake: ['Date'], now: Date.now() });
    expect(ids(await open(folder))).toEqual([]);
  });

  it('in a file that cannot be read are left out, and the log does not quote it', async () => {
    const folder = await temporaryFolder();
    await writeFile(join(folder, 'interactions.json'), `[{"token": "${asked.token}"`);
    const opened = await open(folder);
    expect(ids(opened)).toEqual([]);
    expect(opened.said).toEqual(['interactions in work could not be read']);
    expect(opened.log()).not.toContain(asked.token);
  });
});
