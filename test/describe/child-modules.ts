import { join } from 'node:path';
import { openPipeline } from '../../src/describe/child/open-pipeline.ts';
import { PACKAGE_ROOT } from '../../src/package-root.ts';

// What the child does with a picture of which nothing is drawn; tells the native libraries that it has then.

const tools = { log: () => undefined, end: () => undefined };
const describer = await openPipeline({ device: 'cpu', threads: 1 }, tools);
const path = join(PACKAGE_ROOT, 'models', 'samples', 'blond-smiling-woman.png');
await describer.describe({ kind: 'file', path });
const report: unknown = process.report?.getReport();
process.send?.(Object(report).sharedObjects);
await describer.close();
