import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { PACKAGE_ROOT } from '../../src/package-root.ts';
import { stuck } from '../e2e/stuck.ts';

// Empty counts as not set, and keeps a developer's own .env from logging in to the real Discord.
const NO_TOKEN = { ...process.env, DISCORD_TOKEN: '', DEVICE: 'cpu' };

function start(environment: NodeJS.ProcessEnv, ...options: string[]) {
  const main = join(PACKAGE_ROOT, 'src', 'main.ts');
  const started = spawn(process.execPath, ['--conditions=local-discord-source', ...options, '--import', 'tsx', main], {
    cwd: PACKAGE_ROOT,
    env: environment,
  });
  const exited = once(started, 'exit');
  let output = '';
  const invited = new Promise<string>((resolve, reject) => {
    const read = (chunk: Buffer) => {
      output += chunk;
      const address = /Discord of its own: +(http:\S+)[\s\S]*╯/.exec(output)?.[1];
      if (address !== undefined) resolve(address);
    };
    started.stdout.on('data', read);
    started.stderr.on('data', read);
    void exited.then(() => reject(new Error(`expected an invitation, but got: ${output}`)));
  });
  return { started, exited, invited, output: () => output };
}

test('without a token, the bot starts on a local Discord, and Ctrl-C stops both', async () => {
  const { started, exited, invited, output } = start({ ...NO_TOKEN, NODE_ENV: 'development' });
  const address = await invited;
  expect(output()).toContain('press a sample picture');
  expect(output()).toContain('For the real Discord, put DISCORD_TOKEN into .env');
  const page = await fetch(address);
  expect(page.status).toBe(200);
  // There is nothing at the real Discord that its link could invite.
  expect(output()).not.toContain('discord.com/oauth2');
  await page.body?.cancel();
  started.kill('SIGINT');
  expect(await exited).toEqual([0, null]);
  expect(output()).toContain('"msg":"stopped"');
  await expect(fetch(address)).rejects.toThrow();
}, 300_000);

test('in production, a missing token ends the start with what is missing', async () => {
  const { exited, invited, output } = start({ ...NO_TOKEN, NODE_ENV: 'production' });
  await expect(invited).rejects.toThrow('expected an invitation');
  expect(await exited).toEqual([1, null]);
  expect(output()).toContain('DISCORD_TOKEN is not set');
}, 300_000);

/** Makes it look as if the page's package were not installed. */
const WITHOUT_PAGE = `data:text/javascript,${encodeURIComponent(`
  import { register } from 'node:module';
  register('data:text/javascript,' + encodeURIComponent(\`
    export async function resolve(specifier, context, next) {
      if (!specifier.startsWith('local-discord')) return next(specifier, context);
      throw Object.assign(new Error('not found'), { code: 'ERR_MODULE_NOT_FOUND' });
    }
  \`));
`)}`;

test('where the page is not installed, a start without a token says what to install', async () => {
  const { exited, invited, output } = start({ ...NO_TOKEN, NODE_ENV: 'development' }, '--import', WITHOUT_PAGE);
  await expect(invited).rejects.toThrow('expected an invitation');
  expect(await exited).toEqual([1, null]);
  expect(output()).toContain('Run `npm install` and then `npm start` in a checkout');
  expect(output()).not.toContain('    at ');
}, 300_000);

test('a bot that cannot start ends the page with its exit code', async () => {
  const { exited, invited } = start({ ...NO_TOKEN, NODE_ENV: 'development', DEVICE: 'coreml' });
  await expect(invited).rejects.toThrow('expected an invitation');
  expect(await exited).toEqual([1, null]);
}, 300_000);

test('Ctrl-C while the bot waits for its networks ends both', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'facets-start-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  const mark = join(folder, 'stuck');
  const settings = { NODE_ENV: 'development', SHUTDOWN_SECONDS: '600', NODE_OPTIONS: stuck('describer-main', mark) };
  const { started, exited, invited } = start({ ...NO_TOKEN, ...settings });
  const refused = expect(invited).rejects.toThrow('expected an invitation');
  await expect.poll(() => existsSync(mark), { timeout: 120_000 }).toBe(true);
  started.kill('SIGINT');
  expect(await exited).toEqual([0, null]);
  await refused;
}, 300_000);
