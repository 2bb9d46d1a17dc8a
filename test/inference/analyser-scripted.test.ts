import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { beforeEach, describe, expect, it, onTestFinished, vi } from 'vitest';
import type { Picture } from '../../src/images/picture.ts';
import { type AnalyserOptions, openAnalyser, tryDevices } from '../../src/inference/analyser.ts';
import type { DetectedFace, Landmarks } from '../../src/inference/analysis.ts';
import { measuredFacts } from '../../src/inference/attributes/facts.ts';
import { readAttributeModelInfo } from '../../src/inference/attributes/model.ts';
import { ATTRIBUTE_NAMES } from '../../src/inference/attributes/names.ts';
import { batchRuns } from '../../src/inference/batch-runs.ts';
import { type FoundInFrame, findInFrames } from '../../src/inference/frames.ts';
import { chooseDevice, reportDevices } from '../../src/inference/sessions/devices.ts';
import type { SessionHostOptions } from '../../src/inference/sessions/session-host.ts';
import type { Input } from '../../src/inference/sessions/session-protocol.ts';
import { PACKAGE_ROOT } from '../../src/package-root.ts';

/** In place of the thread with the networks: what it was asked, and what it answers. */
const script = vi.hoisted(() => ({
  options: [] as unknown[],
  /** Loading, runs and the rest, in order. */
  asked: [] as string[],
  /** Crops in each run of the attribute network. */
  labelled: [] as number[],
  /** Of each attribute, by its index. */
  logitOf: (_index: number): number => 1,
  /** Called at the start of each run of the attribute network. */
  onLabel: async (): Promise<void> => undefined,
  failing: '',
}));

vi.mock('../../src/inference/sessions/session-host.ts', () => ({
  SessionHost: class {
    constructor(options: unknown) {
      script.options.push(options);
    }
    async load(name: string) {
      script.asked.push(`load ${name}`);
      if (script.failing === name) throw new Error('no such network');
      return {
        run: (inputs: Readonly<Record<string, Input>>) => answer(name, inputs),
        release: async () => undefined,
      };
    }
    warm() {
      script.asked.push('warm');
    }
    async close() {
      script.asked.push('close');
    }
  },
}));
vi.mock('../../src/inference/frames.ts', { spy: true });
vi.mock('../../src/inference/sessions/devices.ts', { spy: true });

async function answer(name: string, { image }: Readonly<Record<string, Input>>) {
  const [kind = ''] = name.split(' ');
  script.asked.push(`run ${kind}`);
  if (image && 'crops' in image) {
    const { length } = image.crops;
    if (kind === 'refiner') {
      return {
        logit: { data: new Float32Array(length), dims: [length] },
        landmarks: { data: new Float32Array(10 * length), dims: [length, 10] },
      };
    }
    script.labelled.push(length);
    await script.onLabel();
    return {
      logits: {
        data: Float32Array.from({ length: 40 * length }, (_, i) => script.logitOf(i % 40)),
        dims: [length, 40],
      },
    };
  }
  const [n = 0, height = 0, width = 0] = image?.dims ?? [];
  const map = (stride: number) => {
    const dims = [n, 15, height / stride, width / stride];
    return { data: new Float32Array(dims.reduce((a, b) => a * b, 1)).fill(-20), dims };
  };
  return { stride8: map(8), stride16: map(16), stride32: map(32) };
}

beforeEach(() => {
  vi.mocked(findInFrames).mockReset();
  vi.mocked(chooseDevice).mockReset().mockResolvedValue('cpu');
  vi.mocked(reportDevices).mockReset();
  Object.assign(script, { logitOf: () => 1, onLabel: async () => undefined, failing: '' });
  for (const list of [script.options, script.asked, script.labelled]) list.length = 0;
});

async function open(options: AnalyserOptions = {}) {
  const analyser = await openAnalyser({ precision: 'float', ...options });
  onTestFinished(() => analyser.close());
  return analyser;
}

function grey(width = 178, height = 218, more: Partial<Picture> = {}): Picture {
  const raster = { width, height, data: new Uint8Array(width * height * 3).fill(128) };
  const region = async () => ({ x: 0, y: 0, width, height, raster });
  return { width, height, raster, format: 'png', damaged: false, region, ...more };
}

/** A face that stands upright, or lies as far as `turn` says. */
function face(x: number, side: number, score = 0.99, turn: 'none' | 'left' = 'none'): DetectedFace {
  const at = (u: number, v: number) =>
    turn === 'none' ? { x: x + u * side, y: 20 + v * side } : { x: x + v * side, y: 20 + (1 - u) * side };
  const landmarks: Landmarks = [at(0.3, 0.4), at(0.7, 0.4), at(0.5, 0.6), at(0.35, 0.8), at(0.65, 0.8)];
  return { box: { x, y: 20, width: side, height: side }, landmarks, score };
}

/** What is found in every picture from now on. */
function finds(found: DetectedFace[], frame?: FoundInFrame['frame']): void {
  vi.mocked(findInFrames).mockImplementation(async (_finder, still) => ({ still, found, ...(frame && { frame }) }));
}

describe('opening', () => {
  it('takes the device that is best, all cores, and floats where they are asked for', async () => {
    const analyser = await open();
    expect(analyser).toMatchObject({ device: 'cpu', precision: 'float' });
    expect(analyser.model).toMatch(/^facets-attributes \d/);
    const info = await readAttributeModelInfo(join(PACKAGE_ROOT, 'models'));
    const { name, width, height } = info.input;
    expect(chooseDevice).toHaveBeenCalledExactlyOnceWith('auto', {
      modelPath: join(PACKAGE_ROOT, 'models', info.file),
      input: { name, dims: [height, width, 3] },
      threads: availableParallelism(),
    });
    expect(script.options).toEqual([{ device: 'cpu', threads: availableParallelism() }]);
  });

  it('passes on what is asked for, and how losses are told', async () => {
    const onLost = vi.fn();
    await open({ device: 'cuda', threads: 3, runMs: 77, onLost });
    expect(chooseDevice).toHaveBeenCalledExactlyOnceWith('cuda', expect.objectContaining({ threads: 3 }));
    expect(script.options).toEqual([{ device: 'cpu', threads: 3, runMs: 77, onLost } satisfies SessionHostOptions]);
  });

  it('tries nothing again that an earlier one chose', async () => {
    const analyser = await open({ verdict: { device: 'cpu', precision: 'int8' }, precision: 'auto' });
    expect(chooseDevice).not.toHaveBeenCalled();
    expect(analyser.precision).toBe('int8');
    expect(script.asked.filter((what) => what.startsWith('load'))).toEqual([
      'load refiner int8',
      'load attributes int8',
      'load faces',
    ]);
  });

  it('gives other devices than a CPU floats, whatever is asked for', async () => {
    vi.mocked(chooseDevice).mockResolvedValue('webgpu');
    const analyser = await open({ precision: 'int8' });
    expect(analyser).toMatchObject({ device: 'webgpu', precision: 'float' });
  });

  it('runs each network once before it is called warm', async () => {
    await open();
    expect(script.asked.slice(-4)).toEqual(['run faces', 'run refiner', 'run attributes', 'warm']);
    expect(script.labelled).toEqual([1]);
  });

  it('lets a GPU prepare for a whole batch as well', async () => {
    vi.mocked(chooseDevice).mockResolvedValue('cuda');
    await open();
    expect(script.labelled).toEqual([1, 1, 32]);
    script.labelled.length = 0;
    await open({ maxBatch: 5 });
    expect(script.labelled).toEqual([1, 1, 5]);
    expect(script.asked.at(-1)).toBe('warm');
  });

  it('spares a device whose batches would take minutes', async () => {
    vi.mocked(chooseDevice).mockResolvedValue('webgpu');
    const now = vi.spyOn(performance, 'now');
    onTestFinished(() => now.mockRestore());
    let time = 0;
    now.mockImplementation(() => time);
    script.onLabel = async () => {
      time += 500;
    };
    await open();
    expect(script.labelled).toEqual([1, 1]);
    script.labelled.length = 0;
    script.onLabel = async () => {
      time += 499;
    };
    await open();
    expect(script.labelled).toEqual([1, 1, 32]);
  });

  it('that fails leaves no thread behind', async () => {
    script.failing = 'faces';
    await expect(openAnalyser({ precision: 'float' })).rejects.toThrow('no such network');
    expect(script.asked.at(-1)).toBe('close');
  });

  it('looks for networks where it is told to', async () => {
    await expect(openAnalyser({ modelsDir: join(PACKAGE_ROOT, 'nowhere') })).rejects.toMatchObject({
      code: 'model/missing',
    });
    expect(script.options).toEqual([]);
  });
});

describe('all devices', () => {
  it('are tried with the attribute network', async () => {
    const report = [{ device: 'cpu', available: true, milliseconds: 7 }] as const;
    vi.mocked(reportDevices).mockResolvedValue([...report]);
    expect(await tryDevices()).toEqual(report);
    const info = await readAttributeModelInfo(join(PACKAGE_ROOT, 'models'));
    expect(reportDevices).toHaveBeenCalledExactlyOnceWith({
      modelPath: join(PACKAGE_ROOT, 'models', info.file),
      input: { name: 'image', dims: [180, 140, 3] },
      threads: availableParallelism(),
    });
    await expect(tryDevices({ modelsDir: join(PACKAGE_ROOT, 'nowhere') })).rejects.toMatchObject({
      code: 'model/missing',
    });
  });
});

describe('an analysis', () => {
  it('labels what is found, and says what the picture is', async () => {
    const analyser = await open();
    finds([face(20, 80), face(110, 40)]);
    const analysis = await analyser.analyse(grey(640, 480));
    expect(analysis).toMatchObject({
      width: 640,
      height: 480,
      format: 'png',
      device: 'cpu',
      precision: 'float',
      unread: [],
    });
    expect(analysis.model).toBe(analyser.model);
    expect(analysis.faces.map(({ box, score }) => [box.x, score])).toEqual([
      [20, 0.99],
      [110, 0.99],
    ]);
    for (const { attributes } of analysis.faces) {
      expect(ATTRIBUTE_NAMES.map((name) => attributes[name].logit)).toEqual(new Array(40).fill(1));
    }
    for (const key of ['damaged', 'frame', 'turned']) expect(analysis).not.toHaveProperty(key);
  });

  it('says of a damaged picture that it is, and which frame of an animation it is of', async () => {
    const analyser = await open();
    finds([face(20, 80)], { index: 3, count: 9 });
    const analysis = await analyser.analyse(grey(640, 480, { damaged: true }));
    expect(analysis).toMatchObject({ damaged: true, frame: { index: 3, count: 9 } });
  });

  it('says how a picture is to be turned for its largest face, and of none how', async () => {
    const analyser = await open();
    finds([face(20, 80, 0.99, 'left'), face(110, 40)]);
    expect((await analyser.analyse(grey(640, 480))).turned).toBe(90);
    finds([face(110, 40), face(20, 80, 0.99, 'left')]);
    expect(await analyser.analyse(grey(640, 480))).not.toHaveProperty('turned');
    finds([]);
    expect(await analyser.analyse(grey(640, 480))).toMatchObject({ faces: [], unread: [] });
  });

  it('labels no more faces than it may, and says why others were not', async () => {
    const analyser = await open();
    finds([face(20, 80), face(110, 70), face(200, 60, 0.01), face(300, 10), face(350, 50)]);
    const { faces, unread } = await analyser.analyse(grey(640, 480), { maxFaces: 2 });
    expect(faces.map(({ box }) => box.x)).toEqual([20, 110]);
    expect(unread.map(({ box, reason }) => [box.x, reason])).toEqual([
      [200, 'unclear'],
      [300, 'too-small'],
      [350, 'beyond-limit'],
    ]);
  });

  it('labels ten faces unless it is told otherwise, in one run', async () => {
    const analyser = await open();
    finds(Array.from({ length: 12 }, (_, i) => face(45 * i, 40)));
    const { faces, unread } = await analyser.analyse(grey(640, 480));
    expect([faces.length, unread.length]).toEqual([10, 2]);
    expect(script.labelled.slice(1)).toEqual([10]);
  });

  it('does not read a face of which a part is missing', async () => {
    const analyser = await open();
    finds([face(20, 80), face(300, 80)]);
    const there = { x: 0, y: 0, width: 200, height: 480 };
    const { faces, unread } = await analyser.analyse(grey(640, 480, { there }));
    expect(faces.map(({ box }) => box.x)).toEqual([20]);
    expect(unread.map(({ box, reason }) => [box.x, reason])).toEqual([[300, 'unclear']]);
  });

  it('tells a face that looks like a child’s', async () => {
    const analyser = await open();
    finds([face(20, 80)]);
    const { weights } = measuredFacts().children;
    const faceBy = async (logit: 8 | -8) => {
      script.logitOf = (index) => logit * Math.sign(weights[ATTRIBUTE_NAMES[index] ?? 'Young']);
      return (await analyser.analyse(grey(640, 480))).faces[0];
    };
    expect(await faceBy(8)).toMatchObject({ childlike: true });
    expect(await faceBy(-8)).not.toHaveProperty('childlike');
  });

  it('of a whole picture takes it for one face, however small or damaged it is, and looks for none', async () => {
    const analyser = await open();
    const there = { x: 0, y: 0, width: 1, height: 1 };
    const { faces, unread } = await analyser.analyse(grey(20, 10, { there, damaged: true }), { aligned: true });
    expect(findInFrames).not.toHaveBeenCalled();
    expect(faces).toMatchObject([{ box: { x: 0, y: 0, width: 20, height: 10 }, score: 1 }]);
    expect(unread).toEqual([]);
    const [left, right, , mouth] = faces[0]?.landmarks ?? expect.fail();
    // The frame is as high as the picture, in its middle.
    expect(left.x).toBeCloseTo(10 + (69.49 - 89) * (10 / 218), 3);
    expect(right.y).toBeCloseTo(111.74 * (10 / 218), 3);
    expect(mouth.y).toBeGreaterThan(left.y);
  });

  it('says how long each stage took', async () => {
    const analyser = await open();
    const now = vi.spyOn(performance, 'now');
    onTestFinished(() => now.mockRestore());
    let time = 1000;
    now.mockImplementation(() => time);
    vi.mocked(findInFrames).mockImplementation(async (_finder, still) => {
      time += 7;
      return { still, found: [face(20, 80)] };
    });
    // Its file has many more pixels than were kept: a part is read once more.
    const picture = grey(640, 480);
    const large: Picture = {
      ...picture,
      width: 6400,
      height: 4800,
      region: async (region) => {
        time += 30;
        const { x, y } = region;
        const [width, height] = [Math.ceil(region.width), Math.ceil(region.height)];
        return { x, y, width, height, raster: { width, height, data: new Uint8Array(width * height * 3) } };
      },
    };
    script.onLabel = async () => {
      time += 500;
    };
    const { timings } = await analyser.analyse(large);
    expect(timings).toEqual({ download: 0, detect: 7, decode: 30, attributes: 500, illustrate: 0 });
  });
});

describe('an analyser', () => {
  /** Holds every labelling until it is let go. */
  function hold(): { readonly begun: Promise<void>; letGo(): void } {
    let letGo = () => {};
    const gate = new Promise<void>((resolve) => {
      letGo = resolve;
    });
    const begun = new Promise<void>((resolve) => {
      script.onLabel = () => {
        resolve();
        return gate;
      };
    });
    return { begun, letGo };
  }

  it('takes as many pictures at once as it may, and others when there is room again', async () => {
    const analyser = await open({ maxPictures: 2 });
    finds([face(20, 80)]);
    const { letGo } = hold();
    const both = [analyser.analyse(grey()), analyser.analyse(grey())];
    await expect(analyser.analyse(grey())).rejects.toMatchObject({
      name: 'BusyError',
      code: 'busy/queue-full',
      retryAfterMs: 2000,
    });
    letGo();
    await Promise.all(both);
    await expect(analyser.analyse(grey())).resolves.toBeDefined();
  });

  it('has room again after a picture that failed', async () => {
    const analyser = await open({ maxPictures: 1 });
    vi.mocked(findInFrames).mockRejectedValueOnce(new Error('spoilt'));
    await expect(analyser.analyse(grey())).rejects.toThrow('spoilt');
    finds([]);
    await expect(analyser.analyse(grey())).resolves.toBeDefined();
  });

  it('lets go at once of whoever wants a picture no more, though its stage goes on', async () => {
    const analyser = await open({ maxPictures: 1 });
    let found = () => {};
    vi.mocked(findInFrames).mockImplementationOnce(async (_finder, still) => {
      await new Promise<void>((resolve) => {
        found = resolve;
      });
      return { still, found: [] };
    });
    const controller = new AbortController();
    const work = analyser.analyse(grey(), { signal: controller.signal });
    controller.abort(new Error('changed my mind'));
    await expect(work).rejects.toThrow('changed my mind');
    // It takes memory all the same.
    await expect(analyser.analyse(grey())).rejects.toMatchObject({ code: 'busy/queue-full' });
    found();
    await analyser.close();
  });

  it('begins nothing that nobody wants any more', async () => {
    const analyser = await open();
    const work = analyser.analyse(grey(), { signal: AbortSignal.abort(new Error('too late')) });
    await expect(work).rejects.toThrow('too late');
    expect(findInFrames).not.toHaveBeenCalled();
  });

  it('leaves no listener on a signal that is kept', async () => {
    const analyser = await open();
    finds([]);
    const { signal } = new AbortController();
    const removed = vi.spyOn(signal, 'removeEventListener');
    const added = vi.spyOn(signal, 'addEventListener');
    await analyser.analyse(grey(), { signal });
    await vi.waitFor(() => expect(removed.mock.calls.length).toBe(added.mock.calls.length));
    expect(added.mock.calls.every(([type], i) => type === removed.mock.calls[i]?.[0])).toBe(true);
    expect(added).toHaveBeenCalledWith('abort', expect.any(Function), { once: true });
  });

  it('finishes what it has before it closes, then takes nothing more', async () => {
    const analyser = await open();
    finds([face(20, 80)]);
    const { begun, letGo } = hold();
    const work = analyser.analyse(grey());
    await begun;
    const closing = [analyser.close(), analyser.close()];
    await expect(analyser.analyse(grey())).rejects.toThrow('Expected an open analyser, but it was closed.');
    expect(script.asked).not.toContain('close');
    letGo();
    await expect(work).resolves.toBeDefined();
    await Promise.all(closing);
    expect(script.asked.filter((what) => what === 'close')).toHaveLength(1);
    // Its networks refuse, too.
    await expect(analyser.occlude(grey(), face(20, 80))).rejects.toThrow();
  });

  it('covers a face bit by bit, and cuts faces out', async () => {
    const analyser = await open({ maxBatch: 100 });
    const { whole, covered, crop } = await analyser.occlude(grey(), face(20, 80));
    expect([crop.width, crop.height]).toEqual([140, 180]);
    expect(whole.Bald.logit).toBe(1);
    expect(covered.length).toBeGreaterThan(20);
    const ended = AbortSignal.abort(new Error('too late'));
    await expect(analyser.occlude(grey(), face(20, 80), ended)).rejects.toThrow('too late');
    expect(await analyser.crops(grey(), [face(20, 80), face(60, 80)])).toHaveLength(2);
  });

  it('tells what it runs together, and nothing else', async () => {
    const analyser = await open();
    const runs: unknown[] = [];
    const listen = (run: unknown) => void runs.push(run);
    batchRuns.subscribe(listen);
    onTestFinished(() => void batchRuns.unsubscribe(listen));
    finds([face(20, 80), face(110, 40)]);
    await analyser.analyse(grey(640, 480));
    expect(runs).toEqual([{ network: 'facets-attributes', size: 2 }]);
  });
});
