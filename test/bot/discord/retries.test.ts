import * as timers from 'node:timers/promises';
import { DiscordAPIError, HTTPError, RateLimitError } from 'discord.js';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { waitAfter } from '../../../src/bot/discord/backoff.ts';
import { withRetries } from '../../../src/bot/discord/retries.ts';

// As ever, unless nobody is to wait.
vi.mock('node:timers/promises', { spy: true });

const REQUEST = { files: [], body: {} };
const AT_ONCE = { firstMs: 1, longestMs: 1 };

const down = () => new HTTPError(503, 'Service Unavailable', 'POST', 'https://discord.test/', REQUEST);
const refused = () =>
  new DiscordAPIError(
    { code: 50013, message: 'Missing Permissions' },
    50013,
    403,
    'POST',
    'https://discord.test/',
    REQUEST,
  );

/** A request that fails in turn with these, then answers. */
function failing(...errors: Error[]) {
  const calls = { made: 0 };
  const send = async () => {
    calls.made += 1;
    const error = errors.shift();
    if (error) throw error;
    return 'answer';
  };
  return { calls, send };
}

describe('a request', () => {
  it('is repeated for as long as it is given, and no longer', async () => {
    const { calls, send } = failing(down(), down(), down());
    await expect(withRetries(send, { backoff: AT_ONCE })).resolves.toBe('answer');
    expect(calls.made).toBe(4);
    const hopeless = failing(down());
    await expect(
      withRetries(hopeless.send, { backoff: { firstMs: 1000, longestMs: 1000 }, forMs: 10 }),
    ).rejects.toThrow('Service Unavailable');
    expect(hopeless.calls.made).toBe(1);
  });

  it('is repeated after waits that double, from a quarter of a second up to ten seconds', async () => {
    const waits = vi.mocked(timers.setTimeout).mockClear();
    waits.mockImplementation(async (_milliseconds, value) => value as never);
    const chance = vi.spyOn(Math, 'random').mockReturnValue(0.5);
    onTestFinished(() => {
      waits.mockReset();
      chance.mockRestore();
    });
    await expect(withRetries(failing(...Array.from({ length: 8 }, down)).send)).resolves.toBe('answer');
    expect(waits.mock.calls.map(([milliseconds]) => milliseconds)).toEqual([
      250, 500, 1000, 2000, 4000, 8000, 10_000, 10_000,
    ]);
  });

  it('that is refused is not repeated', async () => {
    const { calls, send } = failing(refused());
    await expect(withRetries(send, { backoff: AT_ONCE })).rejects.toThrow('Missing Permissions');
    expect(calls.made).toBe(1);
  });

  it('waits as long as a rate limit says, or gives up where that is too long', async () => {
    const limit = { global: false, hash: '', limit: 1, majorParameter: '', method: 'POST', route: '', url: '' };
    const limited = new RateLimitError({
      ...limit,
      retryAfter: 3_600_000,
      scope: 'user',
      sublimitTimeout: 0,
      timeToReset: 0,
    });
    await expect(withRetries(failing(limited).send, { backoff: AT_ONCE, forMs: 150_000 })).rejects.toBe(limited);
  });

  it('that waits for its next attempt is given up with the reason', async () => {
    const stop = new AbortController();
    const { calls, send } = failing(down(), down());
    const work = withRetries(send, {
      backoff: { firstMs: 60_000, longestMs: 60_000 },
      signal: stop.signal,
      onFailure: () => setImmediate(() => stop.abort(new Error('deleted'))),
    });
    await expect(work).rejects.toThrow('deleted');
    expect(calls.made).toBe(1);
  });
});

describe('the wait before another attempt', () => {
  it('doubles with each failure up to the longest', () => {
    const middle = (failures: number) => waitAfter(failures, { firstMs: 100, longestMs: 1000 }, () => 0.5);
    expect([1, 2, 3, 4, 5, 50].map(middle)).toEqual([100, 200, 400, 800, 1000, 1000]);
  });

  it('is up to a half shorter or longer by chance, never beyond the longest', () => {
    const backoff = { firstMs: 100, longestMs: 1000 };
    expect(waitAfter(2, backoff, () => 0)).toBe(100);
    expect(waitAfter(2, backoff, () => 0.999)).toBe(300);
    expect(waitAfter(9, backoff, () => 0.999)).toBe(1000);
    expect(waitAfter(9, backoff, () => 0)).toBe(500);
  });
});
