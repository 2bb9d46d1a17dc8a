import { expect, it, vi } from 'vitest';
import { draw } from '../../src/describe/draw.ts';
import type { Drawing } from '../../src/describe/drawing.ts';

/** What a card was drawn of. */
const drawn = vi.hoisted(() => (kind: string) => async (...of: unknown[]) => [kind, ...of]);
vi.mock('../../src/images/cards/all-scores.ts', () => ({ drawAllScoresCard: drawn('all-scores') }));
vi.mock('../../src/images/cards/sigmoid.ts', () => ({ drawSigmoidCard: drawn('sigmoid') }));
vi.mock('../../src/images/cards/one-face.ts', () => ({ drawOneFaceCard: drawn('one-face') }));
vi.mock('../../src/images/cards/sheet.ts', () => ({ drawSheetCard: drawn('sheet') }));
vi.mock('../../src/images/cards/compare.ts', () => ({ drawCompareCard: drawn('compare') }));

const raster = { data: new Uint8Array(3), width: 1, height: 1 };
const locale = 'en';
const sums = { sigmoid: 'a', softmax: 'b' };

it.each<Drawing>([
  { kind: 'all-scores', card: { locale, columns: [], legend: [] } },
  { kind: 'sigmoid', card: { locale, rows: [], legend: sums, sums } },
  {
    kind: 'one-face',
    card: { locale, rows: [], notSure: 'not sure', nothing: 'nothing', footer: { usual: 'usual', rest: '' } },
  },
  { kind: 'sheet', card: { locale, faces: [], note: '' } },
])('a drawing of $kind is drawn as that, of its card alone', async (drawing) => {
  expect(await draw(drawing)).toEqual([drawing.kind, drawing.card]);
});

it('a comparison is drawn of its card and both faces', async () => {
  const card = { locale, rows: [], both: '', nothing: '' };
  expect(await draw({ kind: 'compare', card, faces: [raster, raster] })).toEqual(['compare', card, [raster, raster]]);
});
