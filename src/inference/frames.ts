import { atFrame, type Picture } from '../images/picture.ts';
import type { DetectedFace } from './analysis.ts';
import type { FaceFinder } from './faces/finder.ts';

/** A picture at the frame that is described, and the faces in it, largest first. */
export interface FoundInFrame {
  readonly still: Picture;
  /** Which of how many frames it is, for an animation. */
  readonly frame?: { readonly index: number; readonly count: number };
  readonly found: DetectedFace[];
}

/** Finds faces in a picture, and of an animation in the frame that shows the surest and largest ones. */
export async function findInFrames(
  finder: Pick<FaceFinder, 'find' | 'findUpright' | 'unreadable'>,
  picture: Picture,
  signal?: AbortSignal,
): Promise<FoundInFrame> {
  const { animation } = picture;
  if (!animation) return { still: picture, found: await finder.find(picture, signal) };
  const { count, frames } = animation;
  const looks = await Promise.all(
    frames.map(async ({ index }): Promise<FoundInFrame> => {
      const still = atFrame(picture, { index });
      return { still, frame: { index, count }, found: await finder.findUpright(still, signal) };
    }),
  );
  const worth = ({ found }: FoundInFrame) => {
    return found.reduce((sum, { box, score }) => sum + score * Math.sqrt(box.width * box.height), 0);
  };
  const best = looks.reduce((surest, look) => (worth(look) > worth(surest) ? look : surest));
  if (best.found.some((face) => finder.unreadable(face) === undefined)) return best;
  // Whether faces lie in it is asked of one frame alone: the middle one shows what the animation is about.
  const middle = looks[looks.length >> 1] ?? best;
  const found = await finder.find(middle.still, signal);
  return found.length > 0 ? { ...middle, found } : best;
}
