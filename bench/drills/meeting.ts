import type { Meeting } from '../../src/describe/queue/names.ts';

const queue = process.env.DRILL_QUEUE;

/** Where those meet that have the networks of DRILL_QUEUE; undefined for those of this checkout. */
export const meeting: Meeting | undefined = queue === undefined ? undefined : { queue, model: queue };
