import { IntlMessageFormat } from 'intl-messageformat';
import type { ErrorValues, UserError } from '../user-error.ts';

/** What people are told of an error is named after its code. */
type ErrorMessages = { readonly [Code in keyof ErrorValues as `error.${Code}`]: ErrorValues[Code] };

/**
 * Every message that people read, with what stands in it. A language gives each of them as a text in the ICU
 * MessageFormat; `null` stands for a message that is always the same.
 */
export interface Messages extends ErrorMessages {
  /** Between the parts of an enumeration that has no "and". */
  'list.separator': null;
  /** Between clauses that are enumerations themselves. */
  'list.clauses': null;
  /** Between sentences. */
  'list.sentences': null;

  // Numbers
  percent: { number: number | string };
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
  'opinions.shown': null;
  'opinions.face': { number: number; what: string };
  'opinions.none': null;
  'noFace.none': null;
  'noFace.unread': { faces: number; why: string };
  'noFace.tips': null;
  'unread.more': { faces: number; why: string };
  'unread.too-small': { count: number };
  'unread.unclear': { count: number };
  'unread.beyond-limit': { count: number };

  'seen.damaged': null;
  'seen.onItsSide': null;
  'seen.upsideDown': null;
  'seen.frame': { frame: number; frames: number };

  // Buttons and menus
  'button.why': null;
  'button.allScores': { count: number };
  'button.whySigmoid': null;
  'button.opinions': { count: number };
  'button.wrong': null;
  'button.delete': null;
  'menu.faces': null;
  'menu.facesFrom': { from: number; to: number };
  'menu.face': { number: number };
  'menu.threshold': null;
  'menu.thresholdOption': { threshold: string };
  'menu.whyAttribute': null;
  'menu.wrong': null;

  // What private views say
  'view.allScores': { threshold: string };
  'view.allScoresOf': { number: number; threshold: string };
  'view.faceOf': { number: number; title: string };
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

  // Why?
  'why.most': { part: string };
  'why.meaning': null;
  'why.noPart': null;
  'why.noPartMeaning': null;
  'why.weak': null;
  'why.weakMeaning': null;
  'why.scaleNone': null;
  'why.scaleHalf': null;
  'why.scaleMost': { score: string };
  'why.alt': { what: string; score: string; part: string; lowest: string };
  'why.altNone': { what: string; score: string; why: string };
  'why.sentence': { what: string; score: string; part: string; lowest: string };
  'why.sentenceNone': { what: string; score: string; why: string };
  'why.choose': null;
  'why.chooseFace': null;
  'why.gone': null;
  'part.hair': null;
  'part.forehead': null;
  'part.left-eye': null;
  'part.right-eye': null;
  'part.bridge': null;
  'part.nose': null;
  'part.mouth': null;
  'part.cheek': null;
  'part.chin': null;
  'part.neck': null;
  'part.background': null;

  // About
  'about.title': null;
  'about.more': null;
  'about.summary': {
    version: string;
    model: string;
    device: string;
    since: string;
    servers: number;
    pictures: number;
  };
  'about.what': null;
  'about.whatText': null;
  'about.training': null;
  'about.trainingText': { model: string; data: string; architecture: string; pictures: number; accuracy: string };
  'about.accuracy': { accuracy: string; pictures: number; split: string };
  'about.notMeasured': null;
  'about.children': null;
  'about.labels': null;
  'about.labelsText': null;
  'about.loss': null;
  'about.lossText': null;
  'about.wrong': null;
  'about.wrongText': { what: string };
  'about.wrongNone': null;
  'about.wrongCount': { what: string; count: number; accuracy: string };
  'about.libraries': null;
  'about.librariesText': null;
  'about.gpu': null;
  'about.gpuText': { device: string; milliseconds: number; measured: string };
  'about.privacy': null;
  'about.privacyText': null;
  'about.sample': null;
  'about.sampleText': null;
  'about.contact': null;
  'about.contactText': { contact: string };
  'about.noContact': null;

  // Compare
  'compare.text': { both: string };
  'compare.noFace': { which: string };

  // For a screen reader
  'reader.faces': { faces: number; more: number };
  'reader.none': null;
  'reader.face': { number: number; what: string };
  'reader.oneFace': { what: string };
  'reader.nothing': null;
  'reader.provenance': null;
  'button.postHere': null;
  'button.askPoster': null;
  'reader.askPoster': { poster: string };
  'reader.notYours': null;

  // What the bot says by itself
  'hello.text': null;
  'hello.on': null;
  'hello.mentions': null;
  'hello.off': null;
  'hello.language': null;
  introduction: null;
  late: null;
  askAgain: null;
  notSaved: null;
  bug: { id: string };

  // Privacy
  'privacy.text': null;
  'privacy.isOut': null;
  'privacy.isIn': null;
  'privacy.out': null;
  'privacy.in': null;

  // Watch
  'watch.meaning': { mode: string };
  'watch.here': { channel: string; mode: string; meaning: string };
  'watch.answers': { who: 'private' | 'public' };
  'watch.follows': null;
  'watch.own': null;
  'watch.server': { mode: string };
  'watch.noneApart': null;
  'watch.apart': { channels: string; more: number };
  'watch.noContent': null;

  // Settings
  'settings.head': null;
  'settings.threshold': { threshold: string; own: string };
  'settings.opinions': { shown: string };
  'settings.card': { shown: string };
  'settings.size': { size: string };
  'settings.hidden': { what: string };
  'settings.hiddenNone': null;
  'settings.operatorHides': { what: string };
  'settings.language': { language: string; chosen: 'own' | 'other' };
  'settings.noServer': null;
  'settings.unknownAttribute': { name: string; example: string };

  // /classify and avatars
  'classify.noPicture': null;
  'avatar.none': null;
  'avatar.notAllowed': null;

  // /privacy avatar
  'privacy.avatarStatus': { allowed: string };
  'privacy.avatarAllowed': null;
  'privacy.avatarForbidden': null;
  'privacy.avatarOptedOut': null;

  // /watch
  'watch.kinds': { links: string; stickers: string };
  'watch.sign': { emoji: string; marked: string };

  // Help
  'help.howTo': { where: string };

  // What is kept about a person
  'kept.head': null;
  'kept.nothing': null;
  'kept.optOut': null;
  'kept.avatar': null;
  'blocked.you': null;
  'blocked.poster': null;
  'blocked.server': null;

  'kept.blocked': null;
  'kept.pictures': { count: number };
  'kept.language': { language: string };
  'kept.meanwhile': null;
  'kept.log': { ids: string };
  'kept.howToDelete': null;
  'forgotten.head': null;
  'forgotten.nothing': null;
  'forgotten.avatar': null;
  'forgotten.pictures': { count: number };
  'forgotten.language': null;
  'forgotten.optOut': null;
  'stays.optOut': null;
  'stays.blocked': null;
  'stays.notYours': null;
  'button.forgetOptOut': null;

  // Wrong?
  'wrong.choose': null;
  'wrong.thanks': { what: string };
  'wrong.all': null;
  'wrong.notYours': null;
  'wrong.notKept': null;

  // Cards
  'card.usualShare': null;
  'card.notSure': null;
  'card.restMore': { count: number };
  'card.restNotSure': { count: number };
  'card.order': null;
  'card.orderMore': { count: number };
  'card.sheet': null;
  'card.sheetMore': { count: number };
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
  'alt.oneMore': { what: string };
  'alt.oneNotSure': { what: string };
  'alt.nothing': null;
  'alt.group': { faces: number };
  'alt.face': { number: number; what: string };
  'alt.left': { count: number };
  'alt.all': { count: number; what: string };
  'alt.compare': { what: string; both: string };
  'alt.comparePair': { what: string; first: string; second: string };

  // The command line
  'cli.face': { number: number; faces: number };
  'cli.noFace': null;
  /** In place of the attributes that were asked for. */
  'cli.notSaidOfChildren': null;
  /** Before what a score leans on. */
  'cli.whyHead': null;
  'cli.frame': { frame: number; frames: number };
  'cli.upsideDown': null;
  'cli.onItsSide': null;
  'cli.damaged': null;
  'cli.place': { width: number; height: number; x: number; y: number; score: string };
  'cli.times': { device: string; total: string; decode: string; detect: string; attributes: string };
  'cli.device': { milliseconds: string; faces: number };
  'cli.noDevice': { reason: string };
  'cli.summary': { pictures: number; time: string; what: string };
  'cli.faces': { faces: number };
  'cli.faceless': { pictures: number };
  'cli.notRead': { pictures: number };
  'cli.ownLeftOut': { pictures: number };
  'cli.stopped': { done: number; total: number };
  'cli.progress': { done: number; total: number };
  'cli.left': { time: string };
  'time.seconds': { seconds: string };
  'time.minutes': { minutes: string };
  'time.minutesSeconds': { minutes: string; seconds: string };
  'time.hoursMinutes': { hours: string; minutes: string };
  'cli.usage': null;
  'cli.arguments': null;
  'cli.options': null;
  'cli.choices': { choices: string };
  'cli.default': { value: string };
  'cli.environment': { name: string };
  'cli.description': null;
  'cli.path': null;
  'cli.json': null;
  'cli.csv': null;
  'cli.threshold': null;
  'cli.deviceOption': null;
  'cli.precision': null;
  'cli.why': null;
  'cli.whyFolder': null;
  'cli.notAttribute': { meant: string };
  /** Of a name in a list; `meant` may be `none`. */
  'cli.notListedAttribute': { name: string; meant: string };
  'cli.aligned': null;
  'cli.maxFaces': null;
  'cli.all': null;
  'cli.only': null;
  'cli.annotate': null;
  'cli.crops': null;
  'cli.overwrite': null;
  'cli.quiet': null;
  'cli.devices': null;
  'cli.lang': null;
  'cli.version': null;
  'cli.help': null;
  'cli.helpEnd': null;
  'cli.notProbability': null;
  'cli.notCount': null;
  'cli.nothingNamed': null;
  'cli.stdinTwice': null;

  // The page for trying it out
  'page.samplesNote': null;
  'page.welcome': null;
  'page.member': null;
  'page.administrator': null;
  'page.optedOut': null;
  'page.sample': { what: string };
  'page.sideways': null;
  'page.animation': null;
  'page.screenshot': null;
  'page.together': null;
  'page.heic': null;
  'page.video': null;
  'page.closeUp': null;
  'page.damaged': null;
  'page.forwarded': null;
  'page.caption.sideways': null;
  'page.caption.closeUp': null;
  'page.caption.long': null;
  'page.caption.damaged': null;
  'page.caption.two': null;
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
    return this.#format(key, { ...values });
  }

  /** What a person is told of an error: the message that it names, else its own. */
  explain({ messageKey, message, values }: UserError): string {
    return this.#has(messageKey) ? this.#format(messageKey, values) : message;
  }

  #has(key: string): key is MessageKey {
    return Object.hasOwn(this.#texts, key);
  }

  #format(key: MessageKey, values: Readonly<Record<string, string | number>>): string {
    let format = this.#formats.get(key);
    if (format === undefined) {
      // A "<" is a sign here, never a tag.
      format = new IntlMessageFormat(this.#texts[key], this.#locale, undefined, { ignoreTag: true });
      this.#formats.set(key, format);
    }
    const text = format.format(values);
    if (typeof text !== 'string') throw new TypeError(`Expected ${key} to give a text, but it gave ${typeof text}.`);
    return text;
  }
}
