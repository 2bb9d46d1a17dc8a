import { Redis } from 'ioredis';
import pg from 'pg';
import type { Backend } from '../drills/backend.ts';
import { familyOf, processorSeconds } from '../processes.ts';

/** What Redis and PostgreSQL have done so far, and hold now. */
export interface BackendLoad {
  readonly redis: {
    readonly commands: number;
    /** In and out. */
    readonly bytes: number;
    readonly processorSeconds: number;
    /** What it says it uses, in bytes. */
    readonly used: number;
  };
  readonly postgres: { readonly transactions: number; readonly processorSeconds: number };
}

export async function readBackendLoad(backend: Backend): Promise<BackendLoad> {
  const redis = new Redis(backend.redis.url);
  const client = new pg.Client(backend.databaseUrl);
  await client.connect();
  try {
    const info = await redis.info();
    const field = (name: string) => Number(new RegExp(`^${name}:(.*)$`, 'm').exec(info)?.[1]);
    const { rows } = await client.query<{ done: string }>(
      'SELECT xact_commit + xact_rollback AS done FROM pg_stat_database WHERE datname = current_database()',
    );
    return {
      redis: {
        commands: field('total_commands_processed'),
        bytes: field('total_net_input_bytes') + field('total_net_output_bytes'),
        processorSeconds: processorSeconds([backend.redis.pid]),
        used: field('used_memory'),
      },
      postgres: {
        transactions: Number(rows[0]?.done),
        processorSeconds: processorSeconds(familyOf(backend.postgres.pid)),
      },
    };
  } finally {
    redis.disconnect();
    await client.end();
  }
}
