/**
 * Does what Dockerfile and compose.yaml say without a container engine: builds the image in a temporary folder, prints how
 * large its parts are, and runs one bot and the scaled form of it as the image's user, on files that it cannot write,
 * against a Discord on this machine. Anything that is not as it should be ends it with an error.
 */
import assert from 'node:assert/strict';
import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { chmod, mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Command } from 'commander';
import { type LocalDiscord, startLocalDiscord } from 'local-discord';
import { glob } from 'tinyglobby';
import { freePort, PostgresServer } from '../test/servers/postgres.ts';
import { Builder, isRoot } from './image/builder.ts';
import { readCompose, type Service } from './image/compose.ts';
import { Container } from './image/container.ts';
import { readStages, stepsOf } from './image/dockerfile.ts';

const ROOT = join(import.meta.dirname, '..');
const STAGE = 'cpu';
const MOST_MB = 450;
/** Packages that are named one by one. */
const LARGEST = 8;
/** What the base takes, as its publishers say: it is not here to be measured. */
const BASE = 'debian:12-slim';
const BASE_MB = 75;
const PASSWORD = 'abc123';

const { built } = new Command()
  .option('--built <folder>', 'build here, where that is not done yet, and leave it; by default in a folder that goes')
  .parse()
  .opts<{ built?: string }>();
const folder = await mkdtemp(join(tmpdir(), 'facets-image-'));
await chmod(folder, 0o755);
const discord = await startLocalDiscord();
const closers: (() => unknown)[] = [() => discord.close(), () => rm(folder, { recursive: true, force: true })];
try {
  const stages = readStages(await readFile(join(ROOT, 'Dockerfile'), 'utf8'));
  const steps = stepsOf(stages, STAGE);
  const target = join(built ?? folder, 'stages');
  const done = join(target, 'done');
  if (!existsSync(done)) {
    await rm(target, { recursive: true, force: true });
    await new Builder(ROOT, target, stages).build(STAGE);
    await writeFile(done, '');
  }
  const root = join(target, STAGE);
  await printSizes(root);
  if (!isRoot) {
    execFileSync('chmod', ['-R', 'a-w', root]);
    closers.unshift(() => execFileSync('chmod', ['-R', 'u+w', root]));
  }
  const before = newest(root);

  const { services, configs } = await readCompose(ROOT, { REDIS_PASSWORD: PASSWORD, POSTGRES_PASSWORD: PASSWORD });
  const settings = {
    DISCORD_TOKEN: discord.token,
    DISCORD_API_BASE: discord.apiBase,
    CDN_HOSTS: discord.cdnHosts.join(','),
  };
  let runs = 0;
  const run = async (service: Service, environment: Readonly<Record<string, string>>) => {
    const container = await Container.start({
      root,
      steps,
      writable: await mkdtemp(join(folder, `container-${++runs}-`)),
      command: service.command,
      environment: { ...environment, METRICS_HOST: '127.0.0.1', METRICS_PORT: String(await freePort()) },
    });
    closers.unshift(() => container.kill());
    return container;
  };
  const named = (name: string) => {
    const service = services[name];
    assert.ok(service, `compose.yaml has no ${name}`);
    return service;
  };

  const tokenless = await run(named('bot'), named('bot').environment);
  await tokenless.ended();
  assert.equal(tokenless.exitCode, 1);
  assert.match(tokenless.said, /DISCORD_TOKEN/);

  const bot = await run(named('bot'), { ...settings, ...named('bot').environment });
  await bot.healthy();
  await answered(discord);
  await bot.stop(secondsOf(named('bot').stop_grace_period));
  assert.equal(bot.exitCode, 0, bot.said);
  process.stdout.write('One bot: healthy, answers, and stops.\n');

  // Both servers have the names of their services in compose.yaml; here they are on this machine.
  const postgres = await PostgresServer.start({ password: PASSWORD });
  closers.unshift(() => postgres.close());
  await postgres.query('CREATE DATABASE facets');
  const redisPort = await startRedis(named('redis'), configs.redis?.content ?? '');
  const here = (address = '') => {
    const url = new URL(address);
    url.port = url.hostname === 'redis' ? String(redisPort) : new URL(postgres.url()).port;
    url.hostname = '127.0.0.1';
    return url.href;
  };
  const scaled = Object.values(services).filter(({ profiles, env_file }) => profiles.includes('scaled') && env_file);
  const containers = await Promise.all(
    scaled.flatMap((service) =>
      Array.from({ length: service.scale ?? 1 }, () =>
        run(service, {
          ...settings,
          ...service.environment,
          REDIS_URL: here(service.environment.REDIS_URL),
          DATABASE_URL: here(service.environment.DATABASE_URL),
        }),
      ),
    ),
  );
  for (const container of containers) await container.healthy();
  for (const shard of [0, 1]) await answered(discord, shard);
  for (const container of containers) {
    await container.stop(secondsOf(scaled[0]?.stop_grace_period));
    assert.equal(container.exitCode, 0, container.said);
  }
  process.stdout.write(`Scaled: ${containers.length} containers healthy; both shards answer; all stop.\n`);

  assert.equal(newest(root), before, 'something was written where the image is only read');
} finally {
  for (const close of closers) await close();
}
process.exit();

/** Somebody posts a picture in a server of a shard, and has a description of it. */
async function answered(discord: LocalDiscord, shard = 0): Promise<void> {
  const server = discord.createServer({ shard: { id: shard, of: 2 } });
  const channel = server.createChannel();
  const ana = discord.createPerson({ name: 'ana' });
  server.addMember(ana);
  const data = await readFile(join(ROOT, 'models', 'samples', 'blond-smiling-woman.png'));
  const post = await ana.post(channel, { files: [{ name: 'me.png', data }] });
  const reply = await discord.nextMessage({ replyTo: post, timeoutMs: 60_000 });
  assert.match(JSON.stringify(reply), /blond hair/i);
}

/** With the configuration of compose.yaml, but for the port. Resolves with that. */
async function startRedis({ command = [] }: Service, configuration: string): Promise<number> {
  const port = await freePort();
  const file = join(folder, 'redis.conf');
  await writeFile(file, configuration);
  const [program = '', ...words] = command;
  const redis = spawn(program, [...words.slice(0, -1), file, '--port', String(port), '--bind', '127.0.0.1'], {
    cwd: folder,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  closers.unshift(() => redis.kill());
  await once(redis.stdout, 'data');
  redis.stdout.resume();
  return port;
}

/** How large the image's parts are, the largest packages by name. @throws where there is more of it than there may be */
async function printSizes(root: string): Promise<void> {
  const megabytes = (path: string) =>
    Number(execFileSync('du', ['-sk', path], { encoding: 'utf8' }).split('\t')[0]) / 1000;
  const app = join(root, 'app');
  const packages = (await glob(['*', '@*/*'], { cwd: join(app, 'node_modules'), onlyDirectories: true }))
    .filter((name) => !/^@[^/]+\/$/.test(name))
    .map((name) => ({
      part: `node_modules/${name.replace(/\/$/, '')}`,
      size: megabytes(join(app, 'node_modules', name)),
    }))
    .sort((a, b) => b.size - a.size);
  const [largest, rest] = [packages.slice(0, LARGEST), packages.slice(LARGEST)];
  const parts = [
    { part: `${BASE}, by its publishers`, size: BASE_MB },
    { part: 'node', size: (await stat(process.execPath)).size / 1e6 },
    ...largest,
    { part: `${rest.length} other packages`, size: rest.reduce((sum, { size }) => sum + size, 0) },
    { part: 'models', size: megabytes(join(app, 'models')) },
    { part: 'dist', size: megabytes(join(app, 'dist')) },
  ];
  const total = parts.reduce((sum, { size }) => sum + size, 0);
  for (const { part, size } of [...parts, { part: 'together', size: total }]) {
    process.stdout.write(`${size.toFixed(0).padStart(6)} MB  ${part}\n`);
  }
  assert.ok(total <= MOST_MB, `expected at most ${MOST_MB} MB`);
}

/** When the latest of all files was changed, and how many there are. */
function newest(root: string): string {
  const lines = execFileSync('find', [root, '-printf', '%T@ %y\n'], { encoding: 'utf8', maxBuffer: 2 ** 28 }).split(
    '\n',
  );
  return `${lines.length} ${lines.sort().at(-1)}`;
}

/** Of `30s`. */
function secondsOf(text = ''): number {
  return Number(/^(\d+)s$/.exec(text)?.[1]);
}
