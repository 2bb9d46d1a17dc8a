import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { PACKAGE_ROOT } from '../../src/package-root.ts';
import { wordingIn } from '../../src/wording/language.ts';
import { OtherProgram } from '../store/stores.ts';
import { picture, temporaryFolder, textOf, World } from './world.ts';

describe('while another program keeps the database locked', () => {
  it('everything is answered, and an opt-out holds and says that it is not saved', async () => {
    const folder = await temporaryFolder();
    const world = await World.open({ settings: { DATA_DIR: folder } });
    const browser = new OtherProgram('lock-holder.ts', join(folder, 'facets.sqlite'));
    await browser.printed(1);

    const first = await world.replyTo(await world.ben.post(world.channel, { files: [picture()] }));
    expect(textOf(first)).toContain('/watch');
    const second = await world.replyTo(await world.ben.post(world.channel, { files: [picture()] }));
    expect(textOf(second)).not.toContain('/watch');
    const used = await world.ana.run(world.channel, 'privacy opt-out');
    expect(textOf(await used.reply())).toContain(wordingIn().say('notSaved'));
    const before = world.downloads;
    const refused = await world.ana.post(world.channel, { files: [picture()] });
    await world.letTheBotCatchUp();
    expect(world.replies(refused)).toEqual([]);
    expect(world.downloads).toBe(before + 1);

    const saved = world.log.next('settings are saved again');
    await browser.kill();
    await saved;
    const again = await world.ana.run(world.channel, 'privacy opt-out');
    expect(textOf(await again.reply())).not.toContain(wordingIn().say('notSaved'));
  });
});

async function startMain(settings: Readonly<Record<string, string>>) {
  const child = spawn(process.execPath, ['--import', 'tsx', 'src/main.ts'], {
    cwd: PACKAGE_ROOT,
    env: { ...process.env, ...settings },
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  let stderr = '';
  child.stderr.on('data', (chunk: Buffer) => {
    stderr += chunk.toString();
  });
  const [code]: unknown[] = await once(child, 'close');
  return { code, stderr };
}

describe('npm start', () => {
  it('with a store that does not serve says in plain words what to do, and exits with 1', async () => {
    const folder = await temporaryFolder();
    await writeFile(join(folder, 'facets.sqlite'), 'no database\n'.repeat(1000));
    const { code, stderr } = await startMain({ DISCORD_TOKEN: 'a.b.c', DATA_DIR: folder });
    expect(code).toBe(1);
    expect(stderr).toMatch(/facets\.sqlite is not a SQLite database\. .*backup.*\n$/);
    expect(stderr.trim().split('\n')).toHaveLength(1);
  });
});
