import { setTimeout as delay } from 'node:timers/promises';
import { BotProcess } from '../drills/bot-process.ts';

const START_MS = 120_000;
const LOOK_MS = 10;

/** Starts a process of ours, and resolves when its log says `text`. */
async function started(
  environment: Readonly<Record<string, string>>,
  script: string,
  text: string,
): Promise<BotProcess> {
  const child = new BotProcess(environment, script);
  const end = performance.now() + START_MS;
  while (!child.lines.some(({ msg }) => String(msg).includes(text))) {
    if (performance.now() > end || !child.running) throw new Error(`${script} did not start. ${child.stderr}`);
    await delay(LOOK_MS);
  }
  return child;
}

/** A worker that takes pictures. */
export function startedWorker(
  environment: Readonly<Record<string, string>>,
  script = 'bench/scale/worker.ts',
): Promise<BotProcess> {
  return started({ DEVICE: 'cpu', ...environment }, script, 'pictures are taken');
}
