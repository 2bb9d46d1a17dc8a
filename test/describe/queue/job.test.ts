import { describe, expect, it } from 'vitest';
import {
  type JobData,
  jobSchema,
  packAddress,
  packWanted,
  unpackAddress,
  unpackWanted,
} from '../../../src/describe/queue/job.ts';
import { ATTRIBUTE_NAMES } from '../../../src/inference/attributes/names.ts';

/** As long as addresses of attachments become. */
const url = `https://cdn.discordapp.com/attachments/${'1'.repeat(19)}/${'2'.repeat(19)}/${'a'.repeat(100)}.png?ex=${'f'.repeat(8)}&is=${'f'.repeat(8)}&hm=${'e'.repeat(64)}`;

const everything = {
  maxFaces: 25,
  aligned: false,
  annotate: 'always',
  crops: 'several',
  maxCrops: 12,
  card: {
    language: 'pt-BR',
    threshold: 0.55,
    hidden: ATTRIBUTE_NAMES.slice(1),
    showFaces: 'always',
    face: { x: 1234.5, y: 678.25 },
  },
  why: { attribute: 'Eyeglasses', face: { x: 1234.5, y: 678.25 }, language: 'pt-BR' },
  portraits: { on: 'comparison' },
} as const;

function job(address: string): JobData {
  return {
    v: 1,
    at: packAddress({ kind: 'url', url: address }) ?? { url: '' },
    wanted: packWanted({ ...everything, card: { ...everything.card, hidden: [...everything.card.hidden] } }),
    poster: '3'.repeat(19),
    expiresAt: Date.now(),
    replyTo: crypto.randomUUID(),
    begunBy: crypto.randomUUID(),
    deaths: 1,
  };
}

describe('a picture that waits in the queue', () => {
  it('takes less than a kilobyte, whatever is wanted of it, and comes out as it went in', () => {
    const text = JSON.stringify(job(url));
    expect(text.length).toBeLessThan(1024);
    const { at, wanted } = jobSchema.parse(JSON.parse(text));
    expect(unpackAddress(at)).toEqual({ kind: 'url', url });
    expect(unpackWanted(wanted)).toEqual(everything);
  });

  it('has an address that may be one of Discord, not one without end', () => {
    expect(() => job(`https://media.discordapp.net/${'x'.repeat(10_000)}`)).toThrow(
      expect.objectContaining({ code: 'download/not-allowed' }),
    );
  });
});
