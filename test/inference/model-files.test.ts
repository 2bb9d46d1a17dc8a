import { copyFile, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readAttributeModel } from '../../src/inference/attributes/model.ts';
import { readFaceModel } from '../../src/inference/faces/detector-model.ts';
import { readRefinerModel } from '../../src/inference/faces/refiner-model.ts';
import { PACKAGE_ROOT } from '../../src/package-root.ts';

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
