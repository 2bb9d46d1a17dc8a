import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chownSync, existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import pg from 'pg';

const [bin] = findPrograms();

/** Whether PostgreSQL's programs are installed; Debian's package keeps them out of PATH. */
export const hasPostgres = bin !== undefined;

function findPrograms(): string[] {
  const folders = (process.env.PATH ?? '').split(':');
  const debian = process.platform === 'linux' ? debianFolders() : [];
  return [...debian, ...folders].filter((folder) =>
    ['initdb', 'postgres'].every((name) => existsSync(join(folder, name))),
  );
}

function debianFolders(): string[] {
  const root = '/usr/lib/postgresql';
  if (!existsSync(root)) return [];
  return execFileSync('ls', [root], { encoding: 'utf8' })
    .trim()
    .split('\n')
    .map((version) => join(root, version, 'bin'));
}

/** PostgreSQL refuses to run as root. */
function owner(): { readonly uid: number; readonly gid: number } | undefined {
  if (process.getuid?.() !== 0) return undefined;
  const id = (flag: string) => Number(execFileSync('id', [flag, 'nobody'], { encoding: 'utf8' }));
  return { uid: id('-u'), gid: id('-g') };
}

export async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  await once(server, 'close');
  if (typeof address !== 'object' || address === null) throw new Error('expected a port');
  return address.port;
}

const PASSWORD = 'a secret';

/** A PostgreSQL server of its own, in a temporary folder and on a free port. */
export class PostgresServer {
  readonly #folder: string;
  readonly #port: number;
  readonly #password: string;
  readonly #owner = owner();
  #process: ChildProcess | undefined;
  #databases = 0;

  private constructor(folder: string, port: number, password: string) {
    this.#folder = folder;
    this.#port = port;
    this.#password = password;
  }

  /** @param options its user's password */
  static async start({ password = PASSWORD } = {}): Promise<PostgresServer> {
    const folder = mkdtempSync(join(tmpdir(), 'facets-postgres-'));
    const server = new PostgresServer(folder, await freePort(), password);
    server.#initialise();
    await server.restart();
    return server;
  }

  /** Of the process that has all others for its children. */
  get pid(): number {
    return this.#process?.pid ?? 0;
  }

  /** Of a database that is there, or of one that is not. */
  url(database = 'postgres', { user = 'facets', password = this.#password } = {}): string {
    return `postgres://${user}:${encodeURIComponent(password)}@127.0.0.1:${this.#port}/${database}`;
  }

  /** The address of a new database. */
  async createDatabase(): Promise<string> {
    this.#databases += 1;
    const name = `facets${this.#databases}`;
    await this.query(`CREATE DATABASE ${name}`);
    return this.url(name);
  }

  async query(sql: string, url = this.url()): Promise<void> {
    const client = new pg.Client(url);
    // A server that is starting or stopping ends connections; who asks is told by the call.
    client.on('error', () => undefined);
    await client.connect();
    try {
      await client.query(sql);
    } finally {
      await client.end();
    }
  }

  /** Starts it, again after `stop`; resolves when it takes connections. */
  async restart(): Promise<void> {
    this.#process = spawn(
      join(bin ?? '', 'postgres'),
      [
        ...['-D', join(this.#folder, 'data'), '-p', String(this.#port)],
        // What a test writes need not outlive a power cut.
        ...['fsync=off', 'listen_addresses=127.0.0.1', 'unix_socket_directories='].flatMap((setting) => [
          '-c',
          setting,
        ]),
      ],
      { stdio: 'ignore', ...this.#owner },
    );
    for (;;) {
      try {
        return await this.query('SELECT 1');
      } catch (error) {
        if (this.#process.exitCode !== null) throw error;
        await delay(50);
      }
    }
  }

  /** At once, as at a reboot: connections are cut. */
  async stop(): Promise<void> {
    const child = this.#process;
    if (!child || child.exitCode !== null || child.signalCode !== null) return;
    const exited = once(child, 'exit');
    child.kill('SIGINT');
    await exited;
  }

  async close(): Promise<void> {
    await this.stop();
    rmSync(this.#folder, { recursive: true, force: true });
  }

  #initialise(): void {
    const password = join(this.#folder, 'password');
    writeFileSync(password, this.#password);
    if (this.#owner) for (const path of [this.#folder, password]) chownSync(path, this.#owner.uid, this.#owner.gid);
    execFileSync(
      join(bin ?? '', 'initdb'),
      [
        ...['-D', join(this.#folder, 'data'), '-U', 'facets', `--pwfile=${password}`],
        ...['--auth=scram-sha-256', '--no-sync', '--encoding=UTF8', '--locale=C'],
      ],
      { stdio: 'pipe', ...this.#owner },
    );
  }
}
