import sharp from 'sharp';
import { drawCard } from '../src/describe/cards.ts';
import { draw } from '../src/describe/draw.ts';
import { cutPortraits } from '../src/describe/portraits.ts';
import { explainScores } from '../src/describe/why.ts';
import { drawWhyCard } from '../src/images/cards/why.ts';
import { openPicture } from '../src/images/open.ts';
import type { Picture } from '../src/images/picture.ts';
import { openAnalyser } from '../src/inference/analyser.ts';
import type { Analyser, Face } from '../src/inference/analysis.ts';
import { allScoresCard } from '../src/wording/cards/all-scores.ts';
import { compareCard } from '../src/wording/cards/compare.ts';
import { sheetCard } from '../src/wording/cards/sheet.ts';
import { sigmoidCard } from '../src/wording/cards/sigmoid.ts';
import { whyCard } from '../src/wording/cards/why.ts';
import { wordingIn } from '../src/wording/language.ts';
import { readScores } from '../src/wording/readings.ts';
import { group, rows } from '../test/group.ts';
import { BLOND_WOMAN, SAMPLES, sample } from '../test/samples.ts';
import { type Figure, median, timeOf } from './measure.ts';

const ROUNDS = 41;
const WHY_ROUNDS = 9;
const WHY_THREADS = 2;
/** Faces on a sheet of several pictures. */
const SHEET = 8;

interface Drawn {
  readonly name: string;
  readonly work: () => Promise<Buffer | undefined>;
}

/**
 * What each card takes, drawing and encoding together, from an analysed picture on. Canvas and libvips have one thread
 * each and work in turns: it is one core's time.
 */
export async function cards(): Promise<Figure[]> {
  const analyser = await openAnalyser({ device: 'cpu', threads: WHY_THREADS });
  const before = sharp.concurrency();
  sharp.concurrency(1);
  try {
    return [...(await drawings(analyser)), await why(analyser)];
  } finally {
    sharp.concurrency(before);
    await analyser.close();
  }
}

async function drawings(analyser: Analyser): Promise<Figure[]> {
  const drawn = [
    ...(await pictureCards(analyser)),
    ...(await cardsOfFaces(await Promise.all(SAMPLES.map((name) => faceOf(analyser, sample(name)))))),
    await heatMap(analyser),
  ];
  const times = drawn.map((): number[] => []);
  const sizes = drawn.map(() => 0);
  // In turns, so that whatever else the machine does meets all of them; the first ones load fonts and compile.
  for (let round = -3; round < ROUNDS; round++) {
    for (const [i, { work }] of drawn.entries()) {
      const time = await timeOf(async () => {
        sizes[i] = (await work())?.byteLength ?? 0;
      });
      if (round >= 0) times[i]?.push(time);
    }
  }
  return drawn.map(({ name }, i) => ({
    what: `Card of ${name}: drawing and encoding, one core`,
    figure: `${median(times[i] ?? []).toFixed(1)} ms (${Math.round((sizes[i] ?? 0) / 1000)} kB)`,
  }));
}

interface Seen {
  readonly picture: Picture;
  readonly face: Face;
}

async function faceOf(analyser: Analyser, bytes: Buffer): Promise<Seen> {
  const picture = await openPicture(bytes);
  const [face] = (await analyser.analyse(picture)).faces;
  if (face === undefined) throw new Error('Expected a face.');
  return { picture, face };
}

/** The cards that replies have. */
async function pictureCards(analyser: Analyser): Promise<Drawn[]> {
  const made = [
    { name: 'one face', bytes: sample(BLOND_WOMAN) },
    { name: 'five faces', bytes: (await group(1400, 560, rows(1400, 560, 5))).jpeg },
    { name: 'twelve faces', bytes: (await group(1400, 900, rows(1400, 900, 12))).jpeg },
  ];
  const options = { threshold: 0.5, hidden: [], showFaces: 'always' } as const;
  return Promise.all(
    made.map(async ({ name, bytes }) => {
      const picture = await openPicture(bytes);
      const analysis = await analyser.analyse(picture, { maxFaces: 12 });
      return { name, work: () => drawCard(picture, analysis, options) };
    }),
  );
}

/** The cards that are made of scores and portraits. */
async function cardsOfFaces(seen: readonly Seen[]): Promise<Drawn[]> {
  const wording = wordingIn();
  const [first, second] = seen;
  if (first === undefined || second === undefined) throw new Error('Expected two faces.');
  const literal = seen.map(({ face }) => readScores(face.attributes, { threshold: 0.5, literal: true }));
  const [a = [], b = []] = literal;
  const portraits = async ({ picture, face }: Seen, on: 'sheet' | 'comparison') => {
    const [portrait] = await cutPortraits(picture, [face], { on });
    if (portrait === undefined) throw new Error('Expected a portrait.');
    return portrait;
  };
  const tiles = await Promise.all(
    seen.slice(0, SHEET).map(async (one, i) => ({
      number: i + 1,
      portrait: await portraits(one, 'sheet'),
      readings: readScores(one.face.attributes, { threshold: 0.5 }),
    })),
  );
  const two = [await portraits(first, 'comparison'), await portraits(second, 'comparison')] as const;
  return [
    {
      name: `${SHEET} pictures`,
      work: () => draw({ kind: 'sheet', card: sheetCard(tiles, tiles.length, wording) }),
    },
    { name: 'two compared', work: () => draw({ kind: 'compare', card: compareCard(a, b, wording), faces: two }) },
    { name: 'all scores', work: () => draw({ kind: 'all-scores', card: allScoresCard(a, 0.5, wording) }) },
    { name: 'sigmoid and softmax', work: () => draw({ kind: 'sigmoid', card: sigmoidCard(a, wording) }) },
  ];
}

/** The heat map alone, of what covering the face has shown. */
async function heatMap(analyser: Analyser): Promise<Drawn> {
  const { picture, face } = await faceOf(analyser, sample(BLOND_WOMAN));
  const covered = await analyser.occlude(picture, face);
  const wording = wordingIn();
  return { name: 'a heat map', work: () => drawWhyCard(whyCard(covered, 'Smiling', wording).card) };
}

/** From an analysed picture to the heat map of one attribute. */
async function why(analyser: Analyser): Promise<Figure> {
  const picture = await openPicture(sample(BLOND_WOMAN));
  const analysis = await analyser.analyse(picture);
  const times: number[] = [];
  for (let round = -1; round < WHY_ROUNDS; round++) {
    const time = await timeOf(() => explainScores(analyser, picture, analysis, { attribute: 'Smiling' }));
    if (round >= 0) times.push(time);
  }
  return {
    what: `*Why?*: a face covered 63 times and its heat map, ${WHY_THREADS} threads, ${analyser.precision}`,
    figure: `${median(times).toFixed(0)} ms`,
  };
}
