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
});

/** What was measured of one attribute on CelebA's val pictures. */
export interface AttributeFacts {
  /** Share of pictures for which the network's yes or no, at 50 %, is the annotators'. 0..1 */
  readonly accuracy: number;
  /** Share of pictures that have the attribute. 0..1 */
  readonly baseRate: number;
}

export interface MeasuredFacts {
  /** Scores in between are uncertain: for them the annotators did not agree in two of three pictures. 0..1 */
  readonly uncertain: readonly [from: number, to: number];
  readonly attributes: Readonly<Record<AttributeName, AttributeFacts>>;
}

let read: MeasuredFacts | undefined;

/** The measurements that come with the network, from attributes.json; read once. */
export function measuredFacts(): MeasuredFacts {
  const path = join(PACKAGE_ROOT, 'models', 'attributes.json');
  read ??= schema.parse(JSON.parse(readFileSync(path, 'utf8'))).metrics;
  return read;
}
