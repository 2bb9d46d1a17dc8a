import { join } from 'node:path';
import { repertoire } from '../../commands/index.ts';
import { startBot } from '../../src/bot/start.ts';
import { openDescriber } from '../../src/describe/open.ts';
import { PACKAGE_ROOT } from '../../src/package-root.ts';

// Everything that the bot's process loads, and what it does with pictures; tells the native libraries that it has then.

if (repertoire.chat.length === 0 || typeof startBot !== 'function') throw new Error('expected a bot');
const describer = await openDescriber({ device: 'cpu', threads: 1 });
const path = join(PACKAGE_ROOT, 'models', 'samples', 'blond-smiling-woman.png');
await describer.describe({ kind: 'file', path }, { annotate: 'always', crops: 'always' });
await describer.draw({ kind: 'all-scores', card: { locale: 'en', columns: [], legend: [] } });
await describer.close();
const report: unknown = process.report?.getReport();
process.send?.(Object(report).sharedObjects);
