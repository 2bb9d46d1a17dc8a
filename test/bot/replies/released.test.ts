import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { repertoire } from '../../../commands/index.ts';
import { parseCustomId, parseFace } from '../../../src/bot/replies/custom-ids.ts';
import { unpackScores } from '../../../src/bot/replies/packing.ts';
import { leftBy, RELEASED } from '../../released.ts';

const component = z.object({
  custom_id: z.string(),
  options: z.array(z.object({ value: z.string() })).optional(),
});
const rows = z.array(z.object({ components: z.array(component) }));
/** Components as a released version sent them, in replies and elsewhere, and the probabilities that they carry. */
const released = z.object({
  rows: z.object({ one: rows, three: rows }),
  others: rows.default([]),
  scores: z.array(z.record(z.string(), z.number())),
});

describe.each(RELEASED)('a reply of %s', (version) => {
  const { rows, others, scores } = released.parse(JSON.parse(readFileSync(leftBy(version, 'components.json'), 'utf8')));
  const all = [...rows.one, ...rows.three].flatMap(({ components }) => components);

  it('has no button and no menu that nothing answers any more', () => {
    const kinds = new Set(repertoire.components.map(({ kind }): string => kind));
    const sent = [...all, ...others.flatMap(({ components }) => components)];
    const unanswered = sent.map(({ custom_id }) => parseCustomId(custom_id).kind).filter((kind) => !kinds.has(kind));
    expect(unanswered).toEqual([]);
    expect(all.length).toBeGreaterThan(4);
  });

  it('still shows the scores that it was sent with', () => {
    const [button] = all.flatMap(({ custom_id }) => parseFace(parseCustomId(custom_id).parts[0] ?? '') ?? []);
    const options = all.flatMap(({ options = [] }) => options.map(({ value }) => parseFace(value)));
    expect(options.map((face) => face?.number)).toEqual([1, 2, 3]);
    for (const [i, face] of [button, ...options].entries()) {
      expect(face?.threshold).toBe(0.5);
      const shown = Object.entries(unpackScores(face?.packed ?? ''));
      expect(shown).toHaveLength(40);
      for (const [name, { probability }] of shown)
        expect(probability).toBeCloseTo(scores[Math.max(0, i - 1)]?.[name] ?? -1, 3);
    }
  });
});
