import { pack } from 'msgpackr';
import { describe, expect, it } from 'vitest';
import { packDescribed } from '../../../src/describe/child/packed-described.ts';
import { type Answer, packAnswer, readPresence, unpackAnswer } from '../../../src/describe/queue/answer.ts';
import { described } from '../../bot/bot.ts';

const MIB = 1024 * 1024;

const describedBy = (bytes: number): Answer => ({
  kind: 'described',
  described: packDescribed(described({ card: Buffer.alloc(bytes, 1) })),
});

describe('an answer', () => {
  it.each<Answer>([
    describedBy(10),
    { kind: 'rejected', error: { message: 'no picture', code: 'image/empty', values: {} } },
    { kind: 'expired' },
  ])('arrives as it was sent ($kind)', (answer) => {
    const [id, arrived] = unpackAnswer(packAnswer('7', answer)) ?? [];
    expect(id).toBe('7');
    expect(arrived?.kind).toBe(answer.kind);
    expect(JSON.stringify(arrived)).toBe(JSON.stringify(answer));
  });

  it('whose pictures are too large arrives without them, and with why', () => {
    const [, arrived] = unpackAnswer(packAnswer('7', describedBy(8 * MIB))) ?? [];
    if (arrived?.kind !== 'described') throw new Error('expected a description');
    const { analysis, pictures } = arrived.described;
    expect(analysis.faces).toHaveLength(1);
    expect(pictures).toMatchObject({ crops: [], failure: { message: expect.stringContaining('at most 8388608') } });
    expect(pictures.card).toBeUndefined();
    const [, fits] = unpackAnswer(packAnswer('7', describedBy(7 * MIB))) ?? [];
    expect(fits?.kind === 'described' && fits.described.pictures.card).toHaveLength(7 * MIB);
  });

  it('too large to be sent that is no description goes as it is', () => {
    const message = 'x'.repeat(9 * MIB);
    const answer: Answer = { kind: 'rejected', error: { message, code: 'image/empty', values: {} } };
    expect(unpackAnswer(packAnswer('7', answer))?.[1]).toMatchObject({ kind: 'rejected' });
  });

  const whole = packDescribed(described());
  it.each([
    ['no bytes of ours', Buffer.from('not ours')],
    ['nothing', Buffer.alloc(0)],
    ['no pair', pack({ id: '7' })],
    ['another kind', pack(['7', { kind: 'lost' }])],
    ['a number for an id', pack([7, { kind: 'expired' }])],
    ['a refusal without words', pack(['7', { kind: 'rejected', error: {} }])],
    ['a description of nothing', pack(['7', { kind: 'described', described: {} }])],
    ['a description without faces', pack(['7', { kind: 'described', described: { ...whole, analysis: {} } }])],
    ['a description without pictures', pack(['7', { kind: 'described', described: { ...whole, pictures: {} } }])],
  ])('that is %s is passed over', (_, bytes) => {
    expect(unpackAnswer(bytes)).toBeUndefined();
  });
});

describe('what a worker says of itself', () => {
  const presence = { id: 'w', ready: true, capacity: 2, paceMs: 12.5, device: 'cuda', precision: 'int8' };

  it('is read', () => {
    expect(readPresence(JSON.stringify(presence))).toEqual(presence);
    for (const device of ['cpu', 'webgpu', 'directml', 'coreml']) {
      expect(readPresence(JSON.stringify({ ...presence, device, precision: 'float' }))).toMatchObject({ device });
    }
  });

  it.each([
    ['no JSON', '{'],
    ['no place', JSON.stringify({ ...presence, capacity: 0 })],
    ['another device', JSON.stringify({ ...presence, device: 'tpu' })],
    ['another precision', JSON.stringify({ ...presence, precision: 'int4' })],
    ['no id', JSON.stringify({ ...presence, id: undefined })],
    ['no readiness', JSON.stringify({ ...presence, ready: 'yes' })],
    ['no pace', JSON.stringify({ ...presence, paceMs: null })],
  ])('is passed over with %s', (_, text) => {
    expect(readPresence(text)).toBeUndefined();
  });
});
