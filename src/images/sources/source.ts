import type { Sharp } from 'sharp';

/** What a file holds, before its pixels are decoded. */
export interface Source {
  /** Size of the upright picture in pixels. */
  readonly width: number;
  readonly height: number;
  /** How many frames it has; 1 where it stands still. */
  readonly frames: number;
  /** Whether a part, or the whole at a smaller size, is decoded for much less than the whole. */
  readonly inParts: boolean;
  /** One frame, counted from 0, upright and ready to be cut and shrunk. */
  frame(index: number): Promise<Sharp>;
}

/** How much of a file must be right: everything that its decoder looks at; its pixels; or whatever gives pixels. */
export type Strictness = 'strict' | 'tolerant' | 'lenient';
