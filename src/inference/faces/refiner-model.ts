import { z } from 'zod';
import { INT8_FIELDS, MODEL_FIELDS, type Model, readModel, readModelInfo } from '../model-files.ts';

const schema = z.object({
  ...MODEL_FIELDS,
  ...INT8_FIELDS,
  input: z.object({
    name: z.string(),
    side: z.int().positive(),
    layout: z.literal('NHWC'),
    type: z.literal('uint8'),
    margin: z.number().positive(),
  }),
  /** How much the detector's logit counts beside the refiner's, which counts once. */
  detectorWeight: z.number().nonnegative(),
  /**
   * Where both together say a logit in between, the mean of the refiner's logits of these crops, too, takes its place; it
   * never goes beyond the larger one.
   */
  doubt: z.object({
    between: z.tuple([z.number(), z.number()]),
    crops: z.array(z.object({ margin: z.number().positive(), mirrored: z.boolean() })),
  }),
  outputs: z.object({ logit: z.string(), landmarks: z.string() }),
});

/** What refiner.json says about the refiner beside it. */
export type RefinerModelInfo = z.infer<typeof schema>;

/**
 * Reads refiner.json and the network that it names from `directory`.
 * @throws {UserError} `model/missing` or `model/damaged`
 */
export function readRefinerModel(directory: string): Promise<Model<RefinerModelInfo>> {
  return readModel(directory, 'refiner', schema);
}

/**
 * Reads refiner.json alone from `directory`.
 * @throws {UserError} `model/missing` or `model/damaged`
 */
export function readRefinerModelInfo(directory: string): Promise<RefinerModelInfo> {
  return readModelInfo(directory, 'refiner', schema);
}
