import { describe, expect, it } from 'vitest';
import type { Pixels } from '../../../src/images/picture.ts';
import type { DetectedFace, Landmarks } from '../../../src/inference/analysis.ts';
import type { RefinedFace } from '../../../src/inference/faces/refiner.ts';
import { type FaceLooker, searchFaces, searchUpright } from '../../../src/inference/faces/search.ts';
import { type Turn, tiltOf } from '../../../src/inference/faces/tilt.ts';

// The search over networks that say what they are told to say: which looks it takes, and what it makes of them.

const SIDE = 320;
const SURE = { score: 0.99, disagreement: 0 };
const DOUBTFUL = { score: 0.95, disagreement: 0 };

function grey(width: number, height: number): Pixels {
  return { width, height, raster: { width, height, data: new Uint8Array(width * height * 3).fill(128) } };
}

/** A face around a middle, that leans clockwise by so many degrees. */
function face(
  x: number,
  y: number,
  size: number,
  { tilt = 0, ...more }: { readonly tilt?: number; readonly score?: number; readonly disagreement?: number } = {},
): RefinedFace {
  const [cosine, sine] = [Math.cos((tilt * Math.PI) / 180), Math.sin((tilt * Math.PI) / 180)];
  const at = (right: number, down: number) => ({
    x: x + size * (right * cosine - down * sine),
    y: y + size * (right * sine + down * cosine),
  });
  const landmarks: Landmarks = [at(-0.2, -0.2), at(0.2, -0.2), at(0, 0), at(-0.15, 0.2), at(0.15, 0.2)];
  return { box: { x: x - size / 2, y: y - size / 2, width: size, height: size }, landmarks, ...SURE, ...more };
}

interface Script {
  readonly upright?: readonly RefinedFace[];
  /** What a look at a turned, bordered or close part shows, by how many looks there were before. */
  readonly look?: (picture: Pixels, longestSide: number, before: number) => readonly RefinedFace[];
  readonly turns?: (face: DetectedFace) => Turn | undefined;
}

function scripted({ upright = [], look = () => [], turns = () => undefined }: Script) {
  const looks: { readonly size: string; readonly side: number }[] = [];
  const twice: string[] = [];
  const turned: number[] = [];
  const looker: FaceLooker = {
    longestSide: SIDE,
    nmsIoU: 0.4,
    look: async (picture, longestSide) => {
      looks.push({ size: `${Math.round(picture.width)}x${Math.round(picture.height)}`, side: longestSide });
      return [...look(picture, longestSide, looks.length - 1)];
    },
    lookTwice: async (picture) => {
      twice.push(`${picture.width}x${picture.height}`);
      return [...upright];
    },
    turnsOf: async (_, faces) => {
      turned.push(faces.length);
      return faces.map(turns);
    },
  };
  return { looker, looks, twice, turned };
}

const picture = grey(600, 400);
const places = (faces: readonly RefinedFace[]) =>
  faces.map(({ box }) => [Math.round(box.x + box.width / 2), Math.round(box.y + box.height / 2)]);

describe('a face that is sure and stands', () => {
  it('ends the search', async () => {
    const { looker, looks, twice } = scripted({ upright: [face(200, 200, 100)] });
    expect(places(await searchFaces(looker, picture))).toEqual([[200, 200]]);
    expect([twice, looks]).toEqual([['600x400'], []]);
  });

  it('is there once, however often it was seen', async () => {
    const { looker } = scripted({
      upright: [face(200, 200, 100), face(204, 200, 100, { score: 0.98 }), face(400, 200, 80)],
    });
    expect(places(await searchFaces(looker, picture))).toEqual([
      [200, 200],
      [400, 200],
    ]);
  });

  it('that leans far is sought in the turned picture as well, and not in an oval', async () => {
    for (const [tilt, expected] of [
      [39, 0],
      [41, 3],
    ] as const) {
      const { looker, looks } = scripted({ upright: [face(200, 200, 100, { tilt })] });
      await searchFaces(looker, picture);
      expect(looks.map(({ size, side }) => [size, side])).toEqual(
        [
          ['400x600', 224],
          ['600x400', 224],
          ['400x600', 224],
        ].slice(0, expected),
      );
    }
  });
});

describe('nothing sure', () => {
  it('has the picture looked at turned, and then in an oval, whichever way up', async () => {
    const { looker, looks } = scripted({});
    expect(await searchFaces(looker, picture)).toEqual([]);
    expect(looks).toHaveLength(7);
    expect(looks.every(({ side }) => side === 224)).toBe(true);
    // An oval is a good deal wider than the picture, whatever its sides.
    for (const { size } of looks.slice(3)) expect(size).toMatch(/^1[67]\d\dx1[67]\d\d$/);
  });

  it('is a face that scores less, or one that fills the picture and is in doubt', async () => {
    for (const [one, further] of [
      [face(200, 200, 100, { score: 0.89 }), true],
      [face(200, 200, 100, { score: 0.91 }), false],
      [face(300, 200, 580, DOUBTFUL), true],
      [face(300, 200, 580, SURE), false],
      [face(200, 200, 370, DOUBTFUL), false],
    ] as const) {
      const { looker, looks } = scripted({ upright: [one] });
      await searchFaces(looker, picture);
      expect(looks.filter(({ side }) => side === 224).length > 3, JSON.stringify(one.box)).toBe(further);
    }
  });

  it('finds a face that lies on its side where it is', async () => {
    const { looker, looks } = scripted({
      // In the picture turned clockwise: its right is what was up.
      look: (_, side, before) => (side === 224 && before === 0 ? [face(100, 150, 80)] : []),
    });
    const [found, ...others] = await searchFaces(looker, picture);
    expect(others).toEqual([]);
    expect(found && places([found])).toEqual([[150, 300]]);
    expect(Math.round(tiltOf(found?.landmarks ?? expect.fail()))).toBe(-90);
    expect(looks).toHaveLength(3);
  });

  it('believes the turned picture only what is very sure', async () => {
    for (const [score, count] of [
      [0.94, 0],
      [0.951, 1],
    ] as const) {
      const { looker } = scripted({
        look: (_, side, before) => (side === 224 && before === 1 ? [face(100, 150, 80, { score })] : []),
      });
      expect(await searchFaces(looker, picture)).toHaveLength(count);
    }
  });

  it('believes an oval what is sure and fills the picture, whichever way up it is', async () => {
    for (const [at, score, size, count] of [
      [3, 0.91, 360, 1],
      [3, 0.89, 360, 0],
      [3, 0.99, 320, 0],
      [4, 0.91, 360, 1],
      [6, 0.91, 360, 1],
      [6, 0.89, 360, 0],
    ] as const) {
      const { looker, looks } = scripted({
        look: (_, side, before) => (side === 224 && before === at ? [face(830, 830, size, { score })] : []),
      });
      expect(await searchFaces(looker, picture), `${at} ${score} ${size}`).toHaveLength(count);
      expect(looks.filter(({ side }) => side === 224)).toHaveLength(7);
    }
  });

  it('takes nothing that lies upside down where it looks further', async () => {
    const { looker } = scripted({
      look: (_, side, before) => (side === 224 && before === 0 ? [face(100, 150, 80, { score: 0.96 })] : []),
      turns: () => 180,
    });
    expect(await searchFaces(looker, picture)).toEqual([]);
  });
});

describe('a face in doubt', () => {
  it('by its score or by where its landmarks are seen is looked at turned, and left out upside down', async () => {
    for (const [more, asked] of [
      [{ score: 0.984 }, 1],
      [{ score: 0.986 }, 0],
      [{ disagreement: 0.041 }, 1],
      [{ disagreement: 0.039 }, 0],
    ] as const) {
      const { looker, turned } = scripted({ upright: [face(200, 200, 100, more)], turns: () => 180 });
      const found = await searchUpright(looker, picture);
      expect(turned).toEqual([asked]);
      expect(found).toHaveLength(1 - asked);
    }
  });

  it('that leans a little, or is turned, is sought in the turned picture', async () => {
    for (const [tilt, turn, further] of [
      [14, undefined, false],
      [16, undefined, true],
      [0, 90, true],
    ] as const) {
      const { looker, looks } = scripted({ upright: [face(200, 200, 100, { ...DOUBTFUL, tilt })], turns: () => turn });
      await searchFaces(looker, picture);
      expect(looks.filter(({ side }) => side === 224)).toHaveLength(further ? 3 : 0);
    }
  });

  it('is seen both ways up: as it is where nothing else is seen', async () => {
    const one = face(200, 200, 100, DOUBTFUL);
    const { looker, looks } = scripted({ upright: [one] });
    expect(await searchUpright(looker, picture)).toEqual([one]);
    expect(looks).toEqual([
      { size: '192x192', side: 192 },
      { size: '192x192', side: 192 },
    ]);
  });

  it('turns over where the networks are surer of that, and counts less the nearer the two come', async () => {
    const one = face(200, 200, 100, DOUBTFUL);
    const upsideDown = (score: number) =>
      scripted({ upright: [one], look: (_, __, before) => (before === 1 ? [face(96, 96, 96, { score })] : []) });
    const [over] = await searchUpright(upsideDown(0.99).looker, picture);
    expect(Math.abs(Math.round(tiltOf(over?.landmarks ?? expect.fail())))).toBe(180);
    expect(over && places([over])).toEqual([[200, 200]]);
    const margin = Math.log(0.99 / 0.01) - Math.log(0.95 / 0.05);
    expect(over?.score).toBeCloseTo(0.99 / (1 + Math.exp(-margin)), 6);
    const [kept] = await searchUpright(upsideDown(0.9).looker, picture);
    expect(Math.round(tiltOf(kept?.landmarks ?? expect.fail()))).toBe(0);
    const least = Math.log(0.95 / 0.05) - Math.log(0.9 / 0.1);
    expect(kept?.score).toBeCloseTo(0.95 / (1 + Math.exp(-least)), 6);
  });

  it('is held up by what is seen of it the same way up', async () => {
    const one = face(200, 200, 100, DOUBTFUL);
    const { looker } = scripted({
      upright: [one],
      look: (_, __, before) => [face(96, 96, 96, { score: before === 0 ? 0.999 : 0.99 })],
    });
    const [kept] = await searchUpright(looker, picture);
    expect(kept?.landmarks).toEqual(one.landmarks);
    const margin = Math.log(0.999 / 0.001) - Math.log(0.99 / 0.01);
    expect(kept?.score).toBeCloseTo(0.95 / (1 + Math.exp(-margin)), 6);
  });

  it('is not what is seen beside it', async () => {
    const one = face(200, 200, 100, DOUBTFUL);
    const { looker } = scripted({
      upright: [one],
      look: (_, __, before) => (before === 1 ? [face(150, 150, 80, { score: 0.999 })] : []),
    });
    expect(await searchUpright(looker, picture)).toEqual([one]);
  });

  it('is settled for the twelve largest alone', async () => {
    const many = Array.from({ length: 14 }, (_, i) => face(30 + 40 * i, 100 + (i % 2) * 150, 20 + i, DOUBTFUL));
    const { looker, looks } = scripted({ upright: many });
    expect(await searchUpright(looker, picture)).toHaveLength(14);
    expect(looks).toHaveLength(24);
  });
});

describe('a picture of which one side is much longer', () => {
  it('is looked at in tiles, whose faces are put where they are, and no further where one is sure', async () => {
    const { looker, looks, twice } = scripted({ upright: [face(60, 60, 50)] });
    const found = await searchFaces(looker, grey(900, 100));
    expect(twice.length).toBeGreaterThan(3);
    expect(found).toHaveLength(twice.length);
    expect(new Set(places(found).map(([, y]) => y))).toEqual(new Set([60]));
    expect(looks).toEqual([]);
  });

  it('is looked at in its tiles turned where none is sure', async () => {
    const { looker, looks, twice } = scripted({});
    expect(await searchFaces(looker, grey(100, 900))).toEqual([]);
    expect(looks).toHaveLength(3 * twice.length);
  });
});
