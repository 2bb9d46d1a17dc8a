import { describe, expect, it } from 'vitest';
import type { Picture } from '../../src/images/picture.ts';
import type { AnalyseOptions, Analysis } from '../../src/inference/analysis.ts';
import { StubAnalyser } from './stub-analyser.ts';
import { textOf, World } from './world.ts';

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
