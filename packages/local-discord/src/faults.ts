import type { Gateway } from './gateway/gateway.ts';
import type { HappeningLog } from './happenings.ts';
import type { State } from './state.ts';

/** What a fault applies to; what is left out matches everything. */
export interface RequestMatch {
  readonly method?: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  /** Tested against the path without `/api/v10`, for instance `/channels/1/messages`. */
  readonly path?: RegExp;
  /** How many matching requests it strikes before it is over. Default 1; Infinity until cancelled. */
  readonly times?: number;
}

export type RestFault =
  /** The request is taken and answered `ms` real milliseconds later. */
  | { readonly kind: 'latency'; readonly ms: number }
  /** Answered with this status and nothing done. */
  | { readonly kind: 'status'; readonly status: 500 | 502 | 503 | 504 }
  | { readonly kind: 'rate-limited'; readonly retryAfterMs: number; readonly scope?: 'user' | 'global' | 'shared' }
  /** The action takes place, then the socket is cut before an answer. */
  | { readonly kind: 'response-lost' }
  /** The socket is cut before anything is done. */
  | { readonly kind: 'connection-reset' };

export type CdnFault =
  | { readonly kind: 'status'; readonly status: number }
  /** As if the URL's time had passed. */
  | { readonly kind: 'expired' }
  /** The right bytes, `bytesPerSecond` of them. */
  | { readonly kind: 'slow'; readonly bytesPerSecond: number }
  /** Bytes without end and without a content-length. */
  | { readonly kind: 'endless' }
  /** Headers, then silence. */
  | { readonly kind: 'stalled' }
  /** A content-length that is not the body's. */
  | { readonly kind: 'wrong-length'; readonly contentLength: number }
  /** The socket is cut after half of the bytes. */
  | { readonly kind: 'cut' }
  | { readonly kind: 'redirect'; readonly location: string };

/** Undoes a fault that is not over yet. */
export type CancelFault = () => void;

export interface Faults {
  rest(fault: RestFault, match?: RequestMatch): CancelFault;
  cdn(fault: CdnFault, match?: Omit<RequestMatch, 'method'>): CancelFault;
  /** Cuts every gateway socket as a network failure would; sessions stay resumable. */
  dropSockets(): void;
  /** Closes every gateway socket with a close code. */
  closeSockets(code: number): void;
  /** Asks every session to reconnect (opcode 7). */
  askToReconnect(): void;
  /** Declares every session invalid (opcode 9). */
  invalidateSessions(options?: { readonly resumable?: boolean }): void;
  /** Leaves heartbeats unanswered: the connections become zombies. */
  stopHeartbeatAcks(): CancelFault;
  /** Closes the next logins (IDENTIFY) with a code. Default once. */
  refuseLogins(code: number, times?: number): CancelFault;
  /** Makes every attachment URL given out so far expire. */
  expireUrls(): void;
  /** Cancels everything. */
  clear(): void;
}

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
