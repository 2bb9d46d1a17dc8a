import type { Face } from '../inference/analysis.ts';
import { ATTRIBUTE_NAMES } from '../inference/attributes/names.ts';
import { numbersOf } from './numbers.ts';
import type { CliOptions } from './options.ts';
import type { Report } from './outcome.ts';

const COLUMNS = ['file', 'face', 'x', 'y', 'width', 'height', 'score', ...ATTRIBUTE_NAMES];

/**
 * A row for each described face, with the probability of every attribute (RFC 4180); last, where `why` names an
 * attribute, the part of the face that decides its score, empty where none does.
 */
export function csv({ why }: Pick<CliOptions, 'why'>): Report {
  return {
    head: row(why === undefined ? COLUMNS : [...COLUMNS, `why_${why}`]),
    print: ({ file, analysis, whys }) => {
      const numbers = numbersOf(analysis?.faces ?? []);
      const reasonOf = (i: number) => (why === undefined ? [] : [whys?.[i]?.part ?? '']);
      const rows = analysis?.faces.map((face, i) => row([file, numbers[i] ?? 0, ...valuesOf(face), ...reasonOf(i)]));
      return rows?.join('') ?? '';
    },
    holdsErrors: false,
  };
}

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
