import { expect, it } from 'vitest';
import { decoderAnswer } from '../../../src/describe/decoders/protocol.ts';

const facts = { width: 640, height: 480, format: 'png', damaged: false };
const raster = { width: 64, height: 48 };
const there = { x: -0.5, y: 0, width: 100.5, height: 20 };
const view = { x: 1.5, y: -2, width: 30, height: 20 };

it.each([
  { kind: 'ready' },
  { kind: 'wants', memory: 0 },
  { kind: 'picture', facts, raster },
  { kind: 'picture', facts: { ...facts, there, animation: { count: 9, frames: [0, 2, 4, 6, 8] } }, raster },
  { kind: 'picture', facts: { ...facts, width: 1, height: 1_000_000 }, raster: { width: 1_000_000, height: 1 } },
  { kind: 'view', facts: view, raster },
  { kind: 'released', rss: 1e9 },
  { kind: 'refused', code: 'image/damaged', message: 'It is.', values: { format: 'PNG', seconds: 3 } },
  { kind: 'failed', message: 'It did.' },
  { kind: 'failed', message: 'It did.', stack: 'at decode' },
])('what a decoder says is taken as it is: $kind, %#', (answer) => {
  expect(decoderAnswer.parse(answer)).toEqual(answer);
});

it.each([
  ['nothing', {}],
  ['what nobody knows', { kind: 'else' }],
  ['less than no memory', { kind: 'wants', memory: -1 }],
  ['memory in words', { kind: 'wants', memory: 'much' }],
  ['a picture without facts', { kind: 'picture', raster }],
  ['a picture without pixels', { kind: 'picture', facts }],
  ['a picture of no width', { kind: 'picture', facts: { ...facts, width: 0 }, raster }],
  ['half a pixel', { kind: 'picture', facts: { ...facts, height: 1.5 }, raster }],
  ['a picture that is too wide', { kind: 'picture', facts: { ...facts, width: 1_000_001 }, raster }],
  ['pixels of no height', { kind: 'picture', facts, raster: { width: 64, height: 0 } }],
  ['a format that is none', { kind: 'picture', facts: { ...facts, format: 7 }, raster }],
  ['damage that is no yes or no', { kind: 'picture', facts: { ...facts, damaged: 'much' }, raster }],
  ['a part without a place', { kind: 'picture', facts: { ...facts, there: { x: 1 } }, raster }],
  [
    'an animation without frames',
    { kind: 'picture', facts: { ...facts, animation: { count: 9, frames: [] } }, raster },
  ],
  [
    'more frames than are looked at',
    { kind: 'picture', facts: { ...facts, animation: { count: 9, frames: [0, 1, 2, 3, 4, 5] } }, raster },
  ],
  ['a frame before the first', { kind: 'picture', facts: { ...facts, animation: { count: 9, frames: [-1] } }, raster }],
  ['half a frame', { kind: 'picture', facts: { ...facts, animation: { count: 0.5, frames: [0] } }, raster }],
  ['a view without a place', { kind: 'view', facts: { width: 3, height: 3 }, raster }],
  ['a view of no width', { kind: 'view', facts: { ...view, width: 0 }, raster }],
  ['a view without pixels', { kind: 'view', facts: view }],
  ['memory that is not told', { kind: 'released' }],
  ['a refusal without a code', { kind: 'refused', message: 'no', values: {} }],
  ['a refusal without words', { kind: 'refused', code: 'image/damaged', values: {} }],
  ['a refusal whose values are no values', { kind: 'refused', code: 'a', message: 'no', values: { a: [] } }],
  ['a failure without words', { kind: 'failed' }],
  ['a stack that is none', { kind: 'failed', message: 'no', stack: 7 }],
])('is not believed: %s', (_, answer) => {
  expect(decoderAnswer.safeParse(answer).success).toBe(false);
});
