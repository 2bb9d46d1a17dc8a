import { join, sep } from 'node:path';
import { z } from 'zod';
import { ATTRIBUTE_NAMES } from '../../inference/attributes/names.ts';
import { PACKAGE_ROOT } from '../../package-root.ts';
import { UserError } from '../../user-error.ts';
import { isLanguage, type Language } from '../../wording/language.ts';
import type { PictureAddress, Urgency, Wanted } from '../describer.ts';

/** Pictures that every machine has. */
export const SAMPLES = join(PACKAGE_ROOT, 'models', 'samples') + sep;

/** The lower, the sooner. */
export const PRIORITIES: Readonly<Record<Urgency, number>> = { interaction: 1, mention: 2, watched: 3 };

const place = z.object({ x: z.number(), y: z.number() });
const shown = z.enum(['always', 'several', 'never']);
const language = z.custom<Language>((value) => typeof value === 'string' && isLanguage(value));
const attribute = z
  .int()
  .min(0)
  .max(ATTRIBUTE_NAMES.length - 1);

/** What is wanted of a picture, as short as it can be: attributes are their numbers. */
const wantedSchema = z.object({
  maxFaces: z.int().exactOptional(),
  aligned: z.boolean().exactOptional(),
  annotate: shown.exactOptional(),
  crops: shown.exactOptional(),
  maxCrops: z.int().exactOptional(),
  card: z
    .object({
      language: language.exactOptional(),
      threshold: z.number(),
      hidden: z.array(attribute),
      showFaces: shown,
      face: place.exactOptional(),
    })
    .exactOptional(),
  why: z.object({ attribute, face: place.exactOptional(), language: language.exactOptional() }).exactOptional(),
  portraits: z.object({ on: z.enum(['sheet', 'comparison']) }).exactOptional(),
});

const addressSchema = z.union([
  z.object({ url: z.string() }),
  // One of ours, which every worker has.
  z.object({ sample: z.string().regex(/^[a-z-]+\.png$/) }),
]);

/** One picture to be described, as it waits in the queue: less than 1 KB, and nothing of the picture. */
export const jobSchema = z.object({
  v: z.literal(1),
  at: addressSchema,
  wanted: wantedSchema,
  /** Who posted it. */
  poster: z.string().exactOptional(),
  /** Not begun by then, it is not begun at all. Ms since 1970. */
  expiresAt: z.number(),
  /** The gateway that waits for it. */
  replyTo: z.string(),
  /** The worker that has it in work, or had it when it ended. */
  begunBy: z.string().exactOptional(),
  /** Workers that ended with nothing else in work. */
  deaths: z.int().exactOptional(),
});

export type JobData = z.infer<typeof jobSchema>;

/** No address of Discord's is longer, in characters; what waits in Redis stays small. */
const LONGEST_ADDRESS = 4096;

/**
 * Undefined for what cannot be described elsewhere: bytes and files of this machine.
 * @throws {UserError} `download/not-allowed` for an address that cannot be one of Discord's
 */
export function packAddress(address: PictureAddress): JobData['at'] | undefined {
  if (address.kind === 'url') {
    if (address.url.length > LONGEST_ADDRESS) {
      throw new UserError('download/not-allowed');
    }
    return { url: address.url };
  }
  if (address.kind !== 'file' || !address.path.startsWith(SAMPLES)) return undefined;
  return { sample: address.path.slice(SAMPLES.length) };
}

export function unpackAddress(at: JobData['at']): PictureAddress {
  return 'url' in at ? { kind: 'url', url: at.url } : { kind: 'file', path: SAMPLES + at.sample };
}

export function packWanted({ card, why, ...rest }: Wanted): JobData['wanted'] {
  return {
    ...rest,
    ...(card && { card: { ...card, hidden: card.hidden.map((name) => ATTRIBUTE_NAMES.indexOf(name)) } }),
    ...(why && { why: { ...why, attribute: ATTRIBUTE_NAMES.indexOf(why.attribute) } }),
  };
}

export function unpackWanted({ card, why, ...rest }: JobData['wanted']): Wanted {
  const explained = why && ATTRIBUTE_NAMES[why.attribute];
  return {
    ...rest,
    ...(card && { card: { ...card, hidden: card.hidden.flatMap((place) => ATTRIBUTE_NAMES[place] ?? []) } }),
    ...(why && explained && { why: { ...why, attribute: explained } }),
  };
}
