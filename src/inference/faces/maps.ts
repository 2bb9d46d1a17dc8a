import type { DetectedFace, Landmarks, Point } from '../analysis.ts';
import { sigmoid } from '../sigmoid.ts';

/**
 * One of the detector's outputs: [N, 15, rows, columns], a cell for every `stride` × `stride` pixels of the input.
 * Channel 0 is the logit of a face; 1..4 are the distances from the cell's centre to the box's left, top, right and
 * bottom; 5..14 are the five landmarks' x and y from there. Distances are in strides.
 */
export interface StrideMap {
  readonly stride: number;
  readonly data: Float32Array;
  readonly dims: readonly number[];
}

const CHANNELS = 15;

/**
 * Every cell that is a face with a probability of at least `threshold`, per picture of the batch, in pixels of the
 * input; neighbours that mean the same face are all there still.
 * @throws {RangeError} when a map has other dimensions than its data or the other maps' number of pictures
 */
export function facesInMaps(maps: readonly StrideMap[], threshold: number): DetectedFace[][] {
  const pictures = maps[0]?.dims[0] ?? 0;
  const found: DetectedFace[][] = Array.from({ length: pictures }, () => []);
  const leastLogit = Math.log(threshold / (1 - threshold));
  for (const map of maps) {
    const { rows, columns } = shapeOf(map, pictures);
    const cells = rows * columns;
    for (const [picture, faces] of found.entries()) {
      const first = picture * CHANNELS * cells;
      for (let cell = 0; cell < cells; cell++) {
        const logit = map.data[first + cell] ?? 0;
        if (logit >= leastLogit) faces.push(faceInCell(map, first + cell, cells, columns, cell, logit));
      }
    }
  }
  return found;
}

function shapeOf({ dims, data, stride }: StrideMap, pictures: number): { rows: number; columns: number } {
  const [n = 0, channels = 0, rows = 0, columns = 0] = dims;
  if (n !== pictures || channels !== CHANNELS || data.length !== n * channels * rows * columns) {
    throw new RangeError(
      `Expected [${pictures}, ${CHANNELS}, rows, columns] at stride ${stride}, but got [${dims.join(', ')}] with ` +
        `${data.length} values.`,
    );
  }
  return { rows, columns };
}

function faceInCell(
  { data, stride }: StrideMap,
  at: number,
  cells: number,
  columns: number,
  cell: number,
  logit: number,
): DetectedFace {
  const centreX = ((cell % columns) + 0.5) * stride;
  const centreY = (Math.floor(cell / columns) + 0.5) * stride;
  const distance = (channel: number) => (data[at + channel * cells] ?? 0) * stride;
  const left = distance(1);
  const top = distance(2);
  const landmark = (index: number): Point => ({
    x: centreX + distance(5 + 2 * index),
    y: centreY + distance(6 + 2 * index),
  });
  const landmarks: Landmarks = [landmark(0), landmark(1), landmark(2), landmark(3), landmark(4)];
  return {
    box: { x: centreX - left, y: centreY - top, width: left + distance(3), height: top + distance(4) },
    landmarks,
    score: sigmoid(logit),
  };
}
