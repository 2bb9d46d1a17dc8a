import { readingOrder } from '../../images/reading-order.ts';
import type { AttributeName } from '../../inference/attributes/names.ts';
import { JUDGEMENTS } from '../../wording/groups.ts';
import { leftOutOf, type Reading, readScores } from '../../wording/readings.ts';
import type { FaceRef } from './custom-ids.ts';
import { packScores, unpackScores } from './packing.ts';
import type { AnalysedPicture } from './picture.ts';

/** Which scores people are told, and from where on they count. */
export interface Telling {
  /** Probability from which an attribute counts as detected. 0..1 */
  readonly threshold: number;
  /** What the operator leaves out: it is not even in buttons. */
  readonly hidden: ReadonlySet<AttributeName>;
  /** What the server leaves out: buttons carry it, nothing shows it. */
  readonly unlisted?: ReadonlySet<AttributeName>;
  /** Judgements of looks are not listed, but counted: nobody asked for them. Default false. */
  readonly gentle?: boolean;
}

/** A described face, as it is numbered in the reply. */
export interface FaceInReply {
  /** Which of the described pictures it is in, from 0. */
  readonly picture: number;
  /** In a picture that is a spoiler. */
  readonly covered: boolean;
  readonly ref: FaceRef;
  /** What is listed, strongest first. */
  readonly readings: readonly Reading[];
  /** How many scores the face has, those that are not listed included. */
  readonly scores: number;
  /** How many judgements of looks were detected and are not listed. */
  readonly notShown: number;
}

/** The faces of all pictures in the order of their numbers: picture by picture, row by row, left to right. */
export function facesIn(pictures: readonly AnalysedPicture[], telling: Telling): FaceInReply[] {
  const faces = pictures.flatMap((picture, index) =>
    readingOrder(picture.analysis.faces).flatMap((place) => {
      const face = picture.analysis.faces[place];
      return face === undefined ? [] : [{ picture, index, face }];
    }),
  );
  return faces.map(({ picture, index, face }, at) => {
    const { attributes, box } = face;
    const { width, height } = picture.analysis;
    const place = {
      picture: picture.index ?? index,
      x: (box.x + box.width / 2) / width,
      y: (box.y + box.height / 2) / height,
    };
    const packed = packScores(attributes, leftOutOf(face, telling.hidden));
    const ref = { number: at + 1, threshold: telling.threshold, packed, place };
    return { picture: index, covered: picture.spoiler, ref, ...readFace(ref, telling) };
  });
}

/** The judgements of looks that a reply where nobody asked counts and does not list, strongest first. */
export function judgementsOf(face: FaceRef, telling: Pick<Telling, 'hidden' | 'unlisted'>): Reading[] {
  return readFace(face, telling).readings.filter(({ name, detected }) => detected && JUDGEMENTS.has(name));
}

/**
 * What is told of a face. It comes from the packed scores, so that a button pressed later shows the same figures; what
 * was hidden since the reply was sent is hidden now.
 */
export function readFace(
  { packed, threshold }: FaceRef,
  { hidden, unlisted, gentle = false }: Omit<Telling, 'threshold'>,
): Pick<FaceInReply, 'readings' | 'scores' | 'notShown'> {
  const readings = readScores(unpackScores(packed), { threshold, hidden: new Set([...hidden, ...(unlisted ?? [])]) });
  const withheld = (reading: Reading) => gentle && JUDGEMENTS.has(reading.name);
  return {
    readings: readings.filter((reading) => !withheld(reading)),
    scores: readings.length,
    notShown: readings.filter((reading) => withheld(reading) && reading.detected).length,
  };
}
