import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { sizingTable } from '../bench/scale/sizing.ts';
import { SETTING_NAMES } from '../src/config.ts';
import { PACKAGE_ROOT } from '../src/package-root.ts';

const MEBIBYTE = 1024 * 1024;

describe('what so many servers take', () => {
  const table = sizingTable({
    picturesPerCore: 20,
    perPicture: { gateway: 0.01, redis: 0.001, postgres: 0.002 },
    memory: { fixed: 150 * MEBIBYTE, perThousand: 100 * MEBIBYTE },
  });
  const rows = table.slice(2).map((line) => line.split(' | ').map((cell) => cell.replaceAll(/^\| | \|$/g, '')));

  it('is arithmetic from what was measured and what is assumed', () => {
    // 100,000 × 20 a day × a tenth in the busiest hour / 3600 s = 55.6 a second, at 60 % of 20 a core.
    expect(rows.at(-1)).toEqual(['100,000', '55.6', '5', '100 on 7', '1579 MiB', '6 %', '11 %', '500 s']);
    expect(rows[0]).toEqual(['1', '0.0006', '1', '1 on 1', '150 MiB', '0.00 %', '0.00 %', '5 s']);
  });

  it('grows with their number, and nothing of it shrinks', () => {
    const numbers = rows.map((row) => row.slice(1, 3).map(Number));
    for (const [index, [pictures = 0, cores = 0]] of numbers.entries()) {
      const [before = 0, coresBefore = 0] = numbers[index - 1] ?? [];
      expect(pictures).toBeGreaterThan(before);
      expect(cores).toBeGreaterThanOrEqual(coresBefore);
    }
  });
});

it('docs/scaling.md names settings that exist, and has the marks that the table goes between', () => {
  const page = readFileSync(join(PACKAGE_ROOT, 'docs', 'scaling.md'), 'utf8');
  const named = [...page.matchAll(/`([A-Z][A-Z_]{5,})(?:=[^`]*)?`/g)].flatMap(([, name]) => name ?? []);
  expect(named).toContain('SHARD_IDS');
  const ofOthers = ['POSTGRES_PASSWORD', 'REDIS_PASSWORD'];
  expect(named.filter((name) => !SETTING_NAMES.includes(name) && !ofOthers.includes(name))).toEqual([]);
  expect(page).toMatch(/<!-- npm run bench -- scale -->\n.*<!-- end -->/s);
});
