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
  readonly scale: ScaleOptions;
  /** Whether documents are to be renewed. */
  readonly write: boolean;
}

/** How `scale` measures. */
export interface ScaleOptions {
  /** Pictures by which child and queue are compared. */
  readonly rounds: number;
  /** How long one and two workers are loaded, in seconds. */
  readonly seconds: number;
  /** Posts of the long run, and how many a second. */
  readonly posts: number;
  readonly rate: number;
  /** Whether its workers have their networks; otherwise they answer at once. */
  readonly real: boolean;
  /** How many servers a gateway has; the first and the last tell what each costs. */
  readonly servers: readonly number[];
  /** Starts of the bot, each before and now. */
  readonly starts: number;
  /** The revision that is started as the one before. */
  readonly before: string;
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
