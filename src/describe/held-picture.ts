import type { Picture } from '../images/picture.ts';
import { unlessAborted } from './signals.ts';

/** A picture whose pixels are held elsewhere, until it is released. */
export interface HeldPicture extends Picture {
  release(): void;
}

/** Opens a picture; aborting ends that, and every later look at a part of it. */
export type PictureOpener = (bytes: Uint8Array, signal: AbortSignal) => Promise<HeldPicture>;

/** Opens it in this process, where nothing needs to be released and decoding cannot be stopped half-way. */
export const openHere: PictureOpener = openHereWith({});

/** The same where there is a program for videos. */
export function openHereWith(options: { readonly ffmpeg?: string }): PictureOpener {
  return async (bytes, signal) => {
    const picture = await unlessAborted(open(bytes, options), signal);
    return { ...picture, release: () => undefined };
  };
}

/** Whoever has pictures opened elsewhere need not load what opens them. */
async function open(bytes: Uint8Array, options: { readonly ffmpeg?: string }): Promise<Picture> {
  const { openPicture } = await import('../images/open.ts');
  return openPicture(bytes, options);
}
