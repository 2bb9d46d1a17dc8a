import { openAnalyser } from '../src/inference/analyser.ts';
import { kinds } from './intake/kinds.ts';
import { plain } from './intake/plain.ts';
import { blankFrames, heights, ratios, tilts } from './intake/shapes.ts';
import type { Figure } from './measure.ts';

/** What is read of all that people post, what is found in it, and what it costs. Every picture is made up. */
export async function intake(): Promise<Figure[]> {
  const figures = await plain();
  const analyser = await openAnalyser({ device: 'cpu' });
  try {
    for (const part of [kinds, blankFrames, tilts, heights, ratios]) figures.push(...(await part(analyser)));
    return figures;
  } finally {
    await analyser.close();
  }
}
