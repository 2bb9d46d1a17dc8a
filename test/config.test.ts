import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { ConfigError, loadConfig, SETTING_NAMES } from '../src/config.ts';
import { ATTRIBUTE_NAMES } from '../src/inference/attributes/names.ts';

function problemsOf(environment: Record<string, string>): readonly string[] {
  try {
    loadConfig(environment);
  } catch (error) {
    if (error instanceof ConfigError) return error.problems;
    throw error;
  }
  return [];
}

describe('the settings', () => {
  it('have defaults that point at Discord', () => {
    const config = loadConfig({});
    expect(config.apiBase).toBe('https://discord.com/api');
    expect(config.cdnHosts).toEqual(['cdn.discordapp.com', 'media.discordapp.net']);
    expect(config.throughProxy).toBe(false);
    expect(config.plainDownloads).toBe(false);
    expect(config.watchDefault).toBe('on');
    expect(config.token).toBeUndefined();
  });

  it('treat an empty value as not set', () => {
    expect(loadConfig({ MAX_FACES: '', DISCORD_TOKEN: '  ' })).toEqual(loadConfig({}));
  });

  it('are reported all at once, each with what was expected and what came', () => {
    expect(
      problemsOf({
        MAX_FACES: 'many',
        WATCH_DEFAULT: 'sometimes',
        THRESHOLD: '50',
        HIDE_ATTRIBUTES: 'Attractive,Nice',
      }),
    ).toEqual([
      'MAX_FACES: expected a whole number from 1 to 25, got "many"',
      'THRESHOLD: expected a number from 0.05 to 0.95, got "50"',
      expect.stringMatching(
        /^HIDE_ATTRIBUTES: expected CelebA attribute names .* got "Attractive,Nice": "Nice" is none$/,
      ),
      'WATCH_DEFAULT: expected one of on, mentions, off, got "sometimes"',
    ]);
  });

  it('never repeat a token, not even a wrong one', () => {
    expect(problemsOf({ DISCORD_TOKEN: 'my secret' }).join()).not.toContain('secret');
  });

  it('allow plain HTTP for a Discord on this machine only', () => {
    const local = loadConfig({ DISCORD_API_BASE: 'http://127.0.0.1:4000/api/', CDN_HOSTS: '127.0.0.1:4000' });
    expect(local.apiBase).toBe('http://127.0.0.1:4000/api');
    expect(local.plainDownloads).toBe(true);
    expect(local.throughProxy).toBe(false);
    expect(problemsOf({ DISCORD_API_BASE: 'http://example.org/api' })).toHaveLength(1);
  });

  it.each([
    'cdn.discordapp.com/attachments',
    'https://cdn.discordapp.com',
    'me@cdn',
    '*.discordapp.com',
    'cdn:0x',
    ',',
  ])('refuse %s as a download host', (host) => expect(problemsOf({ CDN_HOSTS: host })).toHaveLength(1));

  it('say which of several download hosts is none', () => {
    expect(problemsOf({ CDN_HOSTS: 'cdn.discordapp.com,a/b,media.discordapp.net,c d' })).toEqual([
      expect.stringMatching(/^CDN_HOSTS: expected hosts .*: "a\/b" is none, "c d" is none$/),
    ]);
  });

  it('take download hosts as addresses name them: without a default port, in small letters', () => {
    expect(loadConfig({ CDN_HOSTS: 'CDN.Example.org:443, media.example.org:8443' }).cdnHosts).toEqual([
      'cdn.example.org',
      'media.example.org:8443',
    ]);
    const local = loadConfig({ DISCORD_API_BASE: 'http://localhost/api', CDN_HOSTS: 'localhost:80,localhost:443' });
    expect(local.cdnHosts).toEqual(['localhost', 'localhost:443']);
  });

  it('say which attribute is none, and which one was probably meant', () => {
    const [problem] = problemsOf({ HIDE_ATTRIBUTES: 'Attractive,double chin,Yong,Zebra' });
    expect(problem).toMatch(
      /: "double chin" is none \(did you mean Double_Chin\?\), "Yong" is none \(did you mean Young\?\), "Zebra" is none$/,
    );
  });

  it('refuse to hide all forty attributes', () => {
    expect(problemsOf({ HIDE_ATTRIBUTES: ATTRIBUTE_NAMES.join(',') })).toEqual([
      expect.stringContaining('not all forty'),
    ]);
  });

  it('leave to the machine what is not set, and turn off what may be', () => {
    expect(loadConfig({})).toMatchObject({ threads: undefined, memoryBytes: undefined, ffmpeg: 'ffmpeg' });
    const set = loadConfig({ THREADS: '3', MEMORY_MB: '512', FFMPEG: 'off', CATCH_UP_MINUTES: '0', LOG_IDS: 'hash' });
    expect(set).toMatchObject({ threads: 3, memoryBytes: 512 * 1024 * 1024, ffmpeg: undefined, catchUpMs: 0 });
    expect(problemsOf({ THREADS: '0', MEMORY_MB: 'half', LOG_IDS: 'some' })).toEqual([
      'LOG_IDS: expected one of hash, plain, none, got "some"',
      'THREADS: expected a whole number from 1 to 256, got "0"',
      'MEMORY_MB: expected a whole number from 256 to 1000000, got "half"',
    ]);
  });

  it('say which shards this process holds', () => {
    expect(loadConfig({}).shards).toBe('auto');
    expect(loadConfig({ SHARDS: '3' }).shards).toEqual({ ids: [0, 1, 2], of: 3 });
    const DATABASE_URL = 'postgres://facets@10.0.0.2/facets';
    expect(loadConfig({ SHARDS: '8', SHARD_IDS: '6-7, 0', DATABASE_URL }).shards).toEqual({ ids: [0, 6, 7], of: 8 });
    expect(loadConfig({ SHARDS: '2', SHARD_IDS: '0-1' }).shards).toEqual({ ids: [0, 1], of: 2 });
  });

  it.each([
    [{ SHARDS: 'many' }, 'SHARDS: expected auto or a whole number from 1 to 16384, got "many"'],
    [{ SHARD_IDS: '3-1' }, 'SHARD_IDS: expected shards such as 0-3 or 0,2,5-7, each once, got "3-1"'],
    [{ SHARD_IDS: '0-3' }, /^SHARD_IDS: .*: SHARDS has to say how many there are in all/],
    [{ SHARD_IDS: '0-3', SHARDS: '3' }, /^SHARD_IDS: .*: with SHARDS=3 they are 0 to 2$/],
    [{ SHARD_IDS: '0-3', SHARDS: '8' }, /^SHARD_IDS: .*: who opted out .* DATABASE_URL/],
  ])('refuse %j in plain words', (environment, problem) => {
    expect(problemsOf(environment)).toEqual([typeof problem === 'string' ? problem : expect.stringMatching(problem)]);
  });

  it.each([
    'http://10.0.0.5:8080/api',
    'http://172.20.1.1/api',
    'http://192.168.1.9/api',
    'http://[fd00::7]:8080/api',
    'http://proxy:8080/api',
    'http://proxy.bots.svc.cluster.local/api',
    'http://127.0.0.1:8080/api',
    'https://proxy.example.org/api',
  ])('take %s for a proxy to Discord, and pictures from Discord itself', (base) => {
    const config = loadConfig({ DISCORD_API_BASE: base });
    expect(config).toMatchObject({ apiBase: base, throughProxy: true, plainDownloads: false });
    expect(config.cdnHosts).toEqual(['cdn.discordapp.com', 'media.discordapp.net']);
  });

  it.each(['http://8.8.8.8/api', 'http://172.32.0.1/api', 'http://[2001:db8::1]/api', 'http://proxy.example.org/api'])(
    'take no proxy at %s, where the token would be seen',
    (base) => expect(problemsOf({ DISCORD_API_BASE: base })).toEqual([expect.stringContaining('its own network')]),
  );

  it('are all explained in .env.example and in the README', () => {
    const example = readFileSync(new URL('../.env.example', import.meta.url), 'utf8');
    const readme = readFileSync(new URL('../README.md', import.meta.url), 'utf8');
    for (const name of SETTING_NAMES) {
      expect(example).toMatch(new RegExp(`^#? ?${name}=`, 'm'));
      expect(readme).toContain(`\`${name}\``);
    }
  });
});
