import { describe, expect, it } from 'vitest';
import { Publications } from '../../src/bot/publications.ts';
import { SourceGone } from '../../src/bot/reply-pairs.ts';

const REPLY = { channelId: '1', messageId: '9' };
const ABOUT = { messageId: '2', keys: ['a', 'b'], posterIds: ['ana'] };

/** Something said of pictures already. */
async function said(about: Parameters<Publications['during']>[0] = ABOUT, reply = REPLY): Promise<Publications> {
  const publications = new Publications();
  await publications.during(about, async ({ sent }) => expect(sent(reply)).toBe(true));
  return publications;
}

describe('what was said of pictures', () => {
  it('is to be taken back, once, when their message goes', async () => {
    const publications = await said();
    expect(publications.takeBack('3')).toEqual([]);
    expect(publications.has('2')).toBe(true);
    expect(publications.takeBack('2')).toEqual([REPLY]);
    expect(publications.takeBack('2')).toEqual([]);
    expect(publications.has('2')).toBe(false);
  });

  it('stays while all of its pictures do', async () => {
    const publications = await said();
    expect(publications.takeBack('2', new Set(['b', 'a', 'c']))).toEqual([]);
    expect(publications.takeBack('2', new Set(['b']))).toEqual([REPLY]);
  });

  it('is to be taken back with its message where nothing tells its pictures from others', async () => {
    const publications = await said({ ...ABOUT, keys: [] });
    expect(publications.takeBack('2', new Set(['a']))).toEqual([REPLY]);
  });

  it('is to be taken back when one of those who posted them opts out', async () => {
    const publications = await said({ ...ABOUT, posterIds: ['ben', 'ana'] });
    expect(publications.takeBackOf('max')).toEqual([]);
    expect(publications.takeBackOf('ana')).toEqual([REPLY]);
    expect(publications.takeBackOf('ben')).toEqual([]);
  });

  it('of a command’s picture, which is in no message, goes with an opt-out alone', async () => {
    const publications = await said({ messageId: undefined, keys: [], posterIds: ['ana'] });
    expect(publications.takeBack('9')).toEqual([]);
    expect(publications.takeBackOf('ana')).toEqual([REPLY]);
  });

  it('stays known though nothing came of something else that was to be said', async () => {
    const publications = await said();
    await expect(publications.during(ABOUT, () => Promise.reject(new Error('busy')))).rejects.toThrow('busy');
    expect(publications.takeBack('2')).toEqual([REPLY]);
  });

  it('may be several things', async () => {
    const publications = await said();
    const second = { channelId: '1', messageId: '10' };
    await publications.during({ ...ABOUT, keys: ['b'] }, async ({ sent }) => sent(second));
    expect(publications.takeBack('2', new Set(['b']))).toEqual([REPLY]);
    expect(publications.takeBack('2')).toEqual([second]);
  });
});

describe('what is about to be said of pictures', () => {
  it('is given up when they go, and known to be unwanted where it was said all the same', async () => {
    const publications = new Publications();
    await publications.during(ABOUT, async ({ signal, sent }) => {
      expect(publications.takeBack('2')).toEqual([]);
      expect(signal.reason).toBeInstanceOf(SourceGone);
      expect(sent(REPLY)).toBe(false);
    });
  });

  it('and never is, is forgotten', async () => {
    const publications = new Publications();
    await expect(
      publications.during(ABOUT, async () => {
        expect(publications.has('2')).toBe(true);
        throw new Error('busy');
      }),
    ).rejects.toThrow('busy');
    expect(publications.has('2')).toBe(false);
  });
});
