import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { PACKAGE_ROOT } from '../src/package-root.ts';
import { type Figure, medianTime } from './measure.ts';

const ROUNDS = 5;

/** From starting the command to having its answer for one picture. */
export async function start(): Promise<Figure[]> {
  const picture = join(PACKAGE_ROOT, 'models', 'samples', 'blond-smiling-woman.png');
  const time = (device: string) => {
    const argv = ['--import', 'tsx', join('src', 'cli.ts'), '--json', '--device', device, picture];
    return medianTime(ROUNDS, () => promisify(execFile)(process.execPath, argv, { cwd: PACKAGE_ROOT }));
  };
  const cpu = await time('cpu');
  const auto = await time('auto');
  return [
    { what: 'Start to first answer and exit, DEVICE=cpu', figure: `${cpu.toFixed(0)} ms` },
    {
      what: 'The same with DEVICE=auto, which tries the devices',
      figure: `${auto.toFixed(0)} ms (× ${(auto / cpu).toFixed(2)})`,
    },
  ];
}
