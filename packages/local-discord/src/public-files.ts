import { createHash } from 'node:crypto';
import { StickerFormatType } from 'discord-api-types/v10';
import type { Sticker, StickerOptions } from './api.ts';
import type { State } from './state.ts';

/** Names an avatar as Discord does, `a_` before what is a GIF, and puts it on the CDN below `folder`. */
export function storeAvatar(state: State, folder: string, data: Uint8Array): string {
  const isGif = Buffer.from(data.subarray(0, 3)).toString('latin1') === 'GIF';
  const hash = `${isGif ? 'a_' : ''}${createHash('sha256').update(data).digest('hex').slice(0, 32)}`;
  const filename = isGif ? `${hash}.gif` : hash;
  state.publicFiles.set(`${folder}/${hash}`, { filename, data, contentType: isGif ? 'image/gif' : undefined });
  return hash;
}

const STICKERS = {
  png: { format: StickerFormatType.PNG, extension: 'png', contentType: 'image/png' },
  apng: { format: StickerFormatType.APNG, extension: 'png', contentType: 'image/png' },
  gif: { format: StickerFormatType.GIF, extension: 'gif', contentType: 'image/gif' },
  lottie: { format: StickerFormatType.Lottie, extension: 'json', contentType: 'application/json' },
} as const;

/** A sticker that messages can carry; https://docs.discord.com/developers/reference#image-formatting. */
export function storeSticker(state: State, { name, data, format = 'png' }: StickerOptions): Sticker {
  const id = state.nextId();
  const { extension, contentType, ...kind } = STICKERS[format];
  state.stickers.set(id, { id, name, ...kind });
  state.publicFiles.set(`/stickers/${id}`, { filename: `${id}.${extension}`, data, contentType });
  const base = format === 'gif' ? state.mediaOrigin : state.origin;
  return { id, name, url: `${base}/stickers/${id}.${extension}` };
}
