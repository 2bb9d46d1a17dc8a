import type { Face } from '../inference/analysis.ts';
import { ATTRIBUTE_NAMES } from '../inference/attributes/names.ts';
import { numbersOf } from './numbers.ts';
import type { Report } from './outcome.ts';

const COLUMNS = ['file', 'face', 'x', 'y', 'width', 'height', 'score', ...ATTRIBUTE_NAMES];

/** A row for each described face, with the probability of every attribute (RFC 4180). */
export const csv: Report = {
  head: row(COLUMNS),
  print: ({ file, analysis }) => {
    const numbers = numbersOf(analysis?.faces ?? []);
    return analysis?.faces.map((face, i) => row([file, numbers[i] ?? 0, ...valuesOf(face)])).join('') ?? '';
  },
  holdsErrors: false,
};

function valuesOf({ box, score, attributes }: Face): string[] {
  return [
    ...[box.x, box.y, box.width, box.height].map((pixels) => pixels.toFixed(1)),
    ...[score, ...ATTRIBUTE_NAMES.map((name) => attributes[name].probability)].map((share) => share.toFixed(4)),
  ];
}

function row(fields: readonly (string | number)[]): string {
  return `${fields.map(field).join(',')}\r\n`;
}

function field(value: string | number): string {
  const text = String(value);
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
