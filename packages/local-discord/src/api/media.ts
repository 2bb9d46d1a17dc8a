/** What a link in a message unfurls to, a moment after the message came: by MESSAGE_UPDATE, as at Discord. */
export interface LinkPreview {
  /** `gifv` is the GIF picker's shape: a still as thumbnail, and a video. Default `image`. */
  readonly kind?: 'image' | 'gifv' | 'video' | 'link';
  /** The picture; for `image`, what is behind the link itself. */
  readonly thumbnail?: Uint8Array;
  readonly video?: Uint8Array;
  readonly title?: string;
  readonly description?: string;
  /** Name of the site, for instance `Tenor`. */
  readonly provider?: string;
  /** Milliseconds of the clock between the message and its embed. Default 0, which still comes after MESSAGE_CREATE. */
  readonly delayMs?: number;
}

export interface StickerOptions {
  readonly name: string;
  readonly data: Uint8Array;
  /** Lottie is JSON and no picture. Default `png`. */
  readonly format?: 'png' | 'apng' | 'gif' | 'lottie';
}

export interface Sticker {
  readonly id: string;
  readonly name: string;
  /** Where the file is: on the CDN, GIFs on the media proxy. */
  readonly url: string;
}
