import { expect, it } from 'vitest';
import { bestOf, turnsFor } from '../../src/bot/best-of.ts';
import type { PictureSource } from '../../src/bot/discord/sources.ts';
import type { Described } from '../../src/describe/describer.ts';
import { BusyError, UserError } from '../../src/user-error.ts';
import { described, NOBODY } from './bot.ts';

const picture: PictureSource = {
  kind: 'attachment',
  name: 'a.mp4',
  url: 'video',
  size: 1,
  spoiler: false,
  posterId: '1',
};
const video: PictureSource = { ...picture, stillUrl: 'still' };
const broken = () => new UserError<string>('image/damaged', 'broken');
const busy = () => new BusyError('busy/queue-full', 1);

/** Looks at each address as it is told, and notes which were looked at. */
async function look(source: PictureSource, found: Readonly<Record<string, Described | Error>>) {
  const looked: string[] = [];
  const result = await bestOf(source, async (url) => {
    looked.push(url);
    const one = found[url];
    if (one instanceof Error) throw one;
    if (!one) throw new Error(`expected no look at ${url}`);
    return one;
  }).catch((error: unknown) => error);
  return { looked, result };
}

const still = described();
const whole = described();

it('a picture is looked at once, a video at most twice', () => {
  expect([turnsFor(picture), turnsFor(video)]).toEqual([1, 2]);
});

it.each<[string, PictureSource, Record<string, Described | Error>, string[], unknown]>([
  ['a picture', picture, { video: whole }, ['video'], whole],
  ['a still with a face', video, { still }, ['still'], still],
  ['a still without one, and the video', video, { still: NOBODY, video: whole }, ['still', 'video'], whole],
  ['no still, and the video', video, { still: broken(), video: whole }, ['still', 'video'], whole],
  ['a still without a face, and no video', video, { still: NOBODY, video: broken() }, ['still', 'video'], NOBODY],
])('%s is what it can be', async (_, source, found, looked, result) => {
  const seen = await look(source, found);
  expect(seen.looked).toEqual(looked);
  expect(seen.result).toBe(result);
});

it('what is wrong with the video itself is told, and what is not the picture’s fault at once', async () => {
  const own = broken();
  expect((await look(video, { still: broken(), video: own })).result).toBe(own);
  const wait = busy();
  expect(await look(video, { still: wait })).toEqual({ looked: ['still'], result: wait });
  const bug = new TypeError('a bug');
  expect(await look(video, { still: NOBODY, video: bug })).toEqual({ looked: ['still', 'video'], result: bug });
});
