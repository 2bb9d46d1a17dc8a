import { ButtonBuilder, StringSelectMenuBuilder } from 'discord.js';
import { describe, expect, it } from 'vitest';
import { DISCORD_LIMITS } from '../../../src/bot/discord/limits.ts';
import { composeFace, composeReply, escapeName, type ReplyOptions } from '../../../src/bot/replies/compose.ts';
import { parseCustomId } from '../../../src/bot/replies/custom-ids.ts';
import type { AnalysedPicture, PictureResult } from '../../../src/bot/replies/picture.ts';
import type { AttributeName } from '../../../src/inference/attributes/names.ts';
import { UserError } from '../../../src/user-error.ts';
import { GROUP_COLOURS } from '../../../src/wording/groups.ts';
import { ALL_LANGUAGES, wordingIn } from '../../../src/wording/language.ts';
import { analysisOf, labelledFace, scoresOf, unreadFace } from '../scores.ts';

const OPTIONS: ReplyOptions = {
  threshold: 0.5,
  show: 'detected',
  hidden: new Set(),
  owners: { posterId: '1'.repeat(20), askerId: '2'.repeat(20) },
};

const logitOf = (probability: number) => Math.log(probability / (1 - probability));

/** A face with these probabilities; everything else is out of the question. */
function faceWith(probabilities: Partial<Record<AttributeName, number>>, x = 10) {
  return labelledFace(
    scoresOf((_, name) => logitOf(probabilities[name] ?? (name === 'No_Beard' ? 0.97 : 0.002))),
    x,
  );
}

const everything = labelledFace(scoresOf((index) => 4 + index / 100));
const nothing = labelledFace(scoresOf((_, name) => (name === 'No_Beard' ? 1 : -8)));
const blond = { Blond_Hair: 0.98, Smiling: 0.97, Wearing_Lipstick: 0.99, No_Beard: 0.998, Rosy_Cheeks: 0.58 } as const;
const card = Buffer.alloc(100);

function picture(faces: number, options: Partial<Extract<PictureResult, { spoiler: boolean }>> = {}): PictureResult {
  return {
    name: 'me.png',
    spoiler: false,
    analysis: analysisOf(Array.from({ length: faces }, (_, index) => ({ ...everything, box: boxAt(index * 70) }))),
    pictures: { crops: [], card },
    ...options,
  };
}

function boxAt(x: number) {
  return { x, y: 10, width: 60, height: 80 };
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
    const { label = '' } = 'label' in json ? json : {};
    return (
      'custom_id' in json &&
      json.custom_id.length <= DISCORD_LIMITS.customId &&
      label.length <= DISCORD_LIMITS.buttonLabel
    );
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

/** All that a reply says where pictures are not shown. */
function textOf({ content, embeds }: ReturnType<typeof compose>): string {
  return [content, ...embeds.flatMap(({ title, description, footer }) => [title, description, footer?.text])]
    .filter((text) => text !== undefined && text !== '')
    .join('\n');
}

describe('a composed reply', () => {
  const failure: PictureResult = {
    name: '*'.repeat(260),
    failure: new UserError('image/broken', 'x'.repeat(150)),
  };

  const forms: readonly [string, readonly PictureResult[]][] = [
    ['ten pictures of 25 faces', Array.from({ length: 10 }, () => picture(25))],
    ['ten pictures that are spoilers', Array.from({ length: 10 }, () => picture(3, { spoiler: true }))],
    ['one picture of one face', [picture(1)]],
    ['one picture of thirty faces', [picture(30)]],
    ['ten pictures that failed', Array.from({ length: 10 }, () => failure)],
    ['ten pictures without a face', Array.from({ length: 10 }, () => picture(0, { name: '_'.repeat(300) }))],
    ['nine failures and a picture', [...Array.from({ length: 9 }, () => failure), picture(25)]],
  ];
  const permissions = [
    { mayEmbed: true, mayAttach: true },
    { mayEmbed: true, mayAttach: false },
    { mayEmbed: false, mayAttach: false },
  ];

  describe.each(ALL_LANGUAGES)('in %s', (language) => {
    it.each(forms)('keeps all limits with %s', (_, results) => {
      for (const show of ['detected', 'all'] as const) {
        for (const permission of permissions) {
          const form = { language, show, ...permission, opening: 'o'.repeat(200), gentle: show === 'all' };
          expect(violations(compose(results, form)), JSON.stringify(form)).toEqual([]);
        }
      }
    });
  });

  it('lists all detected attributes of one face, whether or not it may embed and attach', () => {
    const analysis = analysisOf([faceWith({ ...blond, Young: 0.9 })]);
    for (const permission of permissions) {
      const text = textOf(compose([picture(1, { analysis })], permission));
      expect(text).toContain('Blond, smiling, with lipstick');
      expect(text).toContain('**Hair** blond 98\u00a0%');
      expect(text).toContain('**Style** lipstick 99\u00a0%');
      expect(text).toContain('**Expression** smiling 97\u00a0%');
      expect(text).toContain('**Not sure** *rosy cheeks 58\u00a0%*');
      expect(text).toContain('**Facial hair** no beard >\u00a099\u00a0%');
      expect(text).toContain('**Opinions** young 90\u00a0%');
      expect(text).toContain('A sigmoid each: lipstick 99\u00a0% takes nothing from blond hair 98\u00a0%.');
      expect(text).toContain('not facts about a person');
    }
  });

  it('names at least three attributes of each face of a group and counts the others', () => {
    const analysis = analysisOf([
      { ...faceWith(blond), box: boxAt(0) },
      { ...everything, box: boxAt(100) },
    ]);
    for (const permission of permissions) {
      const text = textOf(compose([picture(2, { analysis })], permission));
      expect(text).toContain('**1** Blond hair, lipstick, smiling · 2\u00a0more');
      expect(text).toMatch(/\*\*2\*\* [^,·]+, [^,·]+, [^,·]+ · 37\u00a0more/);
      expect(text).toContain('40 scores a face, a sigmoid each: several can be true at once.');
    }
  });

  it('says what is sure first, what most people have later, opinions last', () => {
    const probabilities = { ...blond, Mustache: 0.6, Young: 0.99, Arched_Eyebrows: 0.55, Blurry: 0.8 };
    const { embeds } = compose([picture(1, { analysis: analysisOf([faceWith(probabilities)]) })]);
    const groups = embeds[0]?.description?.split('\n').map((line) => /^\*\*(.+?)\*\*/.exec(line)?.[1]);
    expect(groups).toEqual([
      'Hair',
      'Style',
      'Expression',
      'Facial hair',
      'Not sure',
      'Opinions',
      'Picture',
      undefined,
    ]);
  });

  it('numbers faces as people read them, whatever their order by size', () => {
    const faces = [300, 10, 150].map((x, i) => ({
      ...faceWith({ [(['Bald', 'Bangs', 'Eyeglasses'] as const)[i] ?? 'Bald']: 0.99 }),
      box: boxAt(x),
    }));
    const { embeds } = compose([picture(3, { analysis: analysisOf(faces) })]);
    const lines = embeds[0]?.description?.split('\n').slice(0, 3);
    expect(lines).toEqual(['**1** Bangs, no beard', '**2** Eyeglasses, no beard', '**3** Bald, no beard']);
  });

  it('tells of several pictures in one text, under their numbers where one has several faces', () => {
    const { embeds } = compose([picture(1), picture(0), picture(2)]);
    expect(embeds).toHaveLength(1);
    expect(embeds[0]?.description?.match(/\*\*(?:Picture )?\d\*\*/g)).toEqual([
      '**Picture 1**',
      '**1**',
      '**Picture 3**',
      '**2**',
      '**3**',
    ]);
  });

  it('keeps judgements of looks to itself where nobody asked, counts them, and packs them all the same', () => {
    const analysis = analysisOf([faceWith({ ...blond, Attractive: 0.9, Big_Nose: 0.8, Young: 0.9 })]);
    const gentle = compose([picture(1, { analysis })], { gentle: true });
    expect(textOf(gentle)).not.toMatch(/attractive|big nose/);
    expect(textOf(gentle)).toContain('young');
    expect(textOf(gentle)).toContain('2 opinions not shown');
    const asked = compose([picture(1, { analysis })]);
    expect(textOf(asked)).toMatch(/attractive 90\u00a0%/);
    const carried = (reply: typeof asked) => idsOf(reply).map((id) => parseCustomId(id).parts);
    expect(carried(gentle)).toEqual(carried(asked));
    expect(idsOf(gentle).map((id) => parseCustomId(id).kind)).toContain('opinions');
    expect(idsOf(asked).map((id) => parseCustomId(id).kind)).not.toContain('opinions');
  });

  it('of a face that looks like a child’s neither says nor packs a gender or whether it is attractive', () => {
    const scored = faceWith({ ...blond, Attractive: 0.9, Male: 0.9, Young: 0.9 });
    const grown = compose([picture(1, { analysis: analysisOf([scored]) })]);
    expect(textOf(grown)).toMatch(/attractive/);
    const child = compose([picture(1, { analysis: analysisOf([{ ...scored, childlike: true }]) })]);
    expect(textOf(child)).not.toMatch(/attractive|male/);
    expect(textOf(child)).toContain('young');
    expect(child.components.some((component) => JSON.stringify(component).includes('All 38 scores'))).toBe(true);
  });

  it('says nothing of what the server leaves out, and packs nothing of what the operator hides', () => {
    const unlisted = compose([picture(1)], { unlisted: new Set(['Smiling']) });
    expect(textOf(unlisted)).not.toContain('smiling');
    const hidden = compose([picture(1)], { hidden: new Set(['Smiling']) });
    expect(textOf(hidden)).not.toContain('smiling');
    expect(hidden.components.some((component) => JSON.stringify(component).includes('All 39 scores'))).toBe(true);
  });

  it('covers the text of a spoiler, gives away nothing in its title or its menu, and makes its card a spoiler', () => {
    const reply = compose([picture(2, { spoiler: true })]);
    expect(reply.embeds[0]?.title).toBe('Two faces');
    expect(reply.embeds[0]?.description).toMatch(/^\|\|[^|]+\|\|\n\|\|[^|]+\|\|$/);
    expect(reply.files.map(({ name, spoiler }) => [name, spoiler])).toEqual([['SPOILER_card.jpg', true]]);
    expect(JSON.stringify(reply.components)).not.toMatch(/smiling|hair/i);
    expect(compose([picture(1, { spoiler: true })], { mayEmbed: false }).content).toMatch(/\|\|[^|]+\|\|/);
  });

  it('has as many menus as the faces need, and counts truly', () => {
    const menus = (faces: number) =>
      compose([picture(faces)])
        .components.flatMap((component) => (component instanceof StringSelectMenuBuilder ? component.toJSON() : []))
        .map(({ placeholder, options }) => [placeholder, options.length]);
    expect(menus(1)).toEqual([]);
    expect(menus(25)).toEqual([['Card of one face', 25]]);
    expect(menus(40)).toEqual([
      ['Card of one face, 1 to 25', 25],
      ['Card of one face, 26 to 40', 15],
    ]);
  });

  it('counts the faces whose line does not fit', () => {
    const reply = compose(Array.from({ length: 10 }, () => picture(25)));
    const lines = textOf(reply).match(/^\*\*\d+\*\* /gm)?.length ?? 0;
    const left = Number(/\*(\d+) more faces are not listed here/.exec(textOf(reply))?.[1]);
    expect(lines).toBeGreaterThan(50);
    expect(lines + left).toBe(250);
  });

  it('says how many faces were found but not described, and why each', () => {
    const analysis = analysisOf(
      [everything],
      [unreadFace('too-small', 200), unreadFace('beyond-limit', 300), unreadFace('too-small', 400)],
    );
    expect(compose([picture(1, { analysis })]).content).toBe(
      '3 more faces were found but not described: 2 too small, 1 beyond the limit of faces a picture.',
    );
  });

  it('gives tips where there is no face, and says why where they cannot be described', () => {
    expect(compose([picture(0)]).content).toMatch(/^I found no face/);
    const tiny = analysisOf([], [unreadFace('too-small'), unreadFace('unclear')]);
    expect(compose([picture(0, { analysis: tiny })]).content).toMatch(
      /^I found 2 faces, but none that I can describe: 1 too small, 1 not clear enough\./,
    );
  });

  it('says so when nothing reaches the threshold', () => {
    const { embeds } = compose([picture(1, { analysis: analysisOf([nothing]) })], { threshold: 0.9 });
    expect(embeds[0]?.title).toBe('Nothing stands out');
    expect(embeds[0]?.description).toContain('No attribute reaches 90\u00a0%.');
  });

  it('escapes what people wrote', () => {
    const name = '**[x](https://e.vil)** `a` @everyone ||b||';
    const { content } = compose([picture(0, { name }), picture(1)]);
    expect(content).toContain('\\*\\*');
    expect(content).toContain('\\[x](');
    expect(content).not.toMatch(/(?<!\\)\|\|b/);
  });

  it('has a card of each picture or one of all, with an alt text, and none that is larger than may be uploaded', () => {
    const names = (options: Partial<ReplyOptions>) =>
      compose([picture(2), picture(1)], options).files.map(({ name }) => name);
    expect(names({})).toEqual(['card-1.jpg', 'card-2.jpg']);
    expect(names({ sheet: card })).toEqual(['card.jpg']);
    expect(names({ uploadLimit: 99 })).toEqual([]);
    expect(names({ mayAttach: false })).toEqual([]);
    const [first, second] = compose([picture(2), picture(1)]).files;
    expect(first?.description).toMatch(/^2 faces, left to right, row by row\. 1: /);
    expect(second?.description).toMatch(/^Card for one face: /);
  });

  it('lets only private replies try other thresholds', () => {
    const kinds = (options: Partial<ReplyOptions>) =>
      idsOf(compose([picture(1)], options)).map((id) => id.split('|')[0]);
    expect(kinds({})).toEqual(['why', 'scores', 'sigmoid', 'wrong', 'delete']);
    expect(kinds({ private: true })).toEqual(['at', 'why', 'scores', 'sigmoid', 'wrong', 'delete']);
  });
});

function idsOf({ components }: ReturnType<typeof compose>): string[] {
  return components.flatMap((component) => {
    const json = component.toJSON();
    return 'custom_id' in json ? [json.custom_id] : [];
  });
}

describe('a picture that is not simply looked at', () => {
  const seenAs = (seen: Partial<AnalysedPicture['analysis']>) => {
    const analysis = { ...analysisOf([everything]), ...seen };
    return compose([{ name: 'me.png', spoiler: false, analysis, pictures: { crops: [] } }]).content;
  };

  it('says nothing of what is usual', () => {
    expect(seenAs({})).toBe('');
    expect(seenAs({ frame: { index: 0, count: 1 } })).toBe('');
  });

  it('says that the file is damaged, that the picture was turned, and which frame is described', () => {
    expect(seenAs({ damaged: true })).toBe('-# The file is damaged: this is what can be read of it.');
    expect(seenAs({ turned: 90 })).toBe('-# The picture lies on its side: I turned it.');
    expect(seenAs({ turned: 180 })).toBe('-# The picture stands on its head: I turned it.');
    expect(seenAs({ turned: 270, frame: { index: 11, count: 40 } })).toBe(
      '-# The picture lies on its side: I turned it. This is frame 12 of 40.',
    );
  });
});

describe('a name that people gave', () => {
  it('fits a line: of more than sixty characters the first ones are there, and all space is one', () => {
    expect(escapeName('a'.repeat(60))).toBe('a'.repeat(60));
    expect(escapeName('a'.repeat(61))).toBe(`${'a'.repeat(59)}…`);
    expect(escapeName('my \n\t face.png')).toBe('my face.png');
  });

  it.each([
    ['# large', '\\# large'],
    ['- one', '\\- one'],
    ['1. one', '1\\. one'],
    ['[x](http://y)', '\\[x](http://y)'],
    ['*x*', '\\*x\\*'],
  ])('shows as it is: %s', (name, escaped) => {
    expect(escapeName(name)).toBe(escaped);
  });
});

describe('a reply whose bot may not embed', () => {
  const smiling = { analysis: analysisOf([faceWith({ Smiling: 0.97, Eyeglasses: 0.9 })]) };

  it('says the same as text: what was seen, title, lines, closing and note, in this order', () => {
    const { content, embeds } = compose([picture(1, smiling)], { mayEmbed: false, opening: 'Hello!' });
    expect(embeds).toEqual([]);
    expect(content.split('\n').map((line) => line.split(' ')[0])).toEqual([
      ...['Hello!', '**Wearing', '**Eyes**', '**Expression**', '**Facial', 'A', '-#'],
    ]);
    expect(content).toMatch(/^\*\*Wearing eyeglasses, smiling\*\*$/m);
    expect(content).toMatch(/^-# Labels people gave/m);
  });

  it('has no empty line where there is nothing above, and covers what closes a spoiler', () => {
    expect(compose([picture(1, smiling)], { mayEmbed: false }).content).toMatch(/^\*\*Wearing/);
    const covered = compose([picture(1, { ...smiling, spoiler: true })], { mayEmbed: false }).content.split('\n');
    expect(covered[0]).toBe('**One face**');
    expect(covered[1]).toMatch(/^\|\|\*\*Eyes/);
    expect(covered.at(-3)).toMatch(/\|\|$/);
    expect(covered.at(-2)).toMatch(/^\|\|A sigmoid each.*\|\|$/);
    expect(covered.at(-1)).toMatch(/^-# /);
  });

  it('leaves half of its room to what it says of faces', () => {
    const name = 'n'.repeat(59);
    const failures = Array.from({ length: 9 }, () => ({
      name,
      failure: new UserError('image/broken', 'x'.repeat(150)),
    }));
    const { content } = compose([...failures, picture(25)], { mayEmbed: false });
    expect(content).toMatch(/\d+ more notes/);
    expect(content).toMatch(/^\*\*1\*\* /m);
  });
});

describe('what stands above a reply', () => {
  const failures = (count: number): PictureResult[] =>
    Array.from({ length: count }, (_, index) => ({
      name: `${index}`.repeat(50),
      failure: new UserError('image/broken', 'x'.repeat(250)),
    }));

  it('is as many lines as fit, and how many do not', () => {
    const lines = compose(failures(10)).content.split('\n');
    const left = Number(/^\*(\d+) more notes?\*$/.exec(lines.at(-1) ?? '')?.[1]);
    expect(left).toBeGreaterThan(0);
    expect(lines.length - 1 + left).toBe(10);
    expect(lines[0]).toMatch(/^\*\*0+\*\*: /);
    const all = compose(failures(4)).content;
    expect(all).not.toMatch(/more note/);
    expect(all.split('\n')).toHaveLength(4);
  });

  it('names a picture only where there are several', () => {
    expect(compose(failures(1)).content).not.toContain('**');
    const seen = compose([
      picture(1, { analysis: { ...analysisOf([everything]), damaged: true } }),
      picture(1),
    ]).content;
    expect(seen).toBe('-# **me.png**: The file is damaged: this is what can be read of it.');
  });
});

describe('the text of a reply', () => {
  it('has the colour of what it says most of, and none where it is covered', () => {
    const hair = analysisOf([faceWith({ Blond_Hair: 0.99, Wavy_Hair: 0.98 })]);
    const colour = (spoiler: boolean) => compose([picture(1, { analysis: hair, spoiler })]).embeds[0]?.color;
    expect(colour(false)).toBe(Number(GROUP_COLOURS.hair.replace('#', '0x')));
    expect(colour(true)).toBe(0x4e5058);
  });

  it('is one line where a compact reply lists what was detected, and all of it where all is asked for', () => {
    const lines = (options: Partial<ReplyOptions>) =>
      compose([picture(1, { analysis: analysisOf([faceWith(blond)]) })], options).embeds[0]?.description?.split('\n') ??
      [];
    expect(lines({ size: 'compact' })).toEqual([
      'Blond hair, lipstick, smiling · 2\u00a0more',
      expect.stringContaining('A sigmoid each'),
    ]);
    expect(lines({ size: 'full' }).length).toBeGreaterThan(3);
    expect(lines({ size: 'compact', show: 'all' }).length).toBeGreaterThan(6);
  });

  it('numbers pictures by the files of the post, unless each has the one face of the same number', () => {
    const headings = (results: readonly PictureResult[]) =>
      textOf(compose(results)).match(/\*\*Picture \d+\*\*/g) ?? [];
    expect(headings([picture(1), picture(1)])).toEqual([]);
    expect(headings([picture(2)])).toEqual([]);
    expect(headings([picture(0), picture(1), picture(1)])).toEqual(['**Picture 2**', '**Picture 3**']);
    expect(headings([picture(1), picture(2)])).toEqual(['**Picture 1**', '**Picture 2**']);
    expect(headings([picture(1, { index: 3 }), picture(1, { index: 5 })])).toEqual(['**Picture 4**', '**Picture 6**']);
  });

  it('counts the opinions of all faces that are not listed', () => {
    const judged = { ...faceWith({ Attractive: 0.9, Big_Nose: 0.8 }), box: boxAt(0) };
    const analysis = analysisOf([judged, { ...judged, box: boxAt(100) }]);
    expect(compose([picture(2, { analysis })], { gentle: true }).embeds[0]?.footer?.text).toBe(
      '4 opinions not shown · Labels people gave to pictures, not facts about a person.',
    );
    expect(compose([picture(2, { analysis })]).embeds[0]?.footer?.text).toBe(
      'Labels people gave to pictures, not facts about a person.',
    );
  });

  it('goes on in a second embed, which has the note and not the title', () => {
    // The last ones have short lines, for which there would be room.
    const short = Array.from({ length: 25 }, (_, index) => ({ ...nothing, box: boxAt(index * 70) }));
    const pictures = Array.from({ length: 9 }, () => picture(25));
    const { embeds } = compose([...pictures, picture(25, { analysis: analysisOf(short) })]);
    expect(embeds.length).toBeGreaterThan(1);
    expect(embeds.map(({ title }) => title !== undefined)).toEqual(embeds.map((_, index) => index === 0));
    expect(embeds.map(({ footer }) => footer !== undefined)).toEqual(
      embeds.map((_, index) => index === embeds.length - 1),
    );
    const text = embeds.map(({ description }) => description).join('\n');
    const numbers = [...text.matchAll(/^\*\*(\d+)\*\* /gm)].map(([, number]) => Number(number));
    // No face is left out between two that are listed.
    expect(numbers).toEqual(numbers.map((_, index) => index + 1));
    expect(text).toMatch(/^\*\d+ more faces are not listed here\.\*$/m);
    expect(text).not.toMatch(/^$/m);
  });

  it('covers each picture of its own that is a spoiler, as one', () => {
    const [embed] = compose([picture(2), picture(2, { spoiler: true })]).embeds;
    const lines = embed?.description?.split('\n') ?? [];
    expect(lines[0]).toBe('**Picture 1**');
    expect(lines[3]).toBe('||**Picture 2**');
    expect(lines.map((line) => line.endsWith('||'))).toEqual([false, false, false, false, false, true, true]);
    expect(lines[6]).toMatch(/^\|\|40 scores/);
  });

  it('of one face alone is what its buttons carry', () => {
    const readings = { picture: 0, covered: false, scores: 40, notShown: 0, readings: [] };
    const ref = { number: 1, threshold: 0.9, packed: '' };
    const [embed] = composeFace({ ...readings, ref }, 'detected', wordingIn('en')).map((each) => each.toJSON());
    expect(embed?.description).toMatch(/^No attribute reaches 90\u00a0%\.\n/);
  });
});

describe('the cards of a reply', () => {
  it('are ten at most, each as large as may be uploaded at most', () => {
    const names = compose(Array.from({ length: 11 }, () => picture(1))).files.map(({ name }) => name);
    expect(names).toEqual(Array.from({ length: 10 }, (_, index) => `card-${index + 1}.jpg`));
    expect(compose([picture(1)], { uploadLimit: card.byteLength }).files).toHaveLength(1);
    expect(compose([picture(1)], { uploadLimit: card.byteLength - 1 }).files).toEqual([]);
  });

  it('are spoilers where their picture is one; a sheet is where any is', () => {
    const results = [picture(1), picture(1, { spoiler: true })];
    expect(compose(results).files.map(({ spoiler }) => spoiler)).toEqual([false, true]);
    expect(compose(results, { sheet: card }).files.map(({ spoiler }) => spoiler)).toEqual([true]);
    const [sheet] = compose([picture(1), picture(1)], { sheet: card }).files;
    expect(sheet?.spoiler).toBe(false);
    expect(sheet?.description).toMatch(/^2 faces/);
  });
});

describe('what stands under a reply', () => {
  const menusOf = (reply: ReturnType<typeof compose>) =>
    reply.components.flatMap((component) => (component instanceof StringSelectMenuBuilder ? component.toJSON() : []));

  it('is the button that deletes it alone where no face was described', () => {
    expect(idsOf(compose([picture(0)]))).toEqual([`delete|${'1'.repeat(20)}|${'2'.repeat(20)}`]);
  });

  it('is a menu of the faces with what tells most of each, and buttons that carry no face', () => {
    const faces = [faceWith(blond), { ...nothing, box: boxAt(100) }];
    const reply = compose([picture(2, { analysis: analysisOf(faces) })], { threshold: 0.9 });
    const [menu] = menusOf(reply);
    expect(menu?.options.map(({ label, description }) => [label, description])).toEqual([
      ['Face 1', expect.stringMatching(/^[A-Z][a-z ]+, [a-z ]+, [a-z ]+$/)],
      ['Face 2', 'Nothing stands out'],
    ]);
    expect(menu?.options.some((option) => option.default)).toBe(false);
    expect(idsOf(reply)).toEqual([
      ...['faces', 'why', 'scores', 'sigmoid'],
      `wrong|${'1'.repeat(20)}|${'2'.repeat(20)}`,
      `delete|${'1'.repeat(20)}|${'2'.repeat(20)}`,
    ]);
  });

  it('tells nothing of a face that is covered', () => {
    const [menu] = menusOf(compose([picture(1), picture(1, { spoiler: true })]));
    expect(menu?.options.map(({ description }) => description !== undefined)).toEqual([true, false]);
  });

  it('tells several menus apart', () => {
    expect(idsOf(compose([picture(60)])).slice(0, 3)).toEqual(['faces', 'faces|2', 'faces|3']);
  });

  it('says how many opinions a press would list', () => {
    const analysis = analysisOf([faceWith({ Attractive: 0.9, Big_Nose: 0.8 })]);
    const labels = compose([picture(1, { analysis })], { gentle: true }).components.map((component) => {
      const json = component.toJSON();
      return 'label' in json ? json.label : undefined;
    });
    expect(labels[2]).toBe('Show 2 opinions');
  });

  it('offers other thresholds to who asked alone, and marks the one that holds', () => {
    const [menu] = menusOf(compose([picture(1)], { private: true, threshold: 0.7 }));
    expect(menu?.options.map(({ value }) => value)).toEqual([
      ...[0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 0.95].map((threshold) => `reply:${threshold}`),
    ]);
    expect(menu?.options.filter((option) => option.default).map(({ value }) => value)).toEqual(['reply:0.7']);
    expect(menusOf(compose([picture(2)], { private: true })).map(({ custom_id }) => custom_id)).toEqual(['faces']);
  });
});
