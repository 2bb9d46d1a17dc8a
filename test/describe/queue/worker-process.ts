import { QueueWorker } from '../../../src/describe/queue/queue-worker.ts';
import { ScriptedDescriber } from './scripted-describer.ts';

// A worker in a process of its own, which can be ended; says what it begins.

const [redisUrl = '', queue = ''] = process.argv.slice(2);
const describer = new ScriptedDescriber();
describer.onBegun = (path) => void process.send?.(path);
const worker = await QueueWorker.open({
  redisUrl,
  meeting: { queue, model: 'scripted 1' },
  describer,
  concurrency: 2,
  isOptedOut: () => false,
});
process.once('disconnect', () => process.exit());
process.on('SIGTERM', () => void worker.close(5_000).then(() => process.exit()));
process.send?.('ready');
