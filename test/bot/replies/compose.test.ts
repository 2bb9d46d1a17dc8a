import { ButtonBuilder, StringSelectMenuBuilder } from 'discord.js';
import { describe, expect, it } from 'vitest';
import { DISCORD_LIMITS } from '../../../src/bot/discord/limits.ts';
import { composeReply, type ReplyOptions } from '../../../src/bot/replies/compose.ts';
import type { PictureResult } from '../../../src/bot/replies/picture.ts';
import { UserError } from '../../../src/user-error.ts';
import { analysisOf, foundFace, labelledFace, scoresOf } from '../scores.ts';

const OPTIONS: ReplyOptions = {
  threshold: 0.5,
  show: 'detected',
  hidden: new Set(),
  owners: { posterId: '1'.repeat(20), askerId: '2'.repeat(20) },
};

const everything = labelledFace(scoresOf((index) => 4 + index / 100));
const nothing = labelledFace(scoresOf(() => -8));

function picture(faces: number, options: Partial<Extract<PictureResult, { spoiler: boolean }>> = {}): PictureResult {
  return {
    name: 'me.png',
    spoiler: false,
    analysis: analysisOf(Array.from({ length: faces }, () => everything)),
    pictures: { crops: [] },
    ...options,
  };
}

function compose(results: readonly PictureResult[], options: Partial<ReplyOptions> = {}) {
  const { content, embeds, files, components } = composeReply(results, { ...OPTIONS, ...options });
  return {
    content,
    embeds: embeds.map((embed) => embed.toJSON()),
    files,
    components: components.flatMap((row) => row.components),
    rows: components.length,
  };
}

/** Everything that Discord would refuse. Lengths are counted in characters, as Discord counts them. */
function violations({ content, embeds, files, components, rows }: ReturnType<typeof compose>): string[] {
  const texts = embeds.flatMap(({ title = '', description = '', footer }) => [title, description, footer?.text ?? '']);
  const checks: Readonly<Record<string, boolean>> = {
    content: content.length <= DISCORD_LIMITS.content,
    embeds: embeds.length <= DISCORD_LIMITS.embeds,
    titles: embeds.every(({ title = '' }) => title.length <= DISCORD_LIMITS.embedTitle),
    descriptions: embeds.every(({ description = '' }) => description.length <= DISCORD_LIMITS.embedDescription),
    'embed text': texts.join('').length <= DISCORD_LIMITS.embedText,
    files: files.length <= DISCORD_LIMITS.files,
    'alt texts': files.every(({ description }) => (description ?? '').length <= DISCORD_LIMITS.altText),
    rows: rows <= DISCORD_LIMITS.rows,
    components: components.every(isWithinLimits),
  };
  return Object.keys(checks).filter((name) => checks[name] === false);
}

function isWithinLimits(component: unknown): boolean {
  if (component instanceof ButtonBuilder) {
    const json = component.toJSON();
    return 'custom_id' in json && json.custom_id.length <= DISCORD_LIMITS.customId;
  }
  if (!(component instanceof StringSelectMenuBuilder)) return false;
  const { options } = component.toJSON();
  return (
    options.length <= DISCORD_LIMITS.selectOptions &&
    new Set(options.map(({ value }) => value)).size === options.length &&
    options.every(
      ({ label, value, description = '' }) =>
        label.length <= DISCORD_LIMITS.selectLabel &&
        value.length <= DISCORD_LIMITS.selectValue &&
        description.length <= DISCORD_LIMITS.selectDescription,
    )
  );
}

describe('a composed reply', () => {
  const failure: PictureResult = {
    name: '*'.repeat(260),
    failure: new UserError('image/broken', 'x'.repeat(150)),
  };
  const drawn = { annotated: Buffer.alloc(100), crops: Array.from({ length: 10 }, () => Buffer.alloc(10)) };

  it.each([
    ['ten pictures of 25 faces', Array.from({ length: 10 }, () => picture(25, { pictures: drawn }))],
    [
      'ten pictures that are spoilers',
      Array.from({ length: 10 }, () => picture(3, { spoiler: true, pictures: drawn })),
    ],
    ['one picture of one face', [picture(1)]],
    ['ten pictures that failed', Array.from({ length: 10 }, () => failure)],
    ['ten pictures without a face', Array.from({ length: 10 }, () => picture(0, { name: '_'.repeat(300) }))],
    ['nine failures and a picture', [...Array.from({ length: 9 }, () => failure), picture(25)]],
  ])('keeps all limits with %s', (_, results) => {
    for (const show of ['detected', 'all'] as const) {
      for (const mayEmbed of [true, false]) {
        expect(violations(compose(results, { show, mayEmbed, opening: 'o'.repeat(200) }))).toEqual([]);
      }
    }
  });

  it('counts the attributes that do not fit, and cuts no line', () => {
    const { embeds } = compose(Array.from({ length: 10 }, () => picture(1)));
    for (const { description = '' } of embeds) {
      const lines = description.split('\n').filter((line) => line.startsWith('`'));
      const left = Number(/\*(\d+) more\*/.exec(description)?.[1]);
      expect(lines.length + left).toBe(40);
      for (const line of lines) expect(line).toMatch(/^`[█▏▎▍▌▋▊▉░]{10} +\d+ %` \*\*.+\*\*$/);
    }
  });

  it('counts the faces that have no embed', () => {
    const { content, embeds } = compose([picture(13)]);
    expect(embeds).toHaveLength(10);
    expect(content).toContain('3 more faces in the menu');
  });

  it('says how many faces were found but not described', () => {
    const analysis = analysisOf([everything], [foundFace(200), foundFace(300)]);
    expect(compose([picture(1, { analysis })]).content).toMatch(/^2 more faces were found but not described/);
  });

  it('gives tips where there is no face, other ones where they are too small', () => {
    expect(compose([picture(0)]).content).toMatch(/^I found no face/);
    const tiny = analysisOf([], [foundFace(), foundFace()]);
    expect(compose([picture(0, { analysis: tiny })]).content).toMatch(/^I found 2 faces, but too small/);
  });

  it('says so when nothing reaches the threshold', () => {
    const { embeds } = compose([picture(1, { analysis: analysisOf([nothing]) })]);
    expect(embeds[0]?.title).toBe('0 attributes');
    expect(embeds[0]?.description).toContain('No attribute reaches the threshold.');
  });

  it('escapes what people wrote', () => {
    const name = '**[x](https://e.vil)** `a` @everyone ||b||';
    const { content } = compose([picture(0, { name }), picture(1)]);
    expect(content).toContain('\\*\\*');
    expect(content).toContain('\\[x](');
    expect(content).not.toMatch(/(?<!\\)\|\|b/);
  });

  it('leaves out copies that are larger than may be uploaded', () => {
    const namesAt = (uploadLimit: number) =>
      compose([picture(2, { pictures: drawn })], { uploadLimit }).files.map(({ name }) => name);
    expect(namesAt(99)).toEqual(['face-1.png', 'face-2.png']);
    expect(namesAt(100)).toEqual(['faces-1.jpg', 'face-1.png', 'face-2.png']);
    expect(compose([picture(2, { pictures: drawn })], { mayAttach: false }).files).toEqual([]);
  });

  it("shows the faces' crops while ten files last, and none of a spoiler", () => {
    const thumbnails = (results: readonly PictureResult[]) =>
      compose(results).embeds.filter(({ thumbnail }) => thumbnail !== undefined).length;
    expect(thumbnails([picture(4, { pictures: drawn })])).toBe(4);
    expect(thumbnails([picture(4, { pictures: drawn }), picture(6, { pictures: drawn })])).toBe(8);
    expect(thumbnails([picture(4, { pictures: drawn, spoiler: true })])).toBe(0);
  });

  it('has one embed a face, in the order of the pictures', () => {
    expect(compose([picture(2), picture(0), picture(1)]).embeds.map(({ title }) => title)).toEqual([
      'Picture 1 · Face 1 · 40 attributes',
      'Picture 1 · Face 2 · 40 attributes',
      'Picture 2 · Face 3 · 40 attributes',
    ]);
  });
});
