import { openPipeline } from '../../../src/describe/child/open-pipeline.ts';
import { runChild } from '../../../src/describe/child/run-child.ts';
import type { Described, Describer, PictureAddress } from '../../../src/describe/describer.ts';

// The child that describes, which also does what no real one should: see `UNSAFE`.

/** By the path of a file that need not exist: what is done when its work begins. */
const UNSAFE: Readonly<Record<string, () => Promise<Described>>> = {
  async crash() {
    process.kill(process.pid, 'SIGSEGV');
    return new Promise(() => undefined);
  },
  /** A call that does not return. */
  async hang() {
    for (;;);
  },
  /** Keeps more and more memory. */
  async grow() {
    const kept: Buffer[] = [];
    for (;;) {
      kept.push(Buffer.alloc(50_000_000, 1));
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
  },
  /** Takes part in the work of others for ever. */
  wait: () => new Promise(() => undefined),
};

function unsafe(describer: Describer): Describer {
  const actFor = (address: PictureAddress) => (address.kind === 'file' ? UNSAFE[address.path] : undefined);
  return {
    device: describer.device,
    precision: describer.precision,
    model: describer.model,
    describe(address, options) {
      const act = actFor(address);
      if (!act) return describer.describe(address, options);
      return options?.turn ? options.turn(act) : act();
    },
    draw: (drawing) => describer.draw(drawing),
    close: () => describer.close(),
  };
}

const entry = new URL('./unsafe-decoder.ts', import.meta.url);
runChild(async (options, tools) => unsafe(await openPipeline(options, tools, { entry })));
