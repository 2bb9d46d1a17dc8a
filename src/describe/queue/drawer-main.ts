import { runChild } from '../child/run-child.ts';
import { draw } from '../draw.ts';

// No network is loaded, so this process takes a tenth of what one that describes takes.
runChild(async () => ({
  device: 'cpu',
  precision: 'float',
  model: 'none',
  describe: () => Promise.reject(new Error('Expected a drawing, but got a picture to describe.')),
  draw,
  close: () => Promise.resolve(),
}));
