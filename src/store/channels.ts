import type { Kysely } from 'kysely';
import { type Choice, type ServerChoice, toChoice, toRow, toServerRow } from './choices.ts';
import type { Schema } from './schema.ts';

/** All that is kept of a channel. */
export interface Channel extends Choice {
  readonly serverId: string;
  /** A reply here has introduced the bot. */
  readonly introduced: boolean;
  /** The message up to which every post is finished. */
  readonly finishedUntil: string | undefined;
}

export function toChannel(row: Schema['channels']): Channel {
  return {
    ...toChoice(row),
    serverId: row.server_id,
    introduced: row.introduced === 1,
    finishedUntil: row.finished_until ?? undefined,
  };
}

/** Makes a channel's row say this; undefined takes it away. */
export function putChannel(db: Kysely<Schema>, id: string, channel: Channel | undefined): Promise<unknown> {
  if (channel === undefined) return db.deleteFrom('channels').where('id', '=', id).execute();
  const row = {
    ...toRow(channel),
    server_id: channel.serverId,
    introduced: channel.introduced ? 1 : 0,
    finished_until: channel.finishedUntil ?? null,
  } as const;
  return db
    .insertInto('channels')
    .values({ id, ...row })
    .onConflict((conflict) => conflict.column('id').doUpdateSet(row))
    .execute();
}

/** Makes a server's row say this; undefined takes it away. */
export function putServer(db: Kysely<Schema>, id: string, choice: ServerChoice | undefined): Promise<unknown> {
  if (choice === undefined) return db.deleteFrom('servers').where('id', '=', id).execute();
  const row = toServerRow(choice);
  return db
    .insertInto('servers')
    .values({ id, ...row })
    .onConflict((conflict) => conflict.column('id').doUpdateSet(row))
    .execute();
}
