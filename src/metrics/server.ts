import { once } from 'node:events';
import { createServer, type ServerResponse } from 'node:http';
import { UserError } from '../user-error.ts';
import { PrometheusMeter } from './prometheus.ts';

/** Why it does not serve now, in a few words; undefined when it does. */
export type Check = () => string | undefined | Promise<string | undefined>;

export interface MetricsServerOptions {
  readonly port: number;
  /** The address to listen on. */
  readonly host: string;
  /** What must be well for `/readyz`, by name. */
  readonly checks: Readonly<Record<string, Check>>;
  /** How long a check may take, in ms. Default 2 s. */
  readonly patienceMs?: number;
}

export interface MetricsServer {
  readonly meter: PrometheusMeter;
  /** The one that was asked for, or that the system chose where 0 was. */
  readonly port: number;
  close(): Promise<void>;
}

const PATIENCE_MS = 2000;

/**
 * Serves `/metrics` in Prometheus's format; `/livez`, which answers as long as the event loop turns; and `/readyz`, 200
 * where all checks are well and 503 with what is not.
 * @throws {UserError} `metrics/port` where it cannot listen
 */
export async function openMetricsServer({
  port,
  host,
  checks,
  patienceMs = PATIENCE_MS,
}: MetricsServerOptions): Promise<MetricsServer> {
  const meter = new PrometheusMeter();
  const answers: Readonly<Record<string, (response: ServerResponse) => Promise<void>>> = {
    '/metrics': async (response) => {
      const text = await meter.text();
      response.writeHead(200, { 'content-type': meter.registry.contentType }).end(text);
    },
    '/livez': async (response) => void response.writeHead(200, PLAIN).end('ok\n'),
    '/readyz': async (response) => {
      const problems = await findProblems(checks, patienceMs);
      response.writeHead(problems.length === 0 ? 200 : 503, PLAIN).end(`${problems.join('\n') || 'ok'}\n`);
    },
  };
  const server = createServer((request, response) => {
    const path = request.url?.split('?')[0] ?? '';
    const answer = Object.hasOwn(answers, path) ? answers[path] : undefined;
    if (request.method !== 'GET' && request.method !== 'HEAD') response.writeHead(405).end();
    else if (answer === undefined) response.writeHead(404, PLAIN).end('/metrics, /livez, /readyz\n');
    else answer(response).catch((error: unknown) => response.destroy(error instanceof Error ? error : undefined));
  });
  try {
    server.listen(port, host);
    await once(server, 'listening');
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    const text = `Metrics cannot be served on ${host} port ${port}: ${why}. METRICS_PORT and METRICS_HOST name another place.`;
    throw new UserError('metrics/port', text, { cause: error });
  }
  const address = server.address();
  return {
    meter,
    port: typeof address === 'object' && address !== null ? address.port : port,
    async close() {
      const closed = once(server, 'close');
      server.close();
      server.closeAllConnections();
      await closed;
    },
  };
}

const PLAIN = { 'content-type': 'text/plain; charset=utf-8' };

/** What is not well, a line each. */
async function findProblems(checks: MetricsServerOptions['checks'], patienceMs: number): Promise<string[]> {
  const found = await Promise.all(
    Object.entries(checks).map(async ([name, check]) => {
      const problem = await withinPatience(check, patienceMs);
      return problem === undefined ? [] : [`${name}: ${problem}`];
    }),
  );
  return found.flat();
}

async function withinPatience(check: Check, patienceMs: number): Promise<string | undefined> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<string>((resolve) => {
    timer = setTimeout(() => resolve(`no answer within ${patienceMs / 1000} s`), patienceMs);
  });
  try {
    return await Promise.race([check(), late]);
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  } finally {
    clearTimeout(timer);
  }
}
