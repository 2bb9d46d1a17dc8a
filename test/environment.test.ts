import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { ConfigError } from '../src/config.ts';
import { loadEnvironment } from '../src/environment.ts';

type Environment = Record<string, string | undefined>;

async function fileWith(content: string | Buffer): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'facets-env-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  const file = join(folder, '.env');
  await writeFile(file, content);
  return file;
}

const TEXT = '# Größe\r\nCONTACT="Jürgen, 日本"\r\nMAX_FACES=3\r\n';

function bigEndian(text: string): Buffer {
  return Buffer.from(text, 'utf16le').swap16();
}

it.each([
  ['UTF-8', Buffer.from(TEXT)],
  ['UTF-8 with a byte-order mark', Buffer.from(`\uFEFF${TEXT}`)],
  ['UTF-16 as PowerShell writes it', Buffer.from(`\uFEFF${TEXT}`, 'utf16le')],
  ['UTF-16 without a mark', Buffer.from(TEXT, 'utf16le')],
  ['big-endian UTF-16', bigEndian(`\uFEFF${TEXT}`)],
  ['big-endian UTF-16 without a mark', bigEndian(TEXT)],
])('settings are read from a file in %s', async (_, bytes) => {
  const environment: Environment = {};
  expect(loadEnvironment(environment, await fileWith(bytes))).toEqual([]);
  expect(environment).toEqual({ CONTACT: 'Jürgen, 日本', MAX_FACES: '3' });
});

it('what is in the environment already goes before the file, an empty value too', async () => {
  const environment: Environment = { MAX_FACES: '5', CONTACT: '' };
  loadEnvironment(environment, await fileWith(TEXT));
  expect(environment).toEqual({ MAX_FACES: '5', CONTACT: '' });
});

it('no file is no problem', async () => {
  expect(loadEnvironment({}, join(tmpdir(), 'facets-no-such-folder', '.env'))).toEqual([]);
});

it('a file in another encoding, or that is none, is refused by its name', async () => {
  const latin = await fileWith(Buffer.from('CONTACT=J\xfcrgen', 'latin1'));
  expect(() => loadEnvironment({}, latin)).toThrow(new RegExp(`${latin}: expected text in UTF-8 or UTF-16`));
  const folder = join(latin, '..', 'folder');
  await mkdir(folder);
  expect(() => loadEnvironment({}, folder)).toThrow(ConfigError);
});

it('a misspelt setting is told with the one that was probably meant', async () => {
  const content = 'MAX_FACE=3\nwatch_default=off\nLOGLEVEL=info\nHTTPS_PROXY=http://proxy\nTZ=UTC\nMAX_FACES=2\n';
  const file = await fileWith(content);
  expect(loadEnvironment({}, file)).toEqual([
    `MAX_FACE in ${file} is no setting; did you mean MAX_FACES?`,
    `watch_default in ${file} is no setting; did you mean WATCH_DEFAULT?`,
    `LOGLEVEL in ${file} is no setting; did you mean LOG_LEVEL?`,
  ]);
});

it('in the environment only what is hardly different from a setting is told', async () => {
  const environment = {
    THRESHOLDS: '0.6',
    PATH: '/bin',
    HOME: '/',
    LANG: 'C',
    HOSTNAME: 'x',
    npm_config_cache: '/',
    EDITOR: 'vi',
  };
  expect(loadEnvironment(environment, await fileWith(''))).toEqual([
    'THRESHOLDS in the environment is no setting; did you mean THRESHOLD?',
  ]);
});
