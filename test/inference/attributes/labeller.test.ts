import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openPicture } from '../../../src/images/open.ts';
import type { Picture } from '../../../src/images/picture.ts';
import { frameToWholePicture } from '../../../src/inference/attributes/face-frame.ts';
import { AttributeLabeller } from '../../../src/inference/attributes/labeller.ts';
import { type AttributeModel, readAttributeModel } from '../../../src/inference/attributes/model.ts';
import { ATTRIBUTE_NAMES } from '../../../src/inference/attributes/names.ts';
import type { BatchLimits } from '../../../src/inference/sessions/batcher.ts';
import { type Session, SessionHost } from '../../../src/inference/sessions/session-host.ts';
import { sigmoid } from '../../../src/inference/sigmoid.ts';
import { PACKAGE_ROOT } from '../../../src/package-root.ts';
import { SAMPLES, sample } from '../../samples.ts';

let model: AttributeModel;
let host: SessionHost;
let session: Session;
let pictures: Picture[];

beforeAll(async () => {
  model = await readAttributeModel(join(PACKAGE_ROOT, 'models'));
  host = new SessionHost({ device: 'cpu', threads: 1 });
  session = await host.load('attributes', model.bytes);
  pictures = await Promise.all(SAMPLES.slice(0, 10).map((name) => openPicture(sample(name))));
});

afterAll(() => host.close());

/** A labeller on the real network that counts its runs. */
function counting(limits: Partial<BatchLimits>) {
  const counter = { runs: 0 };
  const counted: Session = {
    run: (inputs) => {
      counter.runs++;
      return session.run(inputs);
    },
  };
  const labeller = new AttributeLabeller(model.info, counted, { maxBatch: 8, maxDelay: 5, maxQueue: 100, ...limits });
  const label = (picture: Picture) =>
    labeller.label(picture, frameToWholePicture(model.info.frame, picture.width, picture.height));
  return { counter, label };
}

describe('AttributeLabeller', () => {
  it('runs ten concurrent faces in fewer than ten runs', async () => {
    const { counter, label } = counting({});
    await Promise.all(pictures.map(label));
    expect(counter.runs).toBe(2);
  });

  it('gives in a batch what it gives one by one', async () => {
    const batched = await Promise.all(pictures.map(counting({ maxBatch: 10 }).label));
    const single = await Promise.all(pictures.map(counting({ maxBatch: 1 }).label));
    for (const [i, scores] of single.entries()) {
      for (const name of ATTRIBUTE_NAMES) {
        expect(batched[i]?.[name].logit).toBeCloseTo(scores[name].logit, 3);
      }
    }
  });
});

describe('SessionHost', () => {
  it('reports what the network says about a wrong input, and goes on', async () => {
    const bad = session.run({ image: { data: new Uint8Array(12), dims: [1, 2, 2, 3] } });
    await expect(bad).rejects.toThrow(/dimension/i);
    await expect(counting({}).label(pictures[0] ?? expect.fail())).resolves.toHaveProperty('Smiling');
  });

  it('refuses a file that is no network, and goes on', async () => {
    await expect(host.load('junk', Buffer.from('junk'))).rejects.toThrow();
    await expect(counting({}).label(pictures[0] ?? expect.fail())).resolves.toHaveProperty('Smiling');
  });

  it('fails what is asked after it was closed', async () => {
    const other = new SessionHost({ device: 'cpu', threads: 1 });
    const closed = await other.load('attributes', model.bytes);
    await other.close();
    await expect(closed.run({})).rejects.toThrow('closed');
    await other.close();
  });
});

it('attribute names are forty', () => {
  expect(new Set(ATTRIBUTE_NAMES).size).toBe(40);
});

it('sigmoid turns a logit of zero to one half and large ones to nearly nothing or one', () => {
  expect(sigmoid(0)).toBe(0.5);
  expect(sigmoid(Math.log(3))).toBeCloseTo(0.75, 12);
  expect(sigmoid(-800)).toBe(0);
  expect(sigmoid(800)).toBe(1);
});
