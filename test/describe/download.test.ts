import { once } from 'node:events';
import { createServer, type RequestListener, type Server } from 'node:http';
import * as timers from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it, onTestFinished, vi } from 'vitest';
import { checkAddress, createDownloader, type Downloader } from '../../src/describe/download.ts';
import { UserError } from '../../src/user-error.ts';

// As ever, and noted.
vi.mock('node:timers/promises', { spy: true });

beforeEach(() => {
  vi.mocked(timers.setTimeout).mockClear();
});

/** Waits between tries until now, in ms. */
const waits = () => vi.mocked(timers.setTimeout).mock.calls.map(([milliseconds]) => milliseconds);

/** Nobody waits between tries, and chance says this, 0..1. */
function withoutWaits(chance: number): void {
  vi.mocked(timers.setTimeout).mockImplementation(async (_milliseconds, value) => value as never);
  const random = vi.spyOn(Math, 'random').mockReturnValue(chance);
  onTestFinished(() => {
    vi.mocked(timers.setTimeout).mockReset();
    random.mockRestore();
  });
}

const LIMIT = 10_000;
const open: { server?: Server; downloader?: Downloader } = {};

afterEach(async () => {
  await open.downloader?.close();
  open.server?.closeAllConnections();
  open.server?.close();
});

/** A file server on loopback and a downloader that may ask it; counts the requests. */
async function serve(listener: RequestListener, milliseconds = 5000) {
  let requests = 0;
  const server = createServer((request, response) => {
    requests += 1;
    listener(request, response);
  });
  open.server = server;
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('expected a port');
  const host = `127.0.0.1:${address.port}`;
  const downloader = createDownloader({ hosts: [host], plain: true, bytes: LIMIT, milliseconds });
  open.downloader = downloader;
  return { url: `http://${host}/picture.png`, download: downloader.download, requests: () => requests };
}

async function codeOf(promise: Promise<unknown>): Promise<string> {
  try {
    await promise;
  } catch (error) {
    if (error instanceof UserError) return error.code;
    throw error;
  }
  return 'none';
}

describe('a download', () => {
  it('brings the bytes as they are, whatever their type is said to be', async () => {
    const bytes = Buffer.from([1, 2, 3]);
    const { url, download } = await serve((_, response) => {
      response.setHeader('content-type', 'text/html').end(bytes);
    });
    expect(await download(url)).toEqual(bytes);
  });

  it.each([
    'https://example.org/a.png',
    'file:///etc/passwd',
    'no address',
    'http://user@127.0.0.1/a.png',
    'http://127.0.0.1:1/a.png',
  ])('never asks %s', async (url) => {
    const { download, requests } = await serve((_, response) => response.end());
    expect(await codeOf(download(url))).toBe('download/not-allowed');
    expect(requests()).toBe(0);
  });

  it('takes the copies that Discord keeps of links, and nothing that looks like them', () => {
    const limits = { hosts: ['cdn.discordapp.com'], plain: false };
    const path = '/external/abc/https/example.org/cat.jpg';
    for (const host of ['images-ext-1.discordapp.net', 'images-ext-12.discordapp.net', 'cdn.discordapp.com']) {
      expect(checkAddress(`https://${host}${path}`, limits).host).toBe(host);
    }
    for (const address of [
      `http://images-ext-1.discordapp.net${path}`,
      `https://images-ext-1.discordapp.net.example.org${path}`,
      `https://images-ext-1-discordapp.net${path}`,
      `https://images-ext-x.discordapp.net${path}`,
      `https://ximages-ext-1.discordapp.net${path}`,
      `https://images-ext-1.discordapp.net:8443${path}`,
      `https://user@images-ext-1.discordapp.net${path}`,
      `https://example.org/images-ext-1.discordapp.net${path}`,
    ]) {
      expect(() => checkAddress(address, limits), address).toThrow('download/not-allowed');
    }
  });

  it('never uses plain HTTP where it is not allowed', async () => {
    const downloader = createDownloader({ hosts: ['127.0.0.1'], plain: false, bytes: LIMIT, milliseconds: 1000 });
    expect(await codeOf(downloader.download('http://127.0.0.1/a.png'))).toBe('download/not-allowed');
    await downloader.close();
  });

  it('does not follow a redirect', async () => {
    const { url, download, requests } = await serve((_, response) => {
      response.writeHead(302, { location: '/other' }).end();
    });
    expect(await codeOf(download(url))).toBe('download/failed');
    expect(requests()).toBe(1);
  });

  it('refuses by the announced size before the body comes', async () => {
    const { url, download } = await serve((_, response) => {
      response.writeHead(200, { 'content-length': LIMIT + 1 }).flushHeaders();
    });
    expect(await codeOf(download(url))).toBe('download/too-large');
  });

  it('stops a body without end', async () => {
    const { url, download } = await serve((_, response) => {
      const more = () => {
        while (!response.destroyed && response.write(Buffer.alloc(1000)));
      };
      response.on('drain', more);
      more();
    });
    expect(await codeOf(download(url))).toBe('download/too-large');
  });

  it('gives up at its deadline although bytes keep coming', async () => {
    const { url, download } = await serve((_, response) => {
      const timer = setInterval(() => response.write('x'), 20);
      response.on('close', () => clearInterval(timer));
    }, 300);
    expect(await codeOf(download(url))).toBe('download/too-slow');
  });

  it('tries again once after a server error', async () => {
    let failures = 1;
    const { url, download, requests } = await serve((_, response) => {
      if (failures-- > 0) response.writeHead(503).end();
      else response.end('ok');
    });
    expect((await download(url)).toString()).toBe('ok');
    expect(requests()).toBe(2);
  });

  it('tries again after resets as long as there is time for a longer wait', async () => {
    const { url, download, requests } = await serve((request) => request.socket.resetAndDestroy(), 700);
    expect(await codeOf(download(url))).toBe('download/failed');
    expect(requests()).toBe(2);
  });

  it.each([
    [0, [250, 500, 1000, 2000, 4000]],
    [1, [375, 750, 1500, 3000]],
  ])('waits twice as long from try to try, and by chance up to half as long again: %d', async (chance, expected) => {
    withoutWaits(chance);
    const { url, download, requests } = await serve((_, response) => {
      response.writeHead(500).end();
    });
    expect(await codeOf(download(url))).toBe('download/failed');
    expect(waits()).toEqual(expected);
    expect(requests()).toBe(expected.length + 1);
  });

  it.each([
    ['2', 2000],
    ['0.1', 250],
    ['-5', 250],
    ['soon', 250],
    ['Infinity', 250],
  ])('asked to come again after %s, comes again after %d ms', async (after, wait) => {
    withoutWaits(0);
    let failures = 1;
    const { url, download } = await serve((_, response) => {
      if (failures-- > 0) response.writeHead(503, { 'retry-after': after }).end();
      else response.end('ok');
    });
    await download(url);
    expect(waits()).toEqual([wait]);
  });

  it.each([
    [403, 'download/expired'],
    [404, 'download/expired'],
    [204, 'download/failed'],
    [400, 'download/failed'],
    [499, 'download/failed'],
  ])('answered with %d is %s at once', async (status, code) => {
    const { url, download, requests } = await serve((_, response) => {
      response.writeHead(status).end();
    });
    expect(await codeOf(download(url))).toBe(code);
    expect([requests(), waits()]).toEqual([1, []]);
  });

  it.each([
    ['announced', { 'content-length': '4' }, 4],
    ['not announced', {}, LIMIT],
  ])('whose length is %s waits until it is admitted, before any of it is kept', async (_, headers, length) => {
    const { url, download } = await serve((_request, response) => {
      response.writeHead(200, headers).end('okay');
    });
    const admitted: number[] = [];
    const bytes = await download(url, undefined, async (most) => {
      await new Promise((resolve) => setImmediate(resolve));
      admitted.push(most);
    });
    expect([bytes.toString(), admitted]).toEqual(['okay', [length]]);
    const refused = new Error('no room');
    await expect(download(url, undefined, () => Promise.reject(refused))).rejects.toBe(refused);
  });

  it('may be as long as it may be', async () => {
    const { url, download } = await serve((_, response) => {
      response.end(Buffer.alloc(LIMIT, 7));
    });
    expect(await download(url)).toEqual(Buffer.alloc(LIMIT, 7));
  });

  it('that is too large says how large it may be', async () => {
    const { url, download } = await serve((_, response) => {
      response.writeHead(200, { 'content-length': LIMIT + 1 }).end(Buffer.alloc(LIMIT + 1));
    });
    await expect(download(url)).rejects.toMatchObject({
      code: 'download/too-large',
      values: { most: 0, found: 0 },
    });
  });

  it('that takes too long says how long that is', async () => {
    const { url, download } = await serve(() => undefined, 510);
    await expect(download(url)).rejects.toMatchObject({ code: 'download/too-slow', values: { seconds: 1 } });
  });

  it('fails where nobody listens, where TLS is none, and after its end', async () => {
    const { url, download } = await serve((_, response) => response.end());
    expect(await codeOf(download(url.replace('http:', 'https:')))).toBe('download/failed');
    open.server?.close();
    open.server?.closeAllConnections();
    await expect(download(url)).rejects.toMatchObject({ code: 'download/failed', cause: expect.any(Error) });
    await open.downloader?.close();
    expect(await codeOf(download(url))).toBe('download/failed');
  });

  it('leaves a server alone as long as that asks for', async () => {
    const asked: number[] = [];
    const { url, download } = await serve((_, response) => {
      asked.push(performance.now());
      if (asked.length === 1) response.writeHead(429, { 'retry-after': '1' }).end();
      else response.end('ok');
    });
    expect((await download(url)).toString()).toBe('ok');
    const [first = 0, second = 0] = asked;
    expect(second - first).toBeGreaterThan(990);
  });

  it('does not wait for a server that asks for longer than there is time', async () => {
    const { url, download, requests } = await serve((_, response) => {
      response.writeHead(429, { 'retry-after': '3600' }).end();
    });
    expect(await codeOf(download(url))).toBe('download/failed');
    expect(requests()).toBe(1);
  });

  it.each([
    ['no HTTP at all', 'this is no HTTP\r\n\r\n'],
    ['a header that cannot be read', 'HTTP/1.1 200 OK\r\nbad header\r\n\r\n'],
    ['a chunk of no length', 'HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\nzz\r\n'],
  ])('fails without being taken for a bug when it meets %s', async (_, answer) => {
    const { url, download } = await serve((request) => void request.socket.end(answer));
    expect(await codeOf(download(url))).toBe('download/failed');
  });

  it('of a still that the media proxy has none of is no failure that passes', async () => {
    const { url, download, requests } = await serve((_, response) => {
      response.writeHead(415).end();
    });
    expect(await codeOf(download(url))).toBe('image/not-an-image');
    expect(requests()).toBe(1);
  });

  it('does not try again what is gone', async () => {
    const { url, download, requests } = await serve((_, response) => {
      response.writeHead(404).end();
    });
    expect(await codeOf(download(url))).toBe('download/expired');
    expect(requests()).toBe(1);
  });

  it('fails when the body is shorter than announced', async () => {
    const { url, download } = await serve((_, response) => {
      response.writeHead(200, { 'content-length': 100 });
      response.write('short', () => response.destroy());
    });
    expect(await codeOf(download(url))).toBe('download/failed');
  });

  it("rejects with the caller's reason when the caller aborts", async () => {
    const { url, download } = await serve(() => undefined);
    const controller = new AbortController();
    const reason = new Error('deleted');
    const download_ = download(url, controller.signal);
    controller.abort(reason);
    await expect(download_).rejects.toBe(reason);
  });
});
