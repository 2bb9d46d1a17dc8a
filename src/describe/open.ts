export { openInProcessDescriber as openDescriber } from './in-process.ts';
