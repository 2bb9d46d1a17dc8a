import type { Described } from '../describe/describer.ts';
import { BusyError, UserError } from '../user-error.ts';
import type { PictureSource } from './discord/sources.ts';

/** How many pictures may have to be described for one source. */
export function turnsFor({ stillUrl }: PictureSource): number {
  return stillUrl === undefined ? 1 : 2;
}

/**
 * Describes a source by `look`. Of a video that is the still which Discord's media proxy may give; where it gives none, or
 * one that shows nobody, the video itself, of which the operator's ffmpeg takes another one.
 * @throws what `look` throws, of a video what it throws of the video itself
 */
export async function bestOf(source: PictureSource, look: (url: string) => Promise<Described>): Promise<Described> {
  const { stillUrl, url } = source;
  if (stillUrl === undefined) return look(url);
  const still = await orRefused(look(stillUrl));
  if (!(still instanceof UserError) && still.analysis.faces.length > 0) return still;
  const video = await orRefused(look(url));
  if (!(video instanceof UserError)) return video;
  if (still instanceof UserError) throw video;
  return still;
}

/** What was wrong with a picture, as a value; everything else is thrown. */
async function orRefused(described: Promise<Described>): Promise<Described | UserError> {
  try {
    return await described;
  } catch (error) {
    if (error instanceof UserError && !(error instanceof BusyError)) return error;
    throw error;
  }
}
