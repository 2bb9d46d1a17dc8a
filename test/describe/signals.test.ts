import { getEventListeners } from 'node:events';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { unlessAborted, withFirstOf, within } from '../../src/describe/signals.ts';

const never = () => new Promise<never>(() => undefined);
const stopped = new Error('stopped');
const late = new Error('late');
const listeners = ({ signal }: AbortController) => getEventListeners(signal, 'abort').length;

describe('work that may be aborted', () => {
  it('settles as it does, and listens no more then', async () => {
    const ending = new AbortController();
    expect(await unlessAborted(Promise.resolve(1), undefined)).toBe(1);
    expect(await unlessAborted(Promise.resolve(2), ending.signal)).toBe(2);
    await expect(unlessAborted(Promise.reject(late), ending.signal)).rejects.toBe(late);
    expect(listeners(ending)).toBe(0);
  });

  it('ends with the reason, whether that comes before or while it runs', async () => {
    const ending = new AbortController();
    const work = unlessAborted(never(), ending.signal);
    ending.abort(stopped);
    await expect(work).rejects.toBe(stopped);
    await expect(unlessAborted(never(), ending.signal)).rejects.toBe(stopped);
  });
});

describe('work that ends with the first of several signals', () => {
  const follow = (signal: AbortSignal) => unlessAborted(never(), signal);

  it('is told by whichever aborts, with its reason, and leaves nothing on the others', async () => {
    const [one, other] = [new AbortController(), new AbortController()];
    expect(await withFirstOf([one.signal, other.signal], async () => 7)).toBe(7);
    const work = withFirstOf([one.signal, other.signal], follow);
    other.abort(late);
    one.abort(stopped);
    await expect(work).rejects.toBe(late);
    expect([listeners(one), listeners(other)]).toEqual([0, 0]);
  });

  it('begins with a signal that has aborted where one of them has', async () => {
    await expect(withFirstOf([AbortSignal.abort(stopped), new AbortController().signal], follow)).rejects.toBe(stopped);
  });
});

describe('work within a time', () => {
  it('gives what it gives, and leaves neither a timer nor a listener', async () => {
    vi.useFakeTimers();
    onTestFinished(() => {
      vi.useRealTimers();
    });
    const ending = new AbortController();
    expect(
      await within(
        1000,
        () => late,
        ending.signal,
        async () => 7,
      ),
    ).toBe(7);
    expect([vi.getTimerCount(), listeners(ending)]).toEqual([0, 0]);
    expect(
      await within(
        1000,
        () => late,
        undefined,
        async () => 8,
      ),
    ).toBe(8);
    expect(vi.getTimerCount()).toBe(0);
  });

  it('is told when the time is over, and when the caller wants it no more', async () => {
    const follow = (signal: AbortSignal) => unlessAborted(never(), signal);
    await expect(within(1, () => late, undefined, follow)).rejects.toBe(late);
    const ending = new AbortController();
    const work = within(600_000, () => late, ending.signal, follow);
    ending.abort(stopped);
    await expect(work).rejects.toBe(stopped);
  });

  it('does not begin where nobody wants it any more', async () => {
    const work = vi.fn(never);
    await expect(within(1000, () => late, AbortSignal.abort(stopped), work)).rejects.toBe(stopped);
    expect(work).not.toHaveBeenCalled();
  });
});
