import { DiscordAPIError } from 'discord.js';
import { describe, expect, it } from 'vitest';
import { idWriter, safeError } from '../../src/bot/log.ts';

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

describe('ids in the log', () => {
  const line = { id: '1', person: '2', server: undefined, channel: '2', pictures: 3 };

  it('stand as they are, or not at all', () => {
    expect(idWriter('plain')(line)).toEqual(line);
    expect(idWriter('none')(line)).toEqual({ pictures: 3 });
  });

  it('are hashed so that lines still belong together, in another way in every process', () => {
    const write = idWriter('hash');
    const { id, person, channel, pictures } = write(line);
    expect(pictures).toBe(3);
    expect(person).toMatch(/^[0-9a-f]{12}$/);
    expect(person).toBe(channel);
    expect(person).not.toBe(id);
    expect(idWriter('hash')(line).person).not.toBe(person);
  });
});
