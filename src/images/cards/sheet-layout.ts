/** Faces that stand side by side on a sheet; more of them in two columns. */
export const SIDE_BY_SIDE = 3;

/** The most faces that a sheet shows. */
export const FACES_ON_SHEET = 8;

/** A portrait's size in pixels: that of the largest tile. */
export const SHEET_PORTRAIT = { width: 335, height: 470 } as const;

/** How many words a face has on a sheet, at most. */
export const WORDS_ON_SHEET = 3;
