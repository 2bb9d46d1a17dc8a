import { expect, it } from 'vitest';
import type { Picture, Raster } from '../../src/images/picture.ts';
import type { DetectedFace } from '../../src/inference/analysis.ts';
import { findInFrames } from '../../src/inference/frames.ts';

const at = { x: 0, y: 0 };

function face(size: number, score = 1): DetectedFace {
  return { box: { ...at, width: size, height: size }, landmarks: [at, at, at, at, at], score };
}

/** A raster that says by its first byte which frame it is. */
function frame(index: number): Raster {
  return { data: new Uint8Array([index, 0, 0]), width: 1, height: 1 };
}

function animation(frames: number, { animated = true } = {}): Picture {
  const all = Array.from({ length: frames }, (_, index) => ({ index: 2 * index, raster: frame(index) }));
  return {
    width: 1,
    height: 1,
    format: 'gif',
    damaged: false,
    raster: frame(0),
    region: () => Promise.reject(new Error('expected no region')),
    ...(animated && { animation: { count: 2 * frames, frames: all } }),
  };
}

/** Finds these faces in each frame where they stand, and those when it looks in every direction. */
function finder(upright: readonly DetectedFace[][], around: DetectedFace[] = [], least = 10) {
  const looked: string[] = [];
  return {
    looked,
    findUpright: async ({ raster }: { raster: Raster }) => {
      looked.push(`upright ${raster.data[0]}`);
      return upright[raster.data[0] ?? 0] ?? [];
    },
    find: async ({ raster }: { raster: Raster }) => {
      looked.push(`around ${raster.data[0]}`);
      return around;
    },
    unreadable: ({ box }: DetectedFace) => (box.width < least ? ('too-small' as const) : undefined),
  };
}

it('a still is looked at in every direction, and has no frame', async () => {
  const faces = [face(20)];
  const found = finder([], faces);
  const picture = animation(1, { animated: false });
  expect(await findInFrames(found, picture)).toEqual({ still: picture, found: faces });
  expect(found.looked).toEqual(['around 0']);
});

it('an animation is described in the frame that shows the surest and largest faces, the first of equals', async () => {
  const best = await findInFrames(finder([[], [face(20, 0.9)], [face(20, 0.95)], [face(20, 0.95)]]), animation(4));
  expect(best.frame).toEqual({ index: 4, count: 8 });
  expect(best.still.raster.data[0]).toBe(2);
  const larger = await findInFrames(finder([[face(40, 0.6)], [face(20, 0.9)]]), animation(2));
  expect(larger.frame?.index).toBe(0);
  const more = await findInFrames(finder([[face(20, 0.9)], [face(12), face(12)]]), animation(2));
  expect(more.frame?.index).toBe(2);
});

it('where no frame shows one that can be described, the middle one is looked at in every direction', async () => {
  const lying = [face(30)];
  const found = finder([[], [face(5)], [], [], []], lying);
  const best = await findInFrames(found, animation(5));
  expect(best).toMatchObject({ frame: { index: 4, count: 10 }, found: lying });
  expect(found.looked.filter((look) => look.startsWith('around'))).toEqual(['around 2']);
});

it('and where that shows nothing, what was found before stays', async () => {
  const best = await findInFrames(finder([[], [face(5)], []]), animation(3));
  expect(best).toMatchObject({ frame: { index: 2 }, found: [face(5)] });
});
