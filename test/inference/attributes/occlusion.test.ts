import { afterAll, describe, expect, it } from 'vitest';
import { openPicture } from '../../../src/images/open.ts';
import { openAnalyser } from '../../../src/inference/analyser.ts';
import type { AttributeName } from '../../../src/inference/attributes/names.ts';
import { coveredCrops, OCCLUSION, patchCentre } from '../../../src/inference/attributes/occlusion.ts';
import { whyCard } from '../../../src/wording/cards/why.ts';
import { wordingIn } from '../../../src/wording/language.ts';
import { sample } from '../../samples.ts';

const analyser = await openAnalyser({ device: 'cpu' });
afterAll(() => analyser.close());

async function occlude(name: string) {
  const picture = await openPicture(sample(name));
  const { faces } = await analyser.analyse(picture);
  const [face = expect.fail()] = faces;
  return { face, occlusion: await analyser.occlude(picture, face) };
}

describe('a covered face', () => {
  it('has patches of its mean colour over all of it, one at a time', () => {
    const data = new Uint8Array(140 * 180 * 3).map((_, i) => (i % 3 === 0 ? 90 : 30));
    data.set([250, 250, 250], 0);
    const crops = coveredCrops({ data, width: 140, height: 180 });
    expect(crops).toHaveLength(63);
    for (const [i, crop] of crops.entries()) {
      const changed = crop.data.findIndex((value, at) => value !== data[at]);
      // The colour is even, so that only the patch over the white corner changes it.
      expect(changed === -1).toBe(i !== 0);
    }
    expect(patchCentre(0)).toEqual({ x: 10, y: 10 });
    expect(patchCentre(62)).toEqual({ x: 130, y: 170 });
  });

  it('has the scores of the analysis where nothing is covered', async () => {
    const { face, occlusion } = await occlude('blond-smiling-woman.png');
    expect(occlusion.covered).toHaveLength(OCCLUSION.columns * OCCLUSION.rows);
    expect(occlusion.whole.Smiling.logit).toBeCloseTo(face.attributes.Smiling.logit, 3);
  });

  it.each([
    ['blond-smiling-woman.png', 'Smiling', 'the mouth'],
    ['eyeglasses-woman.png', 'Eyeglasses', 'the bridge of the nose'],
  ] as const)('of %s says that %s leans most on %s', async (name, attribute: AttributeName, part) => {
    const { occlusion } = await occlude(name);
    const { card, altText } = whyCard(occlusion, attribute, wordingIn());
    expect(altText).toContain(`Strongest at ${part}`);
    expect(card.heat?.map.values.length).toBe(63);
    expect(Math.max(...(card.heat?.map.values ?? []))).toBe(1);
    expect(Math.min(...(card.heat?.map.values ?? []))).toBeGreaterThanOrEqual(0);
  });

  it('says so where no single part decides, and where little speaks for it', async () => {
    const { occlusion } = await occlude('blond-smiling-woman.png');
    expect(whyCard(occlusion, 'Bald', wordingIn()).card).toMatchObject({ headline: 'What speaks for it is weak.' });
    const same = { ...occlusion, covered: occlusion.covered.map(() => occlusion.whole) };
    const even = whyCard(same, 'Smiling', wordingIn());
    expect(even.card.heat).toBeUndefined();
    expect(even.altText).toContain('No single part decides this.');
  });
});
