import { readingOrder } from '../images/reading-order.ts';
import { type Analysis, type Face, milliseconds } from '../inference/analysis.ts';
import type { AttributeName } from '../inference/attributes/names.ts';
import { type DeviceReport, PROBE_BATCH } from '../inference/sessions/devices.ts';
import type { UserError } from '../user-error.ts';
import { GROUP_KEYS } from '../wording/groups.ts';
import type { Wording } from '../wording/language.ts';
import { leftOutOf, readScores } from '../wording/readings.ts';
import { unreadText } from '../wording/unread.ts';
import { chosenScores } from './chosen-scores.ts';
import { columnsOf, indentToColumns, padToColumns } from './columns.ts';
import type { Outcome, Report } from './outcome.ts';
import type { Paint } from './streams.ts';

const BAR_WIDTH = 20;
/** Of names, where none of a table is longer. */
const NAME_WIDTH = 22;

export interface TableOptions {
  /** Probability from which an attribute counts as detected, 0..1. */
  readonly threshold: number;
  /** Show the attributes below the threshold too. */
  readonly all: boolean;
  /** Show these attributes alone, those below the threshold too. */
  readonly only?: readonly AttributeName[] | undefined;
  readonly wording: Wording;
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
export function errorText(file: string, error: UserError, wording: Wording, paint: Paint): string {
  const text = printable(wording.explain(error));
  return `${paint('bold', printable(file))}  ${paint('red', text)} ${paint('dim', `(${error.code})`)}\n\n`;
}

function table({ file, whys }: Outcome, analysis: Analysis, options: TableOptions, paint: Paint): string {
  const { wording } = options;
  const { width, height, format, faces, timings, device } = analysis;
  const lines = [`${paint('bold', printable(file))}  ${width} × ${height} ${format}${remarks(analysis, wording)}`];
  if (faces.length === 0) lines.push(`  ${wording.say('cli.noFace')}`);
  // Numbered as people read the picture, as in an annotated copy.
  const inOrder = readingOrder(faces).flatMap((at) => (faces[at] ? [{ face: faces[at], why: whys?.[at] }] : []));
  for (const [i, { face, why }] of inOrder.entries()) {
    if (faces.length > 1) {
      const number = wording.say('cli.face', { number: i + 1, faces: faces.length });
      lines.push('', `  ${wording.enumerate([paint('bold', number), place(face, wording)])}`);
    }
    lines.push(...attributeRows(face, options, paint));
    if (why) lines.push('', `  ${paint('bold', wording.say('cli.whyHead'))} ${why.sentence.replaceAll('\u00a0', ' ')}`);
  }
  const left = unreadText([analysis], wording);
  if (left !== undefined) lines.push('', `  ${left}`);
  const total = milliseconds(analysis);
  const times = wording.say('cli.times', {
    device,
    total: ms(total),
    decode: ms(timings.decode),
    detect: ms(timings.detect),
    attributes: ms(timings.attributes),
  });
  lines.push('', `  ${paint('dim', times)}`);
  // Terminals show a space that does not break as a space, but who searches the output finds it by neither.
  return `${lines.join('\n')}\n\n`.replaceAll('\u00a0', ' ');
}

/** What is unusual about the file. */
function remarks({ damaged, frame, turned }: Analysis, wording: Wording): string {
  const said = [
    ...(frame && frame.count > 1 ? [wording.say('cli.frame', { frame: frame.index + 1, frames: frame.count })] : []),
    ...(turned === undefined ? [] : [wording.say(turned === 180 ? 'cli.upsideDown' : 'cli.onItsSide')]),
    ...(damaged ? [wording.say('cli.damaged')] : []),
  ];
  return said.map((remark) => `${wording.say('list.separator')}${remark}`).join('');
}

/** The devices, available or why not. */
export function deviceTable(reports: readonly DeviceReport[], wording: Wording): string {
  const rows = reports.map((report) => {
    const state = report.available
      ? wording.say('cli.device', { milliseconds: report.milliseconds.toFixed(1), faces: PROBE_BATCH })
      : wording.say('cli.noDevice', { reason: report.reason });
    return `${report.device.padEnd(9)} ${state}\n`;
  });
  return rows.join('');
}

function attributeRows(face: Face, { threshold, all, only, wording }: TableOptions, paint: Paint): string[] {
  const rows: string[] = [];
  const scores = chosenScores(face.attributes, only);
  const whateverScore = all || only !== undefined;
  const readings = readScores(scores, { threshold, hidden: leftOutOf(face), literal: true }).filter(
    ({ detected }) => whateverScore || detected,
  );
  const width = Math.max(NAME_WIDTH, ...readings.map(({ said }) => columnsOf(wording.label(said))));
  for (const group of GROUP_KEYS) {
    const shown = readings.filter((reading) => reading.group === group);
    if (shown.length === 0) continue;
    rows.push('', `  ${paint('cyan', wording.groupTitle(group))}`);
    for (const { said, probability, detected, uncertain } of shown) {
      const mark = whateverScore && detected ? '•' : ' ';
      const score = indentToColumns(wording.percent(probability), 6);
      const doubt = uncertain ? `  ${wording.say('card.notSure')}` : '';
      const row = `${mark} ${padToColumns(wording.label(said), width)} ${bar(probability)} ${score}${doubt}`;
      rows.push(`  ${detected ? row : paint('dim', row)}`);
    }
  }
  if (rows.length > 0) return rows;
  // Of a child's face, what was asked for may all be left out; nothing else leaves a score out here.
  const nothing = whateverScore
    ? wording.say('cli.notSaidOfChildren')
    : wording.say('line.nothingOver', { threshold: exactly(threshold, wording) });
  return ['', `  ${nothing}`];
}

/** A threshold, unlike a score, may be 0 % or 100 %. */
function exactly(threshold: number, wording: Wording): string {
  return wording.say('percent', { number: Math.round(threshold * 100) });
}

function bar(probability: number): string {
  const filled = Math.round(probability * BAR_WIDTH);
  return '█'.repeat(filled) + '░'.repeat(BAR_WIDTH - filled);
}

function place({ box, score }: Face, wording: Wording): string {
  return wording.say('cli.place', {
    x: Math.round(box.x),
    y: Math.round(box.y),
    width: Math.round(box.width),
    height: Math.round(box.height),
    score: wording.percent(score),
  });
}

function ms(milliseconds: number): string {
  return milliseconds.toFixed(1);
}

/** A file's name may hold anything, escape sequences for the terminal included. */
function printable(name: string): string {
  return name.replace(/\p{Cc}/gu, '?');
}
