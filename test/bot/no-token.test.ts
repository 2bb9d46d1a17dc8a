import { expect, it } from 'vitest';
import { NO_TOKEN } from '../../src/bot/no-token.ts';

it('who has no token is told where to get one, and where to write it', () => {
  expect(NO_TOKEN).toContain('https://discord.com/developers/applications');
  expect(NO_TOKEN).toMatch(/file named \.env .*DISCORD_TOKEN=/s);
  for (const line of NO_TOKEN.split('\n')) expect(line.length).toBeLessThanOrEqual(100);
});
