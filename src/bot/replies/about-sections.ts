import { TimestampStyles, time } from 'discord.js';
import type { Device } from '../../inference/analysis.ts';
import { count } from '../../wording/count.ts';
import type { ModelFacts } from '../model-facts.ts';
import { PRIVACY_TEXT } from './privacy-text.ts';

/** What is true of this bot now. */
export interface AboutFacts {
  readonly version: string;
  readonly model: ModelFacts;
  readonly device: Device;
  readonly startedAt: Date;
  readonly servers: number;
  readonly pictures: number;
  /** Milliseconds that the last picture took, all stages together; undefined before the first. */
  readonly lastMilliseconds: number | undefined;
  readonly contact: string | undefined;
}

export interface AboutSection {
  readonly id: string;
  readonly title: string;
  readonly text: (facts: AboutFacts) => string;
}

const percentOf = (fraction: number) => `${(fraction * 100).toFixed(1)} %`;

function howTrained({ model }: AboutFacts): string {
  const { metrics, training } = model;
  const ours = metrics
    ? `${percentOf(metrics.accuracy)} (mean over the forty attributes, ${metrics.pictures.toLocaleString('en')} pictures of CelebA’s ${metrics.split} split)`
    : 'not measured';
  return [
    `**${model.name} ${model.version}** was trained on ${training.data}, a collection of pictures of celebrities with forty yes-or-no labels each.`,
    '',
    '**The notebook that this project began with**',
    '- Network: ResNet50, pretrained on ImageNet',
    '- Pictures: 5,000',
    '- Training: 4 epochs with the pretrained part frozen, 10 with all of it',
    '- Accuracy: 88–91 %',
    '**This bot**',
    `- Network: ${training.architecture}`,
    `- Pictures: ${training.pictures.toLocaleString('en')}`,
    `- Accuracy: ${ours}`,
    '',
    'An accuracy says little by itself: most attributes are rare, and to say no to all of them would be right about four times in five. The model card has every attribute’s figure.',
  ].join('\n');
}

export const ABOUT_SECTIONS: readonly AboutSection[] = [
  {
    id: 'what',
    title: 'What is this?',
    text: () =>
      [
        'I find the faces in a picture and say which of forty attributes each of them shows, such as *smiling*, *eyeglasses* or *wavy hair*, with a probability for every one.',
        '',
        '- Post a picture where I watch, or together with a mention of me, or in a direct message.',
        '- `/classify` takes a picture and lets you choose the threshold.',
        '- Apps → **Classify faces** works on any message.',
        '- `/watch` is for members who manage channels, `/privacy` is for everybody.',
      ].join('\n'),
  },
  { id: 'training', title: 'How was the model trained?', text: howTrained },
  {
    id: 'labels',
    title: 'How does multi-label differ from single-label?',
    text: () =>
      [
        '**Single-label**: a picture is of exactly one class, a cat or a dog. A softmax divides 100 % among the classes, so when one gains, the others lose. It is trained with one categorical cross-entropy over all classes.',
        '',
        '**Multi-label**: any number of labels may be true at once; somebody who smiles may also wear a hat. Every label has a sigmoid of its own, which turns its logit *z* into the probability `1 / (1 + e^-z)` and looks at no other. It is trained with one binary cross-entropy a label, added up.',
        '',
        'So forty scores may add up to 700 %, and each is compared with the threshold by itself. *Why sigmoid?* under every reply shows both for your own picture.',
      ].join('\n'),
  },
  {
    id: 'libraries',
    title: 'What libraries does it use?',
    text: () =>
      [
        '- **discord.js** talks with Discord, **undici** downloads.',
        '- **sharp** decodes pictures, **onnxruntime-node** runs the networks on the GPU or the processor.',
        '- **@napi-rs/canvas** draws the cards.',
        '- **Kysely** on **libsql** keeps settings in SQLite, **zod** checks them, **pino** logs.',
        '- The networks were trained with **PyTorch**.',
      ].join('\n'),
  },
  {
    id: 'gpu',
    title: 'Don’t you need a GPU?',
    text: ({ device, lastMilliseconds }) =>
      [
        `No. A GPU makes training bearable, but the network is small enough to describe a face on one processor core in a few hundredths of a second. This bot runs on **${device}**.`,
        lastMilliseconds === undefined
          ? 'It has described no picture since it started.'
          : `The last picture took it **${Math.round(lastMilliseconds)} ms**, decoding included.`,
        'A GPU helps once many faces come at the same time.',
      ].join(' '),
  },
  {
    id: 'privacy',
    title: 'What about privacy?',
    text: () => `${PRIVACY_TEXT}\n\n\`/privacy opt-out\` keeps your pictures out.`,
  },
  {
    id: 'sample',
    title: 'Show me a sample',
    text: () =>
      'This is nobody: many faces that share attributes, averaged into one. Below is what I say of it, as I would of any picture.',
  },
  {
    id: 'contact',
    title: 'Where can I ask?',
    text: ({ contact }) =>
      contact === undefined
        ? 'Whoever runs this bot has named no contact. Ask a moderator of this server.'
        : `Ask here: ${contact}`,
  },
];

/** The first page: what it is and how it is doing. */
export function aboutSummary({ version, model, device, startedAt, servers, pictures }: AboutFacts): string {
  return [
    'I describe the faces in a picture by forty attributes. I run on my operator’s own machine: no picture leaves it or is stored.',
    '',
    `- Facets ${version}, model ${model.name} ${model.version} on ${device}`,
    `- Running since ${time(startedAt, TimestampStyles.RelativeTime)}`,
    `- ${count(servers, 'server')}, ${count(pictures, 'picture')} since the start`,
    '',
    'The menu below has more.',
  ].join('\n');
}
