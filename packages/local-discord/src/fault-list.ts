import type { CancelFault, RequestMatch } from './api.ts';
import type { State } from './state.ts';

interface Armed<F> {
  readonly fault: F;
  readonly match: RequestMatch;
  /** ms since the Unix epoch. */
  readonly until: number;
  left: number;
}

/** Faults that wait for a request to strike. */
export class FaultList<F extends { readonly kind: string }> {
  readonly #state: State;
  readonly #armed = new Set<Armed<F>>();

  constructor(state: State) {
    this.#state = state;
  }

  add(fault: F, match: RequestMatch = {}): CancelFault {
    const { forMs, times = forMs === undefined ? 1 : Number.POSITIVE_INFINITY } = match;
    const until = this.#state.clock.now() + (forMs ?? Number.POSITIVE_INFINITY);
    const armed: Armed<F> = { fault, match, until, left: times };
    this.#armed.add(armed);
    return () => this.#armed.delete(armed);
  }

  /** The fault that strikes this request, if any; the earliest one set goes first. */
  strike(method: string, path: string): F | undefined {
    for (const armed of this.#armed) {
      const { match, until, fault } = armed;
      if (armed.left <= 0 || this.#state.clock.now() >= until) {
        this.#armed.delete(armed);
      } else if ((match.method ?? method) === method && (match.path?.test(path) ?? true)) {
        armed.left -= 1;
        this.#state.log.add({ type: 'fault.struck', description: `${fault.kind} on ${method} ${path}` });
        return fault;
      }
    }
    return undefined;
  }

  clear(): void {
    this.#armed.clear();
  }
}
