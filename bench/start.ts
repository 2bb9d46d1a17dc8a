import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { PACKAGE_ROOT } from '../src/package-root.ts';
import { type Figure, medianTime } from './measure.ts';

const ROUNDS = 5;

/** The command line from its sources, and as `npm run build` makes it. */
const SOURCES = ['--import', 'tsx', join('src', 'cli.ts')];
const BUILT = join('dist', 'src', 'cli.js');

/** From starting the command to having its answer for one picture; of the built one where it was built. */
export async function start(): Promise<Figure[]> {
  const cpu = await time(SOURCES, 'cpu');
  const auto = await time(SOURCES, 'auto');
  const built = existsSync(join(PACKAGE_ROOT, BUILT)) ? await time([BUILT], 'cpu') : undefined;
  const beside = (milliseconds: number) => `${milliseconds.toFixed(0)} ms (× ${(milliseconds / cpu).toFixed(2)})`;
  return [
    { what: 'Start to first answer and exit, DEVICE=cpu', figure: `${cpu.toFixed(0)} ms` },
    { what: 'The same with DEVICE=auto, which tries the devices', figure: beside(auto) },
    ...(built === undefined ? [] : [{ what: 'The same, DEVICE=cpu, after `npm run build`', figure: beside(built) }]),
  ];
}

function time(program: readonly string[], device: string): Promise<number> {
  const picture = join(PACKAGE_ROOT, 'models', 'samples', 'blond-smiling-woman.png');
  const argv = [...program, '--json', '--device', device, picture];
  return medianTime(ROUNDS, () => promisify(execFile)(process.execPath, argv, { cwd: PACKAGE_ROOT }));
}
