import type { Affine } from '../../images/affine.ts';
import type { Pixels, View } from '../../images/picture.ts';
import { compose, mapPoint } from '../../images/warp.ts';
import type { Landmarks } from '../analysis.ts';
import type { AttributeModelInfo, FaceFrame } from './model.ts';

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

/** From the network's input to the pixels that were kept of a picture or of a part of it. */
export function inputToRaster(model: AttributeModelInfo, frameToPicture: Affine, view: Pixels | View): Affine {
  const { width, height, raster } = view;
  const { x, y } = 'x' in view ? view : { x: 0, y: 0 };
  const across = raster.width / width;
  const down = raster.height / height;
  const pictureToRaster: Affine = [across, 0, -x * across, 0, down, -y * down];
  return compose(pictureToRaster, compose(frameToPicture, inputToFrame(model)));
}
