import { expect, test } from 'vitest';
import { picture } from './picture.ts';
import { formError, idIn, scene, sharedScene } from './scene.ts';

const embed = (parts: object) => ({ embeds: [parts] });
const fields = (count: number) => Array.from({ length: count }, () => ({ name: 'n', value: 'v' }));

const table = sharedScene();

test.each<[string, object, (string | number)[], string]>([
  ['2,000 characters of content', { content: 'x'.repeat(2001) }, ['content'], 'BASE_TYPE_MAX_LENGTH'],
  ['10 embeds', { embeds: Array(11).fill({ title: 't' }) }, ['embeds'], 'BASE_TYPE_BAD_LENGTH'],
  [
    '256 characters of an embed title',
    embed({ title: 'x'.repeat(257) }),
    ['embeds', 0, 'title'],
    'BASE_TYPE_MAX_LENGTH',
  ],
  [
    '4,096 characters of a description',
    embed({ description: 'x'.repeat(4097) }),
    ['embeds', 0, 'description'],
    'BASE_TYPE_MAX_LENGTH',
  ],
  ['25 fields', embed({ fields: fields(26) }), ['embeds', 0, 'fields'], 'BASE_TYPE_BAD_LENGTH'],
  [
    '256 characters of a field name',
    embed({ fields: [{ name: 'x'.repeat(257), value: 'v' }] }),
    ['embeds', 0, 'fields', 0, 'name'],
    'BASE_TYPE_BAD_LENGTH',
  ],
  [
    '1,024 characters of a field value',
    embed({ fields: [{ name: 'n', value: 'x'.repeat(1025) }] }),
    ['embeds', 0, 'fields', 0, 'value'],
    'BASE_TYPE_BAD_LENGTH',
  ],
  [
    'a field value that is only spaces',
    embed({ fields: [{ name: 'n', value: '  ' }] }),
    ['embeds', 0, 'fields', 0, 'value'],
    'BASE_TYPE_REQUIRED',
  ],
  [
    'a field without a value',
    embed({ fields: [{ name: 'n' }] }),
    ['embeds', 0, 'fields', 0, 'value'],
    'BASE_TYPE_REQUIRED',
  ],
  [
    '2,048 characters of a footer',
    embed({ footer: { text: 'x'.repeat(2049) } }),
    ['embeds', 0, 'footer', 'text'],
    'BASE_TYPE_BAD_LENGTH',
  ],
  [
    '256 characters of an author',
    embed({ author: { name: 'x'.repeat(257) } }),
    ['embeds', 0, 'author', 'name'],
    'BASE_TYPE_BAD_LENGTH',
  ],
  [
    '6,000 characters over all embeds',
    { embeds: [{ description: 'x'.repeat(3001) }, { description: 'x'.repeat(3000) }] },
    ['embeds'],
    'MAX_EMBED_SIZE_EXCEEDED',
  ],
  ['a colour', embed({ title: 't', color: 0x1000000 }), ['embeds', 0, 'color'], 'NUMBER_TYPE_MAX'],
  ['the scheme of a URL', embed({ url: 'ftp://a.b' }), ['embeds', 0, 'url'], 'URL_TYPE_INVALID_SCHEME'],
  ['the form of a URL', embed({ image: { url: 'nowhere' } }), ['embeds', 0, 'image', 'url'], 'URL_TYPE_INVALID_URL'],
  ['25 characters of a nonce', { content: 'x', nonce: 'x'.repeat(26) }, ['nonce'], 'BASE_TYPE_MAX_LENGTH'],
  [
    'mentions that are both parsed and listed',
    { content: 'x', allowed_mentions: { parse: ['users'], users: ['1'] } },
    ['allowed_mentions'],
    'MESSAGE_ALLOWED_MENTIONS_PARSE_EXCLUSIVE',
  ],
  [
    'a reply to no message',
    { content: 'x', message_reference: { message_id: '1' } },
    ['message_reference'],
    'MESSAGE_REFERENCE_UNKNOWN_MESSAGE',
  ],
])('a message that breaks %s is refused at its path', async (_name, body, path, code) => {
  const { server, call } = table();
  const channel = server.createChannel();
  expect(await call('POST', `/channels/${channel.id}/messages`, body)).toMatchObject(formError(path, code));
  expect((await call('GET', `/channels/${channel.id}/messages`)).body).toEqual([]);
});

test('a message at every limit is taken', async () => {
  const { channel, call } = await scene();
  const answer = await call('POST', `/channels/${channel.id}/messages`, {
    content: 'x'.repeat(2000),
    embeds: [
      { title: 'x'.repeat(256), description: 'x'.repeat(4096), footer: { text: 'x'.repeat(1598) }, fields: fields(25) },
    ],
  });
  expect(answer.status).toBe(200);
});

test('an empty message is refused with 50006', async () => {
  const { channel, call } = await scene();
  for (const body of [{}, { content: '  ' }, { content: null, embeds: [] }]) {
    expect(await call('POST', `/channels/${channel.id}/messages`, body)).toMatchObject({
      status: 400,
      body: { code: 50006 },
    });
  }
});

test('length is counted in characters, not in UTF-16 units', async () => {
  const { channel, call } = await scene();
  expect(await call('POST', `/channels/${channel.id}/messages`, { content: '😀'.repeat(2000) })).toMatchObject({
    status: 200,
  });
});

test('what is no JSON is refused with 50109, an unknown route with 404, a wrong token with 401', async () => {
  const { discord, channel, call } = await scene();
  const url = `${discord.apiBase}/v10/channels/${channel.id}/messages`;
  const headers = { authorization: `Bot ${discord.token}`, 'content-type': 'application/json' };
  const broken = await fetch(url, { method: 'POST', headers, body: '{' });
  expect([broken.status, await broken.json()]).toMatchObject([400, { code: 50109 }]);
  expect(await call('GET', '/nowhere')).toMatchObject({ status: 404, body: { code: 0, message: '404: Not Found' } });
  const wrong = await fetch(url, { headers: { authorization: 'Bot wrong' } });
  expect([wrong.status, await wrong.json()]).toEqual([401, { message: '401: Unauthorized', code: 0 }]);
});

test('files keep name, alt text, spoiler, kind and size, and at most ten are taken', async () => {
  const { channel, call } = await scene();
  const data = await picture();
  const path = `/channels/${channel.id}/messages`;
  const files = [
    { name: 'my chart.png', data },
    { name: 'SPOILER_b.jpg', data },
    { name: 'notes.txt', data: Buffer.from('text') },
  ];
  const attachments = [
    { id: 0, description: 'All forty scores' },
    { id: 2, is_spoiler: true },
  ];
  const { body } = await call('POST', path, { attachments }, files);
  expect(body).toMatchObject({
    attachments: [
      { filename: 'my_chart.png', description: 'All forty scores', content_type: 'image/png', width: 40, height: 30 },
      { filename: 'SPOILER_b.jpg', flags: 8, content_type: 'image/jpeg', size: data.byteLength },
      { filename: 'notes.txt', flags: 8, size: 4 },
    ],
  });
  const many = Array.from({ length: 11 }, () => ({ name: 'a.png', data }));
  expect(await call('POST', path, {}, many)).toMatchObject({ status: 400, body: { code: 50035 } });
  const long = { attachments: [{ id: 0, description: 'x'.repeat(1025) }] };
  expect(await call('POST', path, long, files.slice(0, 1))).toMatchObject(
    formError(['attachments', 0, 'description'], 'BASE_TYPE_MAX_LENGTH'),
  );
  expect(await call('POST', path, { attachments: [{ id: 7 }] }, files.slice(0, 1))).toMatchObject(
    formError(['attachments', 0, 'id'], 'ATTACHMENT_NOT_FOUND'),
  );
});

test('a file over the size limit is refused with 40005', async () => {
  const { channel, call } = await scene({ uploadLimitBytes: 1000 });
  const path = `/channels/${channel.id}/messages`;
  const fits = await call('POST', path, {}, [{ name: 'a.bin', data: Buffer.alloc(1000) }]);
  expect(fits.status).toBe(200);
  const over = await call('POST', path, {}, [{ name: 'a.bin', data: Buffer.alloc(1001) }]);
  expect(over).toMatchObject({ status: 413, body: { code: 40005 } });
});

test('a file shown in an embed leaves the attachments and comes back when the embed goes', async () => {
  const { channel, call } = await scene();
  const path = `/channels/${channel.id}/messages`;
  const body = { embeds: [{ title: 't', image: { url: 'attachment://a.png' } }] };
  const posted = await call('POST', path, body, [{ name: 'a.png', data: await picture() }]);
  expect(posted.body).toMatchObject({
    attachments: [],
    embeds: [{ image: { url: expect.stringMatching(/\/attachments\/.*\/a\.png\?ex=/), width: 40, height: 30 } }],
  });
  const edited = await call('PATCH', `${path}/${idIn(posted)}`, { embeds: [] });
  expect(edited.body).toMatchObject({ embeds: [], attachments: [{ filename: 'a.png' }] });
});

test('an edit keeps what it does not name and drops the attachments that it does not list', async () => {
  const { channel, call, discord } = await scene();
  const path = `/channels/${channel.id}/messages`;
  const data = await picture();
  const posted = await call('POST', path, { content: 'one' }, [
    { name: 'a.png', data },
    { name: 'b.png', data },
  ]);
  const id = idIn(posted);
  expect((await call('PATCH', `${path}/${id}`, { embeds: [{ title: 't' }] })).body).toMatchObject({
    content: 'one',
    attachments: [{ filename: 'a.png' }, { filename: 'b.png' }],
    edited_timestamp: expect.any(String),
  });
  const kept = discord.message(id)?.attachments[1]?.id;
  const files = [{ name: 'c.png', data }];
  const edited = await call('PATCH', `${path}/${id}`, { attachments: [{ id: kept }, { id: 0 }] }, files);
  expect(edited.body).toMatchObject({ attachments: [{ filename: 'b.png' }, { filename: 'c.png' }] });
  expect(await call('PATCH', `${path}/${id}`, { content: '', embeds: [], attachments: [] })).toMatchObject({
    body: { code: 50006 },
  });
});

test('only own messages can be edited; deleting is for owners and managers', async () => {
  const { server, channel, ana, call } = await scene();
  const post = await ana.post(channel, 'mine');
  const path = `/channels/${channel.id}/messages/${post.id}`;
  expect(await call('PATCH', path, { content: 'x' })).toMatchObject({ status: 403, body: { code: 50005 } });
  expect(await call('DELETE', path)).toMatchObject({ status: 403, body: { code: 50013 } });
  server.setBotPermissions(['ManageMessages']);
  expect((await call('DELETE', path)).status).toBe(204);
  expect(await call('DELETE', path)).toMatchObject({ status: 404, body: { code: 10008 } });
});

test('a reply refers to its message, and fails softly only where asked to', async () => {
  const { channel, ana, call } = await scene();
  const post = await ana.post(channel, 'hello');
  const path = `/channels/${channel.id}/messages`;
  const reply = await call('POST', path, { content: 'hi', message_reference: { message_id: post.id } });
  expect(reply.body).toMatchObject({
    type: 19,
    message_reference: { message_id: post.id, channel_id: channel.id },
    referenced_message: { content: 'hello' },
    mentions: [{ id: ana.id }],
  });
  ana.delete(post);
  const soft = { content: 'hi', message_reference: { message_id: post.id, fail_if_not_exists: false } };
  expect((await call('POST', path, soft)).body).toMatchObject({ type: 0 });
  expect((await call('GET', `${path}/${idIn(reply)}`)).body).toMatchObject({ referenced_message: null });
});

test('a nonce that is enforced makes one message of two requests, for a few minutes', async () => {
  const { discord, channel, call } = await scene();
  const path = `/channels/${channel.id}/messages`;
  const body = { content: 'once', nonce: '42', enforce_nonce: true };
  const first = idIn(await call('POST', path, body));
  expect(idIn(await call('POST', path, body))).toBe(first);
  expect(idIn(await call('POST', path, { ...body, enforce_nonce: false }))).not.toBe(first);
  discord.clock.advance(10 * 60_000);
  expect(idIn(await call('POST', path, body))).not.toBe(first);
});

test('allowed_mentions decides who is pinged', async () => {
  const { channel, ana, call } = await scene();
  const path = `/channels/${channel.id}/messages`;
  const content = `<@${ana.id}> @everyone`;
  const mentions = async (more: object) => (await call('POST', path, { content, ...more })).body;
  expect(await mentions({})).toMatchObject({ mentions: [{ id: ana.id }], mention_everyone: false });
  expect(await mentions({ allowed_mentions: { parse: [] } })).toMatchObject({ mentions: [] });
  expect(await mentions({ allowed_mentions: { users: [ana.id] } })).toMatchObject({ mentions: [{ id: ana.id }] });
});

test('history comes in pages, newest first', async () => {
  const { channel, ana, call } = await scene();
  const ids: string[] = [];
  for (const content of ['1', '2', '3', '4', '5']) ids.push((await ana.post(channel, content)).id);
  const contents = async (query: string) => {
    const { body } = await call('GET', `/channels/${channel.id}/messages?${query}`);
    return Array.isArray(body) ? body.map((message: { content: string }) => message.content).join('') : body;
  };
  expect(await contents('limit=2')).toBe('54');
  expect(await contents(`before=${ids[2]}`)).toBe('21');
  expect(await contents(`after=${ids[2]}&limit=1`)).toBe('4');
  expect(await contents(`around=${ids[2]}&limit=3`)).toBe('432');
  expect(await call('GET', `/channels/${channel.id}/messages?limit=101`)).toMatchObject(
    formError(['limit'], 'NUMBER_TYPE_RANGE'),
  );
});

test('reactions are counted by emoji, and what is no emoji is refused with 10014', async () => {
  const { discord, channel, ana, call } = await scene();
  const post = await ana.post(channel, 'hello');
  const path = `/channels/${channel.id}/messages/${post.id}`;
  ana.react(post, '⏳');
  expect((await call('PUT', `${path}/reactions/${encodeURIComponent('⏳')}/@me`)).status).toBe(204);
  expect((await call('GET', path)).body).toMatchObject({
    reactions: [{ emoji: { id: null, name: '⏳' }, count: 2, me: true }],
  });
  expect((await call('DELETE', `${path}/reactions/${encodeURIComponent('⏳')}/@me`)).status).toBe(204);
  expect((await call('GET', path)).body).toMatchObject({ reactions: [{ count: 1, me: false }] });
  discord.clock.advance(300); // Past the bucket for reactions, which takes one.
  expect(await call('PUT', `${path}/reactions/nope/@me`)).toMatchObject({ status: 400, body: { code: 10014 } });
});

test('a thread that is archived opens for a message, one that is locked does not', async () => {
  const { channel, ana, call } = await scene();
  const thread = channel.createThread({ members: [ana] });
  const path = `/channels/${thread.id}/messages`;
  thread.setArchived(true);
  expect((await call('POST', path, { content: 'x' })).status).toBe(200);
  expect((await call('GET', `/channels/${thread.id}`)).body).toMatchObject({ thread_metadata: { archived: false } });
  thread.setArchived(true, { locked: true });
  expect(await call('POST', path, { content: 'x' })).toMatchObject({ body: { code: 160005 } });
});

test('in a thread that is archived nothing is edited and no reaction added: 50083', async () => {
  const { channel, ana, call } = await scene();
  const thread = channel.createThread({ members: [ana] });
  const path = `/channels/${thread.id}/messages`;
  const id = idIn(await call('POST', path, { content: 'x' }));
  thread.setArchived(true);
  expect(await call('PATCH', `${path}/${id}`, { content: 'y' })).toMatchObject({ status: 400, body: { code: 50083 } });
  expect(() => ana.react(id, '👍')).toThrow('Thread is archived');
});

test('a message takes twenty different reactions', async () => {
  const { channel, ana } = await scene();
  const post = await ana.post(channel, 'hello');
  for (let at = 0; at < 20; at += 1) ana.react(post, String.fromCodePoint(0x1f600 + at));
  expect(() => ana.react(post, '👍')).toThrow('Maximum number of reactions reached (20)');
  ana.react(post, String.fromCodePoint(0x1f600));
});

test('somebody who takes no direct messages is 50007 to the bot', async () => {
  const { discord, call } = await scene();
  const cleo = discord.createPerson({ name: 'cleo', acceptsDms: false });
  const dm = idIn(await call('POST', '/users/@me/channels', { recipient_id: cleo.id }));
  expect(await call('POST', `/channels/${dm}/messages`, { content: 'x' })).toMatchObject({
    status: 403,
    body: { code: 50007 },
  });
  expect(await call('POST', '/users/@me/channels', { recipient_id: '1' })).toMatchObject({ body: { code: 10013 } });
});

test('a thread is started from a message once', async () => {
  const { server, channel, ana, call } = await scene();
  const post = await ana.post(channel, 'hello');
  const start = () => call('POST', `/channels/${channel.id}/messages/${post.id}/threads`, { name: 'talk' });
  expect(await start()).toMatchObject({ status: 201, body: { type: 11, name: 'talk', parent_id: channel.id } });
  expect(await start()).toMatchObject({ status: 400, body: { code: 160004 } });
  expect((await call('GET', `/channels/${channel.id}/messages/${post.id}`)).body).toMatchObject({
    thread: { name: 'talk' },
  });
  expect((await call('GET', `/guilds/${server.id}/threads/active`)).body).toMatchObject({
    threads: [{ name: 'talk' }],
  });
});

test('messages are deleted in bulk by those who manage them', async () => {
  const { discord, server, channel, ana, call } = await scene();
  const messages = [(await ana.post(channel, '1')).id, (await ana.post(channel, '2')).id];
  const remove = (ids: string[]) => call('POST', `/channels/${channel.id}/messages/bulk-delete`, { messages: ids });
  expect(await remove(messages)).toMatchObject({ status: 403, body: { code: 50013 } });
  server.setBotPermissions(['ManageMessages']);
  expect(await remove(messages.slice(1))).toMatchObject({ status: 400, body: { code: 50016 } });
  expect((await remove(messages)).status).toBe(204);
  expect(discord.messages(channel)).toEqual([]);
});
