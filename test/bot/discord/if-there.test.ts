import { DiscordAPIError, HTTPError } from 'discord.js';
import { expect, it } from 'vitest';
import { ifThere } from '../../../src/bot/discord/if-there.ts';

const REQUEST = { files: [], body: {} };

const refused = (status: number, code: number) =>
  new DiscordAPIError({ code, message: 'refused' }, code, status, 'GET', 'https://discord.test/', REQUEST);

it('gives what is there', async () => {
  await expect(ifThere(async () => 'message')).resolves.toBe('message');
  await expect(ifThere(() => undefined)).resolves.toBeUndefined();
});

it('gives nothing of what is gone, or may not be seen', async () => {
  await expect(ifThere(() => Promise.reject(refused(404, 10008)))).resolves.toBeUndefined();
  await expect(ifThere(() => Promise.reject(refused(403, 50001)))).resolves.toBeUndefined();
});

it('asks again where Discord does not answer', async () => {
  const answers = [() => Promise.reject(new HTTPError(503, 'down', 'GET', 'https://discord.test/', REQUEST))];
  await expect(ifThere(() => answers.pop()?.() ?? Promise.resolve('message'))).resolves.toBe('message');
});

it('tells what else goes wrong', async () => {
  await expect(ifThere(() => Promise.reject(refused(400, 50035)))).rejects.toThrow('refused');
  await expect(ifThere(() => Promise.reject(new Error('a bug')))).rejects.toThrow('a bug');
});
