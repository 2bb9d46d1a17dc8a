export type { PageOptions, PageText } from '../api.ts';
export { mountPage } from './mount.ts';
