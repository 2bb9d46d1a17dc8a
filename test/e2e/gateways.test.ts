import { describe, expect, it } from 'vitest';
import { Gateways, keepPostgres, NO_SERVERS, type ShardPlace } from './gateways.ts';
import { run } from './program.ts';
import { picture, textOf } from './world.ts';

const neverAsked = () => {
  throw new Error('expected PostgreSQL and Redis');
};

const suite = `several gateways of one bot${NO_SERVERS === undefined ? '' : `: ${NO_SERVERS}`}`;

describe.skipIf(NO_SERVERS !== undefined)(suite, () => {
  const postgres = NO_SERVERS === undefined ? keepPostgres() : neverAsked;

  /** Has the bot describe another picture there: whatever was posted before has had its turn by then. */
  async function letThemCatchUp(gateways: Gateways, place: ShardPlace): Promise<void> {
    await gateways.replyTo(await gateways.ben.post(place.channel, { files: [picture()] }), place);
  }

  it('answer each the servers of their own shards, once', async () => {
    const gateways = await Gateways.open();
    await Promise.all([gateways.start('0'), gateways.start('1')]);
    const [first, second] = gateways.places;
    for (const place of [first, second]) {
      const post = await gateways.ana.post(place.channel, { files: [picture()] });
      await gateways.replyTo(post, place);
      await letThemCatchUp(gateways, place);
      expect(gateways.replies(post, place)).toHaveLength(1);
    }
  });

  it('log in one after the other, at the pace that Discord enforces for all of them', async () => {
    const gateways = await Gateways.open({ discord: { gateway: { maxConcurrency: 1, enforceMaxConcurrency: true } } });
    await Promise.all([gateways.start('0'), gateways.start('1')]);
    const refused = gateways.discord.happened.filter(
      (happening) => happening.type === 'gateway.sent' && JSON.stringify(happening.payload).startsWith('{"op":9'),
    );
    expect(refused).toEqual([]);
    expect(gateways.discord.connectedSessions).toBe(2);
  });

  it('forget no servers but those of their own shards that removed the bot meanwhile', async () => {
    const gateways = await Gateways.open();
    const gone = [0, 1].map((id) => gateways.discord.createServer({ shard: { id, of: 2 }, withBot: false }).id);
    const here = gateways.places.map(({ server }) => server.id);
    const { settings, ...store } = await gateways.store();
    for (const id of [...here, ...gone]) await settings.setServer(id, { watch: 'mentions' });
    await store.written();
    const known = () => [...here, ...gone].map((id) => settings.ofServer(id).watch);
    await gateways.start('0');
    await expect.poll(known).toEqual(['mentions', 'mentions', undefined, 'mentions']);
    await gateways.start('1');
    await expect.poll(known).toEqual(['mentions', 'mentions', undefined, undefined]);
  });

  it('register the commands from the one with the first shard alone', async () => {
    const gateways = await Gateways.open();
    await gateways.start('1');
    expect(gateways.requests('GET', /\/commands/)).toEqual([]);
    await gateways.start('0');
    expect(gateways.requests('PUT', /\/commands$/)).toHaveLength(1);
    expect(gateways.discord.commands().length).toBeGreaterThan(5);
  });

  it('hold to what somebody says in a direct message to another one of them, also for pictures in work', async () => {
    const gateways = await Gateways.open();
    const [, other] = await Promise.all([gateways.start('0'), gateways.start('1')]);
    const [, place] = gateways.places;
    const { ana, discord } = gateways;
    const release = other.analyser.hold();
    const inWork = await ana.post(place.channel, { files: [picture()] });
    await other.analyser.holding(1);
    const dm = discord.openDm(ana);
    expect((await (await ana.run(dm, 'privacy opt-out')).reply()).content).toContain('opted out');
    await expect.poll(() => other.analyser.waiting).toBe(0);
    release();
    const later = await ana.post(place.channel, { files: [picture()] });
    await letThemCatchUp(gateways, place);
    expect([gateways.replies(inWork, place), gateways.replies(later, place)]).toEqual([[], []]);

    await (await ana.run(dm, 'privacy opt-in')).reply();
    await expect
      .poll(
        async () => {
          const post = await ana.post(place.channel, { files: [picture()] });
          await letThemCatchUp(gateways, place);
          return gateways.replies(post, place).length;
        },
        { timeout: 30_000 },
      )
      .toBe(1);
  });

  it('describe nothing while they would not hear of an opt-out elsewhere, and afterwards what was posted then', async () => {
    const gateways = await Gateways.open();
    const [, other] = await Promise.all([gateways.start('0'), gateways.start('1')]);
    const [, place] = gateways.places;
    const { ana, ben, discord } = gateways;
    await letThemCatchUp(gateways, place);
    await postgres().stop();
    await other.log.next('changes by other processes are not heard');
    const downloads = () => discord.happened.filter(({ type }) => type === 'cdn.requested').length;
    const before = downloads();
    const post = await ana.post(place.channel, { files: [picture()] });
    const used = await ben.run(place.channel, 'classify', { image: picture(), private: true });
    expect((await used.reply()).content).toMatch(/try again/);
    expect(downloads()).toBe(before);
    await postgres().restart();
    await gateways.replyTo(post, place);
  });

  it('withdraw a picture from a worker when its poster opts out at another one of them', async () => {
    const gateways = await Gateways.open();
    const worker = await gateways.worker();
    await Promise.all([gateways.start('0', { queue: true }), gateways.start('1', { queue: true })]);
    const { ana, discord, places } = gateways;
    const [, place] = places;
    await letThemCatchUp(gateways, place);
    const release = worker.hold();
    const inWork = await ana.post(place.channel, { files: [picture()] });
    await worker.holding(1);
    await (await ana.run(discord.openDm(ana), 'privacy opt-out')).reply();
    await expect.poll(() => worker.waiting).toBe(0);
    release();
    await letThemCatchUp(gateways, place);
    expect(gateways.replies(inWork, place)).toEqual([]);
  });

  it('come back after they were killed, and answer what their shards missed, once', async () => {
    const gateways = await Gateways.open();
    await gateways.start('0');
    const [first, second] = gateways.places;
    const { ana, discord } = gateways;
    // Without a worker it describes by itself.
    const environment = gateways.environment('1', { REDIS_URL: '' });
    const killed = run('src/main.ts', environment);
    await expect.poll(() => discord.connectedSessions, { timeout: 60_000 }).toBe(2);
    const before = await ana.post(second.channel, { files: [picture()] });
    await gateways.replyTo(before, second);
    const isNoted = async () => (await gateways.finishedUntil(second)) >= BigInt(before.id);
    await expect.poll(isNoted, { interval: 500 }).toBe(true);
    killed.child.kill('SIGKILL');
    await killed.ended;

    const missed = await ana.post(second.channel, { files: [picture()] });
    await letThemCatchUp(gateways, first);
    expect(gateways.replies(missed, second)).toEqual([]);
    run('src/main.ts', environment);
    expect((await gateways.replyTo(missed, second)).content).toContain('I was away');
    await letThemCatchUp(gateways, second);
    for (const post of [before, missed]) expect(gateways.replies(post, second)).toHaveLength(1);
  }, 180_000);

  it('are told where two of them hold the same shards, answer once all the same, and restart one after the other in silence', async () => {
    const gateways = await Gateways.open();
    const [first] = gateways.places;
    const WARNING = 'another process holds the same shards';
    const old = await gateways.start('0');
    const second = await gateways.start('0');
    for (const { log } of [old, second]) expect(await log.next(WARNING)).toMatchObject({ level: 40, shards: '0' });
    const post = await gateways.ana.post(first.channel, { files: [picture()] });
    await gateways.replyTo(post, first);
    await old.stop();
    await second.log.next('no other process holds the same shards any more');
    await letThemCatchUp(gateways, first);
    expect(gateways.replies(post, first)).toHaveLength(1);

    await second.stop();
    const next = await gateways.start('0');
    const other = await gateways.start('1');
    await other.log.next('ready as');
    await letThemCatchUp(gateways, first);
    for (const { log } of [next, other]) expect(log.with(WARNING)).toEqual([]);
  });

  it('count together how much a person asks for, and each by itself while Redis is away', async () => {
    const gateways = await Gateways.open({ settings: { PERSON_PICTURES_PER_MINUTE: '2' } });
    const started = await Promise.all([gateways.start('0'), gateways.start('1')]);
    const [first, second] = gateways.places;
    const ask = async ({ channel }: ShardPlace) =>
      textOf(await (await gateways.ana.run(channel, 'classify', { image: picture(), private: true })).reply());
    for (const place of [first, second]) expect(await ask(place)).toContain('eyeglasses');
    for (const place of [first, second]) expect(await ask(place)).toMatch(/try again/);

    await gateways.redis.kill();
    for (const { log } of started) await log.next('Redis is away');
    for (const place of [first, second]) {
      expect(await ask(place)).toContain('eyeglasses');
      expect(await ask(place)).toContain('eyeglasses');
      expect(await ask(place)).toMatch(/try again/);
    }
    for (const { log } of started) {
      expect(log.lines.filter(({ level }) => Number(level) >= 40).map(({ msg }) => msg)).toEqual(['Redis is away']);
    }
    await gateways.redis.start();
    for (const { log } of started) await log.next('Redis is back');
    for (const place of [first, second]) expect(await ask(place)).toContain('eyeglasses');
    for (const place of [first, second]) expect(await ask(place)).toMatch(/try again/);
  });
});
