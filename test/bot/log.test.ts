import { DiscordAPIError } from 'discord.js';
import { describe, expect, it } from 'vitest';
import { safeError } from '../../src/bot/log.ts';

describe('an error in the log', () => {
  it('has its code and stack, but no request body and no token of an interaction', () => {
    const error = new DiscordAPIError(
      { code: 50035, message: 'Invalid Form Body' },
      50035,
      400,
      'PATCH',
      'https://discord.com/api/v10/webhooks/1/secret-token/messages/@original',
      { body: { content: 'secret-text' }, files: [] },
    );
    const logged = safeError(error);
    expect(logged).toMatchObject({ code: 50035, status: 400, method: 'PATCH', stack: expect.any(String) });
    expect(JSON.stringify(logged)).not.toContain('secret');
  });

  it('keeps its cause', () => {
    expect(safeError(new Error('outer', { cause: new TypeError('inner') }))).toMatchObject({
      cause: { message: expect.stringContaining('inner') },
    });
  });
});
