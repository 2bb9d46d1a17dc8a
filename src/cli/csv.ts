import type { Face } from '../inference/analysis.ts';
import { ATTRIBUTE_NAMES, type AttributeName } from '../inference/attributes/names.ts';
import { numbersOf } from './numbers.ts';
import type { CliOptions } from './options.ts';
import type { Report } from './outcome.ts';

const COLUMNS = ['file', 'face', 'x', 'y', 'width', 'height', 'score'];

/**
 * A row for each described face, with the probability of every attribute, or of those that `only` names (RFC 4180);
 * last, where `why` names an attribute, the part of the face that decides its score, empty where none does.
 */
export function csv({ only = ATTRIBUTE_NAMES, why }: Pick<CliOptions, 'only' | 'why'>): Report {
  return {
    head: row([...COLUMNS, ...only, ...(why === undefined ? [] : [`why_${why}`])]),
    print: ({ file, analysis, whys }) => {
      const numbers = numbersOf(analysis?.faces ?? []);
      const reasonOf = (i: number) => (why === undefined ? [] : [whys?.[i]?.part ?? '']);
      const rows = analysis?.faces.map((face, i) =>
        row([file, numbers[i] ?? 0, ...valuesOf(face, only), ...reasonOf(i)]),
      );
      return rows?.join('') ?? '';
    },
    holdsErrors: false,
  };
}

function valuesOf({ box, score, attributes }: Face, only: readonly AttributeName[]): string[] {
  return [
    ...[box.x, box.y, box.width, box.height].map((pixels) => pixels.toFixed(1)),
    ...[score, ...only.map((name) => attributes[name].probability)].map((share) => share.toFixed(4)),
  ];
}

function row(fields: readonly (string | number)[]): string {
  return `${fields.map(field).join(',')}\r\n`;
}

function field(value: string | number): string {
  const text = String(value);
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
