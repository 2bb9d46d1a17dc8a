import { once } from 'node:events';
import { createServer } from 'node:http';
import { join } from 'node:path';
import { afterEach, describe, expect, it, onTestFinished } from 'vitest';
import type { Describer, PictureAddress } from '../../src/describe/describer.ts';
import { openHere } from '../../src/describe/held-picture.ts';
import { describeWith, type PipelineOptions } from '../../src/describe/in-process.ts';
import { StubAnalyser } from '../e2e/stub-analyser.ts';
import { BLOND_WOMAN, SAMPLES_DIR, sample } from '../samples.ts';

const file: PictureAddress = { kind: 'file', path: join(SAMPLES_DIR, BLOND_WOMAN) };
let analyser = new StubAnalyser();

afterEach(() => {
  analyser = new StubAnalyser();
});

function open(options: PipelineOptions = {}): Describer {
  const describer = describeWith(analyser, options);
  onTestFinished(() => describer.close());
  return describer;
}

/** A server on loopback that gives a portrait for `/quick.png` and holds every other answer back. */
async function openServer() {
  const server = createServer((request, response) => {
    if (request.url !== '/quick.png') return;
    const bytes = sample(BLOND_WOMAN);
    response.writeHead(200, { 'content-length': bytes.byteLength }).end(bytes);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('expected a port');
  const host = `127.0.0.1:${address.port}`;
  return {
    download: { hosts: [host], plain: true, bytes: 1_000_000, milliseconds: 20_000 },
    address: (name: string): PictureAddress => ({ kind: 'url', url: `http://${host}/${name}` }),
  };
}

describe('describing a picture', () => {
  it('takes no longer than a picture may, whatever stage it is in', async () => {
    const analysing = open({ pictureMs: 300 });
    analyser.hold();
    await expect(analysing.describe(file)).rejects.toMatchObject({ code: 'image/too-slow' });
    const { download, address } = await openServer();
    const downloading = open({ pictureMs: 300, download });
    await expect(downloading.describe(address('slow.png'))).rejects.toMatchObject({ code: 'image/too-slow' });
  });

  it('does not count the time until it is its turn', async () => {
    const describer = open({ pictureMs: 300 });
    const { analysis } = await describer.describe(file, {
      turn: async (work) => {
        await new Promise((resolve) => setTimeout(resolve, 400));
        return work();
      },
    });
    expect(analysis.faces).toHaveLength(1);
  });

  it('is not kept waiting by those whose file comes slowly', async () => {
    const { download, address } = await openServer();
    const describer = open({ download });
    const controller = new AbortController();
    const slow = Array.from({ length: 20 }, () => describer.describe(address('slow'), { signal: controller.signal }));
    expect((await describer.describe(address('quick.png'))).analysis.format).toBe('png');
    controller.abort(new Error('enough'));
    for (const result of await Promise.allSettled(slow)) expect(result.status).toBe('rejected');
  });

  it('holds no more files than there is room for, and goes on when others are done', async () => {
    const { download, address } = await openServer();
    const size = sample(BLOND_WOMAN).byteLength;
    const describer = open({ download, filesBytes: 2 * size });
    const letGo = analyser.hold();
    const all = Array.from({ length: 4 }, () => describer.describe(address('quick.png')));
    await analyser.holding(2);
    await new Promise((resolve) => setTimeout(resolve, 100));
    expect(analyser.waiting).toBe(2);
    letGo();
    for (const { analysis } of await Promise.all(all)) expect(analysis.format).toBe('png');
  });

  it('takes one signal for many pictures without a warning', async () => {
    const warnings: Error[] = [];
    const listen = (warning: Error) => void warnings.push(warning);
    process.on('warning', listen);
    onTestFinished(() => void process.off('warning', listen));
    const describer = open();
    const { signal } = new AbortController();
    await Promise.all(Array.from({ length: 20 }, () => describer.describe(file, { signal })));
    // A warning is emitted in the next turn.
    await new Promise((resolve) => setImmediate(resolve));
    expect(warnings).toEqual([]);
  });

  it('opens it once, whatever is made of it', async () => {
    let opened = 0;
    const describer = open({
      open: (bytes, signal) => {
        opened += 1;
        return openHere(bytes, signal);
      },
    });
    const card = { threshold: 0.5, hidden: [], showFaces: 'always' } as const;
    const { pictures } = await describer.describe(file, { annotate: 'always', crops: 'always', card });
    expect(pictures).toMatchObject({ annotated: expect.any(Buffer), card: expect.any(Buffer) });
    expect(opened).toBe(1);
  });

  it('releases the picture, whatever comes of it', async () => {
    let held = 0;
    const describer = open({
      pictureMs: 300,
      open: async (bytes, signal) => {
        held += 1;
        return { ...(await openHere(bytes, signal)), release: () => held-- };
      },
    });
    await describer.describe(file);
    expect(held).toBe(0);
    analyser.hold();
    const work = describer.describe(file);
    await analyser.holding(1);
    expect(held).toBe(1);
    await expect(work).rejects.toThrow();
    expect(held).toBe(0);
  });
});
