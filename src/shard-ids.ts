/** Which of a bot's connections to Discord a process holds. `auto`: all of them, as many as Discord recommends. */
export type OwnShards = 'auto' | { readonly ids: readonly number[]; readonly of: number };

/** More than any bot has. */
export const MOST_SHARDS = 16_384;

const RANGE = /^(\d{1,5})(?:-(\d{1,5}))?$/;

/** The ids that `0-3` or `0,2,5-7` stands for, ascending; undefined for what stands for none, or for one twice. */
export function parseShardIds(text: string): readonly number[] | undefined {
  const ids: number[] = [];
  for (const part of text.split(',')) {
    const [, first, last = first] = RANGE.exec(part.trim()) ?? [];
    if (first === undefined || last === undefined || Number(last) < Number(first)) return undefined;
    for (let id = Number(first); id <= Number(last); id++) ids.push(id);
  }
  const sorted = [...new Set(ids)].sort((a, b) => a - b);
  return sorted.length === ids.length ? sorted : undefined;
}

/** As `parseShardIds` reads them, as short as it can be. */
export function writeShardIds(ids: readonly number[]): string {
  const ranges: { first: number; last: number }[] = [];
  for (const id of ids) {
    const range = ranges.at(-1);
    if (range && range.last === id - 1) range.last = id;
    else ranges.push({ first: id, last: id });
  }
  return ranges.map(({ first, last }) => (first === last ? `${first}` : `${first}-${last}`)).join(',');
}

/** What share of all shards a process has, more than 0 and up to 1. */
export function shareOf(shards: OwnShards): number {
  return shards === 'auto' ? 1 : shards.ids.length / shards.of;
}
