import { type Attachment, type Embed, type Message, type Sticker, StickerFormatType } from 'discord.js';
import { formatOfName, VIDEO_FORMATS } from '../../images/formats.ts';
import { UserError } from '../../user-error.ts';

/** How a picture came into a message. */
export type SourceKind = 'attachment' | 'avatar' | 'forward' | 'link' | 'sticker';

/** A picture that somebody posted and that is with Discord, which alone is ever asked for it. */
export interface PictureSource {
  readonly kind: SourceKind;
  /** As the person named it. */
  readonly name: string;
  readonly url: string;
  /**
   * For a video, where Discord's media proxy may give a still of it: worth a try before the video itself. Where nobody asked,
   * that still is all that is fetched, and `url` leads to it.
   */
  readonly stillUrl?: string;
  /** Bytes, as Discord says; 0 where it does not. */
  readonly size: number;
  readonly spoiler: boolean;
  /**
   * Who posted it: nothing of people who opted out is downloaded. Of what is forwarded, who forwarded it; whose it was
   * `originalAuthorOf` finds out.
   */
  readonly posterId: string;
}

/** Tells a picture of a message from its others, however its address was signed. */
export function keyOf({ url }: Pick<PictureSource, 'url'>): string {
  return URL.canParse(url) ? new URL(url).pathname : url;
}

/** What is taken of a message that nobody asked about, beside its attachments. */
export interface WatchedKinds {
  /** Pictures that links and the GIF picker bring. */
  readonly links: boolean;
  readonly stickers: boolean;
  /** Whether a video itself may be fetched. Default only the still that Discord's media proxy may give of it. */
  readonly videos?: boolean;
}

const EVERYTHING: WatchedKinds = { links: true, stickers: true, videos: true };

/** What a message, or the snapshot of one, can have pictures in. */
type Content = Pick<Message, 'attachments' | 'embeds' | 'stickers' | 'content'>;

/** What clients put before a spoiler's name; newer ones set a flag instead. */
const SPOILER_NAME = 'SPOILER_';

export function sourceOf(attachment: Attachment, posterId: string, kind: SourceKind = 'attachment'): PictureSource {
  const { name, url, size, spoiler } = attachment;
  const stillUrl = isVideo(attachment) ? stillOf(attachment.proxyURL) : undefined;
  return {
    kind,
    name,
    url,
    ...(stillUrl !== undefined && { stillUrl }),
    size,
    spoiler: spoiler || name.startsWith(SPOILER_NAME),
    posterId,
  };
}

/** Addresses in a text, but for those that `<` and `>` keep Discord from showing. */
const LINK = /(?<!<)\bhttps?:\/\/[^\s<>]+/g;

export function linksIn(text: string): string[] {
  return text.match(LINK) ?? [];
}

/**
 * The pictures in a message, whichever way they came into it; where somebody asked, any file rather than nothing. What
 * the bot itself posted is none: it shows other people's pictures.
 */
export function sourcesOf(
  message: Message,
  asked: boolean,
  watched: WatchedKinds = { links: false, stickers: false },
): PictureSource[] {
  const { author, client } = message;
  if (author.id === client.user.id) return [];
  const wanted = asked ? EVERYTHING : watched;
  const contents = [{ content: message, kind: undefined }, ...snapshotsOf(message)];
  const pictures = contents.flatMap(({ content, kind }) => picturesIn(content, author.id, wanted, kind));
  if (pictures.length > 0 || !asked) return pictures;
  return contents.flatMap(({ content, kind }) => filesOf(content).map((file) => sourceOf(file, author.id, kind)));
}

/** Said to who asks about a message without a picture. */
export function noPicture({ author, client }: Message): UserError {
  return author.id === client.user.id
    ? new UserError('message/own')
    : new UserError('message/no-picture', { values: { where: 'other' } });
}

function snapshotsOf({ messageSnapshots }: Message): { content: Partial<Content>; kind: SourceKind }[] {
  return [...messageSnapshots.values()].map((snapshot) => ({ content: toContent(snapshot), kind: 'forward' }));
}

/** A snapshot has what its message had, as far as Discord gives it. */
function toContent({ attachments, embeds, stickers, content }: PartialContent): Partial<Content> {
  return {
    ...(attachments && { attachments }),
    ...(embeds && { embeds }),
    ...(stickers && { stickers }),
    ...(content !== null && content !== undefined && { content }),
  };
}

type PartialContent = { readonly [Key in keyof Content]?: Content[Key] | null };

function filesOf({ attachments }: Partial<Content>): Attachment[] {
  return [...(attachments?.values() ?? [])];
}

function picturesIn(
  content: Partial<Content>,
  posterId: string,
  wanted: WatchedKinds,
  kind: SourceKind | undefined,
): PictureSource[] {
  const files = filesOf(content).filter((file) => looksLikePicture(file) || isVideo(file));
  const embeds = wanted.links ? (content.embeds ?? []) : [];
  const stickers = wanted.stickers ? [...(content.stickers?.values() ?? [])] : [];
  return [
    ...files.flatMap((file) => sourceOfFile(file, posterId, wanted, kind) ?? []),
    ...embeds.flatMap((embed) => sourceOfEmbed(embed, content.content ?? '', posterId, kind) ?? []),
    ...stickers.flatMap((sticker) => sourceOfSticker(sticker, posterId, kind) ?? []),
  ];
}

/** Whether an attachment is worth a look where nobody asked for one. What it really is, its bytes tell later. */
function looksLikePicture({ contentType, name }: Attachment): boolean {
  const format = formatOfName(name);
  return contentType?.startsWith('image/') || (format !== undefined && !VIDEO_FORMATS.includes(format));
}

/** Undefined for a video of which no more than a still is wanted and none can be asked for. */
function sourceOfFile(
  file: Attachment,
  posterId: string,
  { videos = false }: WatchedKinds,
  kind: SourceKind | undefined,
): PictureSource | undefined {
  const { stillUrl, ...source } = sourceOf(file, posterId, kind);
  if (!isVideo(file)) return source;
  if (videos) return { ...source, ...(stillUrl !== undefined && { stillUrl }) };
  return stillUrl === undefined ? undefined : { ...source, url: stillUrl, size: 0 };
}

function isVideo({ contentType, name }: Attachment): boolean {
  const format = formatOfName(name);
  return contentType?.startsWith('video/') || (format !== undefined && VIDEO_FORMATS.includes(format));
}

/** A video's address at the media proxy, with a picture asked for. */
function stillOf(proxyUrl: string): string | undefined {
  if (!URL.canParse(proxyUrl)) return undefined;
  const address = new URL(proxyUrl);
  address.searchParams.set('format', 'webp');
  return address.href;
}

/** What a link shows, as the copy that Discord keeps of it; undefined for an embed of words alone. */
function sourceOfEmbed(
  embed: Embed,
  text: string,
  posterId: string,
  kind: SourceKind = 'link',
): PictureSource | undefined {
  // Never the address itself: it is somebody's server, and would learn who looks.
  const url = embed.image?.proxyURL ?? embed.thumbnail?.proxyURL ?? stillOf(embed.video?.proxyURL ?? '');
  if (url === undefined) return undefined;
  const address = embed.url ?? embed.thumbnail?.url ?? '';
  return { kind, name: nameIn(address), url, size: 0, spoiler: isHidden(address, text), posterId };
}

function nameIn(address: string): string {
  const path = URL.canParse(address) ? new URL(address).pathname : '';
  return decodeName(path.slice(path.lastIndexOf('/') + 1)) || 'link';
}

function decodeName(name: string): string {
  try {
    return decodeURIComponent(name);
  } catch (error) {
    if (error instanceof URIError) return name;
    throw error;
  }
}

/** Whether a link stands between the bars that hide what is between them. */
function isHidden(address: string, text: string): boolean {
  return (
    address !== '' &&
    text.split('||').some((part, i, parts) => {
      return i % 2 === 1 && i < parts.length - 1 && part.includes(address);
    })
  );
}

/** Lottie is a drawing in numbers, no picture. */
function sourceOfSticker(
  { format, name, url }: Sticker,
  posterId: string,
  kind: SourceKind = 'sticker',
): PictureSource | undefined {
  return format === StickerFormatType.Lottie ? undefined : { kind, name, url, size: 0, spoiler: false, posterId };
}
