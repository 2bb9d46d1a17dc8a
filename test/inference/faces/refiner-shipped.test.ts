import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openPicture } from '../../../src/images/open.ts';
import type { Box, DetectedFace, Landmarks, Point } from '../../../src/inference/analysis.ts';
import { letterbox } from '../../../src/inference/faces/letterbox.ts';
import { FaceRefiner } from '../../../src/inference/faces/refiner.ts';
import { readRefinerModel } from '../../../src/inference/faces/refiner-model.ts';
import { SessionHost } from '../../../src/inference/sessions/session-host.ts';
import { PACKAGE_ROOT } from '../../../src/package-root.ts';
import { clouds, group } from '../../group.ts';

const LIMITS = { maxBatch: 4, maxDelay: 0, maxQueue: 100 };
const LETTERBOX = { longestSide: 320, multipleOf: 32 };
const at = (x: number, y: number) => ({ x, y });
const NOWHERE: Landmarks = [at(0, 0), at(0, 0), at(0, 0), at(0, 0), at(0, 0)];

describe('the shipped refiner', () => {
  let host: SessionHost;
  let refiner: FaceRefiner;

  beforeAll(async () => {
    host = new SessionHost({ device: 'cpu', threads: 1 });
    const { info, bytes } = await readRefinerModel(`${PACKAGE_ROOT}/models`);
    refiner = new FaceRefiner(info, await host.load('refiner', bytes), LIMITS);
  });

  afterAll(() => host.close());

  async function look(jpeg: Buffer, box: Box): Promise<DetectedFace> {
    const picture = await openPicture(jpeg);
    const [face = expect.fail()] = await refiner.refine(picture, letterbox(picture, LETTERBOX), [
      { box, landmarks: NOWHERE, score: 0.5 },
    ]);
    // Midway to the origin: the network's own lie twice as far.
    const [leftEye, rightEye, nose, leftMouth, rightMouth] = face.landmarks;
    const own = ({ x, y }: Point) => at(2 * x, 2 * y);
    return { ...face, landmarks: [own(leftEye), own(rightEye), own(nose), own(leftMouth), own(rightMouth)] };
  }

  it('takes a face for one, and neither clouds nor the ground beside it', async () => {
    const { jpeg, boxes } = await group(640, 480, [{ x: 60, y: 60, height: 300 }]);
    const [box = expect.fail()] = boxes;
    expect((await look(jpeg, box)).score).toBeGreaterThan(0.8);
    expect((await look(jpeg, { ...box, x: 420 })).score).toBeLessThan(0.2);
    expect((await look(await clouds(640, 480), box)).score).toBeLessThan(0.2);
  });

  it('places the landmarks the same however inexact the box is', async () => {
    const { jpeg, boxes } = await group(640, 480, [{ x: 200, y: 60, height: 360 }]);
    const [box = expect.fail()] = boxes;
    const { landmarks } = await look(jpeg, box);
    const eyes = landmarks[1].x - landmarks[0].x;
    expect(eyes).toBeGreaterThan(0.3 * box.width);
    const others = await Promise.all([
      look(jpeg, { ...box, x: box.x + 0.06 * box.width, y: box.y - 0.06 * box.height }),
      look(jpeg, { x: box.x - 6, y: box.y - 8, width: box.width + 12, height: box.height + 16 }),
    ]);
    for (const other of others) {
      for (const [i, { x, y }] of other.landmarks.entries()) {
        const { x: x0 = 0, y: y0 = 0 } = landmarks[i] ?? {};
        expect(Math.hypot(x - x0, y - y0)).toBeLessThan(0.1 * eyes);
      }
    }
  });
});
