import { join } from 'node:path';
import { pino } from 'pino';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { openOptOuts } from '../../../src/store/opt-outs.ts';
import { openStore } from '../../../src/store/store.ts';
import { NO_SERVERS } from '../../e2e/gateways.ts';
import { temporaryFolder } from '../../e2e/world.ts';
import { PostgresServer } from '../../servers/postgres.ts';
import { Scene, url } from './scene.ts';

const suite = `a worker with a database${NO_SERVERS === undefined ? '' : `: ${NO_SERVERS}`}`;
const log = pino({ level: 'silent' });

describe.skipIf(NO_SERVERS !== undefined)(suite, () => {
  let postgres: PostgresServer;

  beforeAll(async () => {
    if (NO_SERVERS === undefined) postgres = await PostgresServer.start();
  });
  afterAll(() => postgres?.close());

  /** A bot's settings, a gateway's queue, and a worker that asks the same database who opted out. */
  async function open() {
    const scene = await Scene.open();
    const databaseUrl = await postgres.createDatabase();
    const folder = join(await temporaryFolder(), 'bot');
    const { settings, close } = await openStore({ folder, databaseUrl, watchDefault: 'on', log });
    onTestFinished(close);
    const optOuts = await openOptOuts(databaseUrl, log);
    onTestFinished(() => optOuts.close());
    const gateway = await scene.gateway({ maxWaitMs: 60_000 });
    const { worker, describer } = await scene.worker({
      isOptedOut: (personId) => optOuts.isOptedOut(personId),
      onOptOut: (listener) => optOuts.onOptOut(listener),
      whyNotKnown: () => optOuts.trouble,
    });
    const ask = (path: string, posterId: string) =>
      gateway.describe(url(path), { errand: { posterId, urgency: 'watched' } });
    return { settings, optOuts, gateway, worker, describer, ask };
  }

  it('does not begin a picture that waited while its poster opted out', async () => {
    const { settings, optOuts, gateway, describer, ask } = await open();
    // One is analysed, and another one fetched meanwhile.
    const first = [ask('/wait1', '1'), ask('/wait2', '1')];
    await expect.poll(() => describer.begun).toEqual(['/wait1']);
    await expect.poll(() => gateway.elsewhere.waiting).toBe(0);
    const refused = expect(ask('/theirs', '7')).rejects.toMatchObject({ code: 'person/opted-out' });
    const others = ask('/others', '8');
    await expect.poll(() => gateway.elsewhere.waiting).toBe(2);
    await settings.optOut('7');
    await expect.poll(() => optOuts.isOptedOut('7')).toBe(true);
    describer.release();
    await refused;
    await Promise.all([...first, others]);
    expect(describer.begun).toEqual(['/wait1', '/wait2', '/others']);
  });

  it('gives up what it has in work of somebody who opts out, and nobody else’s', async () => {
    const { settings, describer, ask } = await open();
    const theirs = expect(ask('/wait1', '7')).rejects.toMatchObject({ code: 'person/opted-out' });
    await expect.poll(() => describer.begun).toEqual(['/wait1']);
    const others = ask('/wait2', '8');
    await settings.optOut('7');
    await theirs;
    expect(describer.abandoned).toEqual(['/wait1']);
    describer.release();
    await others;
  });

  it('takes no picture while it cannot know who opted out, and those that waited afterwards', async () => {
    const { worker, describer, ask } = await open();
    await ask('/before', '1');
    await postgres.stop();
    await expect.poll(() => worker.whyNotReady).toMatch(/not heard/);
    // It listens for no next picture any more once it has said so.
    const meanwhile = ask('/meanwhile', '1').catch((error: unknown) => error);
    await postgres.restart();
    await expect.poll(() => worker.whyNotReady).toBeUndefined();
    const answer = await meanwhile;
    // It may have been taken just before the worker ceased to take any.
    if (answer instanceof Error) expect(answer).toMatchObject({ code: 'busy/queue' });
    await ask('/after', '1');
    expect(describer.begun).toContain('/after');
  });
});
