import { parentPort, workerData } from 'node:worker_threads';
import ort from 'onnxruntime-node';
import { runSession } from './run-session.ts';
import { sessionOptions } from './session-options.ts';
import type { OutputTensors, Request, Response, WorkerSettings } from './session-protocol.ts';

// The worker thread that holds the sessions: onnxruntime's `run` blocks the thread that calls it.

const port = parentPort;
if (!port) throw new Error('Expected to run in a worker thread, but this is the main thread.');
const { device, threads }: WorkerSettings = workerData;
const sessions = new Map<string, ort.InferenceSession>();

async function answer(request: Request): Promise<OutputTensors> {
  if (request.kind === 'load') {
    sessions.set(request.session, await ort.InferenceSession.create(request.model, sessionOptions(device, threads)));
    return {};
  }
  if (request.kind === 'release') {
    await sessions.get(request.session)?.release();
    sessions.delete(request.session);
    return {};
  }
  if (request.kind === 'close') {
    for (const session of sessions.values()) await session.release();
    sessions.clear();
    return {};
  }
  const session = sessions.get(request.session);
  if (!session) throw new Error(`Expected the name of a loaded session, but got "${request.session}".`);
  return runSession(session, request.inputs);
}

port.on('message', (request: Request) => {
  answer(request).then(
    (outputs) => {
      const response: Response = { id: request.id, outputs };
      port.postMessage(response);
      if (request.kind === 'close') port.close();
    },
    (error: unknown) => {
      const response: Response = { id: request.id, error: error instanceof Error ? error : new Error(String(error)) };
      port.postMessage(response);
    },
  );
});
