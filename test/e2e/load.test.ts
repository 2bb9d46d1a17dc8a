import { describe, expect, it } from 'vitest';
import type { Picture } from '../../src/images/picture.ts';
import type { AnalyseOptions, Analysis } from '../../src/inference/analysis.ts';
import { redAndBlue } from '../images/pictures.ts';
import { StubAnalyser } from './stub-analyser.ts';
import { picture, textOf, World } from './world.ts';

/** Counts what it is asked. */
class CountingAnalyser extends StubAnalyser {
  analyses = 0;

  override analyse(opened: Picture, options?: AnalyseOptions): Promise<Analysis> {
    this.analyses += 1;
    return super.analyse(opened, options);
  }
}

describe('one person who asks for much', () => {
  it('is told when to come back, while everybody else is served and opting out stays possible', async () => {
    const world = await World.open({ analyser: new StubAnalyser(), settings: { PERSON_PICTURES_PER_MINUTE: '1' } });
    for (let i = 0; i < 30; i++) await (await world.ana.run(world.channel, 'about')).reply();
    const refused = await (await world.ana.run(world.channel, 'about')).nextFollowUp();
    expect(refused.content).toMatch(/That was a lot in a short time. Please try again in \d+ s\./);
    const served = await (await world.ben.run(world.channel, 'about')).reply();
    expect(textOf(served)).toContain('Facets');
    const optedOut = await (await world.ana.run(world.channel, 'privacy opt-out')).reply();
    expect(optedOut.content).toContain('You have opted out');
  });
});

/** Notes the widths of the pictures in the order in which it is asked about them. */
class NotingAnalyser extends StubAnalyser {
  readonly widths: number[] = [];

  override analyse(opened: Picture, options?: AnalyseOptions): Promise<Analysis> {
    this.widths.push(opened.width);
    return super.analyse(opened, options);
  }
}

describe("one person's twenty pictures", () => {
  it("go before nobody else's, be they of the same server or of another", async () => {
    const analyser = new NotingAnalyser();
    const world = await World.open({
      analyser,
      settings: { CONCURRENCY: '1', MAX_WAIT_SECONDS: '600' },
      discord: { globalRateLimit: Number.POSITIVE_INFINITY },
    });
    const elsewhere = world.discord.createServer();
    const cleo = world.discord.createPerson({ name: 'cleo' });
    elsewhere.addMember(cleo);
    const [ofBen, ofCleo] = [101, 102];
    const release = analyser.hold();
    for (let i = 0; i < 20; i++) await world.ana.post(world.channel, { files: [picture()] });
    await analyser.holding(1);
    const others = [
      await world.ben.post(world.channel, { files: [await pictureOf(ofBen)] }),
      await cleo.post(elsewhere.createChannel(), { files: [await pictureOf(ofCleo)] }),
    ];
    // Each picture is there before its turn.
    while (world.downloads < 22) await world.discord.next('cdn.requested');
    release();
    await Promise.all(others.map((post) => world.replyTo(post, post.channel_id)));
    // One was in work, and as many others may have a turn for each of theirs.
    expect(analyser.widths.slice(0, 6)).toEqual(expect.arrayContaining([ofBen, ofCleo]));
  });
});

async function pictureOf(width: number) {
  return picture('me.png', { data: await redAndBlue(width, 100).png().toBuffer() });
}

it('the sample is looked at once, whoever asks for it and how often', async () => {
  const analyser = new CountingAnalyser();
  const world = await World.open({ analyser });
  for (const person of [world.ana, world.ben]) {
    const page = await (await person.run(world.channel, 'about')).reply();
    for (let i = 0; i < 3; i++) {
      const edited = world.discord.nextEdit({ timeoutMs: 60_000 });
      await person.choose(page, ['sample']);
      expect((await edited).attachments).toHaveLength(1);
    }
  }
  expect(analyser.analyses).toBe(1);
});
