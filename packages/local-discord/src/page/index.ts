export type { PageOptions } from '../api.ts';
export { mountPage } from './mount.ts';
