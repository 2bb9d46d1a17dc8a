import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, posix } from 'node:path';
import { pathToFileURL } from 'node:url';
import { beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { makeFonts } from '../scripts/fonts.ts';
import { PACKAGE_ROOT } from '../src/package-root.ts';
import { ALL_LANGUAGES, wordingIn } from '../src/wording/language.ts';
import { drawnCharacters, withoutGlyph } from './images/fonts/glyphs.ts';

const packed = z.tuple([z.object({ files: z.array(z.object({ path: z.string() })) })]);
const versions = z.record(z.string(), z.string());
const packageJson = z.object({ bin: versions, dependencies: versions, optionalDependencies: versions.default({}) });

/** Paths of everything that the archive holds. */
let files: string[];
const text = (path: string) => readFileSync(join(PACKAGE_ROOT, path), 'utf8');
const { bin, dependencies, optionalDependencies } = packageJson.parse(JSON.parse(text('package.json')));

beforeAll(async () => {
  rmSync(join(PACKAGE_ROOT, 'dist'), { recursive: true, force: true });
  // As the build does, but whether or not the page's package was built, which its own tests do at the same time.
  const tsc = join(dirname(createRequire(import.meta.url).resolve('typescript/package.json')), 'bin', 'tsc');
  const options = ['--project', 'tsconfig.build.json', '--customConditions', 'local-discord-source'];
  execFileSync(process.execPath, [tsc, ...options], { cwd: PACKAGE_ROOT, stdio: 'inherit' });
  await makeFonts(join(PACKAGE_ROOT, 'dist', 'fonts'));
  const printed = execFileSync('npm', ['pack', '--dry-run', '--json'], { cwd: PACKAGE_ROOT, encoding: 'utf8' });
  files = packed.parse(JSON.parse(printed))[0].files.map(({ path }) => path);
}, 300_000);

/** What the archive's JavaScript imports, each by the file that does. */
function imports(): { readonly from: string; readonly name: string }[] {
  return files
    .filter((path) => path.endsWith('.js'))
    .flatMap((from) =>
      [...text(from).matchAll(/(?:\bfrom |\bimport\(|^import )'([^']+)'/gm)].map(([, name = '']) => ({ from, name })),
    );
}

describe('the archive', () => {
  it('holds what runs, its networks, its samples and its documents, and nothing else', () => {
    const wanted =
      /^(dist\/(src|commands)\/[\w/-]+\.js|dist\/fonts\/[\w-]+(\.woff2|-LICENSE)|models\/[\w.-]+\.(json|onnx)|models\/MODEL_CARD\.md|models\/samples\/[\w-]+\.png)$/;
    const documents = [
      '.env.example',
      'CHANGELOG.md',
      'LICENSE',
      'PRIVACY.md',
      'README.md',
      'TERMS.md',
      'package.json',
    ];
    expect(files.filter((path) => !wanted.test(path)).sort()).toEqual(documents);
    const samples = readdirSync(join(PACKAGE_ROOT, 'models', 'samples')).map((name) => `models/samples/${name}`);
    expect(files).toEqual(expect.arrayContaining(samples));
  });

  it('holds each network that runs, once', () => {
    const network = z.object({ file: z.string() });
    const named = readdirSync(join(PACKAGE_ROOT, 'models'))
      .filter((name) => name.endsWith('.json'))
      .map((name) => network.extend({ int8: network.optional() }).parse(JSON.parse(text(`models/${name}`))))
      .flatMap(({ file, int8 }) => [`models/${file}`, ...(int8 ? [`models/${int8.file}`] : [])]);
    expect(files.filter((path) => path.endsWith('.onnx')).sort()).toEqual(named.sort());
  });

  it('draws every language’s words with the fonts that it holds, which are at most 8 MB, each with its licence', async () => {
    const folder = join(PACKAGE_ROOT, 'dist', 'fonts');
    const fonts = readdirSync(folder).filter((name) => name.endsWith('.woff2'));
    expect(fonts.reduce((sum, name) => sum + statSync(join(folder, name)).size, 0)).toBeLessThan(8e6);
    expect(new Set(fonts.map((name) => /^(inter|noto-sans-[a-z]+)/.exec(name)?.[0]))).toEqual(
      new Set(readdirSync(folder).flatMap((name) => /^(.*)-LICENSE$/.exec(name)?.[1] ?? [])),
    );
    const { fontsFor } = await import(pathToFileURL(join(PACKAGE_ROOT, 'dist/src/images/fonts/fonts.js')).href);
    for (const language of ALL_LANGUAGES) {
      const missing = withoutGlyph(drawnCharacters(language), fontsFor(wordingIn(language).locale));
      expect({ language, missing }).toEqual({ language, missing: [] });
    }
  });

  it('holds every file that its own files import', () => {
    const missing = imports()
      .filter(({ name }) => name.startsWith('.'))
      .map(({ from, name }) => posix.join(dirname(from), name))
      .filter((path) => !files.includes(path));
    expect(missing).toEqual([]);
  });

  it('depends on all that it imports, but for the page, which it does without', () => {
    const packages = imports()
      .filter(({ from, name }) => !/^(\.|#|node:)/.test(name) && !from.endsWith('/playground.js'))
      .map(({ name }) => /^(@[^/]+\/)?[^/]+/.exec(name)?.[0] ?? name);
    expect(packages.length).toBeGreaterThan(20);
    const known = { ...dependencies, ...optionalDependencies };
    expect([...new Set(packages)].filter((name) => !(name in known))).toEqual([]);
  });

  it('has a program that the system can start', () => {
    expect(bin).toEqual({ facets: 'dist/src/facets.js' });
    expect(files).toContain('dist/src/facets.js');
    expect(text('dist/src/facets.js')).toMatch(/^#!\/usr\/bin\/env node\n/);
  });
});

describe('facets', () => {
  const facets = (...argv: string[]) =>
    execFileSync(process.execPath, [join(PACKAGE_ROOT, 'dist', 'src', 'facets.js'), ...argv], {
      encoding: 'utf8',
      stdio: 'pipe',
      env: { ...process.env, npm_lifecycle_event: undefined, DISCORD_TOKEN: '' },
    });

  it('lists its commands, and each explains itself under its own name', () => {
    expect(facets('--help')).toMatch(
      /^Usage: facets .*\n {2}classify .*\n {2}start .*\n {2}commands .*\n {2}doctor .*\n {2}block .*\n {2}backup /s,
    );
    for (const command of ['classify', 'start', 'commands', 'doctor', 'block', 'backup']) {
      expect(facets(command, '--help')).toMatch(new RegExp(`^Usage: facets ${command} `));
    }
  });

  it('runs a command with its options, and ends with its exit code', () => {
    const line = facets('classify', '--json', '--device', 'cpu', join(PACKAGE_ROOT, 'models/samples/hat-man.png'));
    expect(JSON.parse(line)).toMatchObject({ format: 'png', device: 'cpu' });
    expect(() => facets('classify', '--nonsense')).toThrow(expect.objectContaining({ status: 2 }));
    expect(() => facets('start', 'now')).toThrow(expect.objectContaining({ status: 1 }));
  });

  it('says which command was meant', () => {
    expect(() => facets('clasify')).toThrow(/Did you mean classify\?/);
  });
});
