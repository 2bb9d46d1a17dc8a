import { monitorEventLoopDelay } from 'node:perf_hooks';

// The bot as `npm start` runs it. Whoever started it may ask for its event loop's delay.
const histogram = monitorEventLoopDelay({ resolution: 2 });
histogram.enable();
process.on('message', () => {
  const milliseconds = (nanoseconds: number) => nanoseconds / 1e6;
  const delay = {
    median: milliseconds(histogram.percentile(50)),
    p99: milliseconds(histogram.percentile(99)),
    longest: milliseconds(histogram.max),
  };
  histogram.reset();
  process.send?.(delay);
});
process.channel?.unref();

await import('../../src/main.ts');
