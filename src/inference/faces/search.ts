import type { Pixels } from '../../images/picture.ts';
import type { DetectedFace } from '../analysis.ts';
import { sigmoid } from '../sigmoid.ts';
import { closeLook, isElongated, type Look, ovalLook, reduced, tileLooks, turnedLook } from './looks.ts';
import { suppress } from './nms.ts';
import type { RefinedFace } from './refiner.ts';
import { type Turn, tiltOf } from './tilt.ts';

/** What a search asks of the networks. */
export interface FaceLooker {
  /** The faces that stand more or less upright in a picture, looked at with its longer side at `longestSide`. */
  look(picture: Pixels, longestSide: number, signal: AbortSignal | undefined): Promise<RefinedFace[]>;
  /** The same at the network's own size, and where it shows many small ones, once more at a larger one. */
  lookTwice(picture: Pixels, signal: AbortSignal | undefined): Promise<RefinedFace[]>;
  /** For each face the turn that makes it look more like one; undefined for one that stands upright. */
  turnsOf(picture: Pixels, faces: readonly DetectedFace[], signal?: AbortSignal): Promise<(Turn | undefined)[]>;
  /** Length of the longer side that the network was trained for. */
  readonly longestSide: number;
  /** Most overlap (IoU, 0..1) of two faces. */
  readonly nmsIoU: number;
}

/** Two boxes of which the smaller lies in the other by more than this share are one face. */
const SAME_FACE_SHARE = 0.55;

/**
 * From `score` on a face ends the search. It is in doubt below `undoubted`, or where the networks see its landmarks farther
 * apart than `disagreement`: then it is looked at turned before it is believed. One that leans by more than `tilt`
 * degrees, or in doubt by more than `doubtfulTilt`, is sought in the turned picture as well, one that fills more than
 * `filled` of a side in an oval.
 */
const SURE = { score: 0.9, undoubted: 0.985, disagreement: 0.04, tilt: 40, doubtfulTilt: 15, filled: 0.95 } as const;

/**
 * The looks where nothing sure was found: at a smaller size, since they are many and most of such pictures show nobody;
 * what they find must be so sure.
 */
const FURTHER = { size: 0.7, turned: 0.95, oval: 0.9, filled: 0.85, detail: 960 } as const;

/**
 * A face in doubt is looked at once more, and what it would be the other way up: at most `faces` of them, the largest, in
 * looks of `side` pixels. Faces whose middles are nearer than `near` of their size are one; two ways up differ by more
 * than `tilt` degrees.
 */
const SETTLED = { faces: 12, side: 192, near: 0.5, tilt: 60 } as const;

const TURNS: readonly Turn[] = [90, 180, 270];

/**
 * Every face of a picture once, however it lies in it. In this order:
 *
 * 1. The picture as it is, and again at a larger size where faces are small; of an elongated one its tiles.
 * 2. Of these faces, those in doubt are seen turned; what lies upside down is left out, to be found in step 4.
 * 3. A sure face that does not fill the picture, and none that leans: that is all, go on with 6.
 * 4. The picture, or its tiles, turned by 90, 180 and 270°, at a smaller size.
 * 5. Nothing sure so far: the picture as an oval, all four ways up.
 * 6. Of what was found, the largest in doubt are seen close by, both ways up; the likelier way stays.
 */
export async function searchFaces(looker: FaceLooker, picture: Pixels, signal?: AbortSignal): Promise<RefinedFace[]> {
  return settleAll(looker, picture, await searchAround(looker, picture, signal), signal);
}

/** Every face once that stands more or less upright, which takes less. */
export async function searchUpright(looker: FaceLooker, picture: Pixels, signal?: AbortSignal): Promise<RefinedFace[]> {
  return settleAll(looker, picture, (await lookUpright(looker, picture, signal)).upright, signal);
}

async function searchAround(looker: FaceLooker, picture: Pixels, signal: AbortSignal | undefined) {
  const { upright, leaning } = await lookUpright(looker, picture, signal);
  const isSure = upright.some((face) => face.score >= SURE.score && !isFilling(face, picture));
  // Tiles are many looks already.
  if (isSure && (!leaning || isElongated(picture))) return upright;
  const further = isElongated(picture)
    ? lookFurtherInTiles(looker, picture, signal)
    : lookFurther(looker, picture, isSure, signal);
  return once(looker, [...upright, ...(await further)]);
}

/** Every face once that does not lie upside down, and whether some lean so far that the turned picture may show more. */
async function lookUpright(looker: FaceLooker, picture: Pixels, signal: AbortSignal | undefined): Promise<Standing> {
  const look = isElongated(picture) ? lookInTiles(looker, picture, signal) : looker.lookTwice(picture, signal);
  return standing(looker, picture, once(looker, await look), signal);
}

/** Nobody is described upside down: of the largest faces, those in doubt are seen both ways up before they are believed. */
async function settleAll(
  looker: FaceLooker,
  picture: Pixels,
  faces: readonly RefinedFace[],
  signal: AbortSignal | undefined,
): Promise<RefinedFace[]> {
  const inDoubt = faces.filter(isInDoubt).toSorted((a, b) => sizeOf(b) - sizeOf(a));
  const chosen = new Set(inDoubt.slice(0, SETTLED.faces));
  const settled = faces.map((face) => (chosen.has(face) ? settle(looker, picture, face, signal) : face));
  return once(looker, await Promise.all(settled));
}

/** The way up of which the networks are surer. The nearer the other one comes, the less is its score. */
async function settle(
  looker: FaceLooker,
  picture: Pixels,
  face: RefinedFace,
  signal: AbortSignal | undefined,
): Promise<RefinedFace> {
  const own = tiltOf(face.landmarks);
  const seen = await Promise.all(
    [own, own + 180].map(async (lean) => {
      const { pixels, back } = closeLook(picture, face.box, lean, SETTLED.side);
      return (await looker.look(pixels, SETTLED.side, signal)).map(back);
    }),
  );
  const here = seen.flat().filter((other) => isNear(other, face));
  const isOther = (other: RefinedFace) => angleBetween(tiltOf(other.landmarks), own) > SETTLED.tilt;
  const surest = (some: readonly RefinedFace[]) =>
    some.reduce<RefinedFace | undefined>((best, next) => (best && best.score >= next.score ? best : next), undefined);
  const same = surest([face, ...here.filter((other) => !isOther(other))]) ?? face;
  const other = surest(here.filter(isOther));
  if (other === undefined) return face;
  const margin = logit(other.score) - logit(same.score);
  const winner = margin > 0 ? other : face;
  return { ...winner, score: winner.score * sigmoid(Math.abs(margin)) };
}

interface Standing {
  readonly upright: RefinedFace[];
  readonly leaning: boolean;
}

async function lookInTiles(looker: FaceLooker, picture: Pixels, signal: AbortSignal | undefined) {
  const looks = tileLooks(picture).map(async ({ pixels, back }) => (await looker.lookTwice(pixels, signal)).map(back));
  return (await Promise.all(looks)).flat();
}

/** The picture turned, and if need be in an oval: faces lie on their side, or fill it so that their outline is missing. */
async function lookFurther(looker: FaceLooker, picture: Pixels, isSure: boolean, signal: AbortSignal | undefined) {
  const small = reduced(picture, FURTHER.detail);
  const turned = await turnedLooks(small);
  const found = await Promise.all(turned.map((look) => lookSmaller(looker, look, FURTHER.turned, signal)));
  if (isSure || found.some((faces) => faces.length > 0)) return found.flat();
  // Every way up, as the surest of them is the right one.
  const upright: Look = { pixels: small, back: (face) => face };
  const ovals = [upright, ...turned].map(async ({ pixels, back }) => {
    const oval = ovalLook(pixels, furtherSide(looker));
    const faces = (await lookSmaller(looker, oval, FURTHER.oval, signal)).map((face) => back(face));
    return faces.filter((face) => reach(face, picture) > FURTHER.filled);
  });
  return (await Promise.all(ovals)).flat();
}

/** The tiles turned, one after the other: they are many. */
async function lookFurtherInTiles(looker: FaceLooker, picture: Pixels, signal: AbortSignal | undefined) {
  const found: RefinedFace[] = [];
  for (const { pixels, back } of tileLooks(picture)) {
    const turned = await turnedLooks(reduced(pixels, FURTHER.detail));
    const faces = await Promise.all(turned.map((look) => lookSmaller(looker, look, FURTHER.turned, signal)));
    found.push(...faces.flat().map((face) => back(face)));
  }
  return found;
}

function turnedLooks(picture: Pixels): Promise<Look[]> {
  return Promise.all(TURNS.map((turn) => turnedLook(picture, turn)));
}

function furtherSide({ longestSide }: FaceLooker): number {
  return Math.round(FURTHER.size * longestSide);
}

/** The faces that stand upright in a look at the smaller size, from a score of `least` on. */
async function lookSmaller(looker: FaceLooker, { pixels, back }: Look, least: number, signal: AbortSignal | undefined) {
  const faces = await looker.look(pixels, furtherSide(looker), signal);
  const { upright } = await standing(looker, pixels, faces, signal);
  return upright.filter(({ score }) => score >= least).map((face) => back(face));
}

/**
 * The faces that do not lie upside down, though the detector takes such faces for upright ones; and whether some lie so,
 * or lean so far that the turned picture may show them better.
 */
async function standing(
  looker: FaceLooker,
  picture: Pixels,
  faces: readonly RefinedFace[],
  signal: AbortSignal | undefined,
): Promise<Standing> {
  const doubtful = faces.filter(isInDoubt);
  const turns = await looker.turnsOf(picture, doubtful, signal);
  const upsideDown = new Set(doubtful.filter((_, i) => turns[i] === 180));
  return {
    upright: faces.filter((face) => !upsideDown.has(face)),
    leaning: turns.some((turn) => turn !== undefined) || faces.some(isLeaning),
  };
}

function isInDoubt({ score, disagreement }: RefinedFace): boolean {
  return score < SURE.undoubted || disagreement > SURE.disagreement;
}

function isLeaning(face: RefinedFace): boolean {
  return Math.abs(tiltOf(face.landmarks)) > (isInDoubt(face) ? SURE.doubtfulTilt : SURE.tilt);
}

function isFilling(face: RefinedFace, picture: Pixels): boolean {
  return isInDoubt(face) && reach(face, picture) > SURE.filled;
}

/** How much of a side of the picture a face takes; over 1 where it reaches past it. */
function reach({ box }: RefinedFace, { width, height }: Pixels): number {
  return Math.max(box.width / width, box.height / height);
}

function once({ nmsIoU }: FaceLooker, faces: readonly RefinedFace[]): RefinedFace[] {
  return suppress(faces, nmsIoU, SAME_FACE_SHARE);
}

function sizeOf({ box }: RefinedFace): number {
  return Math.max(box.width, box.height);
}

function isNear(other: RefinedFace, face: RefinedFace): boolean {
  const middle = ({ box }: RefinedFace) => ({ x: box.x + box.width / 2, y: box.y + box.height / 2 });
  const [a, b] = [middle(other), middle(face)];
  return Math.hypot(a.x - b.x, a.y - b.y) < SETTLED.near * Math.min(sizeOf(other), sizeOf(face));
}

/** In degrees, 0..180. */
function angleBetween(a: number, b: number): number {
  return Math.abs(((((a - b + 180) % 360) + 360) % 360) - 180);
}

function logit(probability: number): number {
  return Math.log(probability / (1 - probability));
}
