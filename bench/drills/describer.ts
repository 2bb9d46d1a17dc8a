import { setTimeout as delay } from 'node:timers/promises';
import type { Config } from '../../src/config.ts';
import type { Describer } from '../../src/describe/describer.ts';
import { describeWith } from '../../src/describe/in-process.ts';
import { describerOptions } from '../../src/describer-options.ts';
import { StubAnalyser } from '../../test/e2e/stub-analyser.ts';

/** Describes as the bot does, but for the networks: each picture takes DRILL_PICTURE_MS and has one face. */
export function drillDescriber(config: Config): Describer {
  const analyser = new StubAnalyser((signal) =>
    delay(Number(process.env.DRILL_PICTURE_MS ?? 20), undefined, signal && { signal }),
  );
  const full = describeWith(analyser, describerOptions(config));
  return {
    device: full.device,
    precision: full.precision,
    model: full.model,
    // Cards are drawn in a process of their own where the bot runs in earnest; here they would hold up everything.
    describe: (address, { card: _, ...options } = {}) => full.describe(address, options),
    draw: (drawing) => full.draw(drawing),
    close: () => full.close(),
  };
}
