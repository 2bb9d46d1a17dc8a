import type { Config } from '../config.ts';
import type { Describer } from '../describe/describer.ts';
import type { Meter } from '../metrics/meter.ts';
import type { PendingInteractions } from '../store/pending-interactions.ts';
import type { Settings } from '../store/settings.ts';
import type { Store } from '../store/store.ts';
import type { WrongMarks } from '../store/wrong-marks.ts';
import type { Consent } from './consent.ts';
import type { DirectLanguages } from './direct-languages.ts';
import type { Outbox } from './discord/outbox.ts';
import type { Typing } from './discord/typing.ts';
import type { Hello } from './hello.ts';
import type { Introductions } from './introductions.ts';
import type { Rates } from './load/rates.ts';
import type { Workload } from './load/workload.ts';
import type { Logger } from './log.ts';
import type { ModelFacts } from './model-facts.ts';
import type { PictureAddresses } from './picture-addresses.ts';
import type { Progress } from './progress.ts';
import type { Publications } from './publications.ts';
import type { ReplyPairs } from './reply-pairs.ts';

/** What the story's files and the commands work with. */
export interface Services {
  readonly config: Config;
  readonly log: Logger;
  readonly settings: Settings;
  /** Whom the operator turned away. */
  readonly blocked: Store['blocked'];
  readonly describer: Describer;
  readonly workload: Workload;
  readonly consent: Consent;
  readonly hello: Hello;
  readonly introductions: Introductions;
  readonly progress: Progress;
  readonly outbox: Outbox;
  readonly typing: Typing;
  /** Interactions that the next start would have to tell. */
  readonly pending: PendingInteractions;
  readonly rates: Rates;
  readonly pairs: ReplyPairs;
  readonly publications: Publications;
  readonly addresses: PictureAddresses;
  readonly directLanguages: DirectLanguages;
  readonly wrongMarks: WrongMarks;
  readonly meter: Meter;
  readonly facts: LiveFacts;
}

/** What /about tells; some of it changes while the bot runs. */
export interface LiveFacts {
  readonly version: string;
  readonly model: ModelFacts;
  readonly startedAt: Date;
  /** Pictures analysed since then. */
  pictures: number;
  /** What the last of them took, all stages together; undefined before the first. */
  lastMilliseconds: number | undefined;
  /** Whether Discord grants the message-content intent. */
  seesContent: boolean;
}
