import type { Picture, Raster } from '../../images/picture.ts';
import { warp } from '../../images/warp.ts';
import type { DetectedFace } from '../analysis.ts';
import { frameToFace } from '../faces/alignment.ts';
import { withViews } from './detail.ts';
import { inputToRaster } from './face-frame.ts';
import type { AttributeModelInfo } from './model.ts';

type Aligned = readonly Pick<DetectedFace, 'landmarks'>[];

/**
 * Each face of a picture as the attribute network sees it, turned upright and cut as CelebA's are, as a PNG of the
 * network's input size. `faces` are those of the picture's `Analysis`.
 * @throws {UserError} with an `image/…` code, as `openPicture` does
 */
export async function alignedCrops(picture: Picture, faces: Aligned, model: AttributeModelInfo): Promise<Buffer[]> {
  const crops = await alignedRasters(picture, faces, model);
  // Loaded where it is needed: most pictures' faces are never cut out.
  const { fromPixels } = await import('../../images/raster.ts');
  return Promise.all(crops.map((crop) => fromPixels(crop.data, crop, 3).png().toBuffer()));
}

/** The same as pixels. */
export async function alignedRasters(picture: Picture, faces: Aligned, model: AttributeModelInfo): Promise<Raster[]> {
  const placed = faces.map(({ landmarks }) => ({ frameToPicture: frameToFace(model.frame, landmarks) }));
  const views = await withViews(picture, placed, model);
  const { width, height } = model.input;
  return views.map(({ view, frameToPicture }) => {
    const data = new Uint8Array(width * height * 3);
    warp(view.raster, inputToRaster(model, frameToPicture, view), width, height, data);
    return { data, width, height };
  });
}
