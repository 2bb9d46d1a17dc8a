import { TimestampStyles, time } from 'discord.js';
import type { Device, Precision } from '../../inference/analysis.ts';
import { measuredFacts } from '../../inference/attributes/facts.ts';
import type { AttributeName } from '../../inference/attributes/names.ts';
import type { Wording } from '../../wording/language.ts';
import type { FixedMessageKey } from '../../wording/messages.ts';
import type { ModelFacts } from '../model-facts.ts';

/** What is true of this bot now. */
export interface AboutFacts {
  readonly version: string;
  readonly model: ModelFacts;
  readonly device: Device;
  readonly precision: Precision;
  readonly startedAt: Date;
  readonly servers: number;
  readonly pictures: number;
  /** Milliseconds that the last picture took, all stages together; undefined before the first. */
  readonly lastMilliseconds: number | undefined;
  readonly contact: string | undefined;
  /** How often each attribute was called wrong. */
  readonly wrongMarks: ReadonlyMap<AttributeName, number>;
}

export interface AboutSection {
  readonly id: string;
  readonly title: FixedMessageKey;
  readonly text: (facts: AboutFacts, wording: Wording) => string;
}

/** Attributes that are listed with how often they were called wrong. */
const MOST_WRONG = 15;

function howTrained({ model }: AboutFacts, wording: Wording): string {
  const { name, version, metrics, training } = model;
  const accuracy = metrics
    ? wording.say('about.accuracy', { ...metrics, accuracy: wording.finePercent(metrics.accuracy) })
    : wording.say('about.notMeasured');
  const text = wording.say('about.trainingText', { ...training, model: `${name} ${version}`, accuracy });
  return `${text}\n\n${wording.say('about.children')}`;
}

function howOftenWrong({ wrongMarks }: AboutFacts, wording: Wording): string {
  const { attributes } = measuredFacts();
  const lines = [...wrongMarks]
    .toSorted(([, a], [, b]) => b - a)
    .slice(0, MOST_WRONG)
    .map(([name, count]) =>
      wording.say('about.wrongCount', {
        what: wording.label(name),
        count,
        accuracy: wording.finePercent(attributes[name].accuracy),
      }),
    );
  return wording.say('about.wrongText', { what: lines.length > 0 ? lines.join('\n') : wording.say('about.wrongNone') });
}

export const ABOUT_SECTIONS: readonly AboutSection[] = [
  { id: 'what', title: 'about.what', text: (_, wording) => wording.say('about.whatText') },
  { id: 'training', title: 'about.training', text: howTrained },
  { id: 'labels', title: 'about.labels', text: (_, wording) => wording.say('about.labelsText') },
  { id: 'loss', title: 'about.loss', text: (_, wording) => wording.say('about.lossText') },
  { id: 'wrong', title: 'about.wrong', text: howOftenWrong },
  { id: 'libraries', title: 'about.libraries', text: (_, wording) => wording.say('about.librariesText') },
  {
    id: 'gpu',
    title: 'about.gpu',
    text: ({ device, lastMilliseconds }, wording) =>
      wording.say('about.gpuText', {
        device,
        milliseconds: Math.round(lastMilliseconds ?? 0),
        measured: lastMilliseconds === undefined ? 'no' : 'yes',
      }),
  },
  {
    id: 'privacy',
    title: 'about.privacy',
    text: (_, wording) => `${wording.say('privacy.text')}\n\n${wording.say('about.privacyText')}`,
  },
  { id: 'sample', title: 'about.sample', text: (_, wording) => wording.say('about.sampleText') },
  {
    id: 'contact',
    title: 'about.contact',
    text: ({ contact }, wording) =>
      contact === undefined ? wording.say('about.noContact') : wording.say('about.contactText', { contact }),
  },
];

/** The first page: what it is and how it is doing. */
export function aboutSummary(facts: AboutFacts, wording: Wording): string {
  const { model, startedAt } = facts;
  return wording.say('about.summary', {
    version: facts.version,
    device: facts.precision === 'int8' ? `${facts.device} (int8)` : facts.device,
    servers: facts.servers,
    pictures: facts.pictures,
    model: `${model.name} ${model.version}`,
    since: time(startedAt, TimestampStyles.RelativeTime),
  });
}
