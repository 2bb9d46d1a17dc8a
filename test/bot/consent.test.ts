import { describe, expect, it } from 'vitest';
import { Consent, peopleIn } from '../../src/bot/consent.ts';
import type { PictureSource } from '../../src/bot/discord/sources.ts';
import { loadTables } from '../store/in-memory.ts';

const never = new AbortController().signal;

async function consent(): Promise<Consent> {
  return new Consent(await loadTables());
}

function untilAborted(signal: AbortSignal): Promise<never> {
  return new Promise((_, reject) => signal.addEventListener('abort', () => reject(signal.reason)));
}

describe('opting out', () => {
  it("ends what is in work on that person's pictures, and nobody else's", async () => {
    const held = await consent();
    const ana = held.during({ posterIds: ['ana'], askerId: 'ben', signal: never }, untilAborted);
    let bensSignal: AbortSignal | undefined;
    const ben = held.during({ posterIds: ['ben'], askerId: 'ben', signal: never }, async (signal) => {
      bensSignal = signal;
      await ana.catch(() => undefined);
    });
    const refused = expect(ana).rejects.toMatchObject({ code: 'person/opted-out', values: { whose: 'other' } });
    void held.optOut('ana');
    await refused;
    await ben;
    expect(bensSignal?.aborted).toBe(false);
  });

  it('refuses what would begin afterwards, in the words for who asks', async () => {
    const held = await consent();
    void held.optOut('ana');
    const begun: string[] = [];
    const work = async () => void begun.push('begun');
    await expect(held.during({ posterIds: ['ana'], askerId: 'ana', signal: never }, work)).rejects.toMatchObject({
      values: { whose: 'own' },
    });
    await expect(held.during({ posterIds: ['ben', 'ana'], askerId: 'ben', signal: never }, work)).rejects.toMatchObject(
      { values: { whose: 'other' } },
    );
    expect(begun).toEqual([]);
  });

  it('is not the only end: the request may be given up as well', async () => {
    const held = await consent();
    const stop = new AbortController();
    const work = held.during({ posterIds: ['ana'], askerId: 'ana', signal: stop.signal }, untilAborted);
    const refused = expect(work).rejects.toThrow('deleted');
    stop.abort(new Error('deleted'));
    await refused;
  });
});

describe('somebody who forbids their avatar in another process', () => {
  it('ends what others have in work on it, and not what they have in work themselves', async () => {
    const store = await loadTables();
    const held = new Consent(store);
    await store.settings.allowAvatar('ana');
    const people = { posterIds: ['ana'], avatarsOf: ['ana'], signal: never };
    let anasSignal: AbortSignal | undefined;
    const own = held.during({ ...people, askerId: 'ana' }, async (signal) => {
      anasSignal = signal;
      return untilAborted(signal);
    });
    own.catch(() => undefined);
    const others = held.during({ ...people, askerId: 'ben' }, untilAborted);
    const refused = expect(others).rejects.toMatchObject({ code: 'avatar/not-allowed' });
    // As a change that is read from the database does, whoever made it.
    void store.settings.forbidAvatar('ana');
    await refused;
    expect(anasSignal?.aborted).toBe(false);
  });
});

function source(posterId: string, kind: PictureSource['kind'] = 'attachment'): PictureSource {
  return { kind, name: 'a.png', url: 'https://cdn/a.png', size: 1, spoiler: false, posterId };
}

it('who posted has a say, and of avatars whose they are', () => {
  const people = peopleIn([source('ana'), source('ben', 'avatar'), source('ana')], 'eve');
  expect(people).toEqual({ posterIds: ['ana', 'ben', 'ana'], avatarsOf: ['ben'], askerId: 'eve' });
});

describe('an avatar', () => {
  const about = (askerId: string) => ({ posterIds: ['ana'], avatarsOf: ['ana'], askerId, signal: never });

  it('is for others only while its person allows it, and always for themselves', async () => {
    const store = await loadTables();
    const held = new Consent(store);
    await held.during(about('ana'), async () => undefined);
    await expect(held.during(about('ben'), async () => undefined)).rejects.toMatchObject({
      code: 'avatar/not-allowed',
    });
    await store.settings.allowAvatar('ana');
    await held.during(about('ben'), async () => undefined);
    const ben = expect(held.during(about('ben'), untilAborted)).rejects.toMatchObject({ code: 'avatar/not-allowed' });
    let own: AbortSignal | undefined;
    let other: AbortSignal | undefined;
    const finished: (() => void)[] = [];
    const hold = () =>
      new Promise<void>((resolve) => {
        finished.push(resolve);
      });
    const rest = [
      held.during(about('ana'), (signal) => {
        own = signal;
        return hold();
      }),
      held.during({ posterIds: ['ana'], askerId: 'ben', signal: never }, (signal) => {
        other = signal;
        return hold();
      }),
    ];
    expect(await held.forbidAvatar('ana')).toBe(true);
    await ben;
    expect([own?.aborted, other?.aborted, store.settings.allowsAvatar('ana')]).toEqual([false, false, false]);
    for (const finish of finished) finish();
    await Promise.all(rest);
  });
});

describe('who was turned away', () => {
  it('by the operator asks for nothing, and nothing is made of their pictures', async () => {
    const store = await loadTables();
    const held = new Consent(store);
    await store.blocked.people.add('ana');
    const begun: string[] = [];
    const refused = (posterIds: string[], askerId: string) =>
      expect(held.during({ posterIds, askerId, signal: never }, async () => void begun.push(askerId))).rejects;
    await refused(['ben'], 'ana').toMatchObject({ code: 'person/turned-away', messageKey: 'blocked.you' });
    await refused(['ben', 'ana'], 'ben').toMatchObject({ code: 'person/turned-away', messageKey: 'blocked.poster' });
    await store.blocked.people.delete('ana');
    await held.during({ posterIds: ['ana'], askerId: 'ben', signal: never }, async () => void begun.push('ben'));
    expect(begun).toEqual(['ben']);
  });

  it('meanwhile has what is in work ended, and nobody else', async () => {
    const store = await loadTables();
    const held = new Consent(store);
    const ana = expect(
      held.during({ posterIds: ['ana'], askerId: 'ben', signal: never }, untilAborted),
    ).rejects.toMatchObject({ messageKey: 'blocked.poster' });
    const asked = expect(
      held.during({ posterIds: ['ben'], askerId: 'ana', signal: never }, untilAborted),
    ).rejects.toMatchObject({ messageKey: 'blocked.you' });
    let signal: AbortSignal | undefined;
    let finish = () => {};
    const ben = held.during({ posterIds: ['ben'], askerId: 'ben', signal: never }, (own) => {
      signal = own;
      return new Promise<void>((resolve) => {
        finish = resolve;
      });
    });
    held.endTurnedAway();
    await store.blocked.people.add('ana');
    held.endTurnedAway();
    await Promise.all([ana, asked]);
    expect(signal?.aborted).toBe(false);
    finish();
    await ben;
  });
});

it('work that has ended is not ended again', async () => {
  const held = await consent();
  let signal: AbortSignal | undefined;
  await held.during({ posterIds: ['ana'], askerId: 'ana', signal: never }, async (own) => {
    signal = own;
  });
  expect(await held.optOut('ana')).toBe(true);
  expect(signal?.aborted).toBe(false);
});

it('nothing is begun while it is not known who opted out elsewhere', async () => {
  const store = await loadTables();
  let unknown: string | undefined = 'not heard';
  const held = new Consent(store, () => unknown);
  const people = { posterIds: ['ana'], askerId: 'ben', signal: never };
  await expect(held.during(people, async () => 'done')).rejects.toMatchObject({ code: 'busy/queue' });
  unknown = undefined;
  await expect(held.during(people, async () => 'done')).resolves.toBe('done');
});
