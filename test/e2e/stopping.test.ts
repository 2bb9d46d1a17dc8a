import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { startLocalDiscord } from 'local-discord';
import { describe, expect, it, onTestFinished } from 'vitest';
import { run } from './program.ts';
import { stuck } from './stuck.ts';
import { environmentFor, PATIENCE_MS, picture, temporaryFolder } from './world.ts';

/** Longer than a test waits: what ends, ends by itself. */
const NEVER = { SHUTDOWN_SECONDS: '600' };

async function openDiscord() {
  const discord = await startLocalDiscord({ patienceMs: PATIENCE_MS });
  onTestFinished(() => discord.close());
  return discord;
}

describe('one Ctrl-C', () => {
  it('ends a bot that waits for its networks', async () => {
    const discord = await openDiscord();
    const folder = await temporaryFolder();
    const mark = join(folder, 'stuck');
    const settings = { ...NEVER, NODE_OPTIONS: stuck('describer-main', mark) };
    const { child, ended } = run('src/main.ts', environmentFor(discord, join(folder, 'data'), settings));
    await expect.poll(() => existsSync(mark), { timeout: 60_000 }).toBe(true);
    child.kill('SIGINT');
    expect((await ended).code).toBe(0);
  });

  it('ends a bot that waits for Discord', async () => {
    const discord = await openDiscord();
    discord.faults.rest({ kind: 'stalled' });
    const struck = discord.next('fault.struck', { timeoutMs: 60_000 });
    const { child, ended } = run('src/main.ts', environmentFor(discord, await temporaryFolder(), NEVER));
    await struck;
    child.kill('SIGINT');
    expect((await ended).code).toBe(0);
  });

  it('ends a bot that waits for the turn of its second shard to log in', async () => {
    const discord = await openDiscord();
    const first = discord.next('gateway.ready', { timeoutMs: 60_000 });
    const settings = { ...NEVER, SHARDS: '2' };
    const { child, ended } = run('src/main.ts', environmentFor(discord, await temporaryFolder(), settings));
    await first;
    discord.faults.refuseLogins('invalid-session', { times: Number.POSITIVE_INFINITY });
    child.kill('SIGINT');
    expect((await ended).code).toBe(0);
  });

  it('ends a bot whose work does not end, when SHUTDOWN_SECONDS are over', async () => {
    const { child, ended } = await busyBot({ SHUTDOWN_SECONDS: '1' });
    child.kill('SIGINT');
    expect((await ended).code).toBe(0);
  });
});

describe('a second Ctrl-C', () => {
  it('does not wait for what the first one lets the bot finish', async () => {
    const { child, ended, output } = await busyBot(NEVER);
    child.kill('SIGINT');
    await expect.poll(() => output.stdout).toContain('"msg":"stopping"');
    child.kill('SIGINT');
    expect((await ended).code).toBe(1);
  });
});

/** A bot with a picture in work that arrives much too slowly. */
async function busyBot(settings: Record<string, string>) {
  const discord = await openDiscord();
  const channel = discord.createServer().createChannel();
  const ana = discord.createPerson();
  channel.server?.addMember(ana);
  const patient = { DOWNLOAD_SECONDS: '300', PICTURE_SECONDS: '300', ...settings };
  const bot = run('src/main.ts', environmentFor(discord, await temporaryFolder(), patient));
  await discord.botOnline({ timeoutMs: 60_000 });
  expect(bot.output.stdout).not.toContain('discord.com/oauth2');
  discord.faults.cdn({ kind: 'slow', bytesPerSecond: 100 });
  const struck = discord.next('fault.struck', { timeoutMs: 30_000 });
  await ana.post(channel, { files: [picture()] });
  await struck;
  return bot;
}
