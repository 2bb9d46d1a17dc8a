import { NO_REDIS, RedisServer } from '../../test/redis-server.ts';
import { hasPostgres, PostgresServer } from '../../test/servers/postgres.ts';
import { Cable } from './cable.ts';

/** Why nothing that needs several machines can run here; undefined where it can. */
export const NO_BACKEND = hasPostgres ? NO_REDIS : 'needs PostgreSQL: apt-get install postgresql';

/** What several gateways and workers have in common: a Redis and a PostgreSQL server, each its own for one drill. */
export class Backend {
  readonly redis: RedisServer;
  readonly postgres: PostgresServer;
  /** Between the gateways and Redis. */
  readonly cable: Cable;
  readonly databaseUrl: string;

  private constructor(redis: RedisServer, postgres: PostgresServer, cable: Cable, databaseUrl: string) {
    this.redis = redis;
    this.postgres = postgres;
    this.cable = cable;
    this.databaseUrl = databaseUrl;
  }

  static async open(): Promise<Backend> {
    const [redis, postgres] = await Promise.all([RedisServer.start(), PostgresServer.start()]);
    return new Backend(redis, postgres, await Cable.to(redis.port), await postgres.createDatabase());
  }

  /** What a gateway is told. */
  get ofGateways(): Readonly<Record<string, string>> {
    const url = new URL(this.redis.url);
    url.port = String(this.cable.port);
    return { REDIS_URL: url.href, DATABASE_URL: this.databaseUrl };
  }

  /** What a worker is told. */
  get ofWorkers(): Readonly<Record<string, string>> {
    return { REDIS_URL: this.redis.url, DATABASE_URL: this.databaseUrl };
  }

  async close(): Promise<void> {
    await this.cable.close();
    await Promise.all([this.redis.close(), this.postgres.close()]);
  }
}
