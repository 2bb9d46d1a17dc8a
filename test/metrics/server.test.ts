import { createServer } from 'node:net';
import { describe, expect, it, onTestFinished } from 'vitest';
import { type Check, openMetricsServer } from '../../src/metrics/server.ts';

async function open(checks: Record<string, Check> = {}, patienceMs?: number) {
  const server = await openMetricsServer({
    port: 0,
    host: '127.0.0.1',
    checks,
    ...(patienceMs !== undefined && { patienceMs }),
  });
  onTestFinished(() => server.close());
  const get = async (path: string, method = 'GET') => {
    const response = await fetch(`http://127.0.0.1:${server.port}${path}`, { method });
    return { status: response.status, text: await response.text(), type: response.headers.get('content-type') };
  };
  return { ...server, get };
}

describe('the server of metrics', () => {
  it('gives what was counted and measured, and what is read when it is asked', async () => {
    const { get, meter } = await open();
    meter.count('facets_posts_seen_total', { reason: 'asked' });
    meter.count('facets_faces_total', {}, 3);
    meter.observe('facets_stage_seconds', { stage: 'decode' }, 0.02);
    let waiting = 1;
    meter.watch('facets_pictures_waiting', () => [{ labels: {}, value: waiting }]);
    waiting = 7;
    const { status, text, type } = await get('/metrics');
    expect(status).toBe(200);
    expect(type).toContain('version=0.0.4');
    const lines = text.split('\n');
    expect(lines).toContain('facets_posts_seen_total{reason="asked"} 1');
    expect(lines).toContain('facets_faces_total 3');
    expect(lines).toContain('facets_stage_seconds_bucket{le="0.025",stage="decode"} 1');
    expect(lines).toContain('facets_stage_seconds_bucket{le="0.01",stage="decode"} 0');
    expect(lines).toContain('facets_pictures_waiting 7');
    expect(text).toMatch(/^nodejs_eventloop_lag_p99_seconds /m);
  });

  it('gives a gauge that nobody feeds no value, and one whose labels are gone none of the old', async () => {
    const { get, meter } = await open();
    meter.watch('facets_shard_ready', () => [{ labels: { shard: 3 }, value: 1 }]);
    expect((await get('/metrics')).text).toContain('facets_shard_ready{shard="3"} 1');
    meter.watch('facets_shard_ready', () => []);
    const { text } = await get('/metrics');
    expect(text).not.toMatch(/^facets_shard_ready\{/m);
    expect(text).not.toMatch(/^facets_store_waiting /m);
  });

  it('is alive while the loop turns, and ready only while every check is well', async () => {
    const checks: Record<string, Check> = { database: () => undefined, discord: async () => 'shard 1 is away' };
    const { get } = await open(checks);
    expect(await get('/livez')).toMatchObject({ status: 200, text: 'ok\n' });
    expect(await get('/readyz')).toMatchObject({ status: 503, text: 'discord: shard 1 is away\n' });
    checks.discord = () => undefined;
    expect(await get('/readyz')).toMatchObject({ status: 200, text: 'ok\n' });
    checks.redis = () => Promise.reject(new Error('connection refused'));
    expect(await get('/readyz')).toMatchObject({ status: 503, text: 'redis: connection refused\n' });
  });

  it('does not wait for a check that never answers', async () => {
    const { get } = await open({ redis: () => new Promise(() => undefined) }, 50);
    expect(await get('/readyz')).toMatchObject({ status: 503, text: 'redis: no answer within 0.05 s\n' });
  });

  it('has nothing else', async () => {
    const { get } = await open();
    expect((await get('/')).status).toBe(404);
    expect((await get('/metrics', 'POST')).status).toBe(405);
    expect((await get('/constructor')).status).toBe(404);
  });

  it('says in plain words that its port is taken', async () => {
    const other = createServer().listen(0, '127.0.0.1');
    onTestFinished(() => void other.close());
    await new Promise((resolve) => other.once('listening', resolve));
    const address = other.address();
    const port = typeof address === 'object' && address !== null ? address.port : 0;
    await expect(openMetricsServer({ port, host: '127.0.0.1', checks: {} })).rejects.toMatchObject({
      code: 'metrics/port',
      message: expect.stringMatching(/EADDRINUSE.* METRICS_PORT/),
    });
  });
});
