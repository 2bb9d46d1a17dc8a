import { z } from 'zod';
import { WATCH_MODES } from '../config.ts';
import { ATTRIBUTE_NAMES } from '../inference/attributes/names.ts';

const id = z.string().min(1);
/** Truth values are integers in the database, as SQLite knows no others. */
const flag = z.literal([0, 1]);
const attributeName = z.enum(ATTRIBUTE_NAMES);

/** How much room a reply takes. */
export const REPLY_SIZES = ['compact', 'full'] as const;

/** What /watch sets for a server or a channel. */
const place = {
  watch: z.enum(WATCH_MODES).nullable(),
  /** 1: replies to commands are private unless asked otherwise. */
  private: flag.nullable(),
  /** 1: where posts are watched, pictures behind links are described too. */
  links: flag.nullable(),
  stickers: flag.nullable(),
  /** 1: a reaction marks watched pictures that could not be described. */
  sign: flag.nullable(),
};

const someId = z.object({ id });

/**
 * What is kept: ids, choices and counts, by table. `null` means: whatever applies one level up. The one list of tables
 * and columns: types, what is read from disk, and the check of the schema all go by it.
 */
export const TABLES = {
  servers: z.object({
    id,
    ...place,
    /** CelebA's names separated by commas; empty: none is hidden. */
    hidden_attributes: z.string().refine(areAttributeNames).nullable(),
    threshold: z.number().min(0).max(1).nullable(),
    card: flag.nullable(),
    size: z.enum(REPLY_SIZES).nullable(),
    opinions: flag.nullable(),
    /** As Discord writes locales: `de`, `pt-BR`. */
    language: z.string().min(2).nullable(),
  }),
  channels: z.object({
    id,
    server_id: id,
    ...place,
    /** 1: the first reply here has named /watch and /privacy. */
    introduced: flag,
    /** The message up to which every post is finished, while the channel is watched. */
    finished_until: z.string().regex(/^\d+$/).nullable(),
  }),
  /** People whose pictures must not be downloaded. */
  opted_out: someId,
  /** People whose avatar others may have described. */
  avatar_opt_ins: someId,
  /** What the operator turned away. */
  blocked_servers: someId,
  blocked_people: someId,
  /** How often people called an attribute's verdict wrong. Whose face it was, and who said so, is not kept. */
  wrong_marks: z.object({ attribute: attributeName, count: z.number().int().min(0) }),
} satisfies Record<string, z.ZodObject>;

export type Schema = { [Table in keyof typeof TABLES]: z.output<(typeof TABLES)[Table]> };

/** The column that tells a table's rows apart. */
export const ID_COLUMNS = {
  servers: 'id',
  channels: 'id',
  opted_out: 'id',
  avatar_opt_ins: 'id',
  blocked_servers: 'id',
  blocked_people: 'id',
  wrong_marks: 'attribute',
} as const satisfies Record<keyof Schema, string>;

function areAttributeNames(text: string): boolean {
  return text === '' || text.split(',').every((name) => attributeName.safeParse(name).success);
}
