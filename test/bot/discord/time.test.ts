import { createServer } from 'node:http';
import { REST, SnowflakeUtil } from 'discord.js';
import { expect, it, onTestFinished } from 'vitest';
import { DiscordTime } from '../../../src/bot/discord/time.ts';

const TWO_HOURS_MS = 7_200_000;

it("time goes by Discord's answers, not by this machine's clock", async () => {
  const theirs = Date.now() - TWO_HOURS_MS;
  const server = createServer((_, response) => {
    response.setHeader('date', new Date(theirs).toUTCString());
    response.setHeader('content-type', 'application/json');
    response.end('{}');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => void server.close());
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('expected a port');
  const rest = new REST({ api: `http://127.0.0.1:${address.port}` }).setToken('token');
  const time = new DiscordTime();
  time.follow(rest);
  expect(time.now()).toBeGreaterThan(theirs + TWO_HOURS_MS / 2);

  await rest.get('/gateway/bot');
  expect(Math.abs(time.now() - theirs)).toBeLessThan(60_000);
  const posted = SnowflakeUtil.generate({ timestamp: theirs - 300_000 }).toString();
  expect(Math.round(time.ageOf(posted) / 60_000)).toBe(5);
  const ahead = SnowflakeUtil.generate({ timestamp: theirs + TWO_HOURS_MS }).toString();
  expect(time.ageOf(ahead)).toBe(0);
});
