import { join } from 'node:path';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import ort from 'onnxruntime-node';
import { openAnalyser } from '../src/inference/analyser.ts';
import { readAttributeModel } from '../src/inference/attributes/model.ts';
import { sessionOptions } from '../src/inference/sessions/session-options.ts';
import { PACKAGE_ROOT } from '../src/package-root.ts';
import { analyse } from './analyse.ts';
import type { Figure } from './measure.ts';
import { portrait } from './pictures-made.ts';

const CALLERS = 16;
const DURATION = 5_000;

/** How long timers are kept waiting under full load, with the sessions in their worker thread and without one. */
export async function eventLoop(): Promise<Figure[]> {
  const bytes = await portrait();
  const analyser = await openAnalyser({ device: 'cpu' });
  const worker = await delays(CALLERS, () => analyse(analyser, bytes, { aligned: true }));
  await analyser.close();

  const { info, bytes: model } = await readAttributeModel(join(PACKAGE_ROOT, 'models'));
  const session = await ort.InferenceSession.create(model, sessionOptions('cpu', 2));
  const { name, width, height } = info.input;
  const data = new Uint8Array(8 * width * height * 3);
  const main = await delays(1, () => session.run({ [name]: new ort.Tensor('uint8', data, [8, height, width, 3]) }));
  await session.release();
  return [
    { what: 'Event-loop delay under load, sessions in a worker thread', figure: worker },
    { what: 'The same with a session in the main thread, batch 8', figure: main },
  ];
}

async function delays(callers: number, call: () => Promise<unknown>): Promise<string> {
  await call();
  const histogram = monitorEventLoopDelay({ resolution: 1 });
  histogram.enable();
  const end = performance.now() + DURATION;
  const caller = async () => {
    while (performance.now() < end) await call();
  };
  await Promise.all(Array.from({ length: callers }, caller));
  histogram.disable();
  const ms = (nanoseconds: number) => (nanoseconds / 1e6).toFixed(1);
  return `median ${ms(histogram.percentile(50))} ms, 99 % ${ms(histogram.percentile(99))} ms`;
}
