import { mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type LocalDiscordOptions, startLocalDiscord } from 'local-discord';
import { describe, expect, it, onTestFinished } from 'vitest';
import { lookAtDiscord } from '../../src/doctor/discord.ts';
import { lookAtDisk, lookAtStore } from '../../src/doctor/machine.ts';
import { run } from '../e2e/program.ts';
import { environmentFor, temporaryFolder } from '../e2e/world.ts';

async function openDiscord(options: LocalDiscordOptions = {}) {
  const discord = await startLocalDiscord(options);
  onTestFinished(() => discord.close());
  return discord;
}

describe('facets doctor', () => {
  it('finds all fine where it is, changes nothing, and exits with 0', async () => {
    const discord = await openDiscord();
    discord.createServer();
    const data = join(await temporaryFolder(), 'data');
    const { code, stdout } = await run('src/doctor.ts', environmentFor(discord, data)).ended;
    expect(stdout.match(/^. \w+/gm)).toEqual(
      ['settings', 'address', 'token', 'intents', 'logins', 'servers', 'networks', 'store', 'disk'].map(
        (name) => `✓ ${name}`,
      ),
    );
    expect(stdout).toMatch(/facets-attributes .* on cpu described .*\.png in \d+ ms\./);
    expect(code).toBe(0);
    expect(discord.commands()).toEqual([]);
    await expect(rm(data)).rejects.toMatchObject({ code: 'ENOENT' });
  });

  it('says what to do about wrong settings, and exits with 1', async () => {
    const { code, stdout } = await run('src/doctor.ts', { MAX_FACES: 'all' }).ended;
    expect(code).toBe(1);
    expect(stdout).toMatch(/^✗ settings .*\n +MAX_FACES.*\n +→ Change it in \.env/);
  });
});

describe('lookAtDiscord', () => {
  const found = async (config: Parameters<typeof lookAtDiscord>[0]) =>
    Object.fromEntries((await lookAtDiscord(config)).map((finding) => [finding.subject, finding]));

  it('says that the address does not answer, and looks no further', async () => {
    const discord = await startLocalDiscord();
    await discord.close();
    const findings = await lookAtDiscord({ apiBase: discord.apiBase, token: discord.token, messageContent: true });
    expect(findings).toMatchObject([
      { subject: 'address', state: 'problem', text: expect.stringContaining('ECONNREFUSED') },
    ]);
  });

  it('says that the token is missing, or not known to Discord', async () => {
    const { apiBase } = await openDiscord();
    expect((await found({ apiBase, token: undefined, messageContent: true })).token).toMatchObject({
      state: 'problem',
      advice: expect.stringContaining('Reset Token'),
    });
    const { token, servers } = await found({ apiBase, token: 'wrong', messageContent: true });
    expect(token).toMatchObject({
      state: 'problem',
      text: expect.stringContaining('does not know this DISCORD_TOKEN'),
    });
    expect(servers).toBeUndefined();
  });

  it('says that an intent is missing, unless it is not wanted', async () => {
    const { apiBase, token } = await openDiscord({ privilegedIntents: [] });
    expect((await found({ apiBase, token, messageContent: true })).intents).toMatchObject({
      state: 'warning',
      advice: expect.stringContaining('Message Content Intent'),
    });
    expect((await found({ apiBase, token, messageContent: false })).intents).toMatchObject({ state: 'fine' });
  });

  it('says how many logins and shards there are, and where they are too few', async () => {
    const discord = await openDiscord({ gateway: { shards: 4, remaining: 3 } });
    const config = { apiBase: discord.apiBase, token: discord.token, messageContent: true };
    expect((await found(config)).logins).toMatchObject({
      state: 'warning',
      text: '3 of 1000 logins are left today; Discord recommends 4 shards.',
      advice: expect.stringMatching(/^A start needs 4: .* in 24 hours/),
    });
    expect((await found({ ...config, shards: { ids: [0, 1], of: 4 } })).logins).toMatchObject({ state: 'fine' });
    expect((await found({ ...config, shards: { ids: [0, 1], of: 2 } })).logins).toMatchObject({
      state: 'warning',
      advice: expect.stringContaining('Raise SHARDS'),
    });
  });

  it('says where which permissions are missing, and where there is no server', async () => {
    const discord = await openDiscord();
    const config = { apiBase: discord.apiBase, token: discord.token, messageContent: true };
    expect((await found(config)).servers).toMatchObject({
      state: 'warning',
      text: 'The bot is in no server.',
      advice: expect.stringContaining('oauth2/authorize'),
    });
    discord.createServer({ name: 'Meadow', everyone: [], botPermissions: ['ViewChannel', 'SendMessages'] });
    discord.createServer({ name: 'Forest' });
    const { servers } = await found(config);
    expect(servers).toMatchObject({
      state: 'warning',
      text: expect.stringMatching(/^In Meadow it lacks .*EmbedLinks/),
    });
    expect(servers?.text).not.toContain('Forest');
  });

  it('looks at every server, however many there are', async () => {
    const discord = await openDiscord();
    const config = { apiBase: discord.apiBase, token: discord.token, messageContent: true };
    for (let i = 0; i < 400; i++) discord.createServer();
    expect((await found(config)).servers).toMatchObject({
      state: 'fine',
      text: expect.stringContaining('400 servers'),
    });
    for (let i = 0; i < 12; i++) discord.createServer({ everyone: [], botPermissions: ['ViewChannel'] });
    const { servers } = await found(config);
    expect(servers).toMatchObject({ state: 'warning', text: expect.stringContaining('It lacks some in 2 more.') });
    expect(servers?.text.match(/ it lacks /g)).toHaveLength(10);
  });
});

describe('lookAtStore', () => {
  it('finds a folder that is still to be made, and a database that is none', async () => {
    const folder = await temporaryFolder();
    expect(await lookAtStore({ dataDir: join(folder, 'a', 'b') })).toMatchObject({
      state: 'fine',
      text: expect.stringContaining('will be made'),
    });
    await mkdir(join(folder, 'broken'));
    await writeFile(
      join(folder, 'broken', 'facets.sqlite'),
      'this is no database, however long it may go on '.repeat(100),
    );
    expect(await lookAtStore({ dataDir: join(folder, 'broken') })).toMatchObject({
      state: 'problem',
      text: expect.stringContaining('facets.sqlite'),
    });
  });
});

describe('lookAtDisk', () => {
  it('tells the room where the store will lie', async () => {
    const folder = await temporaryFolder();
    const { text } = await lookAtDisk({ dataDir: join(folder, 'data') });
    expect(text).toMatch(/^\d+ MiB are free at /);
    expect(text).toContain(folder);
  });
});
