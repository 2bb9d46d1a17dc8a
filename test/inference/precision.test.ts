import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { openPicture } from '../../src/images/open.ts';
import { openAnalyser } from '../../src/inference/analyser.ts';
import type { Precision } from '../../src/inference/analysis.ts';
import { readAttributeModelInfo } from '../../src/inference/attributes/model.ts';
import { ATTRIBUTE_NAMES } from '../../src/inference/attributes/names.ts';
import { iou } from '../../src/inference/faces/nms.ts';
import { readRefinerModelInfo } from '../../src/inference/faces/refiner-model.ts';
import { loadPrecise } from '../../src/inference/precision.ts';
import { SessionHost } from '../../src/inference/sessions/session-host.ts';
import { PACKAGE_ROOT } from '../../src/package-root.ts';
import { SAMPLES, sample } from '../samples.ts';

const directory = join(PACKAGE_ROOT, 'models');
const refiner = await readRefinerModelInfo(directory);
const attributes = await readAttributeModelInfo(directory);

/** Whether this processor multiplies bytes in one instruction. */
const hasVnni = process.platform === 'linux' && /\bavx(512)?_vnni\b/.test(readFileSync('/proc/cpuinfo', 'utf8'));

async function analyses(precision: Precision) {
  const analyser = await openAnalyser({ device: 'cpu', precision, threads: 1 });
  onTestFinished(() => analyser.close());
  expect(analyser.precision).toBe(precision);
  const pictures = await Promise.all(SAMPLES.map(async (name) => openPicture(sample(name))));
  return Promise.all(pictures.map((picture) => analyser.analyse(picture)));
}

async function chosen(models: { readonly refiner?: typeof refiner; readonly attributes?: typeof attributes }) {
  const host = new SessionHost({ device: 'cpu', threads: 1 });
  onTestFinished(() => host.close());
  const { precision, ...sessions } = await loadPrecise(host, { directory, refiner, attributes, ...models }, 'auto');
  // Those that were taken can be run, whatever was let go of.
  const { side, name } = refiner.input;
  const image = { data: new Uint8Array(side * side * 3), dims: [1, side, side, 3] };
  expect((await sessions.refiner.run({ [name]: image })).logit?.data).toHaveLength(1);
  return precision;
}

describe('eight bits', () => {
  it.runIf(hasVnni)(
    'find the same faces as floats, and say nearly the same of them (needs a processor with VNNI)',
    async () => {
      const [wide, narrow] = [await analyses('float'), await analyses('int8')];
      let [apart, changed, count] = [0, 0, 0];
      for (const [i, { faces, precision }] of narrow.entries()) {
        const expected = wide[i]?.faces ?? [];
        expect([precision, wide[i]?.precision]).toEqual(['int8', 'float']);
        expect(faces).toHaveLength(expected.length);
        for (const [j, face] of faces.entries()) {
          const other = expected[j] ?? expect.fail();
          expect(iou(face.box, other.box)).toBeGreaterThan(0.9);
          expect(Math.abs(face.score - other.score)).toBeLessThan(0.05);
          for (const name of ATTRIBUTE_NAMES) {
            const [a, b] = [face.attributes[name].logit, other.attributes[name].logit];
            apart += Math.abs(a - b);
            changed += Number(a > 0 !== b > 0);
            count += 1;
          }
        }
      }
      expect(apart / count).toBeLessThan(0.15);
      expect(changed / count).toBeLessThan(0.02);
    },
  );

  it.runIf(hasVnni)('are taken by a processor that gains by them (needs a processor with VNNI)', async () => {
    expect(await chosen({})).toBe('int8');
  });

  it('are not taken where they answer otherwise than they should', async () => {
    const wrong = <Info extends { readonly int8?: { readonly reference: Record<string, number[]> } | undefined }>(
      info: Info,
      output: string,
    ): Info => {
      const int8 = info.int8 ?? expect.fail();
      const reference = { ...int8.reference, [output]: (int8.reference[output] ?? []).map((value) => value + 0.5) };
      return { ...info, int8: { ...int8, reference } };
    };
    expect(await chosen({ refiner: wrong(refiner, 'logit') })).toBe('float');
    expect(await chosen({ attributes: wrong(attributes, attributes.output) })).toBe('float');
  });

  it('are not taken where they are no faster', async () => {
    const { file, sha256, int8 = expect.fail() } = refiner;
    expect(await chosen({ refiner: { ...refiner, int8: { ...int8, file, sha256 } } })).toBe('float');
  });

  it('are not taken where there are none, and missed where they are asked for', async () => {
    const { int8: _, ...without } = attributes;
    expect(await chosen({ attributes: without })).toBe('float');
    const host = new SessionHost({ device: 'cpu', threads: 1 });
    onTestFinished(() => host.close());
    await expect(loadPrecise(host, { directory, refiner, attributes: without }, 'int8')).rejects.toMatchObject({
      code: 'model/missing',
      message: expect.stringContaining('attributes.json'),
    });
  });
});
