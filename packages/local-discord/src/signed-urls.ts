import { createHmac, timingSafeEqual } from 'node:crypto';
import type { State } from './state.ts';
import type { StoredAttachment } from './stored.ts';

/** A fresh URL with `ex`, `is` and `hm`; https://docs.discord.com/developers/reference#signed-attachment-cdn-urls. */
export function signedUrl(state: State, attachment: StoredAttachment): string {
  return `${state.origin}${signedPath(state, attachment)}`;
}

/** The same at the media proxy. */
export function proxiedUrl(state: State, attachment: StoredAttachment): string {
  return `${state.mediaOrigin}${signedPath(state, attachment)}`;
}

function signedPath(state: State, attachment: StoredAttachment): string {
  const issued = state.clock.now();
  const is = hex(issued);
  const ex = hex(issued + state.options.attachmentLifetimeMs);
  return `${attachment.path}?ex=${ex}&is=${is}&hm=${signature(state, attachment.path, ex, is)}&`;
}

/** Signs one of our own attachment URLs anew; undefined for any other URL. */
export function refreshedUrl(state: State, url: string): string | undefined {
  const attachment = attachmentAt(state, url);
  return attachment && signedUrl(state, attachment);
}

export function attachmentAt(state: State, url: string): StoredAttachment | undefined {
  if (!url.startsWith(`${state.origin}/`)) return undefined;
  return state.files.get(decodeURIComponent(new URL(url).pathname));
}

/** Whether a request's query is a signature that we made for this path and that has not expired. */
export function isValid(state: State, path: string, query: URLSearchParams): boolean {
  const [ex, is, hm] = [query.get('ex') ?? '', query.get('is') ?? '', query.get('hm') ?? ''];
  const expected = Buffer.from(signature(state, path, ex, is));
  const given = Buffer.from(hm);
  if (expected.length !== given.length || !timingSafeEqual(expected, given)) return false;
  const now = state.clock.now();
  return now < Number.parseInt(ex, 16) * 1000 && Number.parseInt(is, 16) * 1000 >= state.urlsValidFrom;
}

function signature(state: State, path: string, ex: string, is: string): string {
  return createHmac('sha256', state.urlKey).update(`${path}\n${ex}\n${is}`).digest('hex');
}

function hex(ms: number): string {
  return Math.floor(ms / 1000).toString(16);
}
