import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { PACKAGE_ROOT } from '../package-root.ts';

const modelSchema = z.object({
  name: z.string(),
  version: z.string(),
  metrics: z.object({ split: z.string(), pictures: z.number(), accuracy: z.number() }).nullable(),
  training: z.object({ data: z.string(), pictures: z.number(), architecture: z.string() }),
});

/** What /about tells of the attribute network, from the file beside it. */
export type ModelFacts = z.infer<typeof modelSchema>;

export async function readModelFacts(): Promise<ModelFacts> {
  return modelSchema.parse(JSON.parse(await readFile(join(PACKAGE_ROOT, 'models', 'attributes.json'), 'utf8')));
}

export async function readVersion(): Promise<string> {
  const text = await readFile(join(PACKAGE_ROOT, 'package.json'), 'utf8');
  return z.object({ version: z.string() }).parse(JSON.parse(text)).version;
}
