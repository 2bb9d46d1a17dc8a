import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeEach, describe, expect, it, onTestFinished, vi } from 'vitest';
import { usableCores } from '../../src/describe/cores.ts';
import type { DescribeOptions, PictureAddress } from '../../src/describe/describer.ts';
import { createDownloader, type Downloader } from '../../src/describe/download.ts';
import type { HeldPicture } from '../../src/describe/held-picture.ts';
import { describeWith, openInProcessDescriber, type PipelineOptions } from '../../src/describe/in-process.ts';
import { unlessAborted } from '../../src/describe/signals.ts';
import { openAnalyser } from '../../src/inference/analyser.ts';
import type { Analysis } from '../../src/inference/analysis.ts';
import { analysisOf, labelledFace, scoresOf } from '../bot/scores.ts';
import { StubAnalyser } from '../e2e/stub-analyser.ts';
import { noise } from '../images/pictures.ts';
import { temporaryFolder } from '../store/stores.ts';

// In this process alone and without a network; pipeline.test.ts has both.

vi.mock('../../src/describe/download.ts', () => ({ createDownloader: vi.fn() }));
vi.mock('../../src/inference/analyser.ts', () => ({ openAnalyser: vi.fn() }));

beforeEach(() => {
  vi.clearAllMocks();
});

const BYTES = await noise(64, 48).png().toBuffer();
const bytes: PictureAddress = { kind: 'bytes', bytes: BYTES };
const url: PictureAddress = { kind: 'url', url: 'https://cdn.discordapp.com/a.png' };
const limits = { hosts: ['cdn.discordapp.com'], plain: false, bytes: 1_000_000, milliseconds: 20_000 };

function open(options: PipelineOptions = {}) {
  const analyser = new StubAnalyser();
  const analyse = vi.spyOn(analyser, 'analyse');
  const describer = describeWith(analyser, options);
  onTestFinished(() => describer.close());
  return { describer, analyser, analyse };
}

/** What brings every file, after what `before` does. */
function downloading(before: Downloader['download'] = async () => BYTES) {
  const downloader = { download: vi.fn(before), close: vi.fn(async () => undefined) };
  vi.mocked(createDownloader).mockReturnValue(downloader);
  return downloader;
}

/** Opens a picture of which `there` is what could be read. */
function opener(there?: HeldPicture['there']) {
  const release = vi.fn();
  const raster = { data: new Uint8Array(3 * 100 * 100), width: 100, height: 100 };
  const open = vi.fn(
    async (): Promise<HeldPicture> => ({
      width: 100,
      height: 100,
      format: 'png',
      damaged: there !== undefined,
      raster,
      region: async () => ({ x: 0, y: 0, width: 100, height: 100, raster }),
      ...(there && { there }),
      release,
    }),
  );
  return { open, release };
}

describe('a describer within this process', () => {
  it('is what its analyser is', () => {
    expect(open().describer).toMatchObject({ device: 'cpu', precision: 'float', model: 'stub 1' });
  });

  it('describes bytes and files as they are, and downloads nothing for it', async () => {
    const { describer, analyse } = open({ download: limits });
    const path = join(await temporaryFolder(), 'a.png');
    await writeFile(path, BYTES);
    const found = [await describer.describe(bytes), await describer.describe({ kind: 'file', path })];
    for (const { analysis, pictures } of found) {
      expect(analysis).toMatchObject({ width: 64, height: 48, format: 'png' });
      expect(pictures).toEqual({ crops: [] });
    }
    // Nothing is asked for but what was.
    expect(analyse.mock.calls.map(([, options]) => options)).toEqual([
      { signal: expect.any(AbortSignal) },
      { signal: expect.any(AbortSignal) },
    ]);
  });

  it('passes on how many faces are wanted, and whether the picture is one', async () => {
    const { describer, analyse } = open();
    await describer.describe(bytes, { maxFaces: 3, aligned: true });
    await describer.describe(bytes, { maxFaces: 0, aligned: false });
    expect(analyse.mock.calls.map(([, options]) => options)).toMatchObject([
      { maxFaces: 3, aligned: true },
      { maxFaces: 0, aligned: false },
    ]);
  });

  it('downloads what has an address, where that is allowed, and says how long it took', async () => {
    const { download, close } = downloading();
    const { describer } = open({ download: limits });
    await vi.waitFor(() => expect(createDownloader).toHaveBeenCalledExactlyOnceWith(limits));
    const now = vi.spyOn(performance, 'now');
    onTestFinished(() => now.mockRestore());
    let time = 0;
    now.mockImplementation(() => time);
    download.mockImplementation(async (_url, _signal, admit) => {
      time += 70;
      await admit?.(BYTES.byteLength);
      return BYTES;
    });
    const { analysis } = await describer.describe(url);
    expect(download).toHaveBeenCalledExactlyOnceWith(url.url, expect.any(AbortSignal), expect.any(Function));
    expect(analysis.timings.download).toBe(70);
    await describer.close();
    expect(close).toHaveBeenCalledOnce();
  });

  it('downloads nothing where nothing is said of it', async () => {
    const { describer } = open();
    await expect(describer.describe(url)).rejects.toMatchObject({ code: 'download/not-allowed' });
    expect(createDownloader).not.toHaveBeenCalled();
  });

  it('holds no more bytes of files than it may, until their pictures are described', async () => {
    const admitted: number[] = [];
    downloading(async (_url, _signal, admit) => {
      await admit?.(60);
      admitted.push(60);
      return BYTES;
    });
    const { describer, analyser } = open({ download: limits, filesBytes: 100 });
    const letGo = analyser.hold();
    const works = [describer.describe(url), describer.describe(url)];
    await analyser.holding(1);
    expect(admitted).toEqual([60]);
    letGo();
    await Promise.all(works);
    expect(admitted).toEqual([60, 60]);
  });

  it('gives back the room of a file that could not be described', async () => {
    downloading(async (_url, _signal, admit) => {
      await admit?.(60);
      return Buffer.from('no picture');
    });
    const { describer } = open({ download: limits, filesBytes: 100 });
    for (let i = 0; i < 3; i++) {
      await expect(describer.describe(url)).rejects.toMatchObject({ code: 'image/not-an-image' });
    }
  });

  it('says how long each stage took', async () => {
    const now = vi.spyOn(performance, 'now');
    onTestFinished(() => now.mockRestore());
    let time = 0;
    now.mockImplementation(() => time);
    const { open: openPicture } = opener();
    const { describer, analyse } = open({
      open: async () => {
        time += 10;
        return openPicture();
      },
    });
    const face = labelledFace(scoresOf(() => 1));
    analyse.mockImplementation(async () => {
      time += 100;
      return analysisOf([face]);
    });
    const { analysis } = await describer.describe(bytes, {
      turn: async (work) => {
        time += 1000;
        return work();
      },
    });
    // The analysis itself says 4 ms of reading parts in greater detail.
    expect(analysis.timings).toEqual({ download: 0, decode: 14, detect: 6, attributes: 10, illustrate: 0 });
  });

  it.each([
    ['the file', url],
    ['its faces', bytes],
  ])('gives up where %s takes too long, and says after how long', async (_, address) => {
    downloading((_url, signal) => unlessAborted(new Promise(() => undefined), signal));
    const { describer, analyser } = open({ download: limits, pictureMs: 1501, open: opener().open });
    analyser.hold();
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance'] });
    onTestFinished(() => void vi.useRealTimers());
    const settled = vi.fn();
    const work = describer.describe(address).catch((reason: unknown) => reason);
    void work.then(settled);
    await vi.advanceTimersByTimeAsync(1500);
    expect(settled).not.toHaveBeenCalled();
    await vi.advanceTimersByTimeAsync(1);
    expect(await work).toMatchObject({ code: 'image/too-slow', values: { seconds: 2 } });
  });

  it('begins what it was asked when it is its turn', async () => {
    const { describer, analyse } = open();
    const turns: string[] = [];
    const turn: DescribeOptions['turn'] = async (work) => {
      turns.push(`begins, ${analyse.mock.calls.length} looked at`);
      const result = await work();
      turns.push(`ends, ${analyse.mock.calls.length} looked at`);
      return result;
    };
    await describer.describe(bytes, { turn });
    expect(turns).toEqual(['begins, 0 looked at', 'ends, 1 looked at']);
  });

  it('ends with the caller’s reason, wherever the picture is', async () => {
    const { describer, analyser } = open();
    await expect(describer.describe(bytes, { signal: AbortSignal.abort(new Error('deleted')) })).rejects.toThrow(
      'deleted',
    );
    analyser.hold();
    const controller = new AbortController();
    const work = describer.describe(bytes, { signal: controller.signal });
    await analyser.holding(1);
    controller.abort(new Error('opted out'));
    await expect(work).rejects.toThrow('opted out');
  });

  it('sends nothing of a picture that nobody wants any more once it is drawn', async () => {
    const { describer, analyser } = open();
    const controller = new AbortController();
    vi.spyOn(analyser, 'crops').mockImplementation(async () => {
      controller.abort(new Error('opted out'));
      return [];
    });
    await expect(describer.describe(bytes, { crops: 'always', signal: controller.signal })).rejects.toThrow(
      'opted out',
    );
  });

  it('releases each picture once, whatever comes of it', async () => {
    const { open: openPicture, release } = opener();
    const { describer, analyse } = open({ open: openPicture });
    await describer.describe(bytes);
    expect(release).toHaveBeenCalledTimes(1);
    analyse.mockRejectedValue(new Error('spoilt'));
    await expect(describer.describe(bytes)).rejects.toThrow('spoilt');
    expect(release).toHaveBeenCalledTimes(2);
    expect(openPicture.mock.calls).toEqual(new Array(2).fill([BYTES, expect.any(AbortSignal)]));
  });

  it('refuses a picture without faces of which too little is there, and no other', async () => {
    const nobody: Analysis = analysisOf([]);
    const little = { x: 0, y: 0, width: 100, height: 30 };
    const { describer, analyse } = open({ open: opener(little).open });
    analyse.mockResolvedValue(nobody);
    await expect(describer.describe(bytes)).rejects.toMatchObject({ code: 'image/damaged' });
    analyse.mockResolvedValue(analysisOf([labelledFace(scoresOf(() => 1))]));
    await expect(describer.describe(bytes)).resolves.toBeDefined();
    const whole = open({ open: opener().open });
    whole.analyse.mockResolvedValue(nobody);
    await expect(whole.describer.describe(bytes)).resolves.toMatchObject({ analysis: { faces: [] } });
  });

  it.each<[string, DescribeOptions]>([
    ['a copy', { annotate: 'always' }],
    ['a card', { card: { threshold: 0.5, hidden: [], showFaces: 'always' } }],
    ['portraits', { portraits: { on: 'sheet' } }],
  ])('draws what is asked for: %s', async (_, wanted) => {
    const { pictures } = await open().describer.describe(bytes, wanted);
    const { crops, ...others } = pictures;
    expect(crops).toEqual([]);
    expect(Object.keys(others)).toHaveLength(1);
    expect(others).not.toHaveProperty('failure');
  });

  it('describes a picture all the same of which nothing could be drawn, and says why', async () => {
    const { describer, analyser } = open();
    const { analysis, pictures } = await describer.describe(bytes, { why: { attribute: 'Smiling' } });
    expect(analysis.faces).toHaveLength(1);
    expect(pictures).toEqual({ crops: [], failure: new Error('The stub has no pixels to cover.') });
    vi.spyOn(analyser, 'crops').mockRejectedValue('words');
    const other = await describer.describe(bytes, { crops: 'always' });
    expect(other.pictures).toEqual({ crops: [], failure: new Error('words') });
  });

  it('draws cards of scores', async () => {
    const drawn = await open().describer.draw({ kind: 'all-scores', card: { locale: 'en', columns: [], legend: [] } });
    expect([...drawn.subarray(0, 3)]).toEqual([0xff, 0xd8, 0xff]);
  });
});

describe('a describer that opens its own networks', () => {
  it('opens them as it is told, and closes them after all else', async () => {
    const analyser = new StubAnalyser();
    const close = vi.spyOn(analyser, 'close');
    vi.mocked(openAnalyser).mockResolvedValue(analyser);
    const downloader = downloading();
    const settings = { device: 'cpu', precision: 'float', threads: 3, download: limits } as const;
    const describer = await openInProcessDescriber(settings);
    expect(openAnalyser).toHaveBeenCalledExactlyOnceWith({ device: 'cpu', precision: 'float', threads: 3 });
    expect(describer).toMatchObject({ device: 'cpu', precision: 'float', model: 'stub 1' });
    expect((await describer.describe(bytes, { maxFaces: 1 })).analysis.faces).toHaveLength(1);
    const card = { locale: 'en', columns: [], legend: [] };
    expect((await describer.draw({ kind: 'all-scores', card })).byteLength).toBeGreaterThan(100);
    expect(close).not.toHaveBeenCalled();
    await describer.close();
    expect([close.mock.calls.length, downloader.close.mock.calls.length]).toEqual([1, 1]);
  });

  it('leaves what it is not told to them, but for the cores that it may use', async () => {
    vi.mocked(openAnalyser).mockResolvedValue(new StubAnalyser());
    await (await openInProcessDescriber()).close();
    expect(openAnalyser).toHaveBeenCalledExactlyOnceWith({
      device: 'auto',
      precision: 'auto',
      threads: usableCores(),
    });
  });
});
