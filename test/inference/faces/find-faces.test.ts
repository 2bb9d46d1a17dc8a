import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openAnalyser } from '../../../src/inference/analyser.ts';
import type { Analyser, Box, DetectedFace } from '../../../src/inference/analysis.ts';
import { iou } from '../../../src/inference/faces/nms.ts';
import { analyse } from '../../analyse.ts';
import { clouds, group, rows } from '../../group.ts';
import { SAMPLES, sample } from '../../samples.ts';

let analyser: Analyser;

beforeAll(async () => {
  analyser = await openAnalyser({ device: 'cpu' });
});

afterAll(() => analyser.close());

/** How many of the boxes some face overlaps by at least 0.4, and how many faces overlap none. */
function match(faces: readonly DetectedFace[], boxes: readonly Box[]) {
  const overlaps = (face: DetectedFace, box: Box) => iou(face.box, box) >= 0.4;
  return {
    found: boxes.filter((box) => faces.some((face) => overlaps(face, box))).length,
    extra: faces.filter((face) => !boxes.some((box) => overlaps(face, box))).length,
  };
}

function areas(faces: readonly DetectedFace[]): number[] {
  return faces.map(({ box }) => box.width * box.height);
}

describe('analyse, looking for faces', () => {
  for (const name of SAMPLES) {
    it(`finds the one face of ${name}, its landmarks inside its box`, async () => {
      const { faces, unread } = await analyse(analyser, sample(name));
      expect(faces).toHaveLength(1);
      expect(unread).toEqual([]);
      const [face = expect.fail()] = faces;
      for (const { x, y } of face.landmarks) {
        expect(x).toBeGreaterThan(face.box.x);
        expect(x).toBeLessThan(face.box.x + face.box.width);
        expect(y).toBeGreaterThan(face.box.y);
        expect(y).toBeLessThan(face.box.y + face.box.height);
      }
    });
  }

  for (const [width, height, count] of [
    [640, 480, 1],
    [640, 480, 5],
    [1600, 1200, 9],
    [900, 1200, 6],
  ] as const) {
    it(`finds ${count} of ${count} in a picture of ${width} × ${height}, and nothing else`, async () => {
      const { jpeg, boxes } = await group(width, height, rows(width, height, count));
      const { faces, unread } = await analyse(analyser, jpeg);
      expect(match(faces, boxes)).toEqual({ found: count, extra: 0 });
      expect(unread).toEqual([]);
    });
  }

  it('labels the largest faces, largest first, and only counts those beyond maxFaces', async () => {
    const { jpeg, boxes } = await group(1600, 1200, rows(1600, 1200, 12));
    const { faces, unread } = await analyse(analyser, jpeg, { maxFaces: 5 });
    expect(faces).toHaveLength(5);
    expect(unread.map(({ reason }) => reason)).toEqual(new Array(7).fill('beyond-limit'));
    expect(match([...faces, ...unread], boxes)).toEqual({ found: 12, extra: 0 });
    const all = areas([...faces, ...unread]);
    expect(all).toEqual(all.toSorted((a, b) => b - a));
  });

  it('finds small faces of a large group on a second, closer look', async () => {
    const { jpeg, boxes } = await group(2400, 1800, rows(2400, 1800, 70));
    const { faces, unread } = await analyse(analyser, jpeg);
    expect(faces).toHaveLength(10);
    const { found, extra } = match([...faces, ...unread], boxes);
    expect(found).toBeGreaterThanOrEqual(67);
    expect(extra).toBe(0);
  });

  it('counts a face that is too small to read, and labels the one beside it', async () => {
    const { jpeg, boxes } = await group(320, 240, [
      { x: 10, y: 20, height: 200 },
      { x: 230, y: 100, height: 36 },
    ]);
    const { faces, unread } = await analyse(analyser, jpeg);
    expect(match(faces, boxes.slice(0, 1))).toEqual({ found: 1, extra: 0 });
    expect(match(unread, boxes.slice(1))).toEqual({ found: 1, extra: 0 });
    expect(unread[0]?.reason).toBe('too-small');
  });

  it('finds a face that the border cuts', async () => {
    const whole = await group(800, 600, [{ x: 300, y: 100, height: 400 }]);
    const cut = await sharp(whole.jpeg).extract({ left: 420, top: 0, width: 380, height: 600 }).jpeg().toBuffer();
    const { faces, unread } = await analyse(analyser, cut);
    const [face = expect.fail()] = [...faces, ...unread];
    expect(face.box.x).toBeLessThan(10);
    expect(iou(face.box, { x: -35, y: 214, width: 160, height: 227 })).toBeGreaterThan(0.4);
  });

  it('reads a face the same wherever it lies, turned by some degrees or not', async () => {
    const [name = ''] = SAMPLES;
    const [plain] = (await analyse(analyser, sample(name))).faces;
    const turned = await sharp(sample(name)).rotate(15, { background: 'grey' }).png().toBuffer();
    const [face] = (await analyse(analyser, turned)).faces;
    const differences = Object.entries(plain?.attributes ?? {}).map(([attribute, { probability }]) =>
      Math.abs(
        probability - (Object.entries(face?.attributes ?? {}).find(([n]) => n === attribute)?.[1].probability ?? 9),
      ),
    );
    expect(differences).toHaveLength(40);
    expect(Math.max(...differences)).toBeLessThan(0.35);
  });

  it('gives no faces for a picture without any', async () => {
    const analysis = await analyse(analyser, await clouds(800, 600));
    expect(analysis.faces).toEqual([]);
    expect(analysis.unread).toEqual([]);
  });

  it('measures boxes in the upright picture', async () => {
    const { jpeg, boxes } = await group(600, 800, [{ x: 150, y: 300, height: 400 }]);
    const stored = await sharp(jpeg).rotate(-90).withMetadata({ orientation: 6 }).jpeg().toBuffer();
    const analysis = await analyse(analyser, stored);
    expect(analysis).toMatchObject({ width: 600, height: 800 });
    expect(match(analysis.faces, boxes)).toEqual({ found: 1, extra: 0 });
  });

  it('gives concurrent pictures their own faces', async () => {
    const groups = await Promise.all([1, 2, 3, 4].map((count) => group(640, 480, rows(640, 480, count))));
    const analyses = await Promise.all(groups.map(({ jpeg }) => analyse(analyser, jpeg)));
    for (const [i, { boxes }] of groups.entries()) {
      expect(match(analyses[i]?.faces ?? [], boxes)).toEqual({ found: i + 1, extra: 0 });
    }
  });
});
