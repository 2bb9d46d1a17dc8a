/**
 * A 2×3 matrix that maps (u, v) to (x, y) = (a·u + b·v + c, d·u + e·v + f), as [a, b, c, d, e, f].
 * Coordinates are continuous: the pixel in column i and row j covers [i, i+1) × [j, j+1) and has its centre at +0.5.
 */
export type Affine = readonly [a: number, b: number, c: number, d: number, e: number, f: number];
