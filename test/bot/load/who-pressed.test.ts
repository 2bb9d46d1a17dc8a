import { expect, it } from 'vitest';
import { whoPressed } from '../../../src/bot/load/who-pressed.ts';

it('who used something asked for it, in a server or outside', () => {
  const user = { id: '1' };
  expect(whoPressed({ user, guildId: '2' })).toEqual({ personId: '1', serverId: '2', asked: true });
  expect(whoPressed({ user, guildId: null })).toEqual({ personId: '1', serverId: undefined, asked: true });
});
