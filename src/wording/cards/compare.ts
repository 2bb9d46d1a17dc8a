import type { CompareCard } from '../../images/cards/compare.ts';
import { measuredFacts } from '../../inference/attributes/facts.ts';
import { GROUP_COLOURS, type Group } from '../groups.ts';
import type { Wording } from '../language.ts';
import { isSure, type Reading, type Said } from '../readings.ts';
import { isCommon, isOfTheFace, isSayable, tellingness } from '../telling.ts';
import { fitList } from './alt-text.ts';

const ROWS = 5;
/** Probabilities that are nearer to each other are no difference worth a row. */
const LEAST_DIFFERENCE = 1 / 3;
const BOTH = 3;
/** How many of those a card has room for. */
const BOTH_ON_CARD = 2;

/** The same attribute of two faces, under its own name. */
interface Pair {
  readonly first: Reading;
  readonly second: Reading;
}

function pairsOf(first: readonly Reading[], second: readonly Reading[]): Pair[] {
  return first.flatMap((reading) => {
    const other = second.find(({ name }) => name === reading.name);
    return other && isOfTheFace(reading) ? [{ first: reading, second: other }] : [];
  });
}

/** By how much two faces differ in something, for something that tells. */
function weight({ first, second }: Pair): number {
  const { baseRate, accuracy } = measuredFacts().attributes[first.name];
  const skill = Math.max(0, 1 - (1 - accuracy) / Math.min(baseRate, 1 - baseRate));
  const rarity = Math.sqrt(Math.log2(1 / baseRate));
  return Math.abs(first.probability - second.probability) * Math.sqrt(skill) * (isSayable(first) ? 1 : 0.5) * rarity;
}

/** What differs, most telling first; the k-th of a group counts 1/k. Both readings under their own names. */
export function differences(first: readonly Reading[], second: readonly Reading[]): Pair[] {
  const left = pairsOf(first, second).filter(
    (pair) => Math.abs(pair.first.probability - pair.second.probability) > LEAST_DIFFERENCE,
  );
  const taken = new Map<Group, number>();
  const order: Pair[] = [];
  while (left.length > 0 && order.length < ROWS) {
    const worth = (pair: Pair) => weight(pair) / ((taken.get(pair.first.group) ?? 0) + 1);
    const best = left.reduce((most, pair) => (worth(pair) > worth(most) ? pair : most));
    left.splice(left.indexOf(best), 1);
    taken.set(best.first.group, (taken.get(best.first.group) ?? 0) + 1);
    order.push(best);
  }
  return order;
}

/** What is sure of both, most telling first; never what nearly everybody has. */
export function shared(first: readonly Reading[], second: readonly Reading[]): Said[] {
  return pairsOf(first, second)
    .filter((pair) => isSure(pair.first) && isSure(pair.second) && !isCommon(pair.first) && isSayable(pair.first))
    .toSorted((a, b) => tellingness(b.first) - tellingness(a.first))
    .map((pair) => pair.first.said);
}

export function bothText(first: readonly Reading[], second: readonly Reading[], wording: Wording, most = BOTH): string {
  const said = shared(first, second)
    .slice(0, most)
    .map((name) => wording.label(name));
  return said.length > 0
    ? wording.say('card.both', { what: wording.enumerate(said) })
    : wording.say('card.bothNothing');
}

export function compareCard(first: readonly Reading[], second: readonly Reading[], wording: Wording): CompareCard {
  const side = ({ probability, uncertain }: Reading) => ({
    percent: wording.percent(probability),
    value: probability,
    hatched: uncertain,
  });
  return {
    locale: wording.locale,
    rows: differences(first, second).map((pair) => ({
      label: wording.short(pair.first.said),
      colour: GROUP_COLOURS[pair.first.group],
      first: side(pair.first),
      second: side(pair.second),
    })),
    both: bothText(first, second, wording, BOTH_ON_CARD),
    nothing: wording.say('card.noDifference'),
  };
}

export function compareAltText(first: readonly Reading[], second: readonly Reading[], wording: Wording): string {
  const parts = differences(first, second).map((pair) =>
    wording.say('alt.comparePair', {
      what: wording.label(pair.first.said),
      first: wording.percent(pair.first.probability),
      second: wording.percent(pair.second.probability),
    }),
  );
  const both = bothText(first, second, wording);
  const named = parts.length > 0 ? parts : [wording.say('card.noDifference')];
  return fitList(named, (what) => wording.say('alt.compare', { what, both }), wording);
}
