import sharp from 'sharp';
import { runDecoder } from '../../../src/describe/decoders/run-decoder.ts';
import { openPicture } from '../../../src/images/open.ts';

// A decoder that crashes over one file, as a hole in a library would have it.

sharp.concurrency(1);

runDecoder(async (bytes) => {
  if (Buffer.from(bytes).toString('latin1') === 'CRASH') process.kill(process.pid, 'SIGSEGV');
  return openPicture(bytes);
});
