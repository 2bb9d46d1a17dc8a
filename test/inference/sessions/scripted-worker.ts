import { parentPort, workerData } from 'node:worker_threads';

// In place of the thread that holds the sessions: what it does with a session stands in its name.

interface Request {
  readonly id: number;
  readonly kind: string;
  readonly session?: string;
}

const open = new Set<string>();

parentPort?.on('message', ({ id, kind, session = '' }: Request) => {
  if (kind === 'run' && session === 'throws') throw new Error('the thread threw');
  if (kind === 'run' && session === 'ends') process.exit(1);
  if (kind === 'load' && session === 'refused') {
    parentPort?.postMessage({ id, error: new Error('no such device') });
    return;
  }
  if (kind === 'load') open.add(session);
  if (kind === 'release') open.delete(session);
  const said = { data: Float32Array.of(id), dims: [1] };
  const outputs = kind === 'run' ? { [[...open].join(' ')]: said, [`on ${workerData.device}`]: said } : {};
  // The second of two runs is answered first, where it is called slow.
  setTimeout(() => parentPort?.postMessage({ id, outputs }), session === 'slow' ? 50 : 0);
  if (kind === 'close') setTimeout(() => parentPort?.close(), 0);
});
