import { describe, expect, it } from 'vitest';
import { composeReply, type ReplyOptions } from '../../../src/bot/replies/compose.ts';
import { sigmoidLine } from '../../../src/bot/replies/explanation.ts';
import type { PictureResult } from '../../../src/bot/replies/picture.ts';
import type { AttributeName } from '../../../src/inference/attributes/names.ts';
import { ALL_LANGUAGES, type Language, type Wording, wordingIn } from '../../../src/wording/language.ts';
import { type Reading, readScores } from '../../../src/wording/readings.ts';
import { analysisOf, labelledFace, scoresOf } from '../scores.ts';

// What a reply says with its pictures taken away: to who cannot see them, and where no files are allowed.

const OPTIONS: ReplyOptions = {
  threshold: 0.5,
  show: 'detected',
  hidden: new Set(['Chubby']),
  unlisted: new Set(['Wearing_Necklace']),
  owners: { posterId: '1', askerId: '2' },
};

const LIKELY: Partial<Record<AttributeName, number>> = {
  Blond_Hair: 0.98,
  Smiling: 0.97,
  Wearing_Lipstick: 0.99,
  Rosy_Cheeks: 0.58,
  Arched_Eyebrows: 0.8,
  Chubby: 0.9,
  Wearing_Necklace: 0.9,
  Young: 0.85,
};
const scores = scoresOf((_, name) => {
  const probability = LIKELY[name] ?? (name === 'No_Beard' ? 0.97 : 0.002);
  return Math.log(probability / (1 - probability));
});

const LEFT_OUT: readonly AttributeName[] = ['Chubby', 'Wearing_Necklace'];

/** What is to be told of each face, most telling ones of it in groups. */
const told: readonly Reading[] = readScores(scores, { threshold: 0.5, hidden: new Set(LEFT_OUT) }).filter(
  ({ detected }) => detected,
);

function picture(faces: number, spoiler = false): PictureResult {
  const labelled = Array.from({ length: faces }, (_, at) => labelledFace(scores, 10 + 70 * at));
  return { name: 'me.png', spoiler, analysis: analysisOf(labelled), pictures: { crops: [], card: Buffer.alloc(9) } };
}

const FORMS = [
  ['one face', [picture(1)], {}],
  ['one face that is a spoiler', [picture(1, true)], {}],
  ['one face where files are not allowed', [picture(1)], { mayAttach: false }],
  ['one face where neither files nor embeds are allowed', [picture(1)], { mayAttach: false, mayEmbed: false }],
  ['a group', [picture(5)], {}],
  ['a group where files are not allowed', [picture(5)], { mayAttach: false }],
  ['a group where neither files nor embeds are allowed', [picture(5)], { mayAttach: false, mayEmbed: false }],
  ['twelve faces', [picture(12)], {}],
  ['several pictures', [picture(1), picture(1), picture(1)], {}],
  ['several pictures, one of them a group and a spoiler', [picture(1), picture(3, true)], {}],
] as const satisfies readonly [string, readonly PictureResult[], Partial<ReplyOptions>][];

function textIn(language: Language, results: readonly PictureResult[], options: Partial<ReplyOptions>): string {
  const { content, embeds } = composeReply(results, { ...OPTIONS, language, ...options });
  const said = embeds.map((embed) => embed.toJSON());
  return [content, ...said.flatMap(({ title, description, footer }) => [title, description, footer?.text])].join('\n');
}

/** Each face's line, by the number that it begins with. */
function linesOfFaces(text: string): string[] {
  return text.split('\n').filter((line) => /^(\|\|)?\*\*\d+\*\* /.test(line));
}

function isSaid({ said }: Reading, text: string, wording: Wording): boolean {
  const words = [wording.label(said), wording.inGroup(said)].map((word) => word.toLocaleLowerCase(wording.locale));
  return words.some((word) => text.toLocaleLowerCase(wording.locale).includes(word));
}

describe.each(ALL_LANGUAGES)('the text of a reply in %s, its pictures taken away,', (language) => {
  const wording = wordingIn(language);

  it.each(FORMS)('tells the most telling attributes of each face and of sigmoids: %s', (_, results, options) => {
    const text = textIn(language, results, options);
    const faces = results.reduce((sum, result) => sum + ('analysis' in result ? result.analysis.faces.length : 0), 0);
    expect(text).toContain(
      faces === 1 ? sigmoidLine(told, 39, wording) : wording.say('sigmoid.several', { scores: 38 }),
    );
    const [chubby, necklace] = LEFT_OUT.map((name) => wording.label(name).toLocaleLowerCase(wording.locale));
    expect(text.toLocaleLowerCase(wording.locale)).not.toContain(chubby);
    expect(text.toLocaleLowerCase(wording.locale)).not.toContain(necklace);
    if (faces === 1) {
      for (const reading of told) {
        expect([reading.name, isSaid(reading, text, wording)]).toEqual([reading.name, true]);
        expect(text).toContain(wording.percent(reading.probability));
      }
      return;
    }
    const lines = linesOfFaces(text);
    expect(lines).toHaveLength(faces);
    for (const line of lines) {
      const named = told.filter((reading) => isSaid(reading, line, wording));
      expect(named.length).toBeGreaterThanOrEqual(3);
      expect(line).toContain(wording.say('line.more', { count: told.length - 3 }));
    }
  });
});
