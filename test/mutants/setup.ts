import { inject } from 'vitest';

declare module 'vitest' {
  interface ProvidedContext {
    /** What Stryker gives its own setup, which ran before. */
    globalNamespace: string;
    mutantActivation: 'static' | 'runtime' | undefined;
  }
}

// In a thread that is kept, the mutant of the run before is still there while modules are evaluated; Stryker activates the
// one of this run only before the tests, unless it is one that modules are evaluated with.
const stryker: unknown = Reflect.get(globalThis, inject('globalNamespace'));
if (typeof stryker === 'object' && stryker !== null && inject('mutantActivation') === 'runtime') {
  Reflect.set(stryker, 'activeMutant', undefined);
}
