import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { UserError } from '../user-error.ts';
import { ATTRIBUTE_NAMES } from './attribute-names.ts';

const point = z.tuple([z.number(), z.number()]);

const schema = z.object({
  name: z.string(),
  version: z.string(),
  file: z.string(),
  sha256: z.string(),
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

export interface AttributeModel {
  readonly info: AttributeModelInfo;
  /** The ONNX file. */
  readonly bytes: Uint8Array;
}

/**
 * Reads attributes.json and the network that it names from `directory`, and checks that the two belong together.
 * @throws {UserError} `model/missing` or `model/damaged`
 */
export async function readAttributeModel(directory: string): Promise<AttributeModel> {
  const jsonPath = join(directory, 'attributes.json');
  const parsed = schema.safeParse(parseJson(await readModelFile(jsonPath), jsonPath));
  if (!parsed.success) throw new UserError('model/damaged', `${jsonPath}: ${z.prettifyError(parsed.error)}`);
  const info = parsed.data;
  const onnxPath = join(directory, info.file);
  const bytes = await readModelFile(onnxPath);
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  if (sha256 !== info.sha256) {
    throw new UserError('model/damaged', `${onnxPath}: expected sha256 ${info.sha256}, but the file has ${sha256}.`);
  }
  return { info, bytes };
}

async function readModelFile(path: string): Promise<Buffer> {
  try {
    return await readFile(path);
  } catch (error) {
    throw new UserError('model/missing', `Expected a model at ${path}, but it cannot be read.`, { cause: error });
  }
}

function parseJson(bytes: Buffer, path: string): unknown {
  try {
    return JSON.parse(bytes.toString('utf8'));
  } catch (error) {
    throw new UserError('model/damaged', `Expected JSON in ${path}, but it cannot be parsed.`, { cause: error });
  }
}
