import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { extname, join } from 'node:path';
import type { Channel, LocalDiscord, PageText, Person } from 'local-discord';
import { unlessAborted } from './describe/signals.ts';
import { exitWithProblem } from './exit-with-problem.ts';
import { PACKAGE_ROOT } from './package-root.ts';
import { forwardable, pageText, playgroundLinks, playgroundSamples, playgroundStickers } from './playground-samples.ts';
import { stopOnSignals } from './stop.ts';
import { UserError } from './user-error.ts';

/** Where the page is, unless something else has this port. */
const PORT = 3223;
const UPLOAD_LIMIT_BYTES = 10 * 1024 * 1024;
/** Loading the networks takes seconds on a slow machine, and the first start compiles every file. */
const START_MS = 10 * 60_000;

const SUFFIX = extname(import.meta.filename);
/** The bot's own start, as sources or as what was built from them. */
const MAIN = [...(SUFFIX === '.ts' ? ['--import', 'tsx'] : []), join(import.meta.dirname, `main${SUFFIX}`)];

interface Scene {
  readonly channel: Channel;
  readonly optedOut: Person;
  /** Whom the page can be used as. */
  readonly cast: ReadonlyMap<Person, PageText>;
  /** Id of a message that can be forwarded. */
  readonly forwardable: string;
}

export interface PlaygroundOptions {
  /** Default 3223, or a free one where that is taken. */
  readonly port?: number;
  /** Environment of the bot, on top of which it is pointed at the local Discord. */
  readonly environment?: NodeJS.ProcessEnv;
  /** Aborting stops the bot, as SIGTERM does. */
  readonly signal?: AbortSignal;
}

export interface Playground {
  /** Address of the page. */
  readonly address: string;
  readonly discord: LocalDiscord;
  /** Resolves with the bot's exit code once it has stopped, for whatever reason, and everything is closed. */
  readonly stopped: Promise<number>;
}

/**
 * Starts a local Discord with its page, and the bot as a process of its own that is logged in to it. Resolves when the
 * bot is ready, or when it stopped before.
 */
export async function startPlayground(options: PlaygroundOptions = {}): Promise<Playground> {
  const { signal } = options;
  const { discord, scene } = await unlessAborted(openDiscord(options.port ?? PORT), signal);
  const dataDir = await mkdtemp(join(tmpdir(), 'facets-playground-'));
  const bot = spawn(process.execPath, MAIN, {
    cwd: PACKAGE_ROOT,
    stdio: 'inherit',
    // Out of the terminal's group: Ctrl-C comes here alone, and the bot is told once.
    detached: process.platform !== 'win32',
    env: {
      ...(options.environment ?? process.env),
      DISCORD_TOKEN: discord.token,
      DISCORD_API_BASE: discord.apiBase,
      CDN_HOSTS: discord.cdnHosts.join(','),
      DATA_DIR: dataDir,
    },
  });
  const stop = () => void bot.kill('SIGTERM');
  // It was asked before: who ends this process now does not want to wait for it.
  const end = () => void bot.kill(signal?.aborted ? 'SIGKILL' : 'SIGTERM');
  signal?.addEventListener('abort', stop, { once: true });
  if (signal?.aborted) stop();
  process.once('exit', end);
  // One that is stopped before it listens for that ends by the signal, which is no failure.
  const exited = exitCode(bot).then((code) => code ?? (signal?.aborted ? 0 : 1));
  const stopped = exited.finally(async () => {
    process.off('exit', end);
    await discord.close();
    await rm(dataDir, { recursive: true, force: true });
  });
  await Promise.race([prepare(discord, scene), exited]);
  return { address: discord.origin, discord, stopped };
}

/** `npm run playground`: runs until Ctrl-C or until the bot stops by itself, and ends the process with the bot's code. */
export async function runPlayground(): Promise<never> {
  const stop = new AbortController();
  stopOnSignals(stop, 1);
  // The bot is out of the terminal's group, and would stay behind when the terminal is closed.
  process.on('SIGHUP', () => stop.abort());
  try {
    const { address, discord, stopped } = await startPlayground({ signal: stop.signal });
    if (discord.connectedSessions > 0) process.stdout.write(`${await invitation(address)}\n`);
    process.exit(await stopped);
  } catch (error) {
    if (!stop.signal.aborted) throw error;
    // There is no bot yet; one that is told to stop ends with this code, too.
    process.exit(0);
  }
}

/** The page is made for trying the bot out: an installation for production leaves it and what it needs aside. */
async function loadLocalDiscord() {
  try {
    const [{ startLocalDiscord }, { mountPage }] = await Promise.all([
      import('local-discord'),
      import('local-discord/page'),
    ]);
    return { startLocalDiscord, mountPage };
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'ERR_MODULE_NOT_FOUND')) throw error;
    throw new UserError(
      'playground/missing',
      'The page for trying Facets out is not installed here. Run `npm install` and then `npm start` in a checkout, ' +
        'or put DISCORD_TOKEN into .env to log in to the real Discord: see README.md.',
      { cause: error },
    );
  }
}

async function openDiscord(port: number): Promise<{ readonly discord: LocalDiscord; readonly scene: Scene }> {
  const { startLocalDiscord, mountPage } = await loadLocalDiscord();
  const [samples, links, stickers] = await Promise.all([playgroundSamples(), playgroundLinks(), playgroundStickers()]);
  let scene: Scene | undefined;
  const start = (chosen: number) =>
    startLocalDiscord({
      port: chosen,
      applicationName: 'Facets',
      uploadLimitBytes: UPLOAD_LIMIT_BYTES,
      async mount(http, discord) {
        scene = await setScene(discord);
        await mountPage(http, discord, {
          cast: scene.cast,
          samples,
          links,
          stickers,
          forwards: [scene.forwardable],
          onLocale: (locale) => speak(discord, locale),
          samplesNote: pageText('page.samplesNote'),
          welcome: pageText('page.welcome'),
        });
      },
    });
  const discord = await start(port).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'EADDRINUSE') return start(0);
    throw error;
  });
  if (scene === undefined) throw new Error('expected the local Discord to mount the page before it listens');
  return { discord, scene };
}

async function setScene(discord: LocalDiscord): Promise<Scene> {
  const ana = discord.createPerson({ name: 'ana', displayName: 'Ana' });
  const max = discord.createPerson({ name: 'max', displayName: 'Max' });
  const noor = discord.createPerson({ name: 'noor', displayName: 'Noor' });
  const server = discord.createServer({ name: 'Try Facets', owner: max });
  server.addMember(max, { permissions: ['Administrator'] });
  server.addMember(ana);
  server.addMember(noor);
  const channel = server.createChannel({ name: 'selfies' });
  const lounge = server.createChannel({ name: 'lounge' });
  const { id } = await max.post(lounge, { files: [await forwardable()] });
  const cast = new Map([
    [ana, pageText('page.member')],
    [max, pageText('page.administrator')],
    [noor, pageText('page.optedOut')],
  ]);
  return { channel, optedOut: noor, cast, forwardable: id };
}

/** What the bot says to all is in the language of whoever tries it, as on a server of their own. */
function speak(discord: LocalDiscord, locale: string): void {
  for (const server of discord.servers) server.setCommunity(locale);
}

/** Waits for the bot and opts one of the people out, as they would. */
async function prepare(discord: LocalDiscord, { channel, optedOut }: Scene): Promise<void> {
  await discord.botOnline({ timeoutMs: START_MS });
  const known = () => discord.commands(channel.server).some(({ name }) => name === 'privacy');
  while (!known()) await discord.next('commands.registered', { timeoutMs: START_MS });
  const used = await optedOut.run(channel, 'privacy opt-out');
  await used.reply();
}

/** Undefined where a signal has ended it. */
async function exitCode(bot: ChildProcess): Promise<number | undefined> {
  const [code]: unknown[] = await once(bot, 'exit');
  return typeof code === 'number' ? code : undefined;
}

async function invitation(address: string): Promise<string> {
  const { default: boxen } = await import('boxen');
  const lines = [
    `Facets is on a Discord of its own:  ${address}`,
    '',
    'Open it and press a sample picture. Nothing leaves this computer.',
    'For the real Discord, put DISCORD_TOKEN into .env: see README.md.',
    'Ctrl-C stops.',
  ];
  return boxen(lines.join('\n'), { padding: { left: 2, right: 2, top: 0, bottom: 0 }, borderStyle: 'round' });
}

if (process.argv[1] === import.meta.filename) await runPlayground().catch(exitWithProblem);
