import { expect, onTestFinished, test } from 'vitest';
import { createClock, type Happening, startLocalDiscord } from '../src/index.ts';
import { picture } from './picture.ts';
import { register, scene } from './scene.ts';

test('a transcript reads as the conversation does', async () => {
  const { channel, ana, call } = await scene();
  const files = [{ name: 'me.png', data: await picture(), description: 'me, smiling' }];
  const post = await ana.post(channel, { content: 'look', files });
  ana.react(post, '👍');
  await call('POST', `/channels/${channel.id}/messages`, {
    embeds: [
      { title: 'Faces', description: 'one', fields: [{ name: 'Hair', value: 'brown' }], footer: { text: '12 ms' } },
    ],
    components: [{ type: 1, components: [{ type: 2, style: 1, label: 'Why?', custom_id: 'w' }] }],
    message_reference: { message_id: post.id },
  });
  expect(ana.transcript(channel)).toBe(
    [
      'ana: look',
      `  [file me.png, ${files[0]?.data.byteLength} bytes: me, smiling]`,
      '  [👍 1]',
      'Bot (in reply to ana):',
      '  | # Faces',
      '  | one',
      '  | Hair: brown',
      '  | 12 ms',
      '  (Why?)',
    ].join('\n'),
  );
});

test('a transcript shows components of the second version', async () => {
  const { channel, ana, call } = await scene();
  const gallery = { type: 12, items: [{ media: { url: 'attachment://a.png' }, description: 'a chart' }] };
  const menu = { type: 1, components: [{ type: 3, custom_id: 'm', options: [{ label: 'One', value: '1' }] }] };
  const text = { type: 10, content: 'Faces' };
  const section = { type: 9, components: [text], accessory: { type: 11, media: { url: 'attachment://a.png' } } };
  const body = { flags: 1 << 15, components: [{ type: 17, components: [section, gallery, menu] }] };
  await call('POST', `/channels/${channel.id}/messages`, body, [{ name: 'a.png', data: await picture() }]);
  const image = expect.stringMatching(/^ {2}\[image .*a\.png(: a chart)?\]$/);
  expect(ana.transcript(channel).split('\n')).toEqual(['Bot:', '  Faces', image, image, '  <One>']);
});

test('a wait that fails says what happened instead', async () => {
  const { discord, channel, ana } = await scene();
  const waiting = discord.nextMessage({ in: channel, timeoutMs: 50 });
  await ana.post(channel, 'not from the bot');
  await expect(waiting).rejects.toThrow(/expected a message within 50 ms, but got:\n.*not from the bot/);
});

test('a wait can look back', async () => {
  const { discord, channel, ana, call } = await scene();
  const since = discord.happened.at(-1)?.seq ?? 0;
  const post = await ana.post(channel, 'hello');
  await call('POST', `/channels/${channel.id}/messages`, { content: 'hi', message_reference: { message_id: post.id } });
  expect(await discord.nextMessage({ replyTo: post, since })).toMatchObject({ content: 'hi' });
  expect(await discord.nextMessage({ by: ana, since })).toMatchObject({ content: 'hello' });
});

test('edits and acknowledgements can be awaited', async () => {
  const { discord, channel, ana, call } = await scene();
  await register(call, discord, { name: 'go' });
  const acknowledged = discord.nextAck();
  const used = await ana.run(channel, 'go');
  const { token } = used.payload;
  await call('POST', `/interactions/${used.id}/${token}/callback`, { type: 4, data: { content: 'a' } });
  expect(await acknowledged).toMatchObject({ interactionId: used.id, responseType: 4 });
  expect(await used.acknowledged()).toBe(4);
  await expect(used.modal()).rejects.toThrow('expected a modal as response but got ChannelMessageWithSource');
  const edited = discord.nextEdit();
  await call('PATCH', `/webhooks/${discord.applicationId}/${token}/messages/@original`, { content: 'b' });
  expect(await edited).toMatchObject({ content: 'b' });
});

test('everything that happens can be followed, requests with their payloads', async () => {
  const { discord, channel, call } = await scene();
  const seen: Happening[] = [];
  const ended = new AbortController();
  const happenings = discord.happenings(ended.signal);
  await call('POST', `/channels/${channel.id}/messages`, { content: 'x' });
  for await (const happening of happenings) {
    seen.push(happening);
    if (happening.type === 'rest') ended.abort();
  }
  expect(seen).toMatchObject([
    { type: 'message.created', message: { content: 'x' } },
    { type: 'rest', method: 'POST', status: 200, request: { content: 'x' }, response: { content: 'x' } },
  ]);
});

test('a post by a webhook has an author of its own', async () => {
  const { channel, ana } = await scene();
  const post = await ana.post(channel, { content: 'x', viaWebhook: true });
  expect(post).toMatchObject({ webhook_id: post.author.id, author: { bot: true, username: 'ana' } });
});

test('a page can be mounted beside the API', async () => {
  const { discord } = await scene({ mount: (http, { token }) => void http.get('/page', () => ({ token })) });
  expect(await (await fetch(`${discord.origin}/page`)).json()).toEqual({ token: discord.token });
});

test('a port that is taken is refused', async () => {
  const { discord } = await scene();
  const port = Number(new URL(discord.origin).port);
  await expect(startLocalDiscord({ port })).rejects.toMatchObject({ code: 'EADDRINUSE' });
});

test('the clock runs alarms in order when it is put forward, and none that was cancelled', () => {
  const clock = createClock();
  const rung: string[] = [];
  const before = clock.now();
  clock.after(2000, () => rung.push('second'));
  clock.after(1000, () => rung.push('first'));
  clock.after(1500, () => rung.push('cancelled'))();
  clock.after(9000, () => rung.push('later'));
  clock.advance(5000);
  expect(rung).toEqual(['first', 'second']);
  expect(clock.now() - before).toBeGreaterThanOrEqual(5000);
  expect(() => clock.advance(-1)).toThrow(RangeError);
  clock.stop();
});

test('a wait that does not say how long it is is as long as the options say', async () => {
  const discord = await startLocalDiscord({ patienceMs: 50 });
  onTestFinished(() => discord.close());
  await expect(discord.next('typing')).rejects.toThrow('expected a happening of type typing within 50 ms');
});
