import { readingOrder } from '../images/reading-order.ts';
import { type Analysis, type Face, milliseconds } from '../inference/analysis.ts';
import { type DeviceReport, PROBE_BATCH } from '../inference/sessions/devices.ts';
import type { UserError } from '../user-error.ts';
import { GROUP_KEYS } from '../wording/groups.ts';
import { wordingIn } from '../wording/language.ts';
import { readScores } from '../wording/readings.ts';
import { unreadText } from '../wording/unread.ts';
import type { Outcome, Report } from './outcome.ts';
import type { Paint } from './streams.ts';

const BAR_WIDTH = 20;

export interface TableOptions {
  /** Probability from which an attribute counts as detected, 0..1. */
  readonly threshold: number;
  /** Show the attributes below the threshold too. */
  readonly all: boolean;
}

/** A picture's faces for people: their attributes in groups, with bars and percentages. */
export function tables(options: TableOptions, paint: Paint): Report {
  return {
    head: '',
    print: (outcome) => (outcome.analysis ? table(outcome, outcome.analysis, options, paint) : ''),
    holdsErrors: false,
  };
}

/** What went wrong with a picture. */
export function errorText(file: string, { code, message }: UserError, paint: Paint): string {
  return `${paint('bold', printable(file))}  ${paint('red', printable(message))} ${paint('dim', `(${code})`)}\n\n`;
}

function table({ file, whys }: Outcome, analysis: Analysis, options: TableOptions, paint: Paint): string {
  const { width, height, format, faces, timings, device } = analysis;
  const lines = [`${paint('bold', printable(file))}  ${width} × ${height} ${format}${remarks(analysis)}`];
  if (faces.length === 0) lines.push('  No face to describe was found.');
  // Numbered as people read the picture, as in an annotated copy.
  const inOrder = readingOrder(faces).flatMap((at) => (faces[at] ? [{ face: faces[at], why: whys?.[at] }] : []));
  for (const [i, { face, why }] of inOrder.entries()) {
    if (faces.length > 1) lines.push('', `  ${paint('bold', `Face ${i + 1} of ${faces.length}`)}, ${place(face)}`);
    lines.push(...attributeRows(face, options, paint));
    if (why) lines.push('', `  ${paint('bold', 'Why')} ${why.sentence.replaceAll('\u00a0', ' ')}`);
  }
  const left = unreadText([analysis], wordingIn());
  if (left !== undefined) lines.push('', `  ${left}`);
  const total = milliseconds(analysis);
  const stages = `decode ${ms(timings.decode)}, detect ${ms(timings.detect)}, attributes ${ms(timings.attributes)}`;
  lines.push('', `  ${paint('dim', `${device}, ${ms(total)} ms (${stages})`)}`);
  return `${lines.join('\n')}\n\n`;
}

/** What is unusual about the file. */
function remarks({ damaged, frame, turned }: Analysis): string {
  return [
    frame && frame.count > 1 ? `, frame ${frame.index + 1} of ${frame.count}` : '',
    turned === undefined ? '' : turned === 180 ? ', upside down' : ', on its side',
    damaged ? ', damaged' : '',
  ].join('');
}

/** The devices, available or why not. */
export function deviceTable(reports: readonly DeviceReport[]): string {
  const rows = reports.map((report) => {
    const state = report.available
      ? `available, ${report.milliseconds.toFixed(1)} ms for ${PROBE_BATCH} faces`
      : `not available: ${report.reason}`;
    return `${report.device.padEnd(9)} ${state}\n`;
  });
  return rows.join('');
}

function attributeRows({ attributes }: Face, { threshold, all }: TableOptions, paint: Paint): string[] {
  const wording = wordingIn();
  const rows: string[] = [];
  const readings = readScores(attributes, { threshold, literal: true });
  for (const group of GROUP_KEYS) {
    const shown = readings.filter((reading) => reading.group === group && (all || reading.detected));
    if (shown.length === 0) continue;
    rows.push('', `  ${paint('cyan', wording.groupTitle(group))}`);
    for (const { said, probability, detected, uncertain } of shown) {
      const mark = all && detected ? '•' : ' ';
      const score = wording.percent(probability).replaceAll('\u00a0', ' ').padStart(6);
      const doubt = uncertain ? `  ${wording.say('card.notSure')}` : '';
      const row = `${mark} ${wording.label(said).padEnd(22)} ${bar(probability)} ${score}${doubt}`;
      rows.push(`  ${detected ? row : paint('dim', row)}`);
    }
  }
  return rows.length > 0 ? rows : ['', `  No attribute reaches ${percent(threshold).trim()}.`];
}

function bar(probability: number): string {
  const filled = Math.round(probability * BAR_WIDTH);
  return '█'.repeat(filled) + '░'.repeat(BAR_WIDTH - filled);
}

function percent(probability: number): string {
  return `${Math.round(probability * 100)} %`.padStart(5);
}

function place({ box, score }: Face): string {
  const [x, y, width, height] = [box.x, box.y, box.width, box.height].map(Math.round);
  return `${width} × ${height} at (${x}, ${y}), sure to ${percent(score).trim()}`;
}

function ms(milliseconds: number): string {
  return milliseconds.toFixed(1);
}

/** A file's name may hold anything, escape sequences for the terminal included. */
function printable(name: string): string {
  return name.replace(/\p{Cc}/gu, '?');
}
