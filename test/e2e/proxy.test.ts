import { once } from 'node:events';
import { createServer, request } from 'node:http';
import { describe, expect, it, onTestFinished } from 'vitest';
import { StubAnalyser } from './stub-analyser.ts';
import { picture, World } from './world.ts';

/** Passes requests on, as nirn-proxy does, and counts them. */
async function openProxy(target: () => string) {
  const passed: string[] = [];
  const server = createServer((incoming, outgoing) => {
    passed.push(`${incoming.method} ${incoming.url}`);
    const { method, headers } = incoming;
    const address = new URL(incoming.url ?? '', target());
    const onward = request(address, { method, headers: { ...headers, host: address.host } }, (answer) => {
      outgoing.writeHead(answer.statusCode ?? 502, answer.headers);
      answer.pipe(outgoing);
    });
    onward.on('error', () => outgoing.destroy());
    incoming.pipe(onward);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  onTestFinished(() => {
    server.close();
    server.closeAllConnections();
  });
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('expected a port');
  return { passed, apiBase: `http://127.0.0.1:${address.port}/api` };
}

describe('a bot whose DISCORD_API_BASE is a proxy', () => {
  it('sends every request there, and answers as without one', async () => {
    let discord = '';
    const proxy = await openProxy(() => discord);
    const settings = { DISCORD_API_BASE: proxy.apiBase };
    const world = await World.open({ analyser: new StubAnalyser(), withoutBot: true, settings });
    discord = world.discord.origin;
    await world.startBot();
    const post = await world.ana.post(world.channel, { files: [picture()] });
    await world.replyTo(post);
    const used = await world.ben.run(world.channel, 'classify', { image: picture() });
    expect((await used.reply()).attachments).toHaveLength(1);
    const direct = () => world.discord.happened.filter(({ type }) => type === 'rest').length - proxy.passed.length;
    await expect.poll(direct).toBe(0);
    expect(proxy.passed).toContain('GET /api/v10/gateway/bot');
    expect(proxy.passed.filter((line) => line.includes('/callback'))).toHaveLength(1);
  });
});
