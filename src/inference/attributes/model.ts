import { z } from 'zod';
import { INT8_FIELDS, MODEL_FIELDS, type Model, readModel, readModelInfo } from '../model-files.ts';
import { ATTRIBUTE_NAMES } from './names.ts';

const point = z.tuple([z.number(), z.number()]);

const schema = z.object({
  ...MODEL_FIELDS,
  ...INT8_FIELDS,
  input: z.object({
    name: z.string(),
    width: z.int().positive(),
    height: z.int().positive(),
    layout: z.literal('NHWC'),
    type: z.literal('uint8'),
  }),
  output: z.string(),
  frame: z.object({
    width: z.number().positive(),
    height: z.number().positive(),
    scale: z.number().positive(),
    landmarks: z.tuple([point, point, point, point, point]),
  }),
  labels: z
    .array(z.string())
    .refine(
      (labels) => labels.length === ATTRIBUTE_NAMES.length && labels.every((label, i) => label === ATTRIBUTE_NAMES[i]),
      "expected CelebA's forty labels in their order",
    ),
});

/** What attributes.json says about the network beside it. */
export type AttributeModelInfo = z.infer<typeof schema>;

/** CelebA's aligned picture: the coordinates in which the network knows where a face's parts are. */
export type FaceFrame = AttributeModelInfo['frame'];

export type AttributeModel = Model<AttributeModelInfo>;

/**
 * Reads attributes.json and the network that it names from `directory`.
 * @throws {UserError} `model/missing` or `model/damaged`
 */
export function readAttributeModel(directory: string): Promise<AttributeModel> {
  return readModel(directory, 'attributes', schema);
}

/**
 * Reads attributes.json alone from `directory`.
 * @throws {UserError} `model/missing` or `model/damaged`
 */
export function readAttributeModelInfo(directory: string): Promise<AttributeModelInfo> {
  return readModelInfo(directory, 'attributes', schema);
}
