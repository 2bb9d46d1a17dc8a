import { describe, expect, it } from 'vitest';
import { wordingIn } from '../../src/wording/language.ts';
import { crowdTitle, faceTitle } from '../../src/wording/titles.ts';
import { readingsOf } from './readings-of.ts';

const wording = wordingIn();
const title = (...parts: Parameters<typeof readingsOf>) => faceTitle(readingsOf(...parts), wording);

describe('the title of a face', () => {
  it.each([
    [{ Blond_Hair: 0.98, Smiling: 0.99, Wearing_Lipstick: 0.99 }, 'Blond, smiling, with lipstick'],
    [{ Bald: 0.88, Smiling: 0.9 }, 'Bald and smiling'],
    [{ Bangs: 0.95, Smiling: 0.98, Wearing_Lipstick: 0.99 }, 'Smiling with bangs and lipstick'],
    [{ Eyeglasses: 0.99, Gray_Hair: 0.93, Smiling: 0.85 }, 'Wearing eyeglasses, gray-haired and smiling'],
    [{ Wearing_Hat: 0.99, No_Beard: 0.2 }, 'Wearing a hat, bearded'],
    [{ Wearing_Hat: 0.99 }, 'Wearing a hat'],
    [{ No_Beard: 0.01, Sideburns: 0.81, Goatee: 0.73 }, 'Bearded with sideburns'],
    [{ Wearing_Lipstick: 0.99 }, 'With lipstick'],
    [{}, 'Nothing stands out'],
    [{ Smiling: 0.6 }, 'Hard to say from this picture'],
  ] as const)('of %j is %j', (probabilities, expected) => {
    expect(title(probabilities)).toBe(expected);
  });

  it('never has an opinion, a blur or what nearly everybody has', () => {
    expect(title({ Attractive: 0.99, Young: 0.99, Male: 0.99, Blurry: 0.99, No_Beard: 0.99 })).toBe(
      'Nothing stands out',
    );
  });

  it('says nothing that is hidden', () => {
    expect(title({ Bald: 0.99, Smiling: 0.99 }, { hidden: new Set(['Bald']) })).toBe('Smiling');
  });

  it('says less where the threshold is higher, and no doubt as a fact where it is lower', () => {
    expect(title({ Bald: 0.99, Smiling: 0.8 }, { threshold: 0.9 })).toBe('Bald');
    expect(title({ Bald: 0.99, Smiling: 0.6 }, { threshold: 0.2 })).toBe('Bald');
  });
});

describe('the title of a group', () => {
  const smiling = readingsOf({ Smiling: 0.99 });
  const bald = readingsOf({ Bald: 0.99 });
  const glasses = readingsOf({ Eyeglasses: 0.99 });
  const crowd = (...faces: ReturnType<typeof readingsOf>[]) => crowdTitle(faces, wording);

  it('says what most of them share', () => {
    expect(crowd(smiling, smiling)).toBe('Two faces, both smiling');
    expect(crowd(smiling, smiling, smiling, smiling, smiling)).toBe('Five faces, all smiling');
    expect(crowd(smiling, smiling, bald)).toBe('Three faces, two smiling');
    expect(crowd(glasses, glasses, glasses, bald)).toBe('Four faces, three with eyeglasses');
    expect(crowd(...new Array(13).fill(smiling), bald)).toBe('14 faces, 13 smiling');
  });

  it('is their number where no two share anything', () => {
    expect(crowd(smiling, bald, glasses)).toBe('Three faces');
  });
});
