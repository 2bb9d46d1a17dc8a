import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openAnalyser } from '../../../src/inference/analyser.ts';
import type { Analyser } from '../../../src/inference/analysis.ts';
import { iou } from '../../../src/inference/faces/nms.ts';
import { tiltOf } from '../../../src/inference/faces/tilt.ts';
import { analyse } from '../../analyse.ts';
import { clouds, group } from '../../group.ts';
import { sample } from '../../samples.ts';
import { closeUp, scene } from '../../scene.ts';

const MAN = sample('goatee-man.png');
const CLOSE = sample('bald-man.png');

let analyser: Analyser;

beforeAll(async () => {
  analyser = await openAnalyser({ device: 'cpu', precision: 'float' });
});

afterAll(() => analyser.close());

/** How far two directions are apart, in degrees. */
const apart = (a: number, b: number) => Math.abs(((a - b + 540) % 360) - 180);

describe('a face that does not stand upright', () => {
  for (const tilt of [0, 30, 60, 90, 120, 150, 180, 210, 240, 270, 300, 330]) {
    it(`is found, the right way up, at ${tilt}°`, async () => {
      const jpeg = await (await scene(MAN, { width: 800, height: 800, share: 0.35, tilt })).jpeg().toBuffer();
      const { faces, turned } = await analyse(analyser, jpeg);
      expect(faces).toHaveLength(1);
      const [face = expect.fail()] = faces;
      expect(apart(tiltOf(face.landmarks), tilt)).toBeLessThan(20);
      expect(Math.abs(face.box.x + face.box.width / 2 - 400)).toBeLessThan(50);
      expect(Math.abs(face.box.y + face.box.height / 2 - 400)).toBeLessThan(50);
      const turns = { 0: undefined, 90: 270, 180: 180, 270: 90 } as const;
      if (tilt === 0 || tilt === 90 || tilt === 180 || tilt === 270) expect(turned).toBe(turns[tilt]);
    });
  }

  it.each([240, 285])(
    'is found, the right way up, though it is large and looks like one that leans less: %i°',
    async (tilt) => {
      for (const name of ['mustache-man.png', 'bald-man.png']) {
        const jpeg = await (await scene(sample(name), { width: 1000, height: 1000, share: 0.6, tilt }))
          .jpeg()
          .toBuffer();
        const { faces } = await analyse(analyser, jpeg);
        expect(faces).toHaveLength(1);
        expect(apart(tiltOf(faces[0]?.landmarks ?? expect.fail()), tilt)).toBeLessThan(20);
      }
    },
  );

  it.each([165, 180, 195])(
    'is described the right way up, though it is large and looks like one that stands: %i°',
    async (tilt) => {
      for (const name of ['mustache-man.png', 'bald-man.png', 'blond-smiling-woman.png']) {
        const made = await scene(sample(name), { width: 1000, height: 1000, share: 0.6, tilt });
        const { faces } = await analyse(analyser, await made.jpeg().toBuffer());
        expect(faces, name).toHaveLength(1);
        expect(apart(tiltOf(faces[0]?.landmarks ?? expect.fail()), tilt), name).toBeLessThan(20);
      }
    },
  );

  it('is seen by the attribute network as it is when upright', async () => {
    const read = async (tilt: number) => {
      const jpeg = await (await scene(MAN, { width: 800, height: 800, share: 0.4, tilt })).jpeg().toBuffer();
      return (await analyse(analyser, jpeg)).faces[0]?.attributes;
    };
    const [upright = expect.fail(), sideways = expect.fail()] = [await read(0), await read(90)];
    for (const name of ['Male', 'Goatee', 'Blond_Hair', 'Eyeglasses', 'No_Beard'] as const) {
      expect(Math.abs(upright[name].probability - sideways[name].probability), name).toBeLessThan(0.2);
    }
  });

  it('is never described upside down, be it beside one that stands', async () => {
    const two = await group(1000, 500, [
      { x: 50, y: 40, height: 420 },
      { x: 600, y: 40, height: 420 },
    ]);
    const right = { left: 550, top: 0, width: 450, height: 500 };
    const upsideDown = await sharp(two.jpeg).extract(right).rotate(180).png().toBuffer();
    const jpeg = await sharp(two.jpeg)
      .composite([{ input: upsideDown, ...right }])
      .jpeg()
      .toBuffer();
    const { faces } = await analyse(analyser, jpeg);
    expect(faces.length).toBeGreaterThanOrEqual(1);
    for (const { box, landmarks } of faces) expect(apart(tiltOf(landmarks), box.x < 500 ? 0 : 180)).toBeLessThan(20);
  });
});

describe('a face that fills the picture', () => {
  it.each([1, 1.25, 1.5, 1.75, 2, 2.5])('is found once, though it is %s times as tall', async (share) => {
    const { faces, unread } = await analyse(analyser, await (await closeUp(CLOSE, 600, 800, share)).jpeg().toBuffer());
    expect([faces.length, unread.length]).toEqual([1, 0]);
    expect(apart(tiltOf(faces[0]?.landmarks ?? expect.fail()), 0)).toBeLessThan(15);
  });

  it('is not taken for two, of which each is a half', async () => {
    for (const [name, share] of [
      ['eyeglasses-woman.png', 1.25],
      ['black-haired-woman.png', 1.5],
    ] as const) {
      const { faces, unread } = await analyse(
        analyser,
        await (await closeUp(sample(name), 600, 800, share)).jpeg().toBuffer(),
      );
      expect([faces.length, unread.length], name).toEqual([1, 0]);
    }
  });

  it('is found when it lies on its side, too', async () => {
    const upright = await (await closeUp(sample('black-haired-woman.png'), 600, 800, 1.5)).png().toBuffer();
    const { faces, turned } = await analyse(analyser, await sharp(upright).rotate(90).jpeg().toBuffer());
    expect(faces).toHaveLength(1);
    expect(turned).toBe(270);
  });
});

describe('a bearded face that fills the picture, down to eyes, nose and mouth', () => {
  it.each([1.75, 2, 2.5])('is found once where it is %s times as tall, whichever way up', async (share) => {
    const upright = await (await closeUp(MAN, 600, 800, share)).png().toBuffer();
    for (const tilt of [0, 90, 180, 270]) {
      const { faces, unread } = await analyse(analyser, await sharp(upright).rotate(tilt).jpeg().toBuffer());
      expect([faces.length, unread.length], `${tilt}°`).toEqual([1, 0]);
      expect(apart(tiltOf(faces[0]?.landmarks ?? expect.fail()), tilt), `${tilt}°`).toBeLessThan(20);
    }
  });
});

describe('a picture of which one side is much longer', () => {
  it.each([
    [540, 10_000],
    [4000, 400],
  ])('shows its face like every other picture: %i × %i', async (width, height) => {
    const jpeg = await (await scene(MAN, { width, height, share: 0.8 })).jpeg().toBuffer();
    const { faces, unread } = await analyse(analyser, jpeg);
    expect([faces.length, unread.length]).toEqual([1, 0]);
    const tall = 0.8 * Math.min(width, height);
    const expected = { x: width / 2 - tall * 0.35, y: height / 2 - tall / 2, width: tall * 0.7, height: tall };
    expect(iou(faces[0]?.box ?? expect.fail(), expected)).toBeGreaterThan(0.5);
  });

  it.each([90, 180, 270])('shows its face though it leans by %i°', async (tilt) => {
    for (const [width, height] of [
      [400, 2000],
      [2400, 300],
    ] as const) {
      const jpeg = await (await scene(sample('bangs-woman.png'), { width, height, share: 0.7, tilt }))
        .jpeg()
        .toBuffer();
      const { faces, unread } = await analyse(analyser, jpeg);
      expect([faces.length, unread.length]).toEqual([1, 0]);
      const [face = expect.fail()] = faces;
      expect(apart(tiltOf(face.landmarks), tilt)).toBeLessThan(20);
      expect(Math.abs(face.box.x + face.box.width / 2 - width / 2)).toBeLessThan(60);
      expect(Math.abs(face.box.y + face.box.height / 2 - height / 2)).toBeLessThan(60);
    }
  });

  it('shows each of its faces once, wherever tiles meet', async () => {
    const { jpeg, boxes } = await group(
      400,
      4000,
      [0, 1, 2, 3, 4, 5, 6].map((i) => ({ x: 40, y: 60 + 560 * i, height: 380 })),
    );
    const { faces, unread } = await analyse(analyser, jpeg);
    expect(faces.length + unread.length).toBe(boxes.length);
  });
});

describe('a picture without faces', () => {
  it('shows none, however it is turned and enlarged', async () => {
    expect(await analyse(analyser, await clouds(700, 500))).toMatchObject({ faces: [], unread: [] });
    expect(await analyse(analyser, await clouds(300, 3000))).toMatchObject({ faces: [], unread: [] });
  });
});
