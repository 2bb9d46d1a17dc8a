/** The most faces that a card shows. */
export const FACES_ON_CARD = 12;

/** Up to this many faces stand in two columns on a card; more of them in three. */
const IN_TWO_COLUMNS = 6;

export function columnsOnCard(faces: number): number {
  return faces <= IN_TWO_COLUMNS ? 2 : 3;
}

/** How many words a face has on a card of so many faces, at most: those that do not fit beside the first are left out. */
export function wordsOnCard(faces: number): number {
  return faces <= IN_TWO_COLUMNS ? 3 : 2;
}
