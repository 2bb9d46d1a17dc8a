import { openPipeline } from './open-pipeline.ts';
import { runChild } from './run-child.ts';

// The process that describes: it downloads, infers and draws, and has strangers' bytes decoded by processes of its own.

runChild(openPipeline);
