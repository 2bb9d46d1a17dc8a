/**
 * Packs Facets, installs the archive into an empty folder from the npm registry, and tries what people do with it first.
 * Prints the archive's size; anything that is not as it should be ends it with an error.
 */
import assert from 'node:assert/strict';
import { execFileSync, spawnSync } from 'node:child_process';
import { copyFile, mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const ROOT = join(import.meta.dirname, '..');
const SAMPLE = 'blond-smiling-woman.png';

const folder = await mkdtemp(join(tmpdir(), 'facets-archive-'));
try {
  const packed = await mkdtemp(join(folder, 'packed-'));
  execFileSync('npm', ['run', 'archive', '--silent', '--', '--pack-destination', packed], {
    cwd: ROOT,
    stdio: 'inherit',
  });
  const [archive = ''] = await readdir(packed);

  const home = await mkdtemp(join(folder, 'home-'));
  // What a script run by npm inherits from npm, and a person's terminal does not.
  const inherited = Object.entries(process.env).filter(([name]) => !/^npm_(lifecycle|package|command)/.test(name));
  const environment = { ...Object.fromEntries(inherited), INIT_CWD: home, ONNXRUNTIME_NODE_INSTALL: 'skip' };
  const run = (command: string, ...args: string[]) => {
    const { status, stdout, stderr } = spawnSync(command, args, { cwd: home, env: environment, encoding: 'utf8' });
    return { status, stdout, stderr };
  };

  const installed = run('npm', 'install', '--no-audit', '--no-fund', join(packed, archive));
  assert.equal(installed.status, 0, installed.stderr);
  process.stdout.write(`installed: ${run('du', '-sh', 'node_modules').stdout}`);

  await copyFile(join(ROOT, 'models', 'samples', SAMPLE), join(home, SAMPLE));
  const classified = run('npx', 'facets', 'classify', '--json', '--device', 'cpu', SAMPLE);
  assert.equal(classified.stderr, '');
  assert.equal(classified.status, 0);
  const [face] = JSON.parse(classified.stdout).faces;
  assert.ok(face.attributes.Blond_Hair.probability > 0.9, classified.stdout);

  const { version } = JSON.parse(execFileSync('npm', ['pkg', 'get'], { cwd: ROOT, encoding: 'utf8' }));
  assert.equal(run('npx', 'facets', '--version').stdout, `${version}\n`);
  const help = run('npx', 'facets', '--help').stdout;
  for (const command of ['classify', 'start', 'worker', 'commands', 'doctor', 'block', 'backup'])
    assert.match(help, new RegExp(`^ {2}${command}`, 'm'));

  const started = run('npx', 'facets', 'start');
  assert.equal(started.status, 1, started.stdout);
  assert.match(started.stderr, /DISCORD_TOKEN/);
  assert.doesNotMatch(started.stderr, /\n {4}at /);
  process.stdout.write('The archive installs, classifies, and says what a start needs.\n');
} finally {
  await rm(folder, { recursive: true, force: true });
}
