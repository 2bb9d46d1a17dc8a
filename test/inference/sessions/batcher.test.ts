import { setImmediate, setTimeout } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { Batcher, type BatcherOptions } from '../../../src/inference/sessions/batcher.ts';

/** A batcher that doubles numbers and keeps what it ran. */
function doubling(options: Partial<BatcherOptions<number, number>> = {}) {
  const runs: number[][] = [];
  const batcher = new Batcher<number, number>({
    maxBatch: 4,
    maxDelay: 1,
    maxQueue: 100,
    run: async (items) => {
      runs.push([...items]);
      await setImmediate();
      return items.map((item) => 2 * item);
    },
    ...options,
  });
  return { batcher, runs };
}

/** A run that goes on until it is told to end. */
function gate() {
  let open: () => void = () => {};
  const opened = new Promise<void>((resolve) => {
    open = resolve;
  });
  return { open, opened };
}

describe('Batcher', () => {
  it('gives each of ten concurrent callers their own result, in three runs of at most four', async () => {
    const { batcher, runs } = doubling();
    const items = Array.from({ length: 10 }, (_, i) => i);
    expect(await Promise.all(items.map((item) => batcher.submit(item)))).toEqual(items.map((item) => 2 * item));
    expect(runs).toEqual([
      [0, 1, 2, 3],
      [4, 5, 6, 7],
      [8, 9],
    ]);
  });

  it('runs a lone item after the delay', async () => {
    const { batcher, runs } = doubling();
    expect(await batcher.submit(21)).toBe(42);
    expect(runs).toEqual([[21]]);
  });

  it('runs together, without a delay, what is submitted in one turn', async () => {
    const { batcher, runs } = doubling({ maxDelay: 0 });
    expect(await Promise.all([1, 2, 3].map((item) => batcher.submit(item)))).toEqual([2, 4, 6]);
    expect(runs).toEqual([[1, 2, 3]]);
  });

  it('gathers what comes during a run into the next one, and never overlaps runs', async () => {
    const { open, opened } = gate();
    let running = 0;
    const sizes: number[] = [];
    const { batcher } = doubling({
      maxBatch: 8,
      maxDelay: 0,
      run: async (items) => {
        sizes.push(items.length);
        expect(++running).toBe(1);
        await opened;
        running--;
        return items;
      },
    });
    const first = batcher.submit(0);
    await setTimeout(5);
    const rest = [1, 2, 3].map((item) => batcher.submit(item));
    open();
    await Promise.all([first, ...rest]);
    expect(sizes).toEqual([1, 3]);
  });

  it('fails a bad item alone: its neighbours are run again without it', async () => {
    const { batcher } = doubling({
      run: async (items) => {
        if (items.includes(13)) throw new Error('bad item');
        return items.map((item) => 2 * item);
      },
    });
    const results = await Promise.allSettled([1, 13, 3].map((item) => batcher.submit(item)));
    expect(results).toMatchObject([
      { status: 'fulfilled', value: 2 },
      { status: 'rejected', reason: { message: 'bad item' } },
      { status: 'fulfilled', value: 6 },
    ]);
  });

  it('fails everybody when a run gives too few results', async () => {
    const { batcher } = doubling({ run: async () => [] });
    await expect(batcher.submit(1)).rejects.toThrow('Expected 1 results from a run, but got 0.');
  });

  it('drops an item whose caller aborts before the run', async () => {
    const { batcher, runs } = doubling();
    const controller = new AbortController();
    const aborted = batcher.submit(1, controller.signal);
    const kept = batcher.submit(2);
    controller.abort(new Error('gone'));
    await expect(aborted).rejects.toThrow('gone');
    expect(await kept).toBe(4);
    expect(runs).toEqual([[2]]);
  });

  it('does not keep a caller who aborts during the run', async () => {
    const { open, opened } = gate();
    const { batcher } = doubling({
      maxBatch: 1,
      run: async (items) => {
        await opened;
        return items;
      },
    });
    const controller = new AbortController();
    const aborted = batcher.submit(1, controller.signal);
    controller.abort(new Error('gone'));
    await expect(aborted).rejects.toThrow('gone');
    open();
    expect(await batcher.submit(2)).toBe(2);
  });

  it('takes nothing from a caller who has aborted already', async () => {
    const { batcher, runs } = doubling();
    await expect(batcher.submit(1, AbortSignal.abort(new Error('gone')))).rejects.toThrow('gone');
    await batcher.close();
    expect(runs).toEqual([]);
  });

  it('says that it is full when more items wait than it may hold', async () => {
    const { open, opened } = gate();
    const { batcher } = doubling({
      maxBatch: 1,
      maxQueue: 2,
      run: async (items) => {
        await opened;
        return items;
      },
    });
    const accepted = [1, 2, 3].map((item) => batcher.submit(item));
    await expect(batcher.submit(4)).rejects.toMatchObject({ name: 'BusyError', code: 'busy/queue-full' });
    open();
    expect(await Promise.all(accepted)).toEqual([1, 2, 3]);
    expect(await batcher.submit(5)).toBe(5);
  });

  it('runs what waits before it closes, then refuses', async () => {
    const { batcher } = doubling({ maxDelay: 60_000 });
    const waiting = [1, 2, 3, 4, 5, 6].map((item) => batcher.submit(item));
    await batcher.close();
    expect(await Promise.all(waiting)).toEqual([2, 4, 6, 8, 10, 12]);
    await expect(batcher.submit(7)).rejects.toThrow('closed');
  });
});
