import sharp from 'sharp';
import { runDecoder } from '../../../src/describe/decoders/run-decoder.ts';
import { estimateMemory } from '../../../src/describe/memory/estimate.ts';
import { openPicture } from '../../../src/images/open.ts';
import type { Picture } from '../../../src/images/picture.ts';

// A decoder that crashes over one file, and over another grows without coming to itself, as a hole in a library would
// have it.

const STEP = 64 * 2 ** 20;

sharp.concurrency(1);

async function open(...[bytes, options]: Parameters<typeof openPicture>): Promise<Picture> {
  if (Buffer.from(bytes).toString('latin1') === 'CRASH') process.kill(process.pid, 'SIGSEGV');
  if (Buffer.from(bytes).toString('latin1') === 'GROW') grow();
  return openPicture(bytes, options);
}

function grow(): never {
  const kept: Buffer[] = [];
  for (;;) {
    kept.push(Buffer.alloc(STEP, 1));
    // Time for those who look.
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 50);
    if (kept.length > 64) process.kill(process.pid, 'SIGKILL');
  }
}

runDecoder({ estimate: estimateMemory, open });
