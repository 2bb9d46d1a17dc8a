import sharp from 'sharp';
import { openPicture } from '../../images/open.ts';
import { estimateMemory } from '../memory/estimate.ts';
import { runDecoder } from './run-decoder.ts';

// The process in which a stranger's bytes are decoded, one picture at a time. It can be ended at any moment.

// Pictures have a process each; threads within one would only take the cores from another.
sharp.concurrency(1);

runDecoder({ estimate: estimateMemory, open: openPicture });
