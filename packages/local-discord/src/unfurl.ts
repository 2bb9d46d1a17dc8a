import { createHash } from 'node:crypto';
import { type APIEmbed, EmbedType, MessageFlags } from 'discord-api-types/v10';
import type { LinkPreview } from './api.ts';
import { announce } from './message-events.ts';
import { may } from './permissions.ts';
import { attachmentAt, proxiedUrl } from './signed-urls.ts';
import type { State } from './state.ts';
import type { PublicFile, StoredMessage, StoredPreview } from './stored.ts';
import { measureUpload } from './uploads.ts';

/** Embeds that links alone bring to one message; Discord's own number. */
const MOST = 5;
/** Addresses, but for those that `<` and `>` keep from unfurling. */
const LINK = /(?<!<)\bhttps?:\/\/[^\s<>]+/g;

const KINDS = {
  image: EmbedType.Image,
  gifv: EmbedType.GIFV,
  video: EmbedType.Video,
  link: EmbedType.Link,
} as const;

/** Keeps what a link unfurls to, its pictures behind the media proxy. */
export async function storePreview(state: State, url: string, preview: LinkPreview): Promise<void> {
  const { kind = 'image', thumbnail, video, title, description, provider, delayMs = 0 } = preview;
  const embed: APIEmbed = {
    type: KINDS[kind],
    url,
    ...(title === undefined ? {} : { title }),
    ...(description === undefined ? {} : { description }),
    ...(provider === undefined ? {} : { provider: { name: provider } }),
    ...(thumbnail
      ? { thumbnail: await proxied(state, kind === 'image' ? url : `${url}/thumbnail.png`, thumbnail) }
      : {}),
    ...(video ? { video: await proxied(state, `${url}/video.mp4`, video) } : {}),
  };
  state.previews.set(url, { embed, delayMs });
}

/** A picture or video of somewhere else, and where Discord's copy of it is. */
async function proxied(state: State, url: string, data: Uint8Array) {
  const { protocol, host, pathname, search } = new URL(url);
  const filename = pathname.slice(pathname.lastIndexOf('/') + 1) || 'picture.png';
  const { width, height, contentType } = await measureUpload('0', filename, data);
  const file: PublicFile = { filename, data, contentType };
  const signature = createHash('sha256').update(url).digest('base64url');
  const path = `/external/${signature}/${encodeURIComponent(search)}/${protocol.slice(0, -1)}/${host}${pathname}`;
  state.external.set(decodeURIComponent(path), file);
  return {
    url,
    proxy_url: `${state.mediaOrigin}${path}`,
    ...(width === undefined ? {} : { width }),
    ...(height === undefined ? {} : { height }),
    ...(contentType === undefined ? {} : { content_type: contentType }),
  };
}

/** Takes the embeds away whose links are not in the message any more. */
export function dropUnlinked(message: StoredMessage): void {
  const links: readonly string[] = message.content.match(LINK) ?? [];
  message.unfurled = message.unfurled.filter(({ url }) => url !== undefined && links.includes(url));
}

/** Gives a message the embeds of its links, by an update of their own a moment later. */
export function unfurl(state: State, message: StoredMessage): void {
  dropUnlinked(message);
  const { content } = message;
  const channel = state.channels.get(message.channelId);
  const isAllowed = channel && (message.webhookId !== undefined || may(state, message.authorId, channel, 'EmbedLinks'));
  if (!isAllowed || message.owner !== undefined || message.flags & MessageFlags.SuppressEmbeds) return;
  const links = [...new Set(content.match(LINK) ?? [])];
  const previews = links.flatMap((url) => state.previews.get(url) ?? ownPreview(state, url) ?? []).slice(0, MOST);
  if (previews.length === 0) return;
  state.clock.after(Math.max(...previews.map(({ delayMs }) => delayMs)), () => {
    if (state.messages.get(message.id) !== message || message.content !== content) return;
    message.unfurled = previews.map(({ embed }) => embed);
    announce(state, message, 'edited');
  });
}

/** A picture of this very CDN. */
function ownPreview(state: State, url: string): StoredPreview | undefined {
  const file = attachmentAt(state, url);
  if (!file?.contentType?.startsWith('image/')) return undefined;
  const { width, height, contentType } = file;
  const thumbnail = {
    url,
    proxy_url: proxiedUrl(state, file),
    ...(width === undefined ? {} : { width }),
    ...(height === undefined ? {} : { height }),
    ...(contentType === undefined ? {} : { content_type: contentType }),
  };
  return { embed: { type: EmbedType.Image, url, thumbnail }, delayMs: 0 };
}
