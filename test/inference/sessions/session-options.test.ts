import { expect, it } from 'vitest';
import { sessionOptions } from '../../../src/inference/sessions/session-options.ts';

it.each([
  ['cpu', 'cpu'],
  ['cuda', 'cuda'],
  ['webgpu', 'webgpu'],
  ['directml', 'dml'],
  ['coreml', 'coreml'],
] as const)(
  'a session on %s runs on what onnxruntime calls %s, with so many threads, that sleep, and says nothing',
  (device, provider) => {
    expect(sessionOptions(device, 3)).toMatchObject({
      executionProviders: [provider],
      intraOpNumThreads: 3,
      extra: { session: { intra_op: { allow_spinning: '0' } } },
      logSeverityLevel: 4,
    });
  },
);

it('only DirectML goes without memory patterns', () => {
  expect(sessionOptions('directml', 1)).toMatchObject({ enableMemPattern: false, executionMode: 'sequential' });
  expect(Object.keys(sessionOptions('cpu', 1))).not.toContain('enableMemPattern');
  expect(Object.keys(sessionOptions('cpu', 1))).not.toContain('executionMode');
});
