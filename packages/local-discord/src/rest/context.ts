import type { RestFault } from '../api.ts';
import type { FaultList } from '../fault-list.ts';
import type { Gateway } from '../gateway/gateway.ts';
import type { RateLimiter } from '../rate-limits.ts';
import type { State } from '../state.ts';

/** What the routes work with. */
export interface RestContext {
  readonly state: State;
  readonly gateway: Gateway;
  readonly limiter: RateLimiter;
  readonly faults: FaultList<RestFault>;
}
