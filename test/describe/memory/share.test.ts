import { describe, expect, it, onTestFinished } from 'vitest';
import { Room, Share, type ShareState, shareStates } from '../../../src/describe/memory/share.ts';

/** Whether a promise has settled, after what was due has run. */
async function isGranted(taking: Promise<unknown>): Promise<boolean> {
  let granted = false;
  void taking.then(() => {
    granted = true;
  });
  await new Promise((resolve) => setImmediate(resolve));
  return granted;
}

describe('a share', () => {
  it('is taken as long as there is enough, and waited for after that', async () => {
    const share = new Share(10);
    const [first, second, third] = [share.take(4), share.take(6), share.take(1)];
    expect([await isGranted(first), await isGranted(second), await isGranted(third)]).toEqual([true, true, false]);
    expect(share.taken).toBe(10);
    (await first)();
    expect(await isGranted(third)).toBe(true);
    expect(share.taken).toBe(7);
  });

  it('is given back once, however often that is said', async () => {
    const share = new Share(10);
    const giveBack = await share.take(4);
    await share.take(3);
    giveBack();
    giveBack();
    expect(share.taken).toBe(3);
  });

  it('goes to who came first, though who came later wants less', async () => {
    const share = new Share(10);
    const giveBack = await share.take(8);
    const [large, small] = [share.take(5), share.take(1)];
    expect([await isGranted(large), await isGranted(small)]).toEqual([false, false]);
    giveBack();
    expect([await isGranted(large), await isGranted(small)]).toEqual([true, true]);
  });

  it('goes alone to who wants more than all of it', async () => {
    const share = new Share(10);
    const giveBack = await share.take(1);
    const greedy = share.take(99);
    expect(await isGranted(greedy)).toBe(false);
    giveBack();
    (await greedy)();
    expect(share.taken).toBe(0);
  });

  it('is waited for no longer by who aborts, and those behind move up', async () => {
    const share = new Share(10);
    await share.take(8);
    const ending = new AbortController();
    const stopped = new Error('stopped');
    const [ahead, large, small] = [share.take(3), share.take(5, ending.signal), share.take(1)];
    expect(await isGranted(small)).toBe(false);
    const rejected = expect(large).rejects.toBe(stopped);
    ending.abort(stopped);
    await rejected;
    // Who came before the one that left is still first.
    expect([await isGranted(ahead), await isGranted(small), share.taken]).toEqual([false, false, 8]);
  });

  it('moves on at once when the first one aborts', async () => {
    const share = new Share(10);
    await share.take(8);
    const ending = new AbortController();
    const rejected = expect(share.take(5, ending.signal)).rejects.toThrow();
    const small = share.take(1);
    ending.abort();
    await rejected;
    expect([await isGranted(small), share.taken]).toEqual([true, 9]);
  });

  it('is not taken by who has aborted already, nor lost by who aborts afterwards', async () => {
    const share = new Share(10);
    await expect(share.take(1, AbortSignal.abort(new Error('before')))).rejects.toThrow('before');
    const ending = new AbortController();
    await share.take(9, ending.signal);
    const waiting = share.take(2);
    ending.abort();
    expect([share.taken, await isGranted(waiting)]).toEqual([9, false]);
  });

  it('that has a name tells its state at every change, one without tells nothing', async () => {
    const states: unknown[] = [];
    const listen = (state: unknown) => states.push(state);
    shareStates.subscribe(listen);
    onTestFinished(() => {
      shareStates.unsubscribe(listen);
    });
    const state = (taken: number): ShareState => ({ of: 'kept', whole: 10, taken });
    const share = new Share(10, 'kept');
    expect(states).toEqual([state(0)]);
    const giveBack = await share.take(4);
    expect(states.at(-1)).toEqual(state(4));
    giveBack();
    expect(states.at(-1)).toEqual(state(0));
    const told = states.length;
    (await new Share(10).take(1))();
    expect(states).toHaveLength(told);
  });
});

describe('a room in a share', () => {
  const { signal } = new AbortController();

  it('has one part at a time', async () => {
    const share = new Share(10);
    const room = new Room(share);
    await room.take(8, signal);
    await room.take(7, signal);
    expect(share.taken).toBe(7);
    room.leave();
    expect(share.taken).toBe(0);
  });

  it('keeps nothing that it is given after it was left', async () => {
    const share = new Share(10);
    const giveBack = await share.take(8);
    const room = new Room(share);
    const late = room.take(5, signal);
    room.leave();
    giveBack();
    await late;
    expect(share.taken).toBe(0);
  });
});
