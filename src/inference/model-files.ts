import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { UserError } from '../user-error.ts';

/** What every network's JSON file says, whatever the network is for. */
export const MODEL_FIELDS = { name: z.string(), version: z.string(), file: z.string(), sha256: z.string() };

export interface Model<Info> {
  /** What the JSON file says about the network. */
  readonly info: Info;
  /** The ONNX file. */
  readonly bytes: Uint8Array;
}

/**
 * Reads `name`.json and the network that it names from `directory`, and checks that the two belong together.
 * @throws {UserError} `model/missing` or `model/damaged`
 */
export async function readModel<Info extends { readonly file: string; readonly sha256: string }>(
  directory: string,
  name: string,
  schema: z.ZodType<Info>,
): Promise<Model<Info>> {
  const info = await readModelInfo(directory, name, schema);
  const onnxPath = join(directory, info.file);
  const bytes = await readModelFile(onnxPath);
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  if (sha256 !== info.sha256) {
    throw new UserError('model/damaged', `${onnxPath}: expected sha256 ${info.sha256}, but the file has ${sha256}.`);
  }
  return { info, bytes };
}

/**
 * Reads `name`.json from `directory`.
 * @throws {UserError} `model/missing` or `model/damaged`
 */
export async function readModelInfo<Info>(directory: string, name: string, schema: z.ZodType<Info>): Promise<Info> {
  const path = join(directory, `${name}.json`);
  const parsed = schema.safeParse(parseJson(await readModelFile(path), path));
  if (!parsed.success) throw new UserError('model/damaged', `${path}: ${z.prettifyError(parsed.error)}`);
  return parsed.data;
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
