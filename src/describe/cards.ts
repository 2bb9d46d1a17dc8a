import { drawGroupCard } from '../images/cards/group.ts';
import { drawOneFaceCard } from '../images/cards/one-face.ts';
import type { Pixels } from '../images/picture.ts';
import { readingOrder } from '../images/reading-order.ts';
import type { Analysis, Face } from '../inference/analysis.ts';
import type { AttributeName } from '../inference/attributes/names.ts';
import { groupCard } from '../wording/cards/group.ts';
import { oneFaceCard } from '../wording/cards/one-face.ts';
import { type Language, wordingIn } from '../wording/language.ts';
import { leftOutOf, readScores } from '../wording/readings.ts';

/** Plain data: it passes to another process. */
export interface CardOptions {
  /** Default English. */
  readonly language?: Language;
  /** Probability from which an attribute counts as detected. 0..1 */
  readonly threshold: number;
  /** What the card does not say. */
  readonly hidden: readonly AttributeName[];
  /** Whether faces are shown: all, those of groups, or none. Without them a group has no card. */
  readonly showFaces: 'always' | 'several' | 'never';
  /** The face nearest to this point, as shares of the picture's width and height, alone. */
  readonly face?: { readonly x: number; readonly y: number };
}

/** The card of a picture: of its one face, or of all of them. Undefined where there is nothing to show. */
export async function drawCard(
  picture: Pixels,
  analysis: Pick<Analysis, 'faces' | 'unread' | 'width' | 'height'>,
  options: CardOptions,
): Promise<Buffer | undefined> {
  const { threshold, hidden, showFaces } = options;
  const wording = wordingIn(options.language);
  const read = (face: Face) => readScores(face.attributes, { threshold, hidden: leftOutOf(face, hidden) });
  const { faces } = analysis;
  const only = options.face ? nearestFace(analysis, options.face) : faces.length === 1 ? faces[0] : undefined;
  if (only) {
    const shown = showFaces === 'always' || (showFaces === 'several' && faces.length > 1);
    return drawOneFaceCard(oneFaceCard(read(only), wording), shown ? { picture, box: only.box } : undefined);
  }
  if (faces.length === 0 || showFaces === 'never') return undefined;
  const numbered = readingOrder(faces).flatMap((place, index) => {
    const face = faces[place];
    return face ? [{ number: index + 1, box: face.box, readings: read(face) }] : [];
  });
  const unread = analysis.unread.map(({ box }) => box);
  return drawGroupCard(groupCard(numbered, wording), { ...picture, unread });
}

/** The described face whose middle is nearest to a point, given as shares of the picture's sides. */
export function nearestFace(
  { faces, width, height }: Pick<Analysis, 'faces' | 'width' | 'height'>,
  { x, y }: { readonly x: number; readonly y: number },
): Face | undefined {
  const distance = ({ box }: Face) =>
    Math.hypot(box.x + box.width / 2 - x * width, box.y + box.height / 2 - y * height);
  return faces.toSorted((a, b) => distance(a) - distance(b))[0];
}
