import { copyFile, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readAttributeModel, readAttributeModelInfo } from '../../src/inference/attributes/model.ts';
import { readFaceModel } from '../../src/inference/faces/detector-model.ts';
import { readRefinerModel, readRefinerModelInfo } from '../../src/inference/faces/refiner-model.ts';
import { PACKAGE_ROOT } from '../../src/package-root.ts';
import { changed } from './changed.ts';

const SHIPPED = join(PACKAGE_ROOT, 'models');

let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'facets-models-'));
});

afterEach(() => rm(folder, { recursive: true }));

describe.each([
  ['faces', readFaceModel],
  ['refiner', readRefinerModel],
  ['attributes', readAttributeModel],
] as const)('the %s network', (name, read) => {
  it('is shipped as its JSON file describes it', async () => {
    const { info, bytes } = await read(SHIPPED);
    expect(info.name).toBe(`facets-${name}`);
    expect(bytes.length).toBeGreaterThan(100_000);
  });

  it('is missed by name where a file is not there', async () => {
    await expect(read(folder)).rejects.toMatchObject({
      code: 'model/missing',
      message: `Expected a model at ${join(folder, `${name}.json`)}, but it cannot be read.`,
    });
    await copyFile(join(SHIPPED, `${name}.json`), join(folder, `${name}.json`));
    await expect(read(folder)).rejects.toMatchObject({
      code: 'model/missing',
      message: expect.stringContaining(`${name}.onnx`),
    });
  });

  it('is refused when its file is not the one that was described', async () => {
    await copyFile(join(SHIPPED, `${name}.json`), join(folder, `${name}.json`));
    await writeFile(join(folder, `${name}.onnx`), 'something else');
    await expect(read(folder)).rejects.toMatchObject({
      code: 'model/damaged',
      message: expect.stringMatching(/expected sha256 [0-9a-f]{64}, but the file has [0-9a-f]{64}/),
    });
  });

  it('is refused when its JSON file is cut short or lacks something', async () => {
    const path = join(folder, `${name}.json`);
    const text = await readFile(join(SHIPPED, `${name}.json`), 'utf8');
    await writeFile(path, text.slice(0, text.length / 2));
    await expect(read(folder)).rejects.toMatchObject({
      code: 'model/damaged',
      message: `Expected JSON in ${path}, but it cannot be parsed.`,
    });
    const { input: _, ...rest } = JSON.parse(text);
    await writeFile(path, JSON.stringify(rest));
    await expect(read(folder)).rejects.toMatchObject({
      code: 'model/damaged',
      message: expect.stringContaining('input'),
    });
  });
});

it('a detector whose thresholds are no probabilities is refused', async () => {
  const info = JSON.parse(await readFile(join(SHIPPED, 'faces.json'), 'utf8'));
  await writeFile(join(folder, 'faces.json'), JSON.stringify({ ...info, thresholds: { found: 1.5, readable: 0 } }));
  await expect(readFaceModel(folder)).rejects.toMatchObject({
    code: 'model/damaged',
    message: expect.stringMatching(/thresholds\.found[\s\S]*thresholds\.readable/),
  });
});

const NETWORKS = { faces: readFaceModel, refiner: readRefinerModel, attributes: readAttributeModel } as const;

it.each([
  ['faces', 'input.multipleOf', 0],
  ['faces', 'input.longestSide', 0],
  ['faces', 'input.layout', 'NCHW'],
  ['faces', 'input.type', 'float32'],
  ['faces', 'input.fill', 256],
  ['faces', 'input.fill', -1],
  ['faces', 'input.name', 7],
  ['faces', 'strides', []],
  ['faces', 'strides', [0]],
  ['faces', 'nmsIoU', 1],
  ['faces', 'nmsIoU', 0],
  ['faces', 'thresholds.proposed', 1],
  ['faces', 'minReadablePixels', -1],
  ['refiner', 'input.side', 0],
  ['refiner', 'input.layout', 'NCHW'],
  ['refiner', 'input.type', 'float32'],
  ['refiner', 'input.margin', 0],
  ['refiner', 'input.name', 7],
  ['refiner', 'detectorWeight', -1],
  ['refiner', 'outputs.logit', 7],
  ['refiner', 'outputs.landmarks', 7],
  ['attributes', 'input.width', 0],
  ['attributes', 'input.height', 0],
  ['attributes', 'input.layout', 'NCHW'],
  ['attributes', 'input.type', 'float32'],
  ['attributes', 'input.name', 7],
  ['attributes', 'output', 7],
  ['attributes', 'frame.width', 0],
  ['attributes', 'frame.height', 0],
  ['attributes', 'frame.scale', 0],
  ['attributes', 'frame.landmarks', [[1, 2]]],
] as const)('the description of the %s network with %s = %j is refused, and says where', async (name, path, value) => {
  const info = JSON.parse(await readFile(join(SHIPPED, `${name}.json`), 'utf8'));
  await writeFile(join(folder, `${name}.json`), JSON.stringify(changed(info, path, value)));
  await expect(NETWORKS[name](folder)).rejects.toMatchObject({
    code: 'model/damaged',
    message: expect.stringContaining(path),
  });
});

it('an attribute network with other labels, fewer of them or in another order is refused', async () => {
  const info = JSON.parse(await readFile(join(SHIPPED, 'attributes.json'), 'utf8'));
  const [first, second, ...rest] = info.labels;
  for (const labels of [
    [second, first, ...rest],
    [first, second, ...rest.slice(1)],
    [...info.labels, 'Tall'],
  ]) {
    await writeFile(join(folder, 'attributes.json'), JSON.stringify({ ...info, labels }));
    await expect(readAttributeModel(folder)).rejects.toMatchObject({
      code: 'model/damaged',
      message: expect.stringContaining("CelebA's forty labels in their order"),
    });
  }
});

it('what a network’s description says can be read without the network', async () => {
  const { name: refiner } = await readRefinerModelInfo(SHIPPED);
  const { name: attributes } = await readAttributeModelInfo(SHIPPED);
  expect([refiner, attributes]).toEqual(['facets-refiner', 'facets-attributes']);
});
