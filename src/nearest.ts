import { closestMatch } from 'leven';

/**
 * The candidate that somebody meant who wrote `text`, whatever case they wrote it in; undefined where none is near.
 * @param distance letters that may differ; by default one in three
 */
export function nearest<Name extends string>(
  text: string,
  candidates: readonly Name[],
  distance = Math.ceil(text.length / 3),
): Name | undefined {
  const plain = new Map(candidates.map((name) => [name.toLowerCase(), name]));
  const match = closestMatch(text.toLowerCase(), [...plain.keys()], { maxDistance: distance });
  return match === undefined ? undefined : plain.get(match);
}
