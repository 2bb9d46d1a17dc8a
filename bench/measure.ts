/** One line of a bench's table: what was measured, and the figure with its unit. */
export interface Figure {
  readonly what: string;
  readonly figure: string;
}

/** The middle one of the times that `rounds` calls took, in ms, after one that is not counted. */
export async function medianTime(rounds: number, call: () => Promise<unknown>): Promise<number> {
  await call();
  const times: number[] = [];
  for (let round = 0; round < rounds; round++) times.push(await timeOf(call));
  return median(times);
}

/** How long one call takes, in ms. */
export async function timeOf(call: () => Promise<unknown>): Promise<number> {
  const start = performance.now();
  await call();
  return performance.now() - start;
}

export function median(values: readonly number[]): number {
  return quantile(values, 0.5);
}

/** The value that a share of all, 0..1, does not exceed; NaN where there is none. */
export function quantile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
}

/** What the command line says to every bench. */
export interface BenchOptions {
  /** A folder with other detectors, which are not part of the project: without it their lines are left out. */
  readonly peers?: string;
  /** A folder in which `@vladmandic/human` is installed: without it `human` measures nothing. */
  readonly peer?: string;
  /** How `load` loads the bot. */
  readonly load: LoadOptions;
}

export interface LoadOptions {
  /** Posts a second, one phase each. */
  readonly rates: readonly number[];
  /** How long each phase lasts, in seconds. */
  readonly seconds: number;
  /** Posts at once. */
  readonly burst: number;
  /** Posts of a longer phase, and how many a second. */
  readonly soak: number;
  readonly soakRate: number;
}
