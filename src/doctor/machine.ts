import { constants, existsSync } from 'node:fs';
import { access, readdir, statfs } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import Libsql from 'libsql';
import type { Config } from '../config.ts';
import { openDescriber } from '../describe/open.ts';
import { milliseconds } from '../inference/analysis.ts';
import { PACKAGE_ROOT } from '../package-root.ts';
import { advise } from '../store/sqlite/advice.ts';
import { filesIn } from '../store/sqlite/file-names.ts';
import { checkFile } from '../store/sqlite/files.ts';
import { type Finding, look } from './finding.ts';

/** Room for the database and its log to grow, in MiB. */
const ENOUGH_MIB = 100;

/** How long another program's lock on the database is waited for, in ms. */
const BUSY_MS = 2000;

/** Opens the networks on the device that is set, and describes a sample with them. */
export function lookAtNetworks({ device, precision }: Pick<Config, 'device' | 'precision'>): Promise<Finding> {
  return look('networks', async () => {
    const describer = await openDescriber({ device, precision });
    try {
      const samples = join(PACKAGE_ROOT, 'models', 'samples');
      const [sample = ''] = (await readdir(samples)).filter((name) => name.endsWith('.png')).sort();
      const { analysis } = await describer.describe({ kind: 'file', path: join(samples, sample) });
      const time = milliseconds(analysis).toFixed(0);
      const how = `${describer.model} (${describer.precision}) on ${describer.device}`;
      return { state: 'fine', text: `${how} described ${sample} in ${time} ms.` };
    } finally {
      await describer.close();
    }
  });
}

/** Whether the store can be read and written; a bot may be using it meanwhile. */
export function lookAtStore({ dataDir }: Pick<Config, 'dataDir'>): Promise<Finding> {
  return look('store', async () => {
    const files = filesIn(dataDir);
    const folder = existingFolder(files.folder);
    try {
      await access(folder, constants.R_OK | constants.W_OK | constants.X_OK);
    } catch {
      return {
        state: 'problem',
        text: `${folder} cannot be written to.`,
        advice: 'Give the account that the bot runs as the right to, or set DATA_DIR to another folder.',
      };
    }
    if (!existsSync(files.database))
      return { state: 'fine', text: `${files.database} will be made at the first start.` };
    try {
      const database = new Libsql(files.database, { timeout: BUSY_MS });
      try {
        checkFile(database);
      } finally {
        database.close();
      }
    } catch (error) {
      throw advise(error, files);
    }
    return { state: 'fine', text: `${files.database} is whole.` };
  });
}

/** Whether there is room where the store lies. */
export function lookAtDisk({ dataDir }: Pick<Config, 'dataDir'>): Promise<Finding> {
  return look('disk', async () => {
    const folder = existingFolder(resolve(dataDir));
    const { bavail, bsize } = await statfs(folder);
    const free = Math.floor((bavail * bsize) / 1024 / 1024);
    const text = `${free} MiB are free at ${folder}.`;
    if (free >= ENOUGH_MIB) return { state: 'fine', text };
    return { state: 'warning', text, advice: 'Make room: on a full disk, no setting and no opt-out can be saved.' };
  });
}

/** `folder`, or the nearest above it that there is. */
function existingFolder(folder: string): string {
  const above = dirname(folder);
  return existsSync(folder) || above === folder ? folder : existingFolder(above);
}
