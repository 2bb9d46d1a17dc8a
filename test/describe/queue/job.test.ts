import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import {
  type JobData,
  jobSchema,
  PRIORITIES,
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

describe('an address', () => {
  it('of ours is sent by its name alone, and found on the machine that it comes to', () => {
    const path = fileURLToPath(new URL('../../../models/samples/bald-man.png', import.meta.url));
    const at = packAddress({ kind: 'file', path });
    expect(at).toEqual({ sample: 'bald-man.png' });
    expect(unpackAddress(at ?? { url: '' })).toEqual({ kind: 'file', path });
  });

  it('of this machine alone, or bytes, cannot be sent', () => {
    expect(packAddress({ kind: 'file', path: '/home/ana/me.png' })).toBeUndefined();
    expect(packAddress({ kind: 'bytes', bytes: new Uint8Array(1) })).toBeUndefined();
  });

  it('of up to 4,096 characters is sent as it is, and a longer one refused: Discord has none', () => {
    const longest = 'x'.repeat(4096);
    expect(packAddress({ kind: 'url', url: longest })).toEqual({ url: longest });
    expect(() => packAddress({ kind: 'url', url: `${longest}x` })).toThrow(
      expect.objectContaining({ code: 'download/not-allowed' }),
    );
  });
});

describe('what does not come from one of us', () => {
  const { wanted } = job(url);
  const { card } = wanted;
  const whole = job(url);

  it.each([
    ['another version', { ...whole, v: 2 }],
    ['a path for a sample', { ...whole, at: { sample: '../../etc/passwd' } }],
    ['a sample in a folder', { ...whole, at: { sample: 'a/b.png' } }],
    ['more behind a sample', { ...whole, at: { sample: 'a.png/..' } }],
    ['no address', { ...whole, at: {} }],
    ['no such attribute', { ...whole, wanted: { ...wanted, card: { ...card, hidden: [40] } } }],
    ['a number below the first attribute', { ...whole, wanted: { ...wanted, why: { attribute: -1 } } }],
    ['no such language', { ...whole, wanted: { ...wanted, card: { ...card, language: 'tlh' } } }],
    ['a number for a language', { ...whole, wanted: { ...wanted, card: { ...card, language: 7 } } }],
    ['half a face more', { ...whole, wanted: { ...wanted, maxFaces: 1.5 } }],
    ['another time to annotate', { ...whole, wanted: { ...wanted, annotate: 'sometimes' } }],
    ['another kind of portraits', { ...whole, wanted: { ...wanted, portraits: { on: 'stamps' } } }],
    ['half a death', { ...whole, deaths: 0.5 }],
    ['nobody who waits', { ...whole, replyTo: undefined }],
  ])('is refused: %s', (_, data) => {
    expect(jobSchema.safeParse(data).success).toBe(false);
  });

  it('is taken with everything that is asked for', () => {
    expect(jobSchema.safeParse(whole).success).toBe(true);
    const shown = { ...wanted, annotate: 'never', crops: 'never', portraits: { on: 'sheet' }, why: { attribute: 39 } };
    expect(jobSchema.safeParse({ ...whole, wanted: shown }).success).toBe(true);
    expect(jobSchema.safeParse({ ...whole, at: { sample: 'bald-man.png' } }).success).toBe(true);
  });
});

it('who waits for an answer comes before who was mentioned, and those before who is watched', () => {
  expect(PRIORITIES.interaction).toBeLessThan(PRIORITIES.mention);
  expect(PRIORITIES.mention).toBeLessThan(PRIORITIES.watched);
});

it('nothing is asked for where nothing was wanted', () => {
  expect(packWanted({})).toEqual({});
  expect(unpackWanted({})).toEqual({});
});
