import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { z } from 'zod';
import { MODEL_FIELDS, readModelInfo } from '../../inference/model-files.ts';
import { PACKAGE_ROOT } from '../../package-root.ts';

/** Counted up when what the two sides say to each other changes: those who differ never meet. */
const PROTOCOL = 1;

const NETWORKS = ['attributes', 'faces', 'refiner'] as const;

/** Before every key of ours. */
export const PREFIX = 'facets';

/** Where gateways and workers that have the same networks meet. */
export interface Meeting {
  /** `describe-1a2b3c4d`: the queue. */
  readonly queue: string;
  /** Name and version of the attribute network. */
  readonly model: string;
}

/**
 * The queue is named after the networks, so that during an upgrade old gateways' pictures stay with old workers.
 * @throws {UserError} `model/missing` or `model/damaged`
 */
export async function meetingOfModels(directory: string = join(PACKAGE_ROOT, 'models')): Promise<Meeting> {
  const networks = await Promise.all(NETWORKS.map((name) => readModelInfo(directory, name, z.object(MODEL_FIELDS))));
  const hash = createHash('sha256').update([PROTOCOL, ...networks.map(({ sha256 }) => sha256)].join(' '));
  const [attributes] = networks;
  return {
    queue: `describe-${hash.digest('hex').slice(0, 8)}`,
    model: `${attributes?.name} ${attributes?.version}`,
  };
}

/** Answers to one gateway. */
export const answersTo = (gatewayId: string) => `${PREFIX}:results:${gatewayId}`;

/** Ids of pictures that nobody wants any more. */
export const withdrawals = ({ queue }: Meeting) => `${PREFIX}:${queue}:withdrawn`;

/** Workers saying how they are. */
export const presence = ({ queue }: Meeting) => `${PREFIX}:${queue}:presence`;

/** A set of the ids that one worker has in work: when it has ended, what it had at its end. */
export const inWorkOf = ({ queue }: Meeting, workerId: string) => `${PREFIX}:${queue}:in-work:${workerId}`;
