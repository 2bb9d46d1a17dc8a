import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import {
  answersTo,
  inWorkOf,
  meetingOfModels,
  PREFIX,
  presence,
  withdrawals,
} from '../../../src/describe/queue/names.ts';

const MODELS = join(import.meta.dirname, '..', '..', '..', 'models');
const meeting = { queue: 'describe-1a2b3c4d', model: 'facets-attributes 1.0.0' };

/** The descriptions of the networks, with another checksum for one of them. */
async function withOther(network: string): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'facets-models-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  for (const name of ['attributes', 'faces', 'refiner'])
    await cp(join(MODELS, `${name}.json`), join(folder, `${name}.json`));
  const file = join(folder, `${network}.json`);
  const description: Record<string, unknown> = JSON.parse(await readFile(file, 'utf8'));
  await writeFile(file, JSON.stringify({ ...description, sha256: '0'.repeat(64) }));
  return folder;
}

it('those who have the same networks meet, and no others', async () => {
  const ours = await meetingOfModels();
  expect(ours.queue).toMatch(/^describe-[0-9a-f]{8}$/);
  expect(ours.model).toMatch(/^facets-attributes \d+\.\d+\.\d+$/);
  expect(await meetingOfModels(MODELS)).toEqual(ours);
  const queues = new Set([ours.queue]);
  for (const network of ['attributes', 'faces', 'refiner'])
    queues.add((await meetingOfModels(await withOther(network))).queue);
  expect(queues.size).toBe(4);
});

it('every key begins with our name, and none is another', () => {
  const keys = [answersTo('g'), withdrawals(meeting), presence(meeting), inWorkOf(meeting, 'w')];
  expect(keys).toEqual([
    'facets:results:g',
    'facets:describe-1a2b3c4d:withdrawn',
    'facets:describe-1a2b3c4d:presence',
    'facets:describe-1a2b3c4d:in-work:w',
  ]);
  expect(PREFIX).toBe('facets');
});
