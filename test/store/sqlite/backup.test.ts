import { execFileSync } from 'node:child_process';
import { copyFile, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { PACKAGE_ROOT } from '../../../src/package-root.ts';
import { backUp } from '../../../src/store/sqlite/backup.ts';
import { open, temporaryFolder } from '../stores.ts';

async function restored(file: string) {
  const folder = await temporaryFolder();
  await copyFile(file, join(folder, 'facets.sqlite'));
  return (await open(folder)).store.settings;
}

describe('a backup', () => {
  it('made by npm run backup holds everything that a running bot has saved', async () => {
    const folder = await temporaryFolder();
    const { store } = await open(folder);
    await store.settings.optOut('7');
    await store.settings.setServer('1', { watch: 'off' });
    const file = join(await temporaryFolder(), 'backup.sqlite');
    const args = ['--import', 'tsx', 'src/backup.ts', file];
    const env = { ...process.env, DATA_DIR: folder };
    const said = execFileSync(process.execPath, args, { cwd: PACKAGE_ROOT, env, encoding: 'utf8' });
    expect(said).toBe(`${file}: servers 1, opted_out 1\n`);

    const settings = await restored(file);
    expect(settings.hasOptedOut('7')).toBe(true);
    expect(settings.ofServer('1').watch).toBe('off');
    expect(await store.settings.optOut('8')).toBe(true);
  });

  it('is put where npm run backup was called from', async () => {
    const [folder, place] = [await temporaryFolder(), await temporaryFolder()];
    await (await open(folder)).store.settings.optOut('7');
    const env = { ...process.env, DATA_DIR: folder };
    const args = ['run', '--silent', '--prefix', PACKAGE_ROOT, 'backup', '--', 'backup.sqlite'];
    const said = execFileSync('npm', args, { cwd: place, env, encoding: 'utf8', shell: process.platform === 'win32' });
    expect(said).toContain(join(place, 'backup.sqlite'));
    expect((await restored(join(place, 'backup.sqlite'))).hasOptedOut('7')).toBe(true);
  });

  it('replaces a file only when told to', async () => {
    const folder = await temporaryFolder();
    await (await open(folder)).store.settings.optOut('7');
    const file = join(await temporaryFolder(), 'letter.txt');
    await writeFile(file, 'Dear all');
    expect(() => backUp(folder, file)).toThrow(`${file} is there already`);
    expect(await readFile(file, 'utf8')).toBe('Dear all');
    backUp(folder, file, { overwrite: true });
    expect((await restored(file)).hasOptedOut('7')).toBe(true);
  });

  it('never replaces the database itself', async () => {
    const folder = await temporaryFolder();
    await open(folder);
    expect(() => backUp(folder, join(folder, 'facets.sqlite-wal'), { overwrite: true })).toThrow('name another file');
  });

  it('that cannot be made says why and leaves nothing', async () => {
    const [folder, place] = [await temporaryFolder(), await temporaryFolder()];
    const file = join(place, 'backup.sqlite');
    expect(() => backUp(folder, file)).toThrow(`no ${join(folder, 'facets.sqlite')} to copy`);
    await writeFile(join(folder, 'facets.sqlite'), 'no database\n'.repeat(1000));
    expect(() => backUp(folder, file)).toThrow('is not a SQLite database');
    expect(await readdir(place)).toEqual([]);
    await (await open(await temporaryFolder())).close();
    expect(() => backUp(folder, join(place, 'no', 'backup.sqlite'))).toThrow('no folder');
  });
});
