export type { Clock } from './clock.ts';
export { createClock } from './clock.ts';
export type * from './driver/interface.ts';
export { startLocalDiscord } from './driver/start.ts';
export { ApiError } from './errors.ts';
export type { CdnFault, Faults, RequestMatch, RestFault } from './faults.ts';
export type { Happening, HappeningOf, HappeningType } from './happenings.ts';
