import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { ConfigError, loadConfig, SETTING_NAMES } from '../src/config.ts';

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
      expect.stringMatching(/^HIDE_ATTRIBUTES: expected CelebA attribute names .* got "Attractive,Nice"$/),
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
    expect(problemsOf({ DISCORD_API_BASE: 'http://example.org/api' })).toHaveLength(1);
  });

  it('refuse download hosts that are more than a host', () => {
    expect(problemsOf({ CDN_HOSTS: 'cdn.discordapp.com/attachments' })).toHaveLength(1);
  });

  it('are all explained in .env.example and in the README', () => {
    const example = readFileSync(new URL('../.env.example', import.meta.url), 'utf8');
    const readme = readFileSync(new URL('../README.md', import.meta.url), 'utf8');
    for (const name of SETTING_NAMES) {
      expect(example).toMatch(new RegExp(`^#? ?${name}=`, 'm'));
      expect(readme).toContain(`\`${name}\``);
    }
  });
});
