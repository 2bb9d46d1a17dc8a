import { describe, expect, it } from 'vitest';
import { openAnalyser } from '../../../src/inference/analyser.ts';
import { chooseDevice, type Probe } from '../../../src/inference/sessions/devices.ts';

const elsewhere = process.platform === 'darwin' ? 'cuda' : 'coreml';

describe('a device that is named', () => {
  it('and cannot be had is an error that says why and lists what can be had', async () => {
    const opening = openAnalyser({ device: elsewhere });
    await expect(opening).rejects.toMatchObject({
      name: 'UserError',
      code: 'device/unavailable',
      message: expect.stringMatching(
        new RegExp(
          `^Device ${elsewhere} cannot be used: .*${process.platform}.*Available here: .*\\bcpu\\b.*, or auto\\.$`,
        ),
      ),
    });
  }, 120_000);

  it('and is the CPU is taken without a trial', async () => {
    const nowhere: Probe = { modelPath: 'missing.onnx', input: { name: 'image', dims: [1, 1, 3] }, threads: 1 };
    await expect(chooseDevice('cpu', nowhere)).resolves.toBe('cpu');
  });
});
