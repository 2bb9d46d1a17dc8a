import type { Box, DetectedFace } from '../../src/inference/analysis.ts';
import { intersection, iou } from '../../src/inference/faces/nms.ts';

/** What a face wears, as the people say who drew its box. */
export const KINDS = ['masked', 'bare', 'badly worn'] as const;
export type Kind = (typeof KINDS)[number];

/** A face, and the box that a person drew around it, in pixels of the photo. */
export interface DrawnFace {
  readonly kind: Kind;
  readonly box: Box;
}

/** What is known of a photo. */
export interface KnownPhoto {
  /** In pixels. */
  readonly height: number;
  readonly faces: readonly DrawnFace[];
}

export type Detection = Pick<DetectedFace, 'box' | 'score'>;

/** A box drawn by hand, and the score of the detection that is it; 0 where there is none. */
interface JudgedFace {
  /** Height of the box as a share of the photo's. */
  readonly share: number;
  readonly kind: Kind;
  /** Whether it is the largest of its photo. */
  readonly largest: boolean;
  readonly score: number;
}

/** What a detector makes of all photos; of each the score of its surest alarm, 0 where there is none. */
export interface Seen {
  readonly faces: readonly JudgedFace[];
  /** Detections that lie on no drawn box: in photos of people, faces that nobody drew, hands, ears and shirts. */
  readonly beside: readonly number[];
  /** Of these those that no detector of another kind sees: hardly ever a face. */
  readonly parts: readonly number[];
  readonly noPeople: readonly number[];
  readonly animals: readonly number[];
}

/** Least overlap (IoU) of a detection and the box of the face that it is. */
const FOUND = 0.3;

/** A detection of which less than this share lies on any drawn box is beside all of them. */
const BESIDE = 0.3;

/** Heights from which on a face is tall, or low, as shares of the photo's. */
const TALL = 0.08;
const LOW = 0.04;

/** What a detector says of a photo of people, and what detectors of other kinds see in it, however unsure. */
export interface Look {
  readonly photo: KnownPhoto;
  readonly found: readonly Detection[];
  readonly others: readonly Detection[];
}

/** Holds detections against boxes drawn by hand; `noPeople` and `animals` are what was found in each of such photos. */
export function judge(
  people: readonly Look[],
  noPeople: readonly (readonly Detection[])[],
  animals: readonly (readonly Detection[])[],
): Seen {
  const beside = people.map(({ photo, found }) => found.filter(({ box }) => isBeside(box, photo.faces)));
  const alone = beside.map((detections, i) =>
    detections.filter(({ box }) => people[i]?.others.every((other) => iou(other.box, box) < FOUND)),
  );
  return {
    faces: people.flatMap(({ photo, found }) => judgedFaces(photo, found)),
    beside: beside.map(surest),
    parts: alone.map(surest),
    noPeople: noPeople.map(surest),
    animals: animals.map(surest),
  };
}

function judgedFaces({ height, faces }: KnownPhoto, found: readonly Detection[]): JudgedFace[] {
  const scores = matched(
    faces.map(({ box }) => box),
    found,
  );
  const area = ({ box }: DrawnFace) => box.width * box.height;
  const most = Math.max(...faces.map(area));
  const largest = faces.findIndex((face) => area(face) === most);
  return faces.map(({ kind, box }, i) => ({
    share: box.height / height,
    kind,
    largest: i === largest,
    score: scores[i] ?? 0,
  }));
}

/** For each box the score of the detection that is it, 0 where there is none; the surest detections choose first. */
export function matched(boxes: readonly Box[], found: readonly Detection[]): number[] {
  const scores = boxes.map(() => 0);
  for (const { box, score } of found.toSorted((a, b) => b.score - a.score)) {
    const free = boxes.map((drawn, i) => (scores[i] === 0 ? iou(drawn, box) : 0));
    const best = free.indexOf(Math.max(...free));
    if ((free[best] ?? 0) >= FOUND) scores[best] = score;
  }
  return scores;
}

function isBeside(box: Box, drawn: readonly DrawnFace[]): boolean {
  return drawn.every((face) => intersection(face.box, box) < BESIDE * box.width * box.height);
}

function surest(found: readonly Detection[]): number {
  return Math.max(0, ...found.map(({ score }) => score));
}

/** The columns of the table, in their order: shares, 0..1; NaN where there is nothing to share. */
export const COLUMNS = [
  '≥ 8 % high',
  ...KINDS,
  '4–8 %',
  '< 4 %',
  'largest missed',
  'alarms, no people',
  'beside every box',
  'parts of people',
  'animals',
] as const;
export type Figures = Readonly<Record<(typeof COLUMNS)[number], number>>;

/** What of it counts from a threshold on. */
export function figures({ faces, beside, parts, noPeople, animals }: Seen, threshold: number): Figures {
  const share = (scores: readonly number[]) => scores.filter((score) => score >= threshold).length / scores.length;
  const found = (some: readonly JudgedFace[]) => share(some.map(({ score }) => score));
  const tall = faces.filter((face) => face.share >= TALL);
  const ofKind = (kind: Kind) => found(tall.filter((face) => face.kind === kind));
  return {
    '≥ 8 % high': found(tall),
    masked: ofKind('masked'),
    bare: ofKind('bare'),
    'badly worn': ofKind('badly worn'),
    '4–8 %': found(faces.filter((face) => face.share >= LOW && face.share < TALL)),
    '< 4 %': found(faces.filter((face) => face.share < LOW)),
    'largest missed': 1 - found(tall.filter(({ largest }) => largest)),
    'alarms, no people': share(noPeople),
    'beside every box': share(beside),
    'parts of people': share(parts),
    animals: share(animals),
  };
}

/** Share of photos that fire where no face was drawn: what detectors are made equal by. */
export function alarms({ noPeople, beside }: Seen, threshold: number): number {
  const scores = [...noPeople, ...beside];
  return scores.filter((score) => score >= threshold).length / scores.length;
}

/** The lowest threshold, in hundredths, that raises no more alarms than `most`. */
export function thresholdFor(seen: Seen, most: number): number {
  const thresholds = Array.from({ length: 90 }, (_, i) => (10 + i) / 100);
  return thresholds.find((threshold) => alarms(seen, threshold) <= most) ?? 0.99;
}
