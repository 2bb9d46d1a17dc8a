import { IntlMessageFormat } from 'intl-messageformat';

/**
 * Every message that people read, with what stands in it. A language gives each of them as a text in the ICU
 * MessageFormat; `null` stands for a message that is always the same.
 */
export interface Messages {
  // Numbers
  percent: { number: number };
  percentOver: { number: number };
  percentUnder: { number: number };

  // Titles of faces
  'title.lead': { thing: string };
  'title.leadWith': { thing: string; rest: string };
  'title.with': { adjectives: string; things: string };
  'title.withAfterSeveral': { adjectives: string; things: string };
  'title.onlyThings': { things: string };
  'title.none': null;
  'title.unsure': null;
  'title.faces': { faces: number };
  'title.crowd': { faces: number; share: number; what: string };
  'title.crowdAll': { faces: number; what: string };
  'title.crowdWith': { thing: string };

  // Lines of text
  'line.notSure': { what: string };
  'line.perhaps': { what: string };
  'line.more': { count: number };
  'line.nothing': null;
  'line.nothingOver': { threshold: string };
  'line.facesLeft': { faces: number };
  'line.notesLeft': { count: number };
  'line.picture': { number: number };
  'line.named': { name: string; text: string };
  'sigmoid.two': { first: string; second: string };
  'sigmoid.one': { first: string; others: number };
  'sigmoid.several': { scores: number };
  'sigmoid.none': null;
  note: null;
  'opinions.notShown': { count: number };
  'noFace.none': null;
  'noFace.unread': { faces: number; why: string };
  'noFace.tips': null;
  'unread.more': { faces: number; why: string };
  'unread.too-small': { count: number };
  'unread.unclear': { count: number };
  'unread.beyond-limit': { count: number };

  // Buttons and menus
  'button.why': null;
  'button.allScores': { count: number };
  'button.whySigmoid': null;
  'button.wrong': null;
  'button.delete': null;
  'menu.faces': null;
  'menu.facesFrom': { from: number; to: number };
  'menu.face': { number: number };
  'menu.threshold': null;
  'menu.thresholdOption': { threshold: string };
  'menu.whyFace': null;
  'menu.whyAttribute': null;
  'menu.wrong': null;

  // What private views say
  'view.allScores': { threshold: string };
  'view.allScoresOf': { number: number; threshold: string };
  'view.faceOf': { number: number; title: string };
  'view.noPicture': null;
  'view.sigmoid': {
    detected: number;
    scores: number;
    first: string;
    firstScore: string;
    firstShare: string;
    second: string;
    secondScore: string;
    secondShare: string;
  };
  'view.sigmoidAlt': { what: string };
  'view.sigmoidPair': { what: string; sigmoid: string; softmax: string };

  // Cards
  'card.usualShare': null;
  'card.notSure': null;
  'card.restMore': { count: number };
  'card.restNotSure': { count: number };
  'card.order': null;
  'card.orderMore': { count: number };
  'card.legend.detected': { threshold: string };
  'card.legend.notSure': null;
  'card.legend.below': { threshold: string };
  'card.both': { what: string };
  'card.bothNothing': null;
  'card.noDifference': null;
  'card.sigmoid': null;
  'card.softmax': null;
  'card.sigmoidSum': { scores: number; sum: string };
  'card.softmaxSum': { sum: string };
  'alt.one': { what: string };
  'alt.oneNotSure': { what: string };
  'alt.nothing': null;
  'alt.more': { count: number; notSure: number };
  'alt.group': { faces: number };
  'alt.face': { number: number; what: string };
  'alt.left': { count: number };
  'alt.all': { count: number; what: string };
  'alt.compare': { what: string; both: string };
  'alt.comparePair': { what: string; first: string; second: string };
}

export type MessageKey = keyof Messages;

/** What a message needs, as the rest of an argument list. */
export type Values<Key extends MessageKey> = Messages[Key] extends null ? [] : [values: Messages[Key]];

/** Those that are always the same. */
export type FixedMessageKey = { [Key in MessageKey]: Messages[Key] extends null ? Key : never }[MessageKey];

export type MessageTexts = Readonly<Record<MessageKey, string>>;

/** Formats the messages of one language; each is read once. */
export class Formatter {
  readonly #locale: string;
  readonly #texts: MessageTexts;
  readonly #formats = new Map<MessageKey, IntlMessageFormat>();

  constructor(locale: string, texts: MessageTexts) {
    this.#locale = locale;
    this.#texts = texts;
  }

  say<Key extends MessageKey>(key: Key, ...[values]: Values<Key>): string {
    let format = this.#formats.get(key);
    if (format === undefined) {
      // A "<" is a sign here, never a tag.
      format = new IntlMessageFormat(this.#texts[key], this.#locale, undefined, { ignoreTag: true });
      this.#formats.set(key, format);
    }
    const text = format.format({ ...values });
    if (typeof text !== 'string') throw new TypeError(`Expected ${key} to give a text, but it gave ${typeof text}.`);
    return text;
  }
}
