import { openPicture } from '../src/images/open.ts';
import type { AnalyseOptions, Analyser, Analysis } from '../src/inference/analysis.ts';

/** Opens a picture and analyses it. */
export async function analyse(analyser: Analyser, bytes: Uint8Array, options?: AnalyseOptions): Promise<Analysis> {
  return analyser.analyse(await openPicture(bytes), options);
}
