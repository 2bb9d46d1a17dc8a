import type { Rectangle } from './rectangle.ts';

/** A face this much of its height below the last one begins a new row. */
const NEW_ROW = 0.5;

/** The places of `faces` in the order in which people read a picture: row by row, left to right. */
export function readingOrder(faces: readonly { readonly box: Rectangle }[]): number[] {
  const placed = faces
    .map(({ box }, index) => ({ index, x: box.x + box.width / 2, y: box.y + box.height / 2, height: box.height }))
    .toSorted((a, b) => a.y - b.y);
  const rows: (typeof placed)[] = [];
  for (const face of placed) {
    const last = rows.at(-1)?.at(-1);
    if (last === undefined || face.y - last.y > NEW_ROW * Math.min(face.height, last.height)) rows.push([face]);
    else rows.at(-1)?.push(face);
  }
  return rows.flatMap((row) => row.toSorted((a, b) => a.x - b.x)).map(({ index }) => index);
}
