import { execFileSync } from 'node:child_process';
import { createReadStream } from 'node:fs';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { createGunzip } from 'node:zlib';
import tar from 'tar-stream';
import { afterAll, beforeAll, expect, test } from 'vitest';

const PACKAGE = join(import.meta.dirname, '..');
const INSTALLED = join(PACKAGE, '..', '..', 'node_modules');

/** The archive's files by path. */
const files = new Map<string, Buffer>();
let folder: string;

/** Packs as a publisher does, and unpacks where the repository's own installation lends the dependencies. */
beforeAll(async () => {
  folder = await mkdtemp(join(INSTALLED, '.packed-'));
  execFileSync('npm', ['run', 'package', '--', '--silent', '--pack-destination', folder], { cwd: PACKAGE });
  const { version }: { readonly version: string } = JSON.parse(await readFile(join(PACKAGE, 'package.json'), 'utf8'));
  const archive = createReadStream(join(folder, `local-discord-${version}.tgz`)).pipe(createGunzip());
  for await (const entry of archive.pipe(tar.extract())) {
    const name = entry.header.name.replace(/^package\//, '');
    const path = join(folder, 'node_modules', 'local-discord', name);
    const body = await buffer(entry);
    files.set(name, body);
    await mkdir(dirname(path), { recursive: true });
    await writeFile(path, body);
  }
}, 300_000);

afterAll(() => rm(folder, { recursive: true, force: true }));

test('the archive holds JavaScript, types, the page’s bundle and the documents, and no sources', () => {
  const names = [...files.keys()];
  expect(names).toEqual(
    expect.arrayContaining([
      'package.json',
      'README.md',
      'CHANGELOG.md',
      'LICENSE',
      'dist/index.js',
      'dist/index.d.ts',
      'dist/api.d.ts',
      'dist/page/index.js',
      'dist/page/index.d.ts',
      'dist/page/client/index.html',
      'dist/page/client/main.js',
      'dist/page/client/main.css',
      'dist/page/client/icon.svg',
    ]),
  );
  const expected = /^(package\.json|README\.md|CHANGELOG\.md|LICENSE|dist\/.+\.(js|d\.ts|css|html|svg|woff2))$/;
  expect(names.filter((name) => !expected.test(name))).toEqual([]);
});

test('what package.json offers is in the archive', () => {
  const { exports }: { exports: Record<string, Record<string, string> | string> } = JSON.parse(
    files.get('package.json')?.toString() ?? '',
  );
  const offered = Object.values(exports).flatMap((entry) =>
    typeof entry === 'string' ? [entry] : [entry.types ?? '', entry.default ?? ''],
  );
  expect(offered.length).toBe(5);
  for (const path of offered) expect([...files.keys()]).toContain(path.replace(/^\.\//, ''));
});

test('it imports nothing but what it depends on', () => {
  const { dependencies }: { dependencies: Record<string, string> } = JSON.parse(
    files.get('package.json')?.toString() ?? '',
  );
  const imported = new Set<string>();
  for (const [name, body] of files) {
    if (!name.endsWith('.js') || name.startsWith('dist/page/client/')) continue;
    for (const [, from = ''] of body.toString().matchAll(/from '([^'.][^']*)'/g)) {
      if (!from.startsWith('node:')) imported.add(/^(@[^/]+\/)?[^/]+/.exec(from)?.[0] ?? from);
    }
  }
  expect([...imported].sort()).toEqual(Object.keys(dependencies).sort());
});

test('the test at the front of its README passes', async () => {
  const [, example = ''] = /```js\n(.*?)```/s.exec(files.get('README.md')?.toString() ?? '') ?? [];
  expect(example.trim().split('\n').length).toBeLessThan(25);
  await writeFile(join(folder, 'bot.test.mjs'), example);
  const report = execFileSync(process.execPath, ['--test', '--test-reporter=tap', 'bot.test.mjs'], { cwd: folder });
  expect(report.toString()).toContain('# pass 1');
});

test('its page is served from the bundle', async () => {
  const script = `
    import { startLocalDiscord } from 'local-discord';
    import { mountPage } from 'local-discord/page';
    const discord = await startLocalDiscord({
      mount: (http, opened) => mountPage(http, opened, { cast: new Map([[opened.createPerson(), 'somebody']]) }),
    });
    const { byteLength } = await (await fetch(discord.origin + '/page/assets/main.js')).arrayBuffer();
    console.log(byteLength);
    await discord.close();
  `;
  await writeFile(join(folder, 'page.mjs'), script);
  const printed = execFileSync(process.execPath, ['page.mjs'], { cwd: folder });
  expect(Number(printed.toString())).toBe(files.get('dist/page/client/main.js')?.byteLength);
});
