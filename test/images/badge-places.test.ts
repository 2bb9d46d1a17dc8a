import { describe, expect, it } from 'vitest';
import { placeBadges } from '../../src/images/badge-places.ts';
import type { Rectangle } from '../../src/images/rectangle.ts';

const PICTURE = { width: 400, height: 300 };
const SIZE = { width: 30, height: 20 };

function overlap(a: Rectangle, b: Rectangle): number {
  const width = Math.min(a.x + a.width, b.x + b.width) - Math.max(a.x, b.x);
  const height = Math.min(a.y + a.height, b.y + b.height) - Math.max(a.y, b.y);
  return Math.max(0, width) * Math.max(0, height);
}

describe('placeBadges', () => {
  it('puts a badge above its box where there is room', () => {
    const [badge] = placeBadges([{ x: 100, y: 100, width: 80, height: 90 }], [SIZE], PICTURE);
    expect(badge).toEqual({ x: 100, y: 80, ...SIZE });
  });

  it('keeps the badges of boxes at the border inside the picture and off their faces', () => {
    const boxes = [
      { x: 0, y: 0, width: 60, height: 60 },
      { x: 340, y: 0, width: 60, height: 60 },
      { x: 0, y: 240, width: 60, height: 60 },
      { x: 340, y: 240, width: 60, height: 60 },
    ];
    const badges = placeBadges(boxes, Array(4).fill(SIZE), PICTURE);
    for (const [i, badge] of badges.entries()) {
      expect(badge.x).toBeGreaterThanOrEqual(0);
      expect(badge.y).toBeGreaterThanOrEqual(0);
      expect(badge.x + badge.width).toBeLessThanOrEqual(PICTURE.width);
      expect(badge.y + badge.height).toBeLessThanOrEqual(PICTURE.height);
      for (const box of boxes) expect(overlap(badge, box), `badge ${i}`).toBe(0);
    }
  });

  it('moves a badge that would hide another face', () => {
    const boxes = [
      { x: 100, y: 100, width: 80, height: 60 },
      { x: 100, y: 165, width: 80, height: 60 },
    ];
    const [, second] = placeBadges(boxes, [SIZE, SIZE], PICTURE);
    expect(second).toEqual({ x: 100, y: 225, ...SIZE });
  });

  it('hides no number behind another in a row of small faces', () => {
    const boxes = Array.from({ length: 8 }, (_, i) => ({ x: 60 + i * 18, y: 140, width: 14, height: 18 }));
    const badges = placeBadges(boxes, Array(8).fill(SIZE), PICTURE);
    for (const [i, badge] of badges.entries()) {
      for (const other of badges.slice(i + 1)) expect(overlap(badge, other)).toBe(0);
    }
  });

  it('covers its own face where the box fills the picture', () => {
    const [badge] = placeBadges([{ x: 0, y: 0, width: 400, height: 300 }], [SIZE], PICTURE);
    expect(badge).toEqual({ x: 0, y: 0, ...SIZE });
  });
});
