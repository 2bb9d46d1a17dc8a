import type { CancelFault, CdnFault, Faults, RequestMatch, RestFault } from './api.ts';
import type { Gateway } from './gateway/gateway.ts';
import type { HappeningLog } from './happenings.ts';
import type { State } from './state.ts';

interface Armed<F> {
  readonly fault: F;
  readonly match: RequestMatch;
  left: number;
}

/** Faults that wait for a request to strike. */
export class FaultList<F extends { readonly kind: string }> {
  readonly #log: HappeningLog;
  readonly #armed: Armed<F>[] = [];

  constructor(log: HappeningLog) {
    this.#log = log;
  }

  add(fault: F, match: RequestMatch): CancelFault {
    const armed: Armed<F> = { fault, match, left: match.times ?? 1 };
    this.#armed.push(armed);
    return () => {
      armed.left = 0;
    };
  }

  /** The fault that strikes this request, if any; the earliest one set goes first. */
  strike(method: string, path: string): F | undefined {
    const armed = this.#armed.find(({ match, left }) => {
      const isMethod = match.method === undefined || match.method === method;
      return left > 0 && isMethod && (match.path === undefined || match.path.test(path));
    });
    if (!armed) return undefined;
    armed.left -= 1;
    this.#log.add({ type: 'fault.struck', description: `${armed.fault.kind} on ${method} ${path}` });
    return armed.fault;
  }

  clear(): void {
    this.#armed.length = 0;
  }
}

/** Puts the REST API's, the CDN's and the gateway's faults behind one interface. */
export function createFaults(
  state: State,
  gateway: Gateway,
  rest: FaultList<RestFault>,
  cdn: FaultList<CdnFault>,
): Faults {
  const cancels: CancelFault[] = [];
  const remember = (cancel: CancelFault): CancelFault => {
    cancels.push(cancel);
    return cancel;
  };
  return {
    rest: (fault, match = {}) => rest.add(fault, match),
    cdn: (fault, match = {}) => cdn.add(fault, match),
    dropSockets() {
      for (const connection of gateway.connections) connection.drop();
    },
    closeSockets(code) {
      for (const connection of gateway.connections) connection.close(code);
    },
    askToReconnect: () => gateway.askToReconnect(),
    invalidateSessions({ resumable = false } = {}) {
      for (const connection of gateway.connections) connection.invalidate(resumable);
    },
    stopHeartbeatAcks() {
      gateway.acknowledgesHeartbeats = false;
      return remember(() => {
        gateway.acknowledgesHeartbeats = true;
      });
    },
    refuseLogins: (code, times = 1) => remember(gateway.refuseLogins({ code, times })),
    expireUrls() {
      // Whole seconds, as in the URLs: those issued in this second are expired, later ones are not.
      state.urlsValidFrom = (Math.floor(state.clock.now() / 1000) + 1) * 1000;
    },
    clear() {
      rest.clear();
      cdn.clear();
      for (const cancel of cancels.splice(0)) cancel();
    },
  };
}
