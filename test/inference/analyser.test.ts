import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openPicture } from '../../src/images/open.ts';
import { openAnalyser } from '../../src/inference/analyser.ts';
import type { Analyser, Analysis } from '../../src/inference/analysis.ts';
import { ATTRIBUTE_NAMES } from '../../src/inference/attributes/names.ts';
import { analyse } from '../analyse.ts';
import { redAndBlue } from '../images/pictures.ts';
import { BLOND_WOMAN, SAMPLES, sample } from '../samples.ts';

let analyser: Analyser;

beforeAll(async () => {
  analyser = await openAnalyser({ device: 'cpu' });
});

afterAll(() => analyser.close());

function logits({ faces }: Analysis): number[] {
  return faces.flatMap(({ attributes }) => ATTRIBUTE_NAMES.map((name) => attributes[name].logit));
}

describe('analyse', () => {
  it('describes an aligned picture as one face that fills it', async () => {
    const analysis = await analyse(analyser, sample(BLOND_WOMAN), { aligned: true });
    expect(analysis).toMatchObject({ width: 356, height: 436, format: 'png', device: 'cpu', unread: [] });
    expect(analysis.model).toMatch(/^facets-attributes \d+\.\d+\.\d+$/);
    expect(analysis.faces).toHaveLength(1);
    expect(analysis.faces[0]).toMatchObject({ box: { x: 0, y: 0, width: 356, height: 436 }, score: 1 });
    const [leftEye, rightEye, nose, leftMouth, rightMouth] = analysis.faces[0]?.landmarks ?? [];
    expect(leftEye?.x).toBeLessThan(nose?.x ?? 0);
    expect(rightEye?.x).toBeGreaterThan(nose?.x ?? 356);
    expect(leftMouth?.y).toBeGreaterThan(nose?.y ?? 436);
    expect(rightMouth?.x).toBeGreaterThan(leftMouth?.x ?? 356);
  });

  it('sees in an averaged face what its people have in common', async () => {
    const { faces } = await analyse(analyser, sample(BLOND_WOMAN), { aligned: true });
    for (const name of ['Blond_Hair', 'Smiling', 'No_Beard', 'Wearing_Lipstick'] as const) {
      expect(faces[0]?.attributes[name].probability, name).toBeGreaterThan(0.5);
    }
    for (const name of ['Bald', 'Eyeglasses', 'Mustache', 'Black_Hair'] as const) {
      expect(faces[0]?.attributes[name].probability, name).toBeLessThan(0.5);
    }
  });

  it('gives all forty attributes, each with the sigmoid of its logit', async () => {
    const { faces } = await analyse(analyser, sample(BLOND_WOMAN), { aligned: true });
    expect(Object.keys(faces[0]?.attributes ?? {})).toEqual([...ATTRIBUTE_NAMES]);
    for (const { logit, probability } of Object.values(faces[0]?.attributes ?? {})) {
      expect(probability).toBeCloseTo(1 / (1 + Math.exp(-logit)), 12);
    }
  });

  it('reads the same face out of a picture that is wider than the frame', async () => {
    const narrow = await analyse(analyser, await redAndBlue(178, 218).png().toBuffer(), { aligned: true });
    const wide = await analyse(
      analyser,
      await redAndBlue(178, 218).extend({ left: 50, right: 50, background: 'green' }).png().toBuffer(),
      { aligned: true },
    );
    expect(wide.faces[0]?.box).toEqual({ x: 0, y: 0, width: 278, height: 218 });
    expect(logits(wide)).toEqual(logits(narrow));
  });

  it('reads a large picture nearly as the small one that it was made from', async () => {
    const small = await redAndBlue(356, 436).png().toBuffer();
    const large = await redAndBlue(3560, 4360).png().toBuffer();
    const [a, b] = await Promise.all([small, large].map((bytes) => analyse(analyser, bytes, { aligned: true })));
    expect(b).toMatchObject({ width: 3560, height: 4360 });
    const expected = a ? logits(a) : [];
    for (const [i, logit] of (b ? logits(b) : []).entries()) {
      expect(Math.abs(logit - (expected[i] ?? Number.NaN))).toBeLessThan(0.5);
    }
  });

  it('answers concurrent calls with their own results, bad pictures among them', async () => {
    const alone = new Map<string, number[]>();
    for (const name of SAMPLES) alone.set(name, logits(await analyse(analyser, sample(name), { aligned: true })));
    const calls = [
      ...SAMPLES.map((name) => analyse(analyser, sample(name), { aligned: true })),
      analyse(analyser, Buffer.from('no picture')),
    ];
    const results = await Promise.allSettled(calls);
    expect(results.at(-1)).toMatchObject({ status: 'rejected', reason: { code: 'image/not-an-image' } });
    for (const [i, name] of SAMPLES.entries()) {
      const result = results[i];
      const found = result?.status === 'fulfilled' ? logits(result.value) : [];
      for (const [j, logit] of (alone.get(name) ?? []).entries()) expect(found[j]).toBeCloseTo(logit, 3);
    }
  });

  it('lets the event loop turn while the network runs', async () => {
    let turns = 0;
    let done = false;
    const turn = () => {
      turns++;
      if (!done) setImmediate(turn);
    };
    const work = Promise.all(SAMPLES.map((name) => analyse(analyser, sample(name), { aligned: true })));
    turn();
    await work;
    done = true;
    expect(turns).toBeGreaterThan(100);
  });

  it("rejects with the signal's reason as soon as it aborts", async () => {
    const controller = new AbortController();
    const call = analyse(analyser, sample(BLOND_WOMAN), { signal: controller.signal });
    controller.abort(new Error('changed my mind'));
    await expect(call).rejects.toThrow('changed my mind');
    await expect(analyse(analyser, sample(BLOND_WOMAN), { signal: controller.signal })).rejects.toThrow(
      'changed my mind',
    );
  });
});

describe('openAnalyser', () => {
  it('refuses pictures beyond its limit, and takes them again when there is room', async () => {
    const small = await openAnalyser({ device: 'cpu', threads: 1, maxPictures: 2 });
    const picture = await openPicture(sample(BLOND_WOMAN));
    const accepted = [small.analyse(picture), small.analyse(picture)];
    await expect(small.analyse(picture)).rejects.toMatchObject({ name: 'BusyError', code: 'busy/queue-full' });
    await Promise.all(accepted);
    await expect(small.analyse(picture)).resolves.toMatchObject({ format: 'png' });
    await small.close();
  });

  it('finishes what is in flight before it closes, and can be closed twice', async () => {
    const other = await openAnalyser({ device: 'cpu', threads: 1 });
    const picture = await openPicture(sample(BLOND_WOMAN));
    const call = other.analyse(picture);
    await Promise.all([other.close(), other.close()]);
    await expect(call).resolves.toMatchObject({ format: 'png' });
    await expect(other.analyse(picture)).rejects.toThrow('closed');
  });
});
