import { DiscordAPIError, HTTPError, RateLimitError } from 'discord.js';
import { describe, expect, it } from 'vitest';
import {
  INTENT_ADVICE,
  isAlreadyAcknowledged,
  isForbidden,
  isGone,
  type Refusal,
  refusalOf,
  refusedForGood,
} from '../../../src/bot/discord/refusals.ts';

function apiError(status: number, code?: number, message = 'refused'): DiscordAPIError {
  // An answer in HTML, from something before Discord, has neither code nor message.
  const raw = code === undefined ? { error: '' } : { code, message };
  return new DiscordAPIError(raw, code ?? 0, status, 'POST', 'https://discord.test/', { files: [], body: {} });
}

describe('an answer of Discord', () => {
  it.each<[Refusal, number, number]>([
    ['gone', 404, 10003],
    ['gone', 404, 10008],
    ['gone', 404, 10015],
    ['gone', 404, 10062],
    ['gone', 401, 50027],
    ['forbidden', 403, 50001],
    ['forbidden', 403, 50013],
    ['forbidden', 403, 50007],
    ['forbidden', 403, 50278],
    ['forbidden', 403, 20026],
    ['forbidden', 400, 160005],
    ['forbidden', 400, 50083],
    ['forbidden', 403, 50009],
    ['unacceptable', 400, 50035],
    ['unacceptable', 400, 200000],
    ['unacceptable', 403, 20009],
    ['too-large', 413, 40005],
    ['too-large', 400, 50045],
    ['later', 429, 20028],
    ['later', 400, 20016],
    // These mean something else than their status does.
    ['gone', 500, 50027],
    ['forbidden', 500, 20026],
    ['forbidden', 500, 50009],
    ['forbidden', 500, 50024],
    ['forbidden', 500, 50083],
    ['forbidden', 500, 50278],
    ['forbidden', 500, 160005],
    ['unacceptable', 500, 20009],
    ['unacceptable', 500, 200000],
    ['unacceptable', 500, 240000],
    ['too-large', 500, 40005],
    ['too-large', 500, 50045],
    ['later', 403, 20016],
    ['later', 403, 20028],
    ['later', 403, 20029],
    ['later', 403, 40003],
    ['later', 403, 40004],
    ['later', 403, 40006],
    ['later', 403, 40062],
  ])('is %s for status %i with code %i', (refusal, status, code) => {
    expect(refusalOf(apiError(status, code))).toBe(refusal);
  });

  it.each<[Refusal, number]>([
    ['unacceptable', 400],
    ['unknown', 401],
    ['forbidden', 403],
    ['gone', 404],
    ['unknown', 405],
    ['later', 408],
    ['too-large', 413],
    ['unknown', 418],
    ['later', 429],
    ['later', 500],
    ['later', 503],
  ])('is %s for status %i where its code is unknown or it has none', (refusal, status) => {
    expect(refusalOf(apiError(status, 999_999))).toBe(refusal);
    expect(refusalOf(apiError(status))).toBe(refusal);
  });

  it('that refuses a reference to a deleted message says that it is gone', () => {
    const message = 'Invalid Form Body\nmessage_reference[MESSAGE_REFERENCE_UNKNOWN_MESSAGE]: Unknown message';
    expect(refusalOf(apiError(400, 50035, message))).toBe('gone');
    expect(refusalOf(apiError(400, 50013, message))).toBe('unacceptable');
  });

  it('is to come later where a gateway, a rate limit or the network stood in between', () => {
    const request = { files: [], body: {} };
    expect(refusalOf(new HTTPError(502, 'Bad Gateway', 'POST', 'https://discord.test/', request))).toBe('later');
    const limit = { global: false, hash: '', limit: 1, majorParameter: '', method: 'POST', retryAfter: 0, route: '' };
    const rest = { scope: 'user', sublimitTimeout: 0, timeToReset: 0, url: '' } as const;
    expect(refusalOf(new RateLimitError({ ...limit, ...rest }))).toBe('later');
    expect(refusalOf(Object.assign(new Error('reset'), { code: 'ECONNRESET' }))).toBe('later');
    expect(refusalOf(Object.assign(new Error('aborted'), { name: 'AbortError' }))).toBe('later');
  });

  it('is none where the error is a bug', () => {
    expect(refusalOf(new TypeError('x is not a function'))).toBeUndefined();
    expect(refusalOf(Object.assign(new Error('no such file'), { code: 'ENOENT' }))).toBeUndefined();
    expect(refusalOf(Object.assign(new Error('no code'), { code: 104 }))).toBeUndefined();
    expect(refusalOf(Object.assign(new Error('not at the start'), { code: 'XECONNRESET' }))).toBeUndefined();
    expect(refusalOf({ code: 'ECONNRESET' })).toBeUndefined();
    expect(refusalOf('text')).toBeUndefined();
  });
});

it('a gateway that does not know the token says where to get another', () => {
  expect(refusedForGood(4004)).toMatchObject({ code: 'discord/bad-token', message: expect.stringContaining('Reset') });
});

it('what is gone, what is forbidden and what was acknowledged before are told apart', () => {
  const errors = [apiError(404, 10008), apiError(403, 50013), apiError(400, 40060), new TypeError('a bug')];
  expect(errors.map(isGone)).toEqual([true, false, false, false]);
  expect(errors.map(isForbidden)).toEqual([false, true, false, false]);
  expect(errors.map(isAlreadyAcknowledged)).toEqual([false, false, true, false]);
  expect(isAlreadyAcknowledged(Object.assign(new Error('of another kind'), { code: 40060 }))).toBe(false);
});

describe('a gateway that turns the bot away for good', () => {
  it.each([
    [4010, 'start it again'],
    [4011, 'more servers'],
    [4012, 'update it'],
    [4013, 'update it'],
    [4014, 'Privileged Gateway Intents'],
    [4999, 'if that does not help, update it'],
  ])('with %i says what to do', (code, advice) => {
    const error = refusedForGood(code);
    expect(error).toMatchObject({ code: 'discord/refused', message: expect.stringContaining(advice) });
    expect(error.message).toContain(`close code ${code}`);
  });

  it('over the intent alone is done without it, with what that means and where to change it', () => {
    expect(INTENT_ADVICE).toMatch(/goes on without.*direct messages.*developers\/applications.*start the bot again\.$/);
  });
});
