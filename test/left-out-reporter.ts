import type { Reporter, TestCase, TestModule, Vitest } from 'vitest/node';

/** Says at the end which tests were left out; their names, or their suites', say how to get what they need. */
export default class LeftOutReporter implements Reporter {
  #vitest: Vitest | undefined;

  onInit(vitest: Vitest): void {
    this.#vitest = vitest;
  }

  onTestRunEnd(modules: readonly TestModule[]): void {
    // Who asks for tests by their name knows that the others are left out.
    if (this.#vitest?.getGlobalTestNamePattern() !== undefined) return;
    const leftOut = modules.flatMap((module) => [...module.children.allTests('skipped')]);
    if (leftOut.length === 0) return;
    const lines = leftOut.map((test: TestCase) => `  ${test.module.relativeModuleId}: ${test.fullName}`);
    process.stdout.write(`\n${leftOut.length} ${leftOut.length === 1 ? 'test was' : 'tests were'} left out:\n`);
    process.stdout.write(`${lines.join('\n')}\n`);
  }
}
