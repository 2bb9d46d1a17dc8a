import { describe, expect, it } from 'vitest';
import { iou, suppress } from '../../../src/inference/faces/nms.ts';

const box = (x: number, y: number, width: number, height: number) => ({ x, y, width, height });

describe('iou', () => {
  it('is the shared area over the area of both', () => {
    expect(iou(box(0, 0, 10, 10), box(5, 0, 10, 10))).toBeCloseTo(50 / 150);
    expect(iou(box(0, 0, 10, 10), box(0, 0, 10, 10))).toBe(1);
  });

  it('is zero for boxes that only touch or lie apart on both axes', () => {
    expect(iou(box(0, 0, 10, 10), box(10, 0, 10, 10))).toBe(0);
    expect(iou(box(0, 0, 10, 10), box(20, 20, 10, 10))).toBe(0);
  });
});

describe('suppress', () => {
  it('keeps the surest of the faces that overlap, and every face apart', () => {
    const faint = { box: box(1, 1, 10, 10), score: 0.6 };
    const sure = { box: box(0, 0, 10, 10), score: 0.9 };
    const apart = { box: box(40, 0, 10, 10), score: 0.7 };
    expect(suppress([faint, sure, apart], 0.4)).toEqual([sure, apart]);
  });

  it('keeps neighbours that overlap by exactly the limit', () => {
    const left = { box: box(0, 0, 10, 10), score: 0.9 };
    const right = { box: box(5, 0, 10, 10), score: 0.8 };
    expect(suppress([left, right], 50 / 150)).toEqual([left, right]);
    expect(suppress([left, right], 0.33)).toEqual([left]);
  });

  it('does not let a face that went suppress a third', () => {
    const first = { box: box(0, 0, 10, 10), score: 0.9 };
    const second = { box: box(4, 0, 10, 10), score: 0.8 };
    const third = { box: box(8, 0, 10, 10), score: 0.7 };
    expect(suppress([first, second, third], 0.4)).toEqual([first, third]);
  });

  it('takes a box that lies mostly in another for the same face, where it is told to', () => {
    const whole = { box: box(0, 0, 100, 100), score: 0.9 };
    const part = { box: box(40, 40, 50, 50), score: 0.8 };
    expect(suppress([whole, part], 0.4)).toEqual([whole, part]);
    expect(suppress([part, whole], 0.4, 0.7)).toEqual([whole]);
    const beside = { box: box(80, 40, 50, 50), score: 0.8 };
    expect(suppress([beside, whole], 0.4, 0.7)).toEqual([whole, beside]);
  });

  it('takes two guesses at a face cut by the border for one face, however far they reach past it', () => {
    const sure = { box: box(-30, 20, 60, 60), score: 0.9 };
    const faint = { box: box(-22, 24, 56, 56), score: 0.5 };
    expect(suppress([faint, sure], 0.4)).toEqual([sure]);
  });
});
