/** Up to this many faces stand side by side on a card; more of them in columns. */
export const SIDE_BY_SIDE = 5;

/** The most faces that a card shows. */
export const FACES_ON_CARD = 12;

/** How many words a face has on a card of so many faces. */
export function wordsOnCard(faces: number): number {
  return faces <= SIDE_BY_SIDE ? 3 : 2;
}
