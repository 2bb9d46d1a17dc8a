import type { InferenceSession } from 'onnxruntime-node';
import type { Device } from '../analysis.ts';

/** onnxruntime's names for the devices. */
const PROVIDERS = {
  cpu: 'cpu',
  cuda: 'cuda',
  webgpu: 'webgpu',
  directml: 'dml',
  coreml: 'coreml',
} as const satisfies Record<Device, string>;

/** How a session is opened on `device`, in the worker thread as well as when a device is tried. */
export function sessionOptions(device: Device, threads: number): InferenceSession.SessionOptions {
  return {
    executionProviders: [PROVIDERS[device]],
    intraOpNumThreads: threads,
    // Threads that wait for work would turn round and round: that costs three times what a picture takes, from decoders
    // and whoever else has the same cores.
    extra: { session: { intra_op: { allow_spinning: '0' } } },
    // Sessions that fail to open throw; what onnxruntime logs besides would end up on the operator's terminal.
    logSeverityLevel: 4,
    // DirectML cannot reuse memory patterns.
    ...(device === 'directml' && { enableMemPattern: false, executionMode: 'sequential' as const }),
  };
}
