import { readFile } from 'node:fs/promises';
import { expect, it } from 'vitest';
import { readModelFacts, readVersion } from '../../src/bot/model-facts.ts';

async function json(file: string): Promise<Record<string, unknown>> {
  return JSON.parse(await readFile(new URL(`../../${file}`, import.meta.url), 'utf8'));
}

it('what /about tells of the network is what stands beside it, and no more', async () => {
  const { name, version, metrics, training } = await json('models/attributes.json');
  const facts = await readModelFacts();
  expect(facts).toMatchObject({ name, version });
  expect(metrics).toMatchObject(facts.metrics ?? {});
  expect(training).toMatchObject(facts.training);
  expect(Object.keys(facts).sort()).toEqual(['metrics', 'name', 'training', 'version']);
  expect(Object.keys(facts.metrics ?? {}).sort()).toEqual(['accuracy', 'pictures', 'split']);
  expect(Object.keys(facts.training).sort()).toEqual(['architecture', 'data', 'pictures']);
});

it('the version is that of the package', async () => {
  expect(await readVersion()).toBe((await json('package.json')).version);
});
