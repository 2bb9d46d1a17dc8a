import { measuredFacts } from '../inference/attributes/facts.ts';
import type { Group } from './groups.ts';
import { isSure, type Reading, type Said } from './readings.ts';

/** What one says of a face when one describes it; the rest counts half. */
const SAYABLE: ReadonlySet<Said> = new Set<Said>([
  '5_o_Clock_Shadow',
  'Bald',
  'Bangs',
  'Beard',
  'Black_Hair',
  'Blond_Hair',
  'Brown_Hair',
  'Eyeglasses',
  'Goatee',
  'Gray_Hair',
  'Mustache',
  'Sideburns',
  'Smiling',
  'Straight_Hair',
  'Wavy_Hair',
  'Wearing_Earrings',
  'Wearing_Hat',
  'Wearing_Lipstick',
  'Wearing_Necklace',
  'Wearing_Necktie',
]);

export function isSayable({ said }: Reading): boolean {
  return SAYABLE.has(said);
}

/** Share of faces of which the same is true, in 0..1. */
export function usualShare({ name, said }: Reading): number {
  const { baseRate } = measuredFacts().attributes[name];
  return said === 'Beard' ? 1 - baseRate : baseRate;
}

/** At or over this share, something is true of nearly everybody and is not what one says first. */
const COMMON = 0.7;

export function isCommon(reading: Reading): boolean {
  return usualShare(reading) >= COMMON;
}

/**
 * How much a reading tells of a face: by how many bits its score goes beyond the attribute's share among all faces
 * (Kullback–Leibler), times the root of what the network adds to always guessing what is usual, halved where it is
 * not what one says of a face. 0 for what is no likelier than usual.
 */
export function tellingness(reading: Reading): number {
  const { probability } = reading;
  const usual = usualShare(reading);
  if (probability <= usual) return 0;
  const { accuracy } = measuredFacts().attributes[reading.name];
  const skill = Math.max(0, 1 - (1 - accuracy) / Math.min(usual, 1 - usual));
  const bits = share(probability, usual) + share(1 - probability, 1 - usual);
  return bits * Math.sqrt(skill) * (isSayable(reading) ? 1 : 0.5);
}

function share(part: number, usual: number): number {
  return part > 0 ? part * Math.log2(part / usual) : 0;
}

/** Most telling first; the k-th of a group counts 1/k, so that one group does not fill the list. */
export function mostTelling(readings: readonly Reading[]): Reading[] {
  const left = readings.map((reading) => ({ reading, telling: tellingness(reading) }));
  const taken = new Map<Group, number>();
  const order: Reading[] = [];
  while (left.length > 0) {
    const worth = ({ reading, telling }: (typeof left)[number]) => telling / ((taken.get(reading.group) ?? 0) + 1);
    const best = left.reduce((most, candidate) => (worth(candidate) > worth(most) ? candidate : most));
    left.splice(left.indexOf(best), 1);
    taken.set(best.reading.group, (taken.get(best.reading.group) ?? 0) + 1);
    order.push(best.reading);
  }
  return order;
}

/** Less is not worth a title or a card. */
const WORTH_SAYING = 0.1;

/** What is neither an opinion nor of the picture. */
export function isOfTheFace({ group }: Reading): boolean {
  return group !== 'opinion' && group !== 'picture';
}

/** What stands out in a face and is sure, most telling first. Never an opinion. */
export function standsOut(readings: readonly Reading[]): Reading[] {
  return mostTelling(
    readings.filter(
      (reading) =>
        isOfTheFace(reading) && isSure(reading) && !isCommon(reading) && tellingness(reading) >= WORTH_SAYING,
    ),
  );
}

/** What may stand out but is not sure, most telling first. */
export function mayStandOut(readings: readonly Reading[]): Reading[] {
  return mostTelling(
    readings.filter(
      (reading) => isOfTheFace(reading) && reading.detected && reading.uncertain && tellingness(reading) > 0,
    ),
  );
}
