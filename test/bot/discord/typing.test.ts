import { PermissionFlagsBits as May, type Message } from 'discord.js';
import { pino } from 'pino';
import { beforeEach, describe, expect, it, onTestFinished, vi } from 'vitest';
import { Typing } from '../../../src/bot/discord/typing.ts';
import { messageIn, scene } from './structures.ts';

const NOTICEABLE_MS = 1500;
/** As long as Discord shows it. */
const SHOWN_MS = 10_000;

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'setInterval', 'clearInterval'] });
  onTestFinished(() => void vi.useRealTimers());
});

function open({ dm = true, paused = false } = {}) {
  const place = scene({ dm, permissions: May.ViewChannel });
  const post = vi.spyOn(place.client.rest, 'post').mockResolvedValue(undefined);
  const message: Message = messageIn(place);
  return { typing: new Typing(pino({ level: 'silent' }), () => paused), message, post };
}

describe('typing', () => {
  it('is shown after a noticeable wait, once a channel however many wait there, and goes with the last', async () => {
    const { typing, message, post } = open();
    const other = Object.assign(Object.create(message), { id: '1001' });
    typing.begin(message);
    typing.begin(other);
    await vi.advanceTimersByTimeAsync(NOTICEABLE_MS - 1);
    expect(post).not.toHaveBeenCalled();
    await vi.advanceTimersByTimeAsync(1);
    expect(post).toHaveBeenCalledExactlyOnceWith(expect.stringMatching(/\/typing$/));
    typing.end(message.id);
    await vi.advanceTimersByTimeAsync(SHOWN_MS - 1);
    expect(post).toHaveBeenCalledTimes(2);
    typing.end(other.id);
    await vi.advanceTimersByTimeAsync(60_000);
    expect(post).toHaveBeenCalledTimes(2);
  });

  it('is not shown for an answer that comes before', async () => {
    const { typing, message, post } = open();
    typing.begin(message);
    await vi.advanceTimersByTimeAsync(NOTICEABLE_MS - 1);
    typing.end(message.id);
    await vi.advanceTimersByTimeAsync(60_000);
    expect(post).not.toHaveBeenCalled();
  });

  it('is not shown where the bot may not write, nor while Discord is to be spared requests', async () => {
    for (const { typing, message, post } of [open({ dm: false }), open({ paused: true })]) {
      typing.begin(message);
      await vi.advanceTimersByTimeAsync(60_000);
      expect(post).not.toHaveBeenCalled();
      typing.end(message.id);
    }
  });

  it('is shown in at most forty channels at a time', async () => {
    const { typing, message, post } = open();
    const messages: Message[] = Array.from({ length: 50 }, (_, i) =>
      Object.assign(Object.create(message), { id: `${i}`, channelId: `${i}` }),
    );
    vi.spyOn(message.client.channels.cache, 'get').mockReturnValue(message.client.channels.cache.first());
    for (const one of messages) typing.begin(one);
    await vi.advanceTimersByTimeAsync(NOTICEABLE_MS);
    expect(post).toHaveBeenCalledTimes(40);
    for (const { id } of messages) typing.end(id);
  });
});
