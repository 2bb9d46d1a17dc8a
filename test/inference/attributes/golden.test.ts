import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { z } from 'zod';
import { openAnalyser } from '../../../src/inference/analyser.ts';
import type { Analyser } from '../../../src/inference/analysis.ts';
import { ATTRIBUTE_NAMES } from '../../../src/inference/attributes/names.ts';
import { analyse } from '../../analyse.ts';
import { SAMPLES, sample } from '../../samples.ts';

// What PyTorch computes for the averaged faces with the Python preprocessing; written by the export step of
// models/training. Both sides resample to the same bytes, so that only the order of additions in the network differs.
const TOLERANCE = 0.001;

const goldenUrl = new URL('../../fixtures/golden-logits.json', import.meta.url);
const golden = z
  .record(z.string(), z.array(z.number()).length(ATTRIBUTE_NAMES.length))
  .parse(JSON.parse(await readFile(goldenUrl, 'utf8')));

let analyser: Analyser;

beforeAll(async () => {
  analyser = await openAnalyser({ device: 'cpu', precision: 'float' });
});

afterAll(() => analyser.close());

it('has golden logits for every averaged face', () => {
  expect(Object.keys(golden).sort()).toEqual([...SAMPLES].sort());
});

it.each(Object.entries(golden))(
  `gives the logits of the training side for %s to ${TOLERANCE}`,
  async (name, expected) => {
    const { faces } = await analyse(analyser, sample(name), { aligned: true });
    for (const [i, attribute] of ATTRIBUTE_NAMES.entries()) {
      const difference = Math.abs((faces[0]?.attributes[attribute].logit ?? Number.NaN) - (expected[i] ?? Number.NaN));
      expect(difference, attribute).toBeLessThanOrEqual(TOLERANCE);
    }
  },
);
