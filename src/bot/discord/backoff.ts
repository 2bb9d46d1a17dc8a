export interface Backoff {
  readonly firstMs: number;
  readonly longestMs: number;
}

/**
 * How long to wait before trying again, in milliseconds: twice as long after each failure, and by chance up to a half
 * shorter or longer, so that many who failed together do not come back together.
 * @param failures how many there were in a row, from 1
 */
export function waitAfter(
  failures: number,
  { firstMs, longestMs }: Backoff,
  random: () => number = Math.random,
): number {
  const middle = Math.min(longestMs, firstMs * 2 ** (failures - 1));
  return Math.round(Math.min(longestMs, middle * (0.5 + random())));
}
