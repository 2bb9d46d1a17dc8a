import sharp from 'sharp';
import { runDecoder } from '../../../src/describe/decoders/run-decoder.ts';
import { estimateMemory } from '../../../src/describe/memory/estimate.ts';
import { openPicture } from '../../../src/images/open.ts';
import type { Picture } from '../../../src/images/picture.ts';

// A decoder that crashes over one file, as a hole in a library would have it.

sharp.concurrency(1);

async function open(...[bytes, options]: Parameters<typeof openPicture>): Promise<Picture> {
  if (Buffer.from(bytes).toString('latin1') === 'CRASH') process.kill(process.pid, 'SIGSEGV');
  return openPicture(bytes, options);
}

runDecoder({ estimate: estimateMemory, open });
