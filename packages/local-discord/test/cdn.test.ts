import { once } from 'node:events';
import { get, type IncomingMessage } from 'node:http';
import { expect, test } from 'vitest';
import type { CdnFault } from '../src/index.ts';
import { picture } from './picture.ts';
import { scene } from './scene.ts';

async function posted(options: Parameters<typeof scene>[0] = {}) {
  const parts = await scene(options);
  const data = await picture();
  const post = await parts.ana.post(parts.channel, { files: [{ name: 'me.png', data }] });
  return { ...parts, data, post, url: post.attachments[0]?.url ?? '' };
}

test('an attachment is served at its signed URL from the host that CDN_HOSTS takes', async () => {
  const { discord, data, url } = await posted();
  expect(discord.cdnHosts[0]).toBe(new URL(url).host);
  const response = await fetch(url);
  expect(response.headers.get('content-type')).toBe('image/png');
  expect(response.headers.get('content-length')).toBe(`${data.byteLength}`);
  expect(Buffer.from(await response.arrayBuffer())).toEqual(data);
});

test('a URL without its signature, or with another, is 404', async () => {
  const { url } = await posted();
  const forged = new URL(url);
  forged.searchParams.set('ex', 'ffffffff');
  for (const wrong of [url.split('?', 1)[0] ?? '', forged, url.replace('me.png', 'you.png')]) {
    expect((await fetch(wrong)).status).toBe(404);
  }
});

test('a URL expires at the moment that ex says, and the message carries a fresh one', async () => {
  const { discord, channel, call, post, url } = await posted();
  const left = Number.parseInt(new URL(url).searchParams.get('ex') ?? '', 16) * 1000 - discord.clock.now();
  discord.clock.advance(left - 1000);
  expect((await fetch(url)).status).toBe(200);
  discord.clock.advance(2000);
  expect((await fetch(url)).status).toBe(404);
  const { body } = await call('GET', `/channels/${channel.id}/messages/${post.id}`);
  expect(body).toMatchObject({ attachments: [{ url: expect.not.stringContaining(url) }] });
  expect((await fetch(discord.message(post)?.attachments[0]?.url ?? '')).status).toBe(200);
  const refreshed = await call('POST', '/attachments/refresh-urls', { attachment_urls: [url] });
  expect(refreshed.body).toMatchObject({
    refreshed_urls: [{ original: url, refreshed: expect.stringContaining('&hm=') }],
  });
});

test('all URLs given out so far expire on demand', async () => {
  const { discord, url } = await posted();
  discord.faults.expireUrls();
  expect((await fetch(url)).status).toBe(404);
});

test('a file goes with its message', async () => {
  const { ana, post, url } = await posted();
  ana.delete(post);
  expect((await fetch(url)).status).toBe(404);
});

test('a payload claims what a test wants it to', async () => {
  const { channel, ana } = await scene();
  const claims = { contentType: 'image/jpeg', size: 7, width: 1, height: 2 };
  const post = await ana.post(channel, { files: [{ name: 'a.txt', data: Buffer.from('text'), claims }] });
  expect(post.attachments).toMatchObject([{ content_type: 'image/jpeg', size: 7, width: 1, height: 2 }]);
});

async function download(url: string): Promise<IncomingMessage> {
  const [response]: IncomingMessage[] = await once(get(url), 'response');
  if (!response) throw new Error('expected a response');
  return response;
}

test.each<[string, CdnFault, number]>([
  ['a status', { kind: 'status', status: 503 }, 503],
  ['expired', { kind: 'expired' }, 404],
])('a download can be answered with %s, once', async (_name, fault, status) => {
  const { discord, url } = await posted();
  discord.faults.cdn(fault);
  expect((await fetch(url)).status).toBe(status);
  expect((await fetch(url)).status).toBe(200);
});

test('a download can redirect', async () => {
  const { discord, url } = await posted();
  discord.faults.cdn({ kind: 'redirect', location: 'http://127.0.0.1:1/' });
  const response = await fetch(url, { redirect: 'manual' });
  expect([response.status, response.headers.get('location')]).toEqual([302, 'http://127.0.0.1:1/']);
});

test('a slow download has the right bytes', async () => {
  const { discord, data, url } = await posted();
  discord.faults.cdn({ kind: 'slow', bytesPerSecond: data.byteLength * 5 });
  expect(Buffer.from(await (await fetch(url)).arrayBuffer())).toEqual(data);
});

test('an endless download does not end by itself', async () => {
  const { discord, url } = await posted();
  discord.faults.cdn({ kind: 'endless' });
  const response = await download(url);
  expect(response.headers['content-length']).toBeUndefined();
  let bytes = 0;
  for await (const chunk of response) {
    bytes += Buffer.from(chunk).byteLength;
    if (bytes > 1_000_000) break;
  }
  expect(bytes).toBeGreaterThan(1_000_000);
});

test('a download that is cut ends early, one that lies has another length', async () => {
  const { discord, data, url } = await posted();
  discord.faults.cdn({ kind: 'cut' });
  await expect(fetch(url).then((response) => response.arrayBuffer())).rejects.toThrow('terminated');
  discord.faults.cdn({ kind: 'wrong-length', contentLength: 10 });
  expect((await (await fetch(url)).arrayBuffer()).byteLength).toBe(10);
  discord.faults.cdn({ kind: 'wrong-length', contentLength: data.byteLength * 2 });
  await expect(fetch(url).then((response) => response.arrayBuffer())).rejects.toThrow('terminated');
});

test('a stalled download sends headers and then nothing', async () => {
  const { discord, data, url } = await posted();
  discord.faults.cdn({ kind: 'stalled' });
  const response = await download(url);
  expect(response.headers['content-length']).toBe(`${data.byteLength}`);
  expect(response.read()).toBeNull();
  response.destroy();
});

test.each(['status-line', 'header', 'length', 'chunk'] as const)('a download is no HTTP: %s', async (what) => {
  const { discord, url } = await posted();
  discord.faults.cdn({ kind: 'malformed', what });
  await expect(fetch(url).then((response) => response.arrayBuffer())).rejects.toThrow();
  expect((await fetch(url)).status).toBe(200);
});

test('a download is refused for a while, with Retry-After where a test gives one', async () => {
  const { discord, url } = await posted();
  discord.faults.cdn({ kind: 'rate-limited', retryAfterMs: 1500 });
  discord.faults.cdn({ kind: 'rate-limited' });
  const [first, second] = [await fetch(url), await fetch(url)];
  expect([first.status, first.headers.get('retry-after')]).toEqual([429, '2']);
  expect([second.status, second.headers.get('retry-after')]).toEqual([429, null]);
});

test('a download comes late, or its socket is cut at once', async () => {
  const { discord, data, url } = await posted();
  discord.faults.cdn({ kind: 'latency', ms: 20 });
  expect((await (await fetch(url)).arrayBuffer()).byteLength).toBe(data.byteLength);
  discord.faults.cdn({ kind: 'connection-reset' });
  await expect(fetch(url)).rejects.toThrow('fetch failed');
});

test('what people upload cannot run: no script, no sniffing, and it is saved instead of opened', async () => {
  const { channel, ana } = await scene();
  const svg = Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>');
  const post = await ana.post(channel, { files: [{ name: 'ä.svg', data: svg }] });
  const { headers } = await fetch(post.attachments[0]?.url ?? '');
  expect(headers.get('content-type')).toBe('image/svg+xml');
  expect(headers.get('content-security-policy')).toMatch(/^default-src 'none';.* sandbox$/);
  expect(headers.get('x-content-type-options')).toBe('nosniff');
  expect(headers.get('content-disposition')).toBe("attachment; filename*=UTF-8''%C3%A4.svg");
  expect(headers.get('cross-origin-resource-policy')).toBe('same-origin');
});

test('an attachment is served to its own Host alone', async () => {
  const { url } = await posted();
  const [response]: IncomingMessage[] = await once(get(url, { headers: { host: 'evil.example' } }), 'response');
  expect(response?.statusCode).toBe(403);
  response?.resume();
});
