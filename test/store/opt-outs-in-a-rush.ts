import { writeSync } from 'node:fs';
import { pino } from 'pino';
import { openStore } from '../../src/store/store.ts';

// A bot in a rush of opt-outs: prints the id of each that was acknowledged as saved, until it is killed.

const [folder = '', first = '0', databaseUrl] = process.argv.slice(2);
const { settings } = await openStore({ folder, databaseUrl, watchDefault: 'on', log: pino({ level: 'silent' }) });

async function optOut(from: number): Promise<never> {
  for (let person = from; ; person += 8) {
    if (await settings.optOut(`${person}`)) writeSync(1, `${person}\n`);
  }
}

await Promise.all(Array.from({ length: 8 }, (_, lane) => optOut(Number(first) + lane)));
