import type { Verdict } from '../../inference/analyser.ts';
import type { DescriberOptions, LogEntry, PictureAddress, Wanted } from '../describer.ts';
import type { Drawing } from '../drawing.ts';
import type { DescriberStats } from '../stats.ts';
import type { PackedError } from './errors.ts';
import type { PackedDescribed } from './packed-described.ts';

// What the bot and the child that describes say to each other, over IPC with `serialization: 'advanced'`.

export type ToChild =
  /** The first message. */
  | { readonly kind: 'open'; readonly options: ChildOptions }
  /** Fetch a picture, and say when it is there. */
  | { readonly kind: 'describe'; readonly id: number; readonly address: PictureAddress; readonly wanted: Wanted }
  /** It is that picture's turn. */
  | { readonly kind: 'go'; readonly id: number }
  | { readonly kind: 'draw'; readonly id: number; readonly drawing: Drawing }
  /** Nobody wants it any more; it is answered all the same, when its work has ended. */
  | { readonly kind: 'abort'; readonly id: number };

export interface ChildOptions
  extends Pick<
    DescriberOptions,
    'device' | 'precision' | 'download' | 'pictureMs' | 'threads' | 'memoryBytes' | 'ffmpeg'
  > {
  /** What an earlier child chose. */
  readonly verdict?: Verdict;
  /** Whether somebody takes statistics. */
  readonly stats?: boolean;
}

export type FromChild =
  | { readonly kind: 'ready'; readonly verdict: Verdict; readonly model: string }
  /** It cannot be opened. */
  | { readonly kind: 'failed'; readonly error: PackedError }
  /** The file has arrived; what touches its bytes begins with `go`. */
  | { readonly kind: 'loaded'; readonly id: number }
  | { readonly kind: 'described'; readonly id: number; readonly described: PackedDescribed }
  | { readonly kind: 'drawn'; readonly id: number; readonly picture: Buffer }
  | { readonly kind: 'rejected'; readonly id: number; readonly error: PackedError }
  | { readonly kind: 'stats'; readonly stats: DescriberStats }
  | { readonly kind: 'log'; readonly entry: LogEntry };
