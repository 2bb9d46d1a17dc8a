import { execFileSync, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm, symlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { startLocalDiscord } from 'local-discord';
import { PACKAGE_ROOT } from '../../src/package-root.ts';
import { type Figure, median, timeOf } from '../measure.ts';

/** What a start needs of a checkout. */
const PARTS = ['src', 'commands', 'models/*.json', 'models/*.onnx', 'package.json', 'tsconfig.json'];

/**
 * The start of the bot with nothing but its token configured, beside that of a revision before there were queue, gateways
 * and metrics, in one run.
 * @param revision one that git knows here
 */
export async function startBefore(revision: string, rounds: number): Promise<Figure[]> {
  if (spawnSync('git', ['cat-file', '-e', `${revision}:src/main.ts`], { cwd: PACKAGE_ROOT }).status !== 0) {
    return [{ what: `Start of the bot beside ${revision}`, figure: 'left out: git does not know it here (--before)' }];
  }
  const folder = await mkdtemp(join(tmpdir(), 'facets-before-'));
  const discord = await startLocalDiscord();
  try {
    const archive = execFileSync(
      'git',
      ['archive', revision, ...PARTS.map((part) => `:(glob)${part}${part.includes('.') ? '' : '/**'}`)],
      {
        cwd: PACKAGE_ROOT,
        maxBuffer: 2 ** 28,
      },
    );
    execFileSync('tar', ['-x', '-C', folder], { input: archive });
    await symlink(join(PACKAGE_ROOT, 'node_modules'), join(folder, 'node_modules'));
    const environment = {
      PATH: process.env.PATH,
      DISCORD_TOKEN: discord.token,
      DISCORD_API_BASE: discord.apiBase,
      CDN_HOSTS: discord.cdnHosts.join(','),
      DEVICE: 'cpu',
    };
    const roots = { before: folder, now: PACKAGE_ROOT };
    const spent: Record<keyof typeof roots, number[]> = { before: [], now: [] };
    // In turns, so that whatever else the machine does meets both of them; the first of each is not counted.
    for (let round = -1; round < rounds; round++) {
      for (const which of ['before', 'now'] as const) {
        const data = join(folder, `data-${which}-${round + 1}`);
        const time = await timeOf(() => untilReady(roots[which], { ...environment, DATA_DIR: data }));
        if (round >= 0) spent[which].push(time);
      }
    }
    const [before, now] = [median(spent.before), median(spent.now)];
    return [
      {
        what: `Start of the bot on its own, without Redis, until it is ready: ${revision}, and now`,
        figure: `${before.toFixed(0)} ms, ${now.toFixed(0)} ms (× ${(now / before).toFixed(2)})`,
      },
    ];
  } finally {
    await discord.close();
    await rm(folder, { recursive: true, force: true });
  }
}

async function untilReady(root: string, environment: NodeJS.ProcessEnv): Promise<void> {
  const bot = spawn(process.execPath, ['--import', 'tsx', join('src', 'main.ts')], {
    cwd: root,
    env: environment,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const exited = once(bot, 'exit');
  let isReady = false;
  for await (const line of createInterface({ input: bot.stdout })) {
    isReady ||= line.includes('ready as');
    if (isReady) break;
  }
  bot.stdout.resume();
  bot.kill('SIGKILL');
  await exited;
  if (!isReady) throw new Error('The bot ended before it was ready.');
}
