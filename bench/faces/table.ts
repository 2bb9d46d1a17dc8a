import { COLUMNS, type Figures } from './judge.ts';

/** A detector at one of its thresholds. */
export interface Row {
  readonly detector: string;
  readonly threshold: number;
  readonly figures: Figures;
}

/** In Markdown, percentages. */
export function table(rows: readonly Row[]): string {
  const cell = (share: number) => (Number.isNaN(share) ? '–' : (100 * share).toFixed(1));
  return [
    `| detector | threshold | ${COLUMNS.join(' | ')} |`,
    `| --- | ---: ${'| ---: '.repeat(COLUMNS.length)}|`,
    ...rows.map(({ detector, threshold, figures }) =>
      [`| ${detector} | ${threshold.toFixed(2)}`, ...COLUMNS.map((column) => cell(figures[column]))]
        .join(' | ')
        .concat(' |'),
    ),
  ].join('\n');
}
