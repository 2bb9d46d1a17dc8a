import { type LocalDiscord, startLocalDiscord } from 'local-discord';
import { describe, expect, it, onTestFinished } from 'vitest';
import { run } from './program.ts';
import { environmentFor, PATIENCE_MS, picture, temporaryFolder } from './world.ts';

async function openDiscord(): Promise<LocalDiscord> {
  const discord = await startLocalDiscord({ patienceMs: PATIENCE_MS });
  onTestFinished(() => discord.close());
  return discord;
}

describe('npm start', () => {
  it('in production without a token says what is missing and how to get it, and exits with 1', async () => {
    const { code, stderr } = await run('src/main.ts', { NODE_ENV: 'production' }).ended;
    expect(code).toBe(1);
    expect(stderr).toMatch(/DISCORD_TOKEN.*discord\.com\/developers\/applications.*\.env/s);
    expect(stderr.split('\n').length).toBeLessThan(24);
  });

  it('names all wrong settings at once', async () => {
    const settings = { DISCORD_TOKEN: 'a.b.c', MAX_FACES: 'all', DEVICE: 'abacus' };
    const { code, stderr } = await run('src/main.ts', settings).ended;
    expect(code).toBe(1);
    expect(stderr).toMatch(/2 settings are wrong:\n.*DEVICE: .*got "abacus"\n.*MAX_FACES: expected .*, got "all"\n$/s);
  });

  it('with a token that Discord does not know says so in one sentence and exits with 1', async () => {
    const discord = await openDiscord();
    const settings = environmentFor(discord, await temporaryFolder(), { DISCORD_TOKEN: 'wrong.token.here' });
    const { code, stdout, stderr } = await run('src/main.ts', settings).ended;
    expect(code).toBe(1);
    expect(stderr).toMatch(/^Discord does not know this DISCORD_TOKEN.*\n$/);
    expect(stdout + stderr).not.toContain('wrong.token');
    expect(discord.invalidRequests).toBeLessThan(5);
  });

  it.each([
    { how: 'SIGTERM', signals: ['SIGTERM'] },
    { how: 'a Ctrl-C that npm passes on once more', signals: ['SIGINT', 'SIGINT'] },
  ] as const)('runs the bot; $how lets it finish what is in flight, then it exits with 0', async ({ signals }) => {
    const discord = await openDiscord();
    const channel = discord.createServer().createChannel();
    const ana = discord.createPerson();
    channel.server?.addMember(ana);
    const settings = environmentFor(discord, await temporaryFolder(), { npm_lifecycle_event: 'start' });
    const { child, ended } = run('src/main.ts', settings);
    await discord.botOnline({ timeoutMs: 60_000 });
    discord.faults.cdn({ kind: 'slow', bytesPerSecond: 150_000 });
    const struck = discord.next('fault.struck', { timeoutMs: 30_000 });
    const post = await ana.post(channel, { files: [picture()] });
    await struck;
    for (const signal of signals) child.kill(signal);
    const { code, stdout } = await ended;
    expect(code).toBe(0);
    const reply = discord.messages(channel).find(({ message_reference }) => message_reference?.message_id === post.id);
    expect(reply?.embeds).toHaveLength(1);
    // Not a terminal: every line is JSON.
    const lines = stdout
      .trim()
      .split('\n')
      .map((line): unknown => JSON.parse(line));
    expect(lines).toContainEqual(expect.objectContaining({ msg: 'classified', faces: 1 }));
    expect(lines.slice(-2)).toMatchObject([{ msg: 'classified' }, { msg: 'stopped' }]);
  });
});

describe('what nobody caught', () => {
  it.each([
    ['an exception', "throw new TypeError('boom')", 'uncaught exception'],
    ['a rejection', "Promise.reject(new TypeError('boom'))", 'unhandled rejection'],
  ])('%s is one line of JSON in the log, and the exit code is 1', async (_, bug, message) => {
    const discord = await openDiscord();
    const buggy = `--import data:text/javascript,${encodeURIComponent(`process.on('SIGUSR2', () => { ${bug}; })`)}`;
    const settings = environmentFor(discord, await temporaryFolder(), { NODE_OPTIONS: buggy });
    const { child, ended } = run('src/main.ts', settings);
    await discord.botOnline({ timeoutMs: 60_000 });
    child.kill('SIGUSR2');
    const { code, stdout, stderr } = await ended;
    expect(code).toBe(1);
    expect(stderr).toBe('');
    const lines = stdout
      .trim()
      .split('\n')
      .map((line): unknown => JSON.parse(line));
    const err = expect.objectContaining({ type: 'TypeError', message: 'boom' });
    expect(lines).toContainEqual(expect.objectContaining({ level: 'fatal', msg: message, err }));
  });
});

describe('npm run commands', () => {
  it('says in a sentence what Discord refuses', async () => {
    const discord = await openDiscord();
    const settings = environmentFor(discord, await temporaryFolder());
    const unknown = await run('src/register.ts', settings, ['--guild', '1']).ended;
    expect(unknown).toMatchObject({ code: 1, stderr: expect.stringMatching(/^Discord refused that: .*\n$/) });
    const wrong = await run('src/register.ts', { ...settings, DISCORD_TOKEN: 'wrong' }).ended;
    expect(wrong).toMatchObject({ code: 1, stderr: expect.stringMatching(/^Discord does not know.*\n$/) });
  });

  it('tries, registers for one server, and clears', async () => {
    const discord = await openDiscord();
    const server = discord.createServer();
    const settings = environmentFor(discord, await temporaryFolder());
    const commands = async (...args: string[]) => (await run('src/register.ts', settings, args).ended).stdout;

    const tried = await commands('--dry-run', '--guild', server.id);
    expect(tried).toMatch(/create {2}\/classify\n.*create {2}Apps → Classify faces\n.*dry run/s);
    expect(discord.commands(server)).toEqual([]);

    await commands('--guild', server.id);
    expect(
      discord
        .commands(server)
        .map(({ name }) => name)
        .toSorted(),
    ).toEqual([
      'Classify avatar',
      'Classify faces',
      'Describe for screen reader',
      'about',
      'classify',
      'compare',
      'privacy',
      'settings',
      'watch',
    ]);
    expect(await commands('--dry-run', '--guild', server.id)).toMatch(/keep {4}\/classify/);

    expect(await commands('--clear', '--guild', server.id)).toMatch(/remove {2}\/classify/);
    expect(discord.commands(server)).toEqual([]);
  });
});
