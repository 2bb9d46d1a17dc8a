import { monitorEventLoopDelay } from 'node:perf_hooks';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

// The bot as `npm start` runs it. Whoever started it may ask for its event loop's delay, and for what its heap holds.
setFlagsFromString('--expose-gc');
const collect: unknown = runInNewContext('gc');
const histogram = monitorEventLoopDelay({ resolution: 2 });
histogram.enable();
process.on('message', () => {
  const milliseconds = (nanoseconds: number) => nanoseconds / 1e6;
  const delay = {
    median: milliseconds(histogram.percentile(50)),
    p99: milliseconds(histogram.percentile(99)),
    longest: milliseconds(histogram.max),
  };
  if (typeof collect === 'function') collect();
  const { heapUsed } = process.memoryUsage();
  // The collection is none of the bot's delays.
  histogram.reset();
  process.send?.({ ...delay, heapUsed });
});
process.channel?.unref();

await import('../../src/main.ts');
