import { describe, expect, it } from 'vitest';
import { ChildDeath, Job } from '../../../src/describe/child/job.ts';

const request = { kind: 'describe', address: { kind: 'url', url: 'https://cdn.test/1.png' }, wanted: {} } as const;
const described = Buffer.from('a result');

describe('a picture to be described', () => {
  it('is opened first and begun later, under its own number', () => {
    const job = new Job(7, request);
    expect(job.opening).toEqual({ ...request, id: 7 });
    expect(job.start).toEqual({ kind: 'go', id: 7 });
    expect(job).toMatchObject({ suspect: false, deaths: 0, inWork: false, isLoaded: false });
  });

  it('is in work from its beginning until its result', async () => {
    const job = new Job(1, request);
    job.onLoaded();
    await job.loaded;
    expect(job.isLoaded).toBe(true);
    const result = job.begin();
    expect(job.inWork).toBe(true);
    job.onResult(described);
    expect(job.inWork).toBe(false);
    await expect(result).resolves.toBe(described);
  });

  it('whose file does not arrive fails before it was begun', async () => {
    const job = new Job(1, request);
    job.onRejected(new Error('not found'));
    await expect(job.loaded).rejects.toThrow('not found');
  });

  it('that is refused in work fails there', async () => {
    const job = new Job(1, request);
    job.onLoaded();
    const result = job.begin();
    job.onRejected(new Error('no picture'));
    await expect(result).rejects.toThrow('no picture');
    await expect(job.loaded).resolves.toBeUndefined();
    expect(job.inWork).toBe(false);
  });

  it('loses its file with the child that it was in, and can be opened in another', async () => {
    const job = new Job(1, request);
    job.onLoaded();
    const before = job.loaded;
    const result = job.begin();
    const death = new ChildDeath('gone', true);
    job.onDeath(death);
    await expect(result).rejects.toBe(death);
    expect(death.alone).toBe(true);
    expect(job).toMatchObject({ inWork: false, isLoaded: false });
    await before;
    const again = job.loaded;
    expect(again).not.toBe(before);
    job.onLoaded();
    await again;
    expect(job.isLoaded).toBe(true);
  });

  it('whose child dies before its file was there waits for the same file of the next', async () => {
    const job = new Job(1, request);
    const before = job.loaded;
    job.onDeath(new ChildDeath('gone', false));
    expect(job.loaded).toBe(before);
    job.onLoaded();
    await expect(before).resolves.toBeUndefined();
  });
});

it('a drawing is begun at once, with the whole request', () => {
  const card = { locale: 'en', columns: [], legend: [] };
  const drawing = { kind: 'draw', drawing: { kind: 'all-scores', card } } as const;
  const job = new Job(3, drawing);
  expect(job.opening).toBeUndefined();
  expect(job.start).toEqual({ ...drawing, id: 3 });
});

it('a job that nobody waits for any more fails without a word', async () => {
  const job = new Job(1, request);
  job.onRejected(new Error('withdrawn'));
  // A rejection that nobody handles would end the test run.
  await new Promise((resolve) => setImmediate(resolve));
});
