import { expect, it } from 'vitest';
import { repertoire } from '../../commands/index.ts';
import { definitions } from '../../src/bot/command.ts';

it('Discord is told of every command, of each kind', () => {
  const { chat, message, user } = repertoire;
  const names = definitions(repertoire).map(({ name }) => name);
  expect(names).toEqual([...chat, ...message, ...user].map(({ data }) => data.name));
  expect(definitions({ ...repertoire, chat: [] })).toHaveLength(message.length + user.length);
});
