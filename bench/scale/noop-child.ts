import { asked } from '../../src/describe/asked.ts';
import { runChild } from '../../src/describe/child/run-child.ts';
import { DESCRIBED, ScriptedDescriber } from '../../test/describe/queue/scripted-describer.ts';

/** A child in which nothing is done: what is left is the way there and back of a result of 300 KB. */
class NoopDescriber extends ScriptedDescriber {
  override describe(...[, options]: Parameters<ScriptedDescriber['describe']>): Promise<typeof DESCRIBED> {
    return asked(options).turn(async () => DESCRIBED);
  }
}

runChild(async () => new NoopDescriber());
