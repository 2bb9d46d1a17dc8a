import { ChildDescriber } from '../../src/describe/child/child-describer.ts';

// A process that describes as the bot does, for those who end it without a word: it tells the pids of its child.

const describer = await ChildDescriber.open({ device: 'cpu', threads: 1 });
process.send?.(describer.pid);
