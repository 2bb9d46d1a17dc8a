import { Client, Message } from 'discord.js';
import { beforeAll, describe, expect, it } from 'vitest';
import { keyOf, linksIn, noPicture, sourcesOf } from '../../../src/bot/discord/sources.ts';

const BOT = '100000000000000001';
const ANNA = '200000000000000002';
const CHANNEL = '300000000000000003';
const PROXY = 'https://images-ext-1.discordapp.net/external/abc/https/example.org/cat.jpg';

let client: Client;

beforeAll(() => {
  client = new Client({ intents: [] });
  Object.defineProperty(client, 'user', { value: { id: BOT } });
});

/** A message as discord.js makes it of what Discord sends. */
function messageOf(payload: Readonly<Record<string, unknown>>): Message {
  const author = { id: ANNA, username: 'anna', discriminator: '0', avatar: null };
  const times = { timestamp: '2026-11-25T12:00:00.000Z', edited_timestamp: null };
  const data = { id: '400000000000000004', channel_id: CHANNEL, type: 0, content: '', author, ...times, ...payload };
  const message: unknown = Reflect.construct(Message, [client, data]);
  if (!(message instanceof Message)) throw new TypeError('Expected a message.');
  return message;
}

function attachment(id: string, filename: string, more: Readonly<Record<string, unknown>> = {}) {
  const path = `attachments/${CHANNEL}/${id}/${filename}?ex=1&is=2&hm=3`;
  const urls = { url: `https://cdn.discordapp.com/${path}`, proxy_url: `https://media.discordapp.net/${path}` };
  return { id, filename, size: 1234, ...urls, ...more };
}

const snapshotOf = (message: Readonly<Record<string, unknown>>) => ({
  message_reference: { type: 1, channel_id: '500000000000000005', message_id: '600000000000000006' },
  message_snapshots: [
    { message: { type: 0, content: '', timestamp: '2026-11-25T11:00:00.000Z', edited_timestamp: null, ...message } },
  ],
});

const image = {
  type: 'image',
  url: 'https://example.org/cat.jpg',
  thumbnail: { url: 'https://example.org/cat.jpg', proxy_url: PROXY, width: 9, height: 9 },
};
const names = (message: Message, asked: boolean) => sourcesOf(message, asked).map(({ name }) => name);

describe('attachments', () => {
  it.each(['a.jpg', 'a.JFIF', 'a.heic', 'a.tif', 'a.bmp', 'a.avif', 'a.apng'])(
    'are pictures by their name: %s',
    (name) => {
      expect(names(messageOf({ attachments: [attachment('1', name)] }), false)).toEqual([name]);
    },
  );

  it('are pictures by the type that Discord found, and otherwise nothing that one would look at unasked', () => {
    const files = [attachment('1', 'photo', { content_type: 'image/jpeg' }), attachment('2', 'notes.txt')];
    expect(names(messageOf({ attachments: files }), false)).toEqual(['photo']);
  });

  it('are taken whatever they are, where somebody asked and there is nothing better', () => {
    expect(names(messageOf({ attachments: [attachment('1', 'unnamed'), attachment('2', 'x.zip')] }), true)).toEqual([
      'unnamed',
      'x.zip',
    ]);
    expect(names(messageOf({ attachments: [attachment('1', 'unnamed'), attachment('2', 'x.png')] }), true)).toEqual([
      'x.png',
    ]);
  });

  it('are spoilers by their name or their flag', () => {
    const files = [attachment('1', 'SPOILER_a.png'), attachment('2', 'b.png', { flags: 8 }), attachment('3', 'c.png')];
    expect(sourcesOf(messageOf({ attachments: files }), false).map(({ spoiler }) => spoiler)).toEqual([
      true,
      true,
      false,
    ]);
  });

  it('that are videos name a still of the media proxy', () => {
    const [source] = sourcesOf(
      messageOf({ attachments: [attachment('1', 'clip.mp4', { content_type: 'video/mp4' })] }),
      true,
    );
    const still = new URL(source?.stillUrl ?? '');
    expect([still.host, still.searchParams.get('format'), still.searchParams.get('ex')]).toEqual([
      'media.discordapp.net',
      'webp',
      '1',
    ]);
    expect(sourcesOf(messageOf({ attachments: [attachment('1', 'a.png')] }), true)[0]).not.toHaveProperty('stillUrl');
  });

  it('that are videos are that still and nothing more where nobody asked', () => {
    const message = messageOf({ attachments: [attachment('1', 'clip.mp4'), attachment('2', 'a.png')] });
    const [video, picture] = sourcesOf(message, false);
    expect([new URL(video?.url ?? '').host, new URL(video?.url ?? '').searchParams.get('format')]).toEqual([
      'media.discordapp.net',
      'webp',
    ]);
    // The size is that of the video.
    expect(video).toMatchObject({ name: 'clip.mp4', size: 0 });
    expect(video).not.toHaveProperty('stillUrl');
    expect(picture).toMatchObject({ name: 'a.png' });
    expect(sourcesOf(message, true).map(({ url }) => new URL(url).host)).toEqual([
      'cdn.discordapp.com',
      'cdn.discordapp.com',
    ]);
    const hidden = messageOf({ attachments: [attachment('1', 'clip.mp4', { proxy_url: '' })] });
    expect(sourcesOf(hidden, false)).toEqual([]);
  });
});

describe('a forwarded message', () => {
  it('gives the pictures of its snapshot, in the name of who forwarded it', () => {
    const message = messageOf(snapshotOf({ attachments: [attachment('7', 'holiday.jpg')] }));
    expect(sourcesOf(message, false)).toMatchObject([
      { kind: 'forward', name: 'holiday.jpg', posterId: ANNA, size: 1234 },
    ]);
  });

  it('gives the links and stickers of its snapshot to who asks, and they are a forward all the same', () => {
    const sticker = { id: '8', name: 'wave', format_type: 1 };
    const message = messageOf(snapshotOf({ embeds: [image], sticker_items: [sticker] }));
    expect(sourcesOf(message, true)).toMatchObject([
      { kind: 'forward', url: PROXY },
      { kind: 'forward', name: 'wave' },
    ]);
    expect(sourcesOf(message, false)).toEqual([]);
  });
});

describe('a link', () => {
  it('gives the copy that Discord keeps, never the address itself', () => {
    const [source] = sourcesOf(messageOf({ content: image.url, embeds: [image] }), true);
    expect(source).toEqual({ kind: 'link', name: 'cat.jpg', url: PROXY, size: 0, spoiler: false, posterId: ANNA });
  });

  it('is no picture where Discord has no copy of it', () => {
    const { proxy_url: _, ...thumbnail } = image.thumbnail;
    expect(sourcesOf(messageOf({ embeds: [{ ...image, thumbnail }] }), true)).toEqual([]);
    expect(sourcesOf(messageOf({ embeds: [{ type: 'rich', title: 'words' }] }), true)).toEqual([]);
  });

  it('gives the picture of the GIF picker, and is a spoiler between bars', () => {
    const gif = { ...image, type: 'gifv', url: 'https://tenor.com/view/hello-gif-1' };
    expect(sourcesOf(messageOf({ content: `look ||${gif.url}|| there`, embeds: [gif] }), true)).toMatchObject([
      { kind: 'link', name: 'hello-gif-1', spoiler: true },
    ]);
  });

  it('to a video gives the still that the media proxy may have of it, and none where a player is shown', () => {
    const { thumbnail: _, ...rest } = image;
    const url = 'https://example.org/cat.mp4';
    const proxy_url = 'https://images-ext-1.discordapp.net/external/abc/https/example.org/cat.mp4';
    const found = (video: { url: string; proxy_url?: string }) =>
      sourcesOf(messageOf({ embeds: [{ ...rest, type: 'video', url, video }] }), true);
    expect(found({ url, proxy_url })).toMatchObject([
      { kind: 'link', name: 'cat.mp4', url: `${proxy_url}?format=webp` },
    ]);
    expect(found({ url: 'https://example.org/player' })).toEqual([]);
  });

  it('is read in a watched channel only where its admins want it', () => {
    const message = messageOf({ embeds: [image] });
    expect(sourcesOf(message, false)).toEqual([]);
    expect(sourcesOf(message, false, { links: true, stickers: false })).toHaveLength(1);
  });
});

describe('a sticker', () => {
  const stickers = (...formats: number[]) => ({
    sticker_items: formats.map((format_type, i) => ({ id: `${i + 1}`, name: `sticker ${format_type}`, format_type })),
  });

  it.each([
    [1, 'https://cdn.discordapp.com/stickers/1.png'],
    [2, 'https://cdn.discordapp.com/stickers/1.png'],
    [4, 'https://media.discordapp.net/stickers/1.gif'],
  ])('of format %i is a picture', (format, url) => {
    expect(sourcesOf(messageOf(stickers(format)), true)).toMatchObject([{ kind: 'sticker', url, posterId: ANNA }]);
  });

  it('that is a Lottie drawing is none, and in a watched channel only what its admins want', () => {
    expect(sourcesOf(messageOf(stickers(3)), true)).toEqual([]);
    expect(sourcesOf(messageOf(stickers(1)), false)).toEqual([]);
    expect(sourcesOf(messageOf(stickers(1)), false, { links: false, stickers: true })).toHaveLength(1);
  });
});

describe("the bot's own message", () => {
  it('has no pictures, and says so', () => {
    const own = messageOf({
      author: { id: BOT, username: 'facets', discriminator: '0', avatar: null },
      attachments: [attachment('1', 'copy.jpg')],
    });
    expect(sourcesOf(own, true)).toEqual([]);
    expect(noPicture(own)).toMatchObject({ code: 'message/own' });
    expect(noPicture(messageOf({}))).toMatchObject({ code: 'message/no-picture' });
  });
});

describe('the addresses in a text', () => {
  it('are those that Discord shows something of', () => {
    expect(linksIn('see https://a.org/x.png and http://b.org, not <https://c.org>')).toEqual([
      'https://a.org/x.png',
      'http://b.org,',
    ]);
    expect(linksIn('no address: ftp://a.org, xhttps://a.org')).toEqual([]);
    expect(linksIn('')).toEqual([]);
  });
});

describe('a picture', () => {
  it('is told from others by its path, however its address was signed', () => {
    expect(keyOf({ url: 'https://cdn.test/a/b.png?ex=1' })).toBe(keyOf({ url: 'https://cdn.test/a/b.png?ex=2' }));
    expect(keyOf({ url: 'https://cdn.test/a/b.png' })).toBe('/a/b.png');
    expect(keyOf({ url: 'no address' })).toBe('no address');
  });

  it('is of the kind that it came as', () => {
    const attachments = [attachment('1', 'a.png')];
    expect(sourcesOf(messageOf({ attachments }), true)).toMatchObject([{ kind: 'attachment', spoiler: false }]);
    expect(sourcesOf(messageOf(snapshotOf({ content: 'words alone' })), true)).toEqual([]);
  });

  it('that is a video by its name has a still, and one of another type has none', () => {
    const stills = (filename: string, content_type?: string) =>
      sourcesOf(messageOf({ attachments: [attachment('1', filename, { content_type })] }), true).map(
        ({ stillUrl }) => stillUrl !== undefined,
      );
    expect(stills('clip.mp4')).toEqual([true]);
    expect(stills('clip', 'video/webm')).toEqual([true]);
    expect(stills('clip', 'application/video/')).toEqual([false]);
    expect(stills('notes.txt', 'text/plain')).toEqual([false]);
    const broken = attachment('1', 'clip.mp4', { proxy_url: '' });
    expect(sourcesOf(messageOf({ attachments: [broken] }), true)[0]).not.toHaveProperty('stillUrl');
  });

  it('is none by a type that only ends like one', () => {
    const files = [
      attachment('1', 'photo', { content_type: 'text/image/' }),
      attachment('2', 'x', { content_type: '' }),
    ];
    expect(names(messageOf({ attachments: files }), false)).toEqual([]);
  });
});

describe('the name of a link', () => {
  const named = (url: string) => sourcesOf(messageOf({ embeds: [{ ...image, url }] }), true).map(({ name }) => name);

  it('is the last part of its path, readable, or else a word for it', () => {
    expect(named('https://example.org/a/caf%C3%A9.png')).toEqual(['café.png']);
    expect(named('https://example.org/a/%E0%A4%A')).toEqual(['%E0%A4%A']);
    expect(named('https://example.org/')).toEqual(['link']);
    const { url: _, ...nameless } = image;
    expect(sourcesOf(messageOf({ embeds: [nameless] }), true).map(({ name }) => name)).toEqual(['cat.jpg']);
    const bare = { type: 'image', image: { url: 'https://example.org/x', proxy_url: PROXY } };
    expect(sourcesOf(messageOf({ embeds: [bare] }), true)).toMatchObject([
      { name: 'link', url: PROXY, spoiler: false },
    ]);
  });

  it('is a spoiler only between two bars', () => {
    const isSpoiler = (content: string) =>
      sourcesOf(messageOf({ content, embeds: [image] }), true).map(({ spoiler }) => spoiler)[0];
    expect(isSpoiler(`||${image.url}||`)).toBe(true);
    expect(isSpoiler(`||a|| ${image.url} ||b||`)).toBe(false);
    expect(isSpoiler(`||${image.url}`)).toBe(false);
    expect(isSpoiler(`${image.url}||a||`)).toBe(false);
    expect(isSpoiler('||elsewhere||')).toBe(false);
    const bare = { type: 'image', image: { url: 'https://example.org/x', proxy_url: PROXY } };
    expect(sourcesOf(messageOf({ content: '||a||', embeds: [bare] }), true)[0]?.spoiler).toBe(false);
    expect(sourcesOf(messageOf({ sticker_items: [{ id: '1', name: 'x', format_type: 1 }] }), true)[0]?.spoiler).toBe(
      false,
    );
  });
});
