import { z } from 'zod';
import { WATCH_MODES } from '../config.ts';

const id = z.string().min(1);
/** Truth values are integers in the database, as SQLite knows no others. */
const flag = z.literal([0, 1]);

/**
 * What is kept: ids and choices, by table. `null` means: whatever applies one level up. The one list of tables and
 * columns: types, what is read from disk, and the check of the schema all go by it.
 */
export const TABLES = {
  servers: z.object({
    id,
    watch: z.enum(WATCH_MODES).nullable(),
    /** 1: replies to commands are private unless asked otherwise. */
    private: flag.nullable(),
  }),
  channels: z.object({
    id,
    server_id: id,
    watch: z.enum(WATCH_MODES).nullable(),
    private: flag.nullable(),
    /** 1: the first reply here has named /watch and /privacy. */
    introduced: flag,
  }),
  /** People whose pictures must not be downloaded. */
  opted_out: z.object({ person_id: id }),
} satisfies Record<string, z.ZodObject>;

export type Schema = { [Table in keyof typeof TABLES]: z.output<(typeof TABLES)[Table]> };
