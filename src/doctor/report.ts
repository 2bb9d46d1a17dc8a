import type { Paint } from '../cli/streams.ts';
import type { Finding } from './finding.ts';

const SIGNS = {
  fine: ['green', '✓'],
  warning: ['yellow', '!'],
  problem: ['red', '✗'],
} as const;

/** A line per finding, with what to do below it. */
export function report(findings: readonly Finding[], paint: Paint): string {
  const width = Math.max(...findings.map(({ subject }) => subject.length));
  return findings.map((finding) => lines(finding, width, paint)).join('');
}

function lines({ subject, state, text, advice }: Finding, width: number, paint: Paint): string {
  const [colour, sign] = SIGNS[state];
  const below = ' '.repeat(width + 4);
  const rows = text.split('\n').join(`\n${below}`);
  const line = `${paint(colour, sign)} ${paint('bold', subject.padEnd(width))}  ${rows}\n`;
  return advice === undefined ? line : `${line}${below}→ ${advice}\n`;
}
