import { z } from 'zod';
import { MODEL_FIELDS, type Model, readModel } from '../model-files.ts';

const probability = z.number().gt(0).lt(1);

const schema = z.object({
  ...MODEL_FIELDS,
  input: z.object({
    name: z.string(),
    multipleOf: z.int().positive(),
    layout: z.literal('NHWC'),
    type: z.literal('uint8'),
    longestSide: z.int().positive(),
    fill: z.int().min(0).max(255),
  }),
  strides: z.array(z.int().positive()).min(1),
  nmsIoU: probability,
  // The first is held against the detector's own score, the others against what the refiner makes of it.
  thresholds: z.object({ proposed: probability, found: probability, readable: probability }),
  minReadablePixels: z.number().nonnegative(),
});

/** What faces.json says about the detector beside it. */
export type FaceModelInfo = z.infer<typeof schema>;

/**
 * Reads faces.json and the network that it names from `directory`.
 * @throws {UserError} `model/missing` or `model/damaged`
 */
export function readFaceModel(directory: string): Promise<Model<FaceModelInfo>> {
  return readModel(directory, 'faces', schema);
}
