import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { OtherProgram } from '../store/stores.ts';
import { StubAnalyser } from './stub-analyser.ts';
import { picture, temporaryFolder, World } from './world.ts';

async function portOf(world: World): Promise<number> {
  return Number((await world.log.next('metrics are served')).port);
}

async function get(port: number, path: string) {
  const response = await fetch(`http://127.0.0.1:${port}${path}`);
  return { status: response.status, text: await response.text() };
}

describe('a bot with METRICS_PORT', () => {
  it('tells what it saw, described and refused, and names nobody', async () => {
    const world = await World.open({
      settings: { METRICS_PORT: '0' },
      analyser: new StubAnalyser(),
      discord: { heartbeatIntervalMs: 500 },
    });
    const port = await portOf(world);
    await world.replyTo(await world.ben.post(world.channel, { files: [picture(), picture('two.png')] }));
    const broken = { name: 'broken.png', data: Buffer.from('no picture at all') };
    const used = await world.mod.run(world.channel, 'classify', { image: broken, private: true });
    await used.reply();
    await expect.poll(async () => (await get(port, '/metrics')).text).toMatch(/^facets_shard_ping_seconds/m);
    const { text } = await get(port, '/metrics');
    const lines = text.split('\n');
    for (const line of [
      'facets_posts_seen_total{reason="watched"} 1',
      'facets_pictures_described_total 2',
      'facets_faces_total 2',
      'facets_pictures_refused_total{code="image/not-an-image"} 1',
      'facets_requests_refused_total{code="image/not-an-image"} 1',
      'facets_stage_seconds_count{stage="attributes"} 2',
      'facets_replies_total{outcome="sent"} 1',
      'facets_shard_ready{shard="0"} 1',
      'facets_servers 1',
      'facets_requests_in_work 0',
      'facets_pictures_waiting 0',
      'facets_outbox_waiting 0',
    ]) {
      expect(lines).toContain(line);
    }
    expect(text).toMatch(/^facets_interactions_total\{ack="\w+"\} 1$/m);
    expect(text).toMatch(/^facets_discord_responses_total\{status="200"\} \d+$/m);
    expect(text).toMatch(/^facets_describer_info\{device="cpu",model="stub 1",version="[\d.]+"\} 1$/m);
    for (const { id } of [world.ben, world.mod, world.server, world.channel]) expect(text).not.toContain(id);
  });

  it('is ready once it is logged in, and not while its shard is away', async () => {
    const world = await World.open({
      settings: { METRICS_PORT: '0' },
      analyser: new StubAnalyser(),
      withoutBot: true,
    });
    const open = world.discord.faults.refuseConnections({ to: 'gateway' });
    const starting = world.startBot();
    const port = await portOf(world);
    await expect.poll(async () => (await get(port, '/readyz')).text).toContain('discord: not logged in yet');
    expect((await get(port, '/livez')).status).toBe(200);
    open();
    await starting;
    expect(await get(port, '/readyz')).toEqual({ status: 200, text: 'ok\n' });

    world.discord.faults.refuseConnections({ to: 'gateway' });
    await expect
      .poll(() => get(port, '/readyz'))
      .toEqual({
        status: 503,
        text: 'discord: shards 0 are not connected\n',
      });
    expect((await get(port, '/metrics')).text).toContain('facets_shard_ready{shard="0"} 0');
  });

  it('says when settings cannot be saved', async () => {
    const folder = await temporaryFolder();
    const settings = { METRICS_PORT: '0', DATA_DIR: folder };
    const world = await World.open({ settings, analyser: new StubAnalyser() });
    const port = await portOf(world);
    const browser = new OtherProgram('lock-holder.ts', join(folder, 'facets.sqlite'));
    await browser.printed(1);
    const used = await world.ana.run(world.channel, 'privacy opt-out');
    await used.reply();
    expect(await get(port, '/readyz')).toEqual({ status: 503, text: 'database: settings cannot be saved\n' });
    expect((await get(port, '/metrics')).text).toMatch(/^facets_store_waiting [1-9]/m);
  });
});

describe('a bot without METRICS_PORT', () => {
  it('opens no port and loads nothing for it', async () => {
    const world = await World.open({ analyser: new StubAnalyser() });
    expect(world.log.with('metrics are served')).toEqual([]);
  });
});
