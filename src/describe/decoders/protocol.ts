import { z } from 'zod';
import { IMAGE_LIMITS } from '../../images/limits.ts';
import type { Picture, View } from '../../images/picture.ts';
import type { Rectangle } from '../../images/rectangle.ts';

// What describing and a decoder say to each other, a frame each; a frame's bytes are the file or the pixels.

export type DecoderRequest =
  /** A file; `ffmpeg` is the program for videos. Answered with what decoding it will take. */
  | { readonly kind: 'open'; readonly ffmpeg?: string | undefined }
  /** There is so much memory for it, in bytes: a decoder that takes much more refuses the picture and ends. */
  | { readonly kind: 'decode'; readonly memory: number }
  /** A part of the picture that was opened last, in a frame of its animation or as it is. */
  | { readonly kind: 'region'; readonly region: Rectangle; readonly frame?: number | undefined }
  /** Nobody needs that picture any more. */
  | { readonly kind: 'release' };

/** `frames`: the indices of an animation's frames, whose rasters come one after the other. */
export type PictureFacts = Omit<Picture, 'raster' | 'region' | 'animation' | 'there'> & {
  readonly there?: Rectangle | undefined;
  readonly animation?: { readonly count: number; readonly frames: readonly number[] } | undefined;
};
export type ViewFacts = Omit<View, 'raster'>;

const side = z.number().int().min(1).max(1_000_000);
const rasterSize = z.object({ width: side, height: side });

const index = z.number().int().min(0);

const pictureFacts = z.object({
  width: side,
  height: side,
  format: z.string(),
  damaged: z.boolean(),
  there: z.object({ x: z.number(), y: z.number(), width: z.number(), height: z.number() }).optional(),
  animation: z.object({ count: index, frames: z.array(index).min(1).max(IMAGE_LIMITS.frames) }).optional(),
}) satisfies z.ZodType<PictureFacts>;

const viewFacts = z.object({ x: z.number(), y: z.number(), width: side, height: side }) satisfies z.ZodType<ViewFacts>;

/** A decoder reads strangers' bytes: what it says is checked like anything else that comes from outside. */
export const decoderAnswer = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('ready') }),
  z.object({ kind: z.literal('wants'), memory: z.number().min(0) }),
  z.object({ kind: z.literal('picture'), facts: pictureFacts, raster: rasterSize }),
  z.object({ kind: z.literal('view'), facts: viewFacts, raster: rasterSize }),
  z.object({ kind: z.literal('released'), rss: z.number() }),
  z.object({
    kind: z.literal('refused'),
    code: z.string(),
    message: z.string(),
    values: z.record(z.string(), z.union([z.string(), z.number()])),
  }),
  z.object({ kind: z.literal('failed'), message: z.string(), stack: z.string().optional() }),
]);

export type DecoderAnswer = z.infer<typeof decoderAnswer>;
