import { describe, expect, it } from 'vitest';
import { DISCORD_LIMITS } from '../../../src/bot/discord/limits.ts';
import {
  customId,
  type FaceRef,
  formatFace,
  KINDS,
  parseCustomId,
  parseFace,
} from '../../../src/bot/replies/custom-ids.ts';

const packed = 'Aa0-_'.repeat(16);
const face: FaceRef = { number: 7, threshold: 0.05, packed, place: undefined };

describe('a face in a button', () => {
  it('comes back as it was, its place to a 4096th of the picture', () => {
    expect(parseFace(formatFace(face))).toEqual(face);
    expect(formatFace(face)).toBe(`7.05.${packed}`);
    for (const [picture, x, y] of [
      [0, 0, 0],
      [3, 0.5, 0.25],
      [9, 0.999, 0.123],
      [63, 0.0001, 0.9],
    ] as const) {
      const place = parseFace(formatFace({ ...face, place: { picture, x, y } }))?.place;
      expect(place?.picture).toBe(picture);
      expect(Math.abs((place?.x ?? 9) - x)).toBeLessThanOrEqual(0.5 / 4096 + 1e-9);
      expect(Math.abs((place?.y ?? 9) - y)).toBeLessThanOrEqual(0.5 / 4096 + 1e-9);
    }
  });

  it('is written as it ever was', () => {
    const place = { picture: 1, x: 0.5, y: 0.75 };
    expect(formatFace({ ...face, number: 123, threshold: 0.95, place })).toBe(`123.95.${packed}BgAwA`);
    expect(formatFace({ ...face, place: { picture: 0, x: 0, y: 0 } })).toBe(`7.05.${packed}AAAAA`);
  });

  it('whose middle lies beyond the picture stands at its border', () => {
    const text = formatFace({ ...face, place: { picture: 0, x: -0.2, y: 1.2 } });
    expect(text.endsWith('AAA__')).toBe(true);
  });

  it.each([
    '',
    `7.5.${packed}`,
    `1234.05.${packed}`,
    `7.05.${packed.slice(1)}`,
    `7.05.${packed}ABCD`,
    `7.05.${packed}ABCDEF`,
    `x7.05.${packed}`,
    `7.05.${packed} `,
    `a.05.${packed}`,
    `7-05-${packed}`,
    `7.05.!${packed.slice(1)}`,
  ])('is not read from what is none: %j', (text) => {
    expect(parseFace(text)).toBeUndefined();
  });

  it('leaves room for the kind of every button', () => {
    const longest = formatFace({ ...face, number: 250, place: { picture: 9, x: 1, y: 1 } });
    for (const kind of [KINDS.why, KINDS.whyOfAttribute, KINDS.allScores, KINDS.whySigmoid, KINDS.threshold]) {
      expect(customId(kind, longest).length).toBeLessThanOrEqual(DISCORD_LIMITS.customId);
    }
    // Which only the button of a reply about one face carries.
    expect(customId(KINDS.opinions, longest.replace('250', '1')).length).toBeLessThanOrEqual(DISCORD_LIMITS.customId);
  });
});

describe('a custom_id', () => {
  it('is a kind and its parts', () => {
    expect(customId(KINDS.delete, '1', '2')).toBe('delete|1|2');
    expect(customId(KINDS.about)).toBe('about');
    expect(parseCustomId('delete|1|2')).toEqual({ kind: 'delete', parts: ['1', '2'] });
    expect(parseCustomId('about')).toEqual({ kind: 'about', parts: [] });
    expect(parseCustomId('')).toEqual({ kind: '', parts: [] });
  });

  it('has a kind that was never another’s, and that stays', () => {
    expect(KINDS).toMatchObject({
      allScores: 'scores',
      whySigmoid: 'sigmoid',
      opinions: 'opinions',
      delete: 'delete',
      faces: 'faces',
      scoresOfFace: 'scores-of',
      sigmoidOfFace: 'sigmoid-of',
      cardOfFace: 'card-of',
      threshold: 'at',
      why: 'why',
      whyOfFace: 'why-face',
      whyOfAttribute: 'why-of',
      wrong: 'wrong',
      wrongOfAttribute: 'wrong-of',
      about: 'about',
      hello: 'hello',
      helloLanguage: 'hello-in',
      post: 'post',
      forgetOptOut: 'forget-opt-out',
    });
    expect(new Set(Object.values(KINDS)).size).toBe(Object.values(KINDS).length);
  });
});
