import { pack, unpack } from 'msgpackr';
import { z } from 'zod';
import type { Device, Precision } from '../../inference/analysis.ts';
import { type PackedError, packError } from '../child/errors.ts';
import type { PackedDescribed } from '../child/packed-described.ts';

/** What a worker has to say of one picture. */
export type Answer =
  | { readonly kind: 'described'; readonly described: PackedDescribed }
  | { readonly kind: 'rejected'; readonly error: PackedError }
  /** It waited too long to be begun. */
  | { readonly kind: 'expired' };

/** The largest answer, in bytes; one with more goes without its pictures. */
const MOST_BYTES = 8 * 1024 * 1024;

/** An answer as it is published, once: it is kept nowhere. */
export function packAnswer(id: string, answer: Answer): Buffer {
  const packed = pack([id, answer]);
  if (packed.byteLength <= MOST_BYTES || answer.kind !== 'described') return packed;
  const failure = packError(new Error(`Expected pictures of at most ${MOST_BYTES} bytes, got ${packed.byteLength}.`));
  return pack([id, { kind: 'described', described: { ...answer.described, pictures: { crops: [], failure } } }]);
}

const envelope = z.tuple([
  z.string(),
  z.discriminatedUnion('kind', [
    z.object({ kind: z.literal('described'), described: z.custom<PackedDescribed>((value) => isDescribed(value)) }),
    z.object({
      kind: z.literal('rejected'),
      error: z.custom<PackedError>((value) => z.object({ message: z.string() }).safeParse(value).success),
    }),
    z.object({ kind: z.literal('expired') }),
  ]),
]);

const described = z.object({
  analysis: z.object({ faces: z.array(z.unknown()), unread: z.array(z.unknown()), device: z.string() }),
  pictures: z.object({ crops: z.array(z.unknown()) }),
});

function isDescribed(value: unknown): boolean {
  return described.safeParse(value).success;
}

/** Undefined for what is no answer. */
export function unpackAnswer(bytes: Buffer): readonly [id: string, answer: Answer] | undefined {
  return parsed(envelope, () => unpack(bytes));
}

/** How a worker is, as it says every second. */
export interface Presence {
  readonly id: string;
  /** Whether it takes pictures. */
  readonly ready: boolean;
  /** Pictures that it has at the same time. */
  readonly capacity: number;
  /** How long each of them keeps a place, in ms, lately. */
  readonly paceMs: number;
  readonly device: Device;
  readonly precision: Precision;
}

const presenceSchema = z.object({
  id: z.string(),
  ready: z.boolean(),
  capacity: z.int().min(1),
  paceMs: z.number(),
  device: z.enum(['cpu', 'cuda', 'webgpu', 'directml', 'coreml']),
  precision: z.enum(['float', 'int8']),
});

/** Undefined for what is none. */
export function readPresence(text: string): Presence | undefined {
  return parsed(presenceSchema, () => JSON.parse(text));
}

function parsed<Value>(schema: z.ZodType<Value>, read: () => unknown): Value | undefined {
  try {
    return schema.safeParse(read()).data;
  } catch {
    // Neither our format nor any: somebody else's words on our channel are passed over.
    return undefined;
  }
}
