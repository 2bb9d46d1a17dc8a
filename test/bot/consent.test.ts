import { pino } from 'pino';
import { describe, expect, it, onTestFinished } from 'vitest';
import { Consent } from '../../src/bot/consent.ts';
import { openStore } from '../../src/store/store.ts';
import { temporaryFolder } from '../e2e/world.ts';

const never = new AbortController().signal;

async function consent(): Promise<Consent> {
  const folder = await temporaryFolder();
  const store = await openStore({ folder, watchDefault: 'on', log: pino({ level: 'silent' }) });
  onTestFinished(() => store.close());
  return new Consent(store);
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
    const folder = await temporaryFolder();
    const store = await openStore({ folder, watchDefault: 'on', log: pino({ level: 'silent' }) });
    onTestFinished(() => store.close());
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

it('nothing is begun while it is not known who opted out elsewhere', async () => {
  const folder = await temporaryFolder();
  const store = await openStore({ folder, watchDefault: 'on', log: pino({ level: 'silent' }) });
  onTestFinished(() => store.close());
  let unknown: string | undefined = 'not heard';
  const held = new Consent(store, () => unknown);
  const people = { posterIds: ['ana'], askerId: 'ben', signal: never };
  await expect(held.during(people, async () => 'done')).rejects.toMatchObject({ code: 'busy/queue' });
  unknown = undefined;
  await expect(held.during(people, async () => 'done')).resolves.toBe('done');
});
