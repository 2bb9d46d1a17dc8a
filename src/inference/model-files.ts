import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { UserError } from '../user-error.ts';

/** A network's file, and its checksum. */
export interface NetworkFile {
  readonly file: string;
  readonly sha256: string;
}

const FILE_FIELDS = { file: z.string(), sha256: z.string() };

/** What every network's JSON file says, whatever the network is for. */
export const MODEL_FIELDS = { name: z.string(), version: z.string(), ...FILE_FIELDS };

/**
 * The same network in eight bits, where there is one. `reference` is what the float one answers, output by output, to
 * the picture that `knownPicture` makes.
 */
export const INT8_FIELDS = {
  int8: z.object({ ...FILE_FIELDS, reference: z.record(z.string(), z.array(z.number())) }).optional(),
};

export type Int8File = NonNullable<z.infer<z.ZodObject<typeof INT8_FIELDS>>['int8']>;

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
export async function readModel<Info extends NetworkFile>(
  directory: string,
  name: string,
  schema: z.ZodType<Info>,
): Promise<Model<Info>> {
  const info = await readModelInfo(directory, name, schema);
  return { info, bytes: await readNetwork(directory, info) };
}

/**
 * Reads a network from `directory`, and checks that it is the one that was described.
 * @throws {UserError} `model/missing` or `model/damaged`
 */
export async function readNetwork(directory: string, { file, sha256 }: NetworkFile): Promise<Uint8Array> {
  const path = join(directory, file);
  const bytes = await readModelFile(path);
  const found = createHash('sha256').update(bytes).digest('hex');
  if (found === sha256) return bytes;
  throw new UserError('model/damaged', `${path}: expected sha256 ${sha256}, but the file has ${found}.`);
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
