import { type Affine, compose, mapPoint } from '../images/warp.ts';
import type { Landmarks } from './analysis.ts';
import type { AttributeModelInfo, FaceFrame } from './attribute-model.ts';

/** From the network's input to the frame: the input shows the frame's middle, enlarged or reduced by `frame.scale`. */
export function inputToFrame({ input, frame }: AttributeModelInfo): Affine {
  const step = 1 / frame.scale;
  return [step, 0, (frame.width - input.width * step) / 2, 0, step, (frame.height - input.height * step) / 2];
}

/** From the frame to a whole picture of `width` × `height`, of which the frame covers the centre as far as it can. */
export function frameToWholePicture(frame: FaceFrame, width: number, height: number): Affine {
  const scale = Math.min(width / frame.width, height / frame.height);
  return [scale, 0, (width - frame.width * scale) / 2, 0, scale, (height - frame.height * scale) / 2];
}

/** Where the mean face's landmarks come to lie under `frameToPicture`. */
export function meanLandmarks(frame: FaceFrame, frameToPicture: Affine): Landmarks {
  const [leftEye, rightEye, nose, leftMouth, rightMouth] = frame.landmarks;
  const place = ([x, y]: readonly [number, number]) => mapPoint(frameToPicture, x, y);
  return [place(leftEye), place(rightEye), place(nose), place(leftMouth), place(rightMouth)];
}

/** From the network's input to a picture, of which `columns` × `rows` pixels were kept of `width` × `height`. */
export function inputToRaster(
  model: AttributeModelInfo,
  frameToPicture: Affine,
  picture: { width: number; height: number; raster: { width: number; height: number } },
): Affine {
  const { width, height, raster } = picture;
  const shrink: Affine = [raster.width / width, 0, 0, 0, raster.height / height, 0];
  return compose(shrink, compose(frameToPicture, inputToFrame(model)));
}
