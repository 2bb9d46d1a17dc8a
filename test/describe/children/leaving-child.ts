import { spawn } from 'node:child_process';

// A child that starts something which goes on when it has ended, and writes where it does.
process.on('message', () => {
  const { pid } = spawn('sleep', ['600'], { detached: true, stdio: ['ignore', 'ignore', 'inherit'] });
  process.send?.({ kind: 'log', entry: { level: 'info', message: 'started', fields: { pid } } });
  process.send?.({ kind: 'ready', verdict: { device: 'cpu', precision: 'float' }, model: 'none' });
});
