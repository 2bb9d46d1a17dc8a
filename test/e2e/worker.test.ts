import { describe, expect, it } from 'vitest';
import { Gateways, keepPostgres, NO_SERVERS } from './gateways.ts';
import { run } from './program.ts';
import { picture } from './world.ts';

const suite = `a bot and a worker, each a process${NO_SERVERS === undefined ? '' : `: ${NO_SERVERS}`}`;

async function get(port: number, path: string) {
  const response = await fetch(`http://127.0.0.1:${port}${path}`);
  return { status: response.status, text: await response.text() };
}

/** Starts an entry with a port of its own for its metrics. */
async function start(file: string, environment: Record<string, string>) {
  const program = run(file, { ...environment, METRICS_PORT: '0' });
  const portOf = () => /"port":(\d+).*metrics are served/.exec(program.output.stdout)?.[1];
  await expect.poll(portOf, { timeout: 60_000 }).toBeDefined();
  const port = Number(portOf());
  return { ...program, get: (path: string) => get(port, path) };
}

const READY = { status: 200, text: 'ok\n' };

describe.skipIf(NO_SERVERS !== undefined)(suite, () => {
  if (NO_SERVERS === undefined) keepPostgres();

  it('are ready while all that they need is there, and count what each of them does', async () => {
    const gateways = await Gateways.open();
    const environment = gateways.environment('0-1');
    const patient = { timeout: 60_000 };
    const [bot, worker] = await Promise.all([start('src/main.ts', environment), start('src/worker.ts', environment)]);
    for (const program of [bot, worker]) await expect.poll(() => program.get('/readyz'), patient).toEqual(READY);
    const [place] = gateways.places;
    await gateways.replyTo(await gateways.ana.post(place.channel, { files: [picture()] }), place);

    const { text: ofWorker } = await worker.get('/metrics');
    expect(ofWorker).toContain('facets_worker_answers_total{kind="described"} 1\n');
    expect(ofWorker).toMatch(
      /^facets_describer_info\{device="cpu",model="facets-attributes [^"]+",version="[^"]+"\} 1$/m,
    );
    await expect
      .poll(async () => (await worker.get('/metrics')).text)
      .toMatch(/^facets_batch_size_count\{network="[\w-]+"\} [1-9]/m);
    expect((await worker.get('/metrics')).text).toMatch(/^facets_memory_budget_bytes\{of="decoders"\} \d+$/m);

    for (const line of [
      'facets_pictures_described_total 1',
      'facets_stage_seconds_count{stage="download"} 1',
      'facets_stage_seconds_count{stage="attributes"} 1',
      'facets_queue_connected 1',
      'facets_workers_ready 1',
      'facets_shard_ready{shard="1"} 1',
    ]) {
      await expect.poll(async () => (await bot.get('/metrics')).text.split('\n')).toContain(line);
    }

    const lineOf = async (program: typeof bot, name: string) =>
      (await program.get('/metrics')).text.split('\n').find((line) => line.startsWith(name));
    await expect.poll(() => lineOf(worker, 'facets_worker_pictures')).toBe('facets_worker_pictures_in_work 0');
    await expect.poll(() => lineOf(bot, 'facets_queue_waiting')).toBe('facets_queue_waiting 0');

    await gateways.redis.kill();
    await expect.poll(() => worker.get('/readyz')).toEqual({ status: 503, text: 'worker: Redis is away\n' });
    await expect.poll(() => bot.get('/readyz')).toEqual({ status: 503, text: 'redis: not connected\n' });
    expect((await bot.get('/metrics')).text).toContain('facets_queue_connected 0\n');
    await gateways.redis.start();
    for (const program of [bot, worker]) await expect.poll(() => program.get('/readyz'), patient).toEqual(READY);
    await gateways.replyTo(await gateways.ana.post(place.channel, { files: [picture()] }), place);

    worker.child.kill('SIGTERM');
    expect(await worker.ended).toMatchObject({ code: 0, stderr: '' });
    await expect.poll(async () => (await bot.get('/metrics')).text).toContain('facets_workers_ready 0\n');
    bot.child.kill('SIGTERM');
    expect(await bot.ended).toMatchObject({ code: 0, stderr: '' });
  }, 240_000);
});
