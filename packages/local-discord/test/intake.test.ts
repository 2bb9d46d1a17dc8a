import { GatewayIntentBits, MessageReferenceType, MessageType, StickerFormatType } from 'discord-api-types/v10';
import sharp from 'sharp';
import { expect, test } from 'vitest';
import { picture } from './picture.ts';
import { loggedIn } from './raw-gateway.ts';
import { register, scene } from './scene.ts';

const { GuildMessages, MessageContent } = GatewayIntentBits;

async function sizeAt(url: string): Promise<{ status: number; type: string | null; width?: number; format?: string }> {
  const response = await fetch(url);
  const type = response.headers.get('content-type');
  if (!response.ok) return { status: response.status, type };
  const { width, format } = await sharp(await response.arrayBuffer()).metadata();
  return { status: response.status, type, width, format };
}

test('a forward is a snapshot without an author, and keeps its file when the original goes', async () => {
  const { discord, server, channel, ana } = await scene();
  const { gateway } = await loggedIn(discord, GuildMessages | MessageContent);
  const elsewhere = server.createChannel({ name: 'elsewhere' });
  const data = await picture();
  const post = await ana.post(channel, { content: 'look', files: [{ name: 'me.png', data }] });
  const forward = ana.forward(post, elsewhere);
  expect(forward).toMatchObject({
    type: MessageType.Default,
    content: '',
    attachments: [],
    flags: 1 << 14,
    message_reference: { type: MessageReferenceType.Forward, message_id: post.id, channel_id: channel.id },
    message_snapshots: [{ message: { content: 'look', attachments: [{ filename: 'me.png', width: 40 }] } }],
  });
  expect(forward.message_snapshots?.[0]?.message).not.toHaveProperty('author');
  expect(forward).not.toHaveProperty('referenced_message');
  const created = await gateway.next(({ t, d }) => t === 'MESSAGE_CREATE' && JSON.stringify(d).includes(forward.id));
  expect(created).toMatchObject({ d: { message_snapshots: [{ message: { content: 'look' } }] } });
  ana.delete(post);
  const [file] = discord.message(forward)?.message_snapshots?.[0]?.message.attachments ?? [];
  expect((await fetch(file?.url ?? '')).status).toBe(200);
  ana.delete(forward);
  expect((await fetch(file?.url ?? '')).status).toBe(404);
});

test('a forward shows what was there when it was forwarded, also when it is forwarded again', async () => {
  const { channel, ana } = await scene();
  const post = await ana.post(channel, 'before');
  const forward = ana.forward(post, channel);
  await ana.edit(post, 'after');
  expect(ana.forward(forward, channel).message_snapshots).toMatchObject([{ message: { content: 'before' } }]);
  expect(ana.transcript(channel)).toContain('ana:\n  [forwarded]\n  before');
});

test('without the message-content intent a snapshot is empty', async () => {
  const { discord, channel, ana } = await scene();
  const { gateway } = await loggedIn(discord, GuildMessages);
  ana.forward(await ana.post(channel, { files: [{ name: 'me.png', data: await picture() }] }), channel);
  const created = await gateway.next(({ t, d }) => t === 'MESSAGE_CREATE' && JSON.stringify(d).includes('snapshots'));
  expect(created).toMatchObject({ d: { message_snapshots: [{ message: { content: '', attachments: [] } }] } });
});

test('nobody forwards what they do not see, and the bot nothing that it cannot read', async () => {
  const { discord, server, channel, ana, call } = await scene({ privilegedIntents: [] });
  const hidden = server.createChannel({ overwrites: [{ for: ana, deny: ['ReadMessageHistory'] }] });
  const mod = discord.createPerson();
  server.addMember(mod);
  const secret = await mod.post(hidden, 'secret');
  expect(() => ana.forward(secret, channel)).toThrow('Unknown message');
  const reference = { type: 1, message_id: secret.id, channel_id: hidden.id };
  const path = `/channels/${channel.id}/messages`;
  expect(await call('POST', path, { message_reference: reference })).toMatchObject({ body: { code: 160014 } });
  expect(await call('POST', path, { content: 'x', message_reference: reference })).toMatchObject({
    body: { code: 50035 },
  });
});

test('a link’s embed comes by an update, its picture from the media proxy, and nobody edited anything', async () => {
  const { discord, channel, ana } = await scene();
  const { gateway } = await loggedIn(discord, GuildMessages | MessageContent);
  const url = 'https://example.com/selfie.png';
  await discord.setLinkPreview(url, { thumbnail: await picture(), delayMs: 2000 });
  const post = await ana.post(channel, `look: ${url} and <${url}?quiet>`);
  expect(post.embeds).toEqual([]);
  expect((await gateway.event('MESSAGE_CREATE')).d).toMatchObject({ id: post.id, embeds: [] });
  discord.clock.advance(2000);
  const { d } = await gateway.event('MESSAGE_UPDATE');
  const proxy = expect.stringMatching(`^${discord.mediaBase}/external/.+/https/example.com/selfie.png$`);
  expect(d).toMatchObject({
    id: post.id,
    edited_timestamp: null,
    embeds: [{ type: 'image', url, thumbnail: { url, proxy_url: proxy, width: 40, height: 30 } }],
  });
  const thumbnail = discord.message(post)?.embeds[0]?.thumbnail;
  expect(discord.cdnHosts).toContain(new URL(thumbnail?.proxy_url ?? '').host);
  expect(await sizeAt(thumbnail?.proxy_url ?? '')).toEqual({
    status: 200,
    type: 'image/png',
    width: 40,
    format: 'png',
  });
  discord.faults.cdn({ kind: 'status', status: 502 }, { path: /^\/external\// });
  expect((await fetch(thumbnail?.proxy_url ?? '')).status).toBe(502);
});

test('an edit takes the embed away with its link, in the update that tells of it, and leaves those of other links', async () => {
  const { discord, channel, ana } = await scene();
  const { gateway } = await loggedIn(discord, GuildMessages | MessageContent);
  const [one, two] = ['https://example.com/1.png', 'https://example.com/2.png'];
  for (const url of [one, two]) await discord.setLinkPreview(url, { thumbnail: await picture() });
  const post = await ana.post(channel, `${one} ${two}`);
  expect((await gateway.event('MESSAGE_UPDATE')).d).toMatchObject({ embeds: [{ url: one }, { url: two }] });
  const next = gateway.next(({ t, d }) => t === 'MESSAGE_UPDATE' && JSON.stringify(d).includes('less'));
  await ana.edit(post, `less: ${two}`);
  const embeds: unknown = Reflect.get(Object((await next).d), 'embeds');
  expect(embeds).toMatchObject([{ url: two }]);
  expect(embeds).toHaveLength(1);
});

test('the GIF picker’s post has a still and a video', async () => {
  const { discord, channel, ana } = await scene();
  const url = 'https://tenor.com/view/wave-1';
  const video = Buffer.from('no real video');
  await discord.setLinkPreview(url, { kind: 'gifv', provider: 'Tenor', thumbnail: await picture(), video });
  const edit = discord.nextEdit({ by: ana });
  await ana.post(channel, url);
  expect((await edit).embeds).toMatchObject([
    {
      type: 'gifv',
      url,
      provider: { name: 'Tenor' },
      thumbnail: { width: 40, proxy_url: expect.stringContaining('/external/') },
      video: { proxy_url: expect.stringContaining('/external/'), content_type: 'video/mp4' },
    },
  ]);
});

test('a link to a picture of the CDN unfurls by itself, and an edit takes link and embed away', async () => {
  const { discord, channel, ana } = await scene();
  const post = await ana.post(channel, { files: [{ name: 'me.png', data: await picture() }] });
  const url = post.attachments[0]?.url ?? '';
  const edit = discord.nextEdit({ by: ana });
  const link = await ana.post(channel, url);
  expect((await edit).embeds).toMatchObject([{ type: 'image', thumbnail: { width: 40 } }]);
  expect((await ana.edit(link, 'no link')).embeds).toEqual([]);
});

test.each([
  ['png', StickerFormatType.PNG, 'png'],
  ['apng', StickerFormatType.APNG, 'png'],
  ['gif', StickerFormatType.GIF, 'gif'],
] as const)('a %s sticker is on the message, and its file where Discord has it', async (format, type, extension) => {
  const { discord, channel, ana, call } = await scene();
  const png = await picture();
  const data = format === 'gif' ? await sharp(png).gif().toBuffer() : png;
  const sticker = discord.createSticker({ name: 'wave', format, data });
  const post = await ana.post(channel, { stickers: [sticker] });
  expect(post.sticker_items).toEqual([{ id: sticker.id, name: 'wave', format_type: type }]);
  const base = format === 'gif' ? discord.mediaBase : discord.cdnBase;
  expect(sticker.url).toBe(`${base}/stickers/${sticker.id}.${extension}`);
  expect(await sizeAt(sticker.url)).toMatchObject({ status: 200, width: 40, format: extension });
  expect((await call('GET', `/stickers/${sticker.id}`)).body).toMatchObject({ name: 'wave', format_type: type });
  const missing = await call('POST', `/channels/${channel.id}/messages`, { sticker_ids: ['1'] });
  expect(missing).toMatchObject({ body: { code: 10060 } });
});

test('the media proxy gives pictures of any size and format, and a still of a video where there is one', async () => {
  const { channel, ana } = await scene();
  const still = await picture(80, 60);
  const data = Buffer.from('no real video');
  const { attachments } = await ana.post(channel, {
    files: [
      { name: 'me.png', data: await picture() },
      { name: 'a.mp4', data, still },
      { name: 'b.mp4', data },
    ],
  });
  const [image = '', withStill = '', without = ''] = attachments.map(({ proxy_url }) => proxy_url);
  expect(await sizeAt(image)).toMatchObject({ width: 40, format: 'png' });
  expect(await sizeAt(`${image}width=20&format=webp`)).toMatchObject({ width: 20, format: 'webp', type: 'image/webp' });
  expect(await sizeAt(`${withStill}format=png`)).toMatchObject({ width: 80, format: 'png' });
  expect((await sizeAt(`${without}format=png`)).status).toBe(415);
  expect(Buffer.from(await (await fetch(without)).arrayBuffer())).toEqual(data);
  expect((await fetch(without.replace(/hm=./, 'hm='))).status).toBe(404);
});

test('people have pictures, of their own and in a server, in the format and size that is asked for', async () => {
  const { discord, server, channel, call } = await scene();
  const gif = await sharp(await picture())
    .gif()
    .toBuffer();
  const ben = discord.createPerson({ name: 'ben', avatar: gif });
  server.addMember(ben, { avatar: await picture() });
  const [own, inServer] = [ben.user.avatar, (await ben.post(channel, 'x')).author.avatar];
  expect(own).toMatch(/^a_[0-9a-f]{32}$/);
  expect(inServer).toBe(own);
  const member = await call('GET', `/guilds/${server.id}/members/${ben.id}`);
  expect(member.body).toMatchObject({ avatar: expect.stringMatching(/^[0-9a-f]{32}$/), user: { avatar: own } });
  expect(await sizeAt(`${discord.cdnBase}/avatars/${ben.id}/${own}.gif`)).toMatchObject({ width: 40, format: 'gif' });
  await register(call, discord, { name: 'one' });
  const { payload } = await ben.run(channel, 'one');
  const folder = `${discord.cdnBase}/guilds/${server.id}/users/${ben.id}/avatars`;
  expect(await sizeAt(`${folder}/${payload.member?.avatar}.webp?size=16`)).toMatchObject({ width: 16, format: 'webp' });
  expect((await fetch(`${folder}/nobody.png`)).status).toBe(404);
});

test('an attachment option takes what its file_types allow, by extension alone', async () => {
  const { discord, channel, ana, call } = await scene();
  const option = { type: 11, name: 'image', description: 'A picture', file_types: ['image', '.heic'] };
  await register(call, discord, { name: 'one', options: [option] });
  const run = (name: string) => ana.run(channel, 'one', { image: { name, data: Buffer.from('anything') } });
  await run('a.PNG');
  await run('a.heic');
  await expect(run('a.pdf')).rejects.toMatchObject({ status: 400 });
});
