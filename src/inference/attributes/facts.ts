import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { PACKAGE_ROOT } from '../../package-root.ts';
import { ATTRIBUTE_NAMES, type AttributeName } from './names.ts';

const share = z.number().min(0).max(1);
const attribute = z.object({ accuracy: share, baseRate: share });

const schema = z.object({
  metrics: z.object({
    uncertain: z.tuple([share, share]),
    attributes: z.record(z.enum(ATTRIBUTE_NAMES), attribute),
  }),
  children: z.object({
    usual: z.record(z.enum(ATTRIBUTE_NAMES), z.number()),
    weights: z.record(z.enum(ATTRIBUTE_NAMES), z.number()),
    offset: z.number(),
  }),
});

/** What was measured of one attribute on CelebA's val pictures. */
export interface AttributeFacts {
  /** Share of pictures for which the network's yes or no, at 50 %, is the annotators'. 0..1 */
  readonly accuracy: number;
  /** Share of pictures that have the attribute. 0..1 */
  readonly baseRate: number;
}

/** A linear classifier of logits: a child where `offset` and all weights times what is unusual add up to over 0. */
export interface ChildFacts {
  /** Mean logits of the faces that it was fitted on. */
  readonly usual: Readonly<Record<AttributeName, number>>;
  readonly weights: Readonly<Record<AttributeName, number>>;
  readonly offset: number;
}

export interface MeasuredFacts {
  /** Scores in between are uncertain: for them the annotators did not agree in two of three pictures. 0..1 */
  readonly uncertain: readonly [from: number, to: number];
  readonly attributes: Readonly<Record<AttributeName, AttributeFacts>>;
  readonly children: ChildFacts;
}

let read: MeasuredFacts | undefined;

/** The measurements that come with the network, from attributes.json; read once. */
export function measuredFacts(): MeasuredFacts {
  read ??= parseFacts(readFileSync(join(PACKAGE_ROOT, 'models', 'attributes.json'), 'utf8'));
  return read;
}

/** What a network's description says of it, beside much else. @throws {ZodError | SyntaxError} when it does not */
export function parseFacts(description: string): MeasuredFacts {
  const { metrics, children } = schema.parse(JSON.parse(description));
  return { ...metrics, children };
}
