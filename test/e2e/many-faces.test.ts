import type { APIMessage } from 'discord-api-types/v10';
import { ComponentType } from 'discord-api-types/v10';
import { describe, expect, it } from 'vitest';
import type { Picture } from '../../src/images/picture.ts';
import type { AnalyseOptions, Analysis, Face } from '../../src/inference/analysis.ts';
import { labelledFace, scoresOf } from '../bot/scores.ts';
import { StubAnalyser } from './stub-analyser.ts';
import { optionsOf, picture, textOf, World } from './world.ts';

const COLUMNS = 5;

/** Finds so many faces in every picture, in rows of five. */
class CrowdAnalyser extends StubAnalyser {
  readonly #faces: number;

  constructor(faces: number) {
    super();
    this.#faces = faces;
  }

  override async analyse(of: Picture, options: AnalyseOptions = {}): Promise<Analysis> {
    const { maxFaces = 10 } = options;
    const all = Array.from({ length: this.#faces }, (_, i): Face => {
      const face = labelledFace(scoresOf((_attribute, name) => (name === 'Smiling' ? 3 : -3)));
      const [x, y] = [70 * (i % COLUMNS), 85 * Math.floor(i / COLUMNS)];
      return { ...face, box: { x, y, width: 60, height: 80 } };
    });
    const unread = all.slice(maxFaces).map(({ box, landmarks, score }) => {
      return { box, landmarks, score, reason: 'beyond-limit' } as const;
    });
    return { ...(await super.analyse(of, options)), faces: all.slice(0, maxFaces), unread };
  }
}

async function ask(faces: number, pictures: number): Promise<{ readonly world: World; readonly reply: APIMessage }> {
  const settings = { MAX_FACES: '25', PERSON_PICTURES_PER_MINUTE: '1000' };
  const world = await World.open({ analyser: new CrowdAnalyser(faces), settings });
  const files = Array.from({ length: pictures }, (_, i) => picture(`${i + 1}.png`));
  return { world, reply: await world.replyTo(await world.ana.post(world.channel, { files })) };
}

/** What each menu is called. */
function menusOf({ components = [] }: APIMessage): (string | undefined)[] {
  return components.flatMap((row) =>
    row.type === ComponentType.ActionRow
      ? row.components.flatMap((one) => (one.type === ComponentType.StringSelect ? [one.placeholder] : []))
      : [],
  );
}

/** The numbers of the faces that can be chosen. */
const numbersOf = (message: APIMessage) => optionsOf(message).flatMap((value) => /^(\d+)\./.exec(value)?.[1] ?? []);
const upTo = (most: number) => Array.from({ length: most }, (_, i) => String(i + 1));

describe('a post with more faces than a menu has room for', () => {
  it('has all of them in its menus, each opens as what it says, and from there the others', async () => {
    const { world, reply } = await ask(20, 3);
    expect(reply.embeds[0]?.title).toMatch(/^60 faces/);
    expect(menusOf(reply)).toEqual([
      'Card of one face, 1 to 25',
      'Card of one face, 26 to 50',
      'Card of one face, 51 to 60',
    ]);
    expect(numbersOf(reply)).toEqual(upTo(60));
    const listed = textOf(reply).match(/^\*\*\d+\*\* /gm)?.length ?? 0;
    const left = Number(/\*(\d+) more faces? (?:are|is) not listed here/.exec(textOf(reply))?.[1] ?? 0);
    expect(listed + left).toBe(60);
    for (const number of [1, 25, 26, 51, 60]) {
      const value = optionsOf(reply)[number - 1] ?? expect.fail();
      const menu = number <= 25 ? 'faces' : `faces|${Math.ceil(number / 25)}`;
      const view = await (await world.ben.choose(reply, [value], menu)).reply();
      expect(view.content).toMatch(new RegExp(`^\\*\\*Face ${number}:`));
      expect(numbersOf(view)).toEqual(upTo(60));
    }
  });

  it('that are more than all menus have room for has as many as they have, the rest is counted as left out', async () => {
    const { world, reply } = await ask(25, 10);
    expect(reply.embeds[0]?.title).toMatch(/^100 faces/);
    expect(numbersOf(reply)).toEqual(upTo(100));
    expect(textOf(reply)).toContain('150 more faces were found but not described: 150 beyond the limit');
    const last = optionsOf(reply)[99] ?? expect.fail();
    const view = await (await world.ben.choose(reply, [last], 'faces|4')).reply();
    expect(view.content).toMatch(/^\*\*Face 100:/);
    expect(numbersOf(view)).toEqual(upTo(100).slice(25));
  });
});
