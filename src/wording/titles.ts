import type { Group } from './groups.ts';
import type { Wording } from './language.ts';
import { isSure, type Reading, type Said } from './readings.ts';
import { isOfTheFace, isSayable, mayStandOut, standsOut, tellingness } from './telling.ts';
import type { TitleWords } from './texts.ts';

/** What a title says once at most: a beard is not named beside a goatee unless there is little else. */
const THEMES: Readonly<Partial<Record<Said, string>>> = {
  Bald: 'hair',
  Bangs: 'hair',
  Black_Hair: 'hair',
  Blond_Hair: 'hair',
  Brown_Hair: 'hair',
  Gray_Hair: 'hair',
  Straight_Hair: 'hair',
  Wavy_Hair: 'hair',
  '5_o_Clock_Shadow': 'beard',
  Beard: 'beard',
  Goatee: 'beard',
  Mustache: 'beard',
  Sideburns: 'beard',
  Smiling: 'smile',
  Heavy_Makeup: 'make-up',
  Wearing_Lipstick: 'make-up',
};

/** In a title, adjectives come in this order. */
const ADJECTIVE_ORDER: readonly string[] = ['hair', 'beard', 'smile'];

/** What somebody puts on: where it tells most, the title opens with it. */
const WORN: ReadonlySet<Said> = new Set<Said>([
  'Eyeglasses',
  'Wearing_Earrings',
  'Wearing_Hat',
  'Wearing_Necklace',
  'Wearing_Necktie',
]);

const MOST_PARTS = 3;

/** What a title of one face says, most telling first: at most three readings, one of a theme. */
export function titleReadings(readings: readonly Reading[], wording: Wording): Reading[] {
  const candidates = standsOut(readings).filter(({ said }) => wording.inTitle(said) !== undefined);
  const themes = new Set<string>();
  const chosen = candidates.filter(({ said }) => {
    const theme = THEMES[said] ?? said;
    if (themes.has(theme)) return false;
    themes.add(theme);
    return true;
  });
  const [only] = chosen;
  if (only !== undefined && chosen.length === 1) {
    const second = candidates.find((candidate) => candidate !== only);
    if (second !== undefined) return [only, second];
  }
  return chosen.slice(0, MOST_PARTS);
}

/** One face in a sentence, by the most telling things that are sure: `Blond, smiling, with lipstick`. */
export function faceTitle(readings: readonly Reading[], wording: Wording): string {
  const parts = titleReadings(readings, wording);
  if (parts.length === 0) return wording.say(mayStandOut(readings).length > 0 ? 'title.unsure' : 'title.none');
  const [first, ...others] = parts;
  const words = first && wording.inTitle(first.said);
  if (first && WORN.has(first.said) && words && 'thing' in words) {
    const text =
      others.length === 0
        ? wording.say('title.lead', { thing: lastForm(words) })
        : wording.say('title.leadWith', { thing: words.thing, rest: phrase(others, wording) });
    return wording.capital(text);
  }
  return wording.capital(phrase(parts, wording));
}

/** Adjectives, then things; the last of all in the form that ends a sentence. */
function phrase(parts: readonly Reading[], wording: Wording): string {
  const words = (some: readonly Reading[]) => some.flatMap(({ said }) => wording.inTitle(said) ?? []);
  const adjectives = words(parts.toSorted((a, b) => orderOf(a.said) - orderOf(b.said))).filter(
    (word) => 'adjective' in word,
  );
  const things = words(parts).filter((word) => 'thing' in word);
  const last = things.at(-1) ?? adjectives.at(-1);
  const forms = (some: readonly TitleWords[]) => some.map((word) => (word === last ? lastForm(word) : form(word)));
  if (things.length === 0) return wording.titleAnd(forms(adjectives));
  if (adjectives.length === 0) return wording.say('title.onlyThings', { things: wording.titleAnd(forms(things)) });
  if (adjectives.length === 1) {
    return wording.say('title.with', {
      adjectives: wording.titleAnd(forms(adjectives)),
      things: wording.titleAnd(forms(things)),
    });
  }
  return wording.say('title.withAfterSeveral', {
    adjectives: wording.titleList(forms(adjectives)),
    things: wording.titleAnd(forms(things)),
  });
}

function form(words: TitleWords): string {
  return 'adjective' in words ? words.adjective : words.thing;
}

function lastForm(words: TitleWords): string {
  return words.last ?? form(words);
}

function orderOf(said: Said): number {
  const order = ADJECTIVE_ORDER.indexOf(THEMES[said] ?? '');
  return order < 0 ? ADJECTIVE_ORDER.length : order;
}

/** What most of several faces share, and how many of them; undefined where no two share anything. */
function mostShared(faces: readonly (readonly Reading[])[], wording: Wording): Shared | undefined {
  const shared = new Map<Said, Shared>();
  for (const reading of faces.flat()) {
    if (!isOfTheFace(reading) || !isSayable(reading) || !isSure(reading)) continue;
    if (wording.inTitle(reading.said) === undefined) continue;
    const { share, telling } = shared.get(reading.said) ?? { share: 0, telling: 0 };
    shared.set(reading.said, { reading, share: share + 1, telling: telling + tellingness(reading) });
  }
  const [best] = [...shared.values()].toSorted((a, b) => b.share - a.share || b.telling - a.telling);
  return best !== undefined && best.share > 1 ? best : undefined;
}

interface Shared {
  readonly reading: Reading;
  readonly share: number;
  readonly telling: number;
}

/** Several faces in a sentence, by what most of them share: `Five faces, all smiling`. */
export function crowdTitle(faces: readonly (readonly Reading[])[], wording: Wording): string {
  const best = mostShared(faces, wording);
  const words = best && wording.inTitle(best.reading.said);
  if (words === undefined || best === undefined) return wording.say('title.faces', { faces: faces.length });
  const said = words.several ?? lastForm(words);
  const what = 'adjective' in words ? said : wording.say('title.crowdWith', { thing: said });
  return best.share === faces.length
    ? wording.say('title.crowdAll', { faces: faces.length, what })
    : wording.say('title.crowd', { faces: faces.length, share: best.share, what });
}

/** The group of what a title of these faces is about. */
export function leadingGroup(faces: readonly (readonly Reading[])[], wording: Wording): Group {
  const [only = []] = faces;
  const lead = faces.length > 1 ? mostShared(faces, wording)?.reading : standsOut(only)[0];
  return lead?.group ?? 'picture';
}
