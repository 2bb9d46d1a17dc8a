import { expect, it } from 'vitest';
import { openAnalyser } from '../../../src/inference/analyser.ts';
import type { Device } from '../../../src/inference/analysis.ts';
import { ATTRIBUTE_NAMES } from '../../../src/inference/attributes/names.ts';
import { LOGIT_TOLERANCE } from '../../../src/inference/sessions/devices.ts';
import { analyse } from '../../analyse.ts';
import { SAMPLES, sample } from '../../samples.ts';
import { findWebGpuDriver, HOW_TO_GET_WEBGPU } from '../../webgpu-driver.ts';

const hasDriver = findWebGpuDriver();

async function logitsOn(device: Device): Promise<number[][]> {
  const analyser = await openAnalyser({ device, maxBatch: 1, precision: 'float' });
  expect(analyser.device).toBe(device);
  const analyses = await Promise.all(SAMPLES.map((name) => analyse(analyser, sample(name), { aligned: true })));
  await analyser.close();
  return analyses.map(({ faces }) => ATTRIBUTE_NAMES.map((name) => faces[0]?.attributes[name].logit ?? Number.NaN));
}

it.skipIf(!hasDriver)(
  `WebGPU agrees with the CPU on every averaged face (${HOW_TO_GET_WEBGPU})`,
  async () => {
    const cpu = await logitsOn('cpu');
    const webgpu = await logitsOn('webgpu');
    const differences = cpu.flatMap((logits, i) =>
      logits.map((logit, j) => Math.abs(logit - (webgpu[i]?.[j] ?? Number.NaN))),
    );
    // In single precision the two differ by rounding alone, far less than other devices are allowed.
    expect(Math.max(...differences)).toBeLessThan(LOGIT_TOLERANCE / 50);
  },
  600_000,
);

it.skipIf(!hasDriver || !process.env.VK_DRIVER_FILES?.includes('swiftshader'))(
  `auto leaves a graphics driver that is slower than the CPU alone (${HOW_TO_GET_WEBGPU})`,
  async () => {
    const analyser = await openAnalyser({ device: 'auto' });
    expect(analyser.device).toBe('cpu');
    await analyser.close();
  },
  600_000,
);
