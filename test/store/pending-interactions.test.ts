import { mkdir, readdir, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pino } from 'pino';
import { afterEach, describe, expect, it, onTestFinished, vi } from 'vitest';
import { PendingInteractions } from '../../src/store/pending-interactions.ts';
import { LogLines } from '../log-lines.ts';
import { temporaryFolder } from './stores.ts';

const asked = { id: '1', applicationId: '99', token: 'aW50ZXJhY3Rpb24', locale: 'de' };
const later = { id: '2', applicationId: '99', token: 'bGF0ZXI', locale: 'de' };

async function open(folder: string, name?: string) {
  const log = new LogLines();
  const pending = await PendingInteractions.open(folder, pino({}, log.stream), name);
  onTestFinished(() => pending.close());
  return { pending, log };
}

function ids({ pending }: Awaited<ReturnType<typeof open>>): string[] {
  return pending.all.map(({ id }) => id);
}

describe('interactions in work', () => {
  afterEach(() => void vi.useRealTimers());

  it('are there for the next start until they are answered', async () => {
    const folder = await temporaryFolder();
    const first = await open(folder);
    first.pending.remember(asked);
    first.pending.remember(later);
    first.pending.answered(asked.id);
    await first.pending.close();

    const second = await open(folder);
    expect(second.pending.all).toMatchObject([later]);
    second.pending.answered(later.id);
    await second.pending.close();
    expect(ids(await open(folder))).toEqual([]);
  });

  it.skipIf(process.platform === 'win32')(
    'are in a file that only its owner can read, while there are any',
    async () => {
      const folder = await temporaryFolder();
      const file = join(folder, 'interactions.json');
      await writeFile(`${file}.new`, '', { mode: 0o644 });
      const { pending } = await open(folder);
      pending.remember(asked);
      await pending.saved();
      expect((await stat(file)).mode & 0o777).toBe(0o600);
      pending.answered(asked.id);
      await pending.saved();
      await expect(stat(file)).rejects.toThrow('ENOENT');
    },
  );

  it('are forgotten when their token has expired, while the bot runs and at its start', async () => {
    const folder = await temporaryFolder();
    const first = await open(folder);
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'Date'] });
    first.pending.remember(asked);
    await first.pending.saved();
    vi.advanceTimersByTime(15 * 60_000);
    await first.pending.saved();
    await expect(stat(join(folder, 'interactions.json'))).rejects.toThrow('ENOENT');

    first.pending.remember(later);
    await first.pending.saved();
    await first.pending.close();
    vi.advanceTimersByTime(16 * 60_000);
    vi.useFakeTimers({ toFake: ['Date'], now: Date.now() });
    expect(ids(await open(folder))).toEqual([]);
  });

  it('in a file that cannot be read are left out, and the log does not quote it', async () => {
    const folder = await temporaryFolder();
    await writeFile(join(folder, 'interactions.json'), `[{"token": "${asked.token}"`);
    const opened = await open(folder);
    expect(ids(opened)).toEqual([]);
    expect(opened.log.lines.map(({ msg }) => msg)).toEqual(['interactions in work could not be read']);
    expect(opened.log.text).not.toContain(asked.token);
  });

  it('from a clock that went wrong are forgotten', async () => {
    const folder = await temporaryFolder();
    const far = Date.now() + 16 * 60_000;
    await writeFile(join(folder, 'interactions.json'), JSON.stringify([{ ...asked, expiresAt: far }]));
    const opened = await open(folder);
    expect(ids(opened)).toEqual([]);
    await opened.pending.saved();
    await expect(stat(join(folder, 'interactions.json'))).rejects.toThrow('ENOENT');
  });

  it('expire each in its turn, the earlier first', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'Date'] });
    const opened = await open(await temporaryFolder());
    opened.pending.remember(asked);
    vi.advanceTimersByTime(60_000);
    opened.pending.remember(later);
    vi.advanceTimersByTime(14 * 60_000);
    expect(ids(opened)).toEqual([later.id]);
    vi.advanceTimersByTime(60_000);
    expect(ids(opened)).toEqual([]);
  });

  it('of an older version read English', async () => {
    const folder = await temporaryFolder();
    const { locale: _, ...old } = asked;
    const expiresAt = Date.now() + 60_000;
    await writeFile(join(folder, 'interactions.json'), JSON.stringify([{ ...old, expiresAt }]));
    expect((await open(folder)).pending.all).toEqual([{ ...asked, locale: 'en', expiresAt }]);
  });

  it('are apart where several processes share a folder, which is made', async () => {
    const folder = join(await temporaryFolder(), 'new');
    const [one, two] = [await open(folder, 'one'), await open(folder, 'two')];
    one.pending.remember(asked);
    await one.pending.saved();
    expect([ids(one), ids(two), ids(await open(folder, 'one'))]).toEqual([[asked.id], [], [asked.id]]);
    expect(await readdir(folder)).toEqual(['interactions-one.json']);
  });

  it('cost no answer where they cannot be noted: the log says so once, and once more after it worked', async () => {
    const folder = await temporaryFolder();
    const { pending, log } = await open(folder);
    await pending.saved();
    await rm(folder, { recursive: true });
    await writeFile(folder, '');
    pending.remember(asked);
    await pending.saved();
    pending.remember(later);
    await pending.saved();
    expect(log.with('cannot be noted')).toHaveLength(1);
    await rm(folder);
    await mkdir(folder);
    pending.answered(later.id);
    await pending.saved();
    expect(ids(await open(folder))).toEqual([asked.id]);
    await rm(folder, { recursive: true });
    await writeFile(folder, '');
    pending.answered(asked.id);
    pending.remember(asked);
    await pending.saved();
    expect(log.with('cannot be noted')).toHaveLength(2);
  });
});
