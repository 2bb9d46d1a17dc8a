export type * from './api.ts';
export { createClock } from './clock.ts';
export { startLocalDiscord } from './driver/start.ts';
export { ApiError } from './errors.ts';
