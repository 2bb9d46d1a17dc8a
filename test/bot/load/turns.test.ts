import { describe, expect, it } from 'vitest';
import type { Who } from '../../../src/bot/load/line.ts';
import { Turns } from '../../../src/bot/load/turns.ts';

const never = new AbortController().signal;

function who(personId: string, serverId: string | undefined = 's', asked = true): Who {
  return { personId, serverId, asked };
}

/** One turn at a time, whose works are ended by hand; tells in which order they began. */
function byHand(maxWaitMs = 1e9) {
  const turns = new Turns({ concurrency: 1, maxWaitMs });
  const began: string[] = [];
  let end = () => {};
  const enter = (name: string, whose: Who, signal = never) =>
    turns.reserve(whose, 1).take(async () => {
      began.push(name);
      await new Promise<void>((resolve) => {
        end = resolve;
      });
    }, signal);
  /** Ends one after the other until nothing is left. */
  const endAll = async (works: readonly Promise<unknown>[]) => {
    let done = false;
    const all = Promise.allSettled(works).then(() => {
      done = true;
    });
    while (!done) {
      end();
      await new Promise((resolve) => setImmediate(resolve));
    }
    await all;
    return began;
  };
  return { turns, enter, endAll, began };
}

describe('turns', () => {
  it('go round by person: one who sends much keeps nobody waiting for all of it', async () => {
    const { enter, endAll } = byHand();
    const works = [
      ...['a1', 'a2', 'a3', 'a4'].map((name) => enter(name, who('a'))),
      enter('b1', who('b')),
      enter('c1', who('c')),
      enter('b2', who('b')),
    ];
    expect(await endAll(works)).toEqual(['a1', 'a2', 'b1', 'c1', 'a3', 'b2', 'a4']);
  });

  it('go round by server: one with many people keeps no other waiting', async () => {
    const { enter, endAll } = byHand();
    const works = [
      ...['a', 'b', 'c', 'd'].map((person) => enter(person, who(person, 'large'))),
      enter('e', who('e', 'small')),
      enter('f', who('f', undefined)),
    ];
    expect(await endAll(works)).toEqual(['a', 'b', 'e', 'f', 'c', 'd']);
  });

  it('go to those who asked before posts that are watched', async () => {
    const { enter, endAll } = byHand();
    const works = [
      enter('first', who('a')),
      enter('watched', who('b', 's', false)),
      enter('watched too', who('c', 's', false)),
      enter('asked', who('d')),
    ];
    expect(await endAll(works)).toEqual(['first', 'asked', 'watched', 'watched too']);
  });

  it('are given up by who leaves, and then nobody waits for them', async () => {
    const { turns, enter, endAll } = byHand();
    const controller = new AbortController();
    const first = enter('first', who('a'));
    const left = enter('left', who('b'), controller.signal);
    const last = enter('last', who('c'));
    controller.abort(new Error('deleted'));
    await expect(left).rejects.toThrow('deleted');
    expect(await endAll([first, last])).toEqual(['first', 'last']);
    expect(turns.expectedWaitMs(who('d'))).toBe(0);
  });

  it('are as many at a time as there may be', async () => {
    const turns = new Turns({ concurrency: 2, maxWaitMs: 1e9 });
    let now = 0;
    let most = 0;
    const work = async () => {
      most = Math.max(most, ++now);
      await new Promise((resolve) => setImmediate(resolve));
      now -= 1;
    };
    await Promise.all(Array.from({ length: 9 }, (_, i) => turns.reserve(who(`${i}`), 1).take(work, never)));
    expect(most).toBe(2);
  });

  it('leave a place to others, whatever one person has in work', async () => {
    const turns = new Turns({ concurrency: 3, maxWaitMs: 1e9 });
    const began: string[] = [];
    const begin = (name: string) => async () => {
      began.push(name);
      await new Promise(() => undefined);
    };
    for (const name of ['a1', 'a2', 'a3']) void turns.reserve(who('a'), 1).take(begin(name), never);
    void turns.reserve(who('b'), 1).take(begin('b1'), never);
    await new Promise((resolve) => setImmediate(resolve));
    expect(began).toEqual(['a1', 'a2', 'b1']);
  });

  it('leave places to other servers, where one of them may have a part of all only', async () => {
    const turns = new Turns({ concurrency: 4, perServer: 3, maxWaitMs: 1e9 });
    const began: string[] = [];
    const ends: (() => void)[] = [];
    const begin = (name: string) => async () => {
      began.push(name);
      await new Promise<void>((resolve) => ends.push(resolve));
    };
    const enter = (name: string, server: string) => turns.reserve(who(name, server), 1).take(begin(name), never);
    const soon = () => new Promise((resolve) => setImmediate(resolve));
    for (const name of ['a', 'b', 'c', 'd', 'e']) void enter(name, 'large');
    await soon();
    expect(began).toEqual(['a', 'b', 'c']);
    void enter('f', 'small');
    await soon();
    expect(began).toEqual(['a', 'b', 'c', 'f']);
    ends[0]?.();
    await soon();
    expect(began).toEqual(['a', 'b', 'c', 'f', 'd']);
  });

  it('are refused to who would wait too long, with the time to come back, and to nobody else', async () => {
    // A turn is taken to last 200 ms before any was measured.
    const { turns, enter } = byHand(1000);
    void enter('in work', who('a'));
    turns.reserve(who('a'), 4);
    expect(() => turns.reserve(who('a'), 10)).toThrow(expect.objectContaining({ code: 'busy/queue' }));
    try {
      turns.reserve(who('a'), 10);
    } catch (error) {
      expect(error).toMatchObject({ retryAfterMs: 1800 });
    }
    // Everybody else waits for no more than one of the flood.
    expect(turns.expectedWaitMs(who('b'))).toBe(400);
    turns.reserve(who('b'), 1);
    // Those who only post wait for all who asked.
    expect(() => turns.reserve(who('c', 's', false), 1)).toThrow('busy/queue');
  });

  it('count before their pictures have arrived, until they are given up', () => {
    const { turns, enter } = byHand(1000);
    void enter('in work', who('a'));
    const coming = Array.from({ length: 4 }, (_, i) => turns.reserve(who(`${i}`), 1));
    expect(() => turns.reserve(who('b'), 2)).toThrow('busy/queue');
    for (const reservation of coming) reservation.close();
    turns.reserve(who('b'), 2);
  });

  it('are never refused where nothing is in the way, however many there are', () => {
    const { turns } = byHand(1000);
    expect(() => turns.reserve(who('a'), 100)).not.toThrow();
  });
});
