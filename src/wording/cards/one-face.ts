import type { BarRow } from '../../images/cards/bars.ts';
import type { OneFaceCard } from '../../images/cards/one-face.ts';
import { GROUP_COLOURS } from '../groups.ts';
import type { Wording } from '../language.ts';
import { isSure, type Reading } from '../readings.ts';
import { mayStandOut, standsOut, usualShare } from '../telling.ts';
import { faceTitle } from '../titles.ts';
import { fitAltText } from './alt-text.ts';

const ROWS = 5;
/** Where little is sure, more doubts than these would look like doubt about everything. */
const DOUBTS = 2;

/** What a card of one face shows: what stands out, and at least one doubt where there is any. */
export function cardRows(readings: readonly Reading[]): Reading[] {
  const doubts = mayStandOut(readings);
  const sure = standsOut(readings).slice(0, doubts.length > 0 ? ROWS - 1 : ROWS);
  return [...sure, ...doubts.slice(0, Math.min(DOUBTS, sure.length >= ROWS - 1 ? 1 : DOUBTS, ROWS - sure.length))];
}

export function oneFaceCard(readings: readonly Reading[], wording: Wording): OneFaceCard {
  const rows = cardRows(readings);
  return {
    locale: wording.locale,
    rows: rows.map((reading) => toRow(reading, wording)),
    notSure: wording.say('card.notSure'),
    nothing: faceTitle(readings, wording),
    footer: { usual: wording.say('card.usualShare'), rest: restText(readings, rows, wording) },
  };
}

function toRow(reading: Reading, wording: Wording): BarRow {
  return {
    label: wording.label(reading.said),
    group: wording.group(reading.group),
    colour: GROUP_COLOURS[reading.group],
    percent: wording.percent(reading.probability),
    value: reading.probability,
    usual: usualShare(reading),
    hatched: reading.uncertain,
  };
}

/** What was detected and is not on the card. */
function rest(readings: readonly Reading[], rows: readonly Reading[]) {
  const left = readings.filter((reading) => reading.detected && !rows.includes(reading));
  return { more: left.filter(isSure).length, notSure: left.filter(({ uncertain }) => uncertain).length };
}

function restText(readings: readonly Reading[], rows: readonly Reading[], wording: Wording): string {
  const { more, notSure } = rest(readings, rows);
  return [
    ...(more > 0 ? [wording.say('card.restMore', { count: more })] : []),
    ...(notSure > 0 ? [wording.say('card.restNotSure', { count: notSure })] : []),
  ].join(' · ');
}

/** All that the card says. */
export function oneFaceAltText(readings: readonly Reading[], wording: Wording): string {
  const rows = cardRows(readings);
  if (rows.length === 0) return wording.say('alt.nothing');
  const name = ({ said, probability }: Reading) => `${wording.label(said)} ${wording.percent(probability)}`;
  const sure = rows.filter(isSure).map(name);
  const doubts = rows.filter(({ uncertain }) => uncertain).map(name);
  const said = [
    ...(sure.length > 0 ? [wording.enumerate(sure)] : []),
    ...(doubts.length > 0 ? [wording.say('alt.oneNotSure', { what: wording.enumerate(doubts) })] : []),
  ].join(wording.say('list.clauses'));
  const left = restText(readings, rows, wording);
  return fitAltText(
    [wording.say('alt.one', { what: said }), ...(left === '' ? [] : [wording.say('alt.oneMore', { what: left })])],
    wording,
  );
}
