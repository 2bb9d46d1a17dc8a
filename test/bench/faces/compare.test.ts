import { describe, expect, it } from 'vitest';
import { compared, type Findings } from '../../../bench/faces/compare.ts';
import { type Detection, figures, judge, type KnownPhoto, matched, thresholdFor } from '../../../bench/faces/judge.ts';
import { table } from '../../../bench/faces/table.ts';

const box = (x: number, y: number, width: number, height: number) => ({ x, y, width, height });
const at = (score: number, ...where: Parameters<typeof box>): Detection => ({ score, box: box(...where) });

/** 1,000 pixels high: a tall masked face, which is the largest, a low bare one, and a tiny one. */
const PHOTO: KnownPhoto = {
  height: 1000,
  faces: [
    { kind: 'masked', box: box(100, 100, 80, 100) },
    { kind: 'bare', box: box(400, 100, 40, 50) },
    { kind: 'bare', box: box(700, 100, 20, 20) },
  ],
};

function seenIn(found: readonly Detection[], others: readonly Detection[] = []) {
  return judge([{ photo: PHOTO, found, others }], [], []);
}

describe('detections held against boxes drawn by hand', () => {
  it('are one face each: the surest chooses first, and two of one face find one face', () => {
    const boxes = [box(0, 0, 40, 50), box(200, 0, 40, 50)];
    expect(matched(boxes, [at(0.8, 1, 0, 40, 50), at(0.9, 0, 0, 40, 50)])).toEqual([0.9, 0]);
    expect(matched(boxes, [at(0.7, 200, 10, 40, 50), at(0.9, 0, 0, 40, 50)])).toEqual([0.9, 0.7]);
  });

  it('count from an overlap of 0.3 on', () => {
    expect(matched([box(0, 0, 100, 100)], [at(0.9, 50, 0, 100, 100)])).toEqual([0.9]);
    expect(matched([box(0, 0, 100, 100)], [at(0.9, 55, 0, 100, 100)])).toEqual([0]);
  });

  it('are told apart by height, by mask and by whether they are the largest', () => {
    const both = figures(seenIn([at(0.9, 100, 100, 80, 100), at(0.4, 400, 100, 40, 50)]), 0.5);
    expect(both).toMatchObject({ '≥ 8 % high': 1, masked: 1, '4–8 %': 0, '< 4 %': 0, 'largest missed': 0 });
    expect(both.bare).toBeNaN();
    const low = figures(seenIn([at(0.9, 400, 100, 40, 50), at(0.9, 700, 100, 20, 20)]), 0.5);
    expect(low).toMatchObject({ '≥ 8 % high': 0, masked: 0, '4–8 %': 1, '< 4 %': 1, 'largest missed': 1 });
  });

  it('count at their score, and not above it', () => {
    const seen = seenIn([at(0.6, 100, 100, 80, 100)]);
    expect([0.59, 0.6, 0.61].map((threshold) => figures(seen, threshold).masked)).toEqual([1, 1, 0]);
  });

  it('are beside every box where less than three tenths of them lie on one, and on a part of a person where no other detector sees anything', () => {
    const hand = at(0.7, 500, 600, 60, 60);
    const inFace = at(0.7, 110, 120, 20, 20);
    expect(figures(seenIn([hand]), 0.5)).toMatchObject({ 'beside every box': 1, 'parts of people': 1 });
    expect(figures(seenIn([inFace]), 0.5)).toMatchObject({ 'beside every box': 0, 'parts of people': 0 });
    const seenByAnother = seenIn([hand], [at(0.3, 505, 600, 60, 60)]);
    expect(figures(seenByAnother, 0.5)).toMatchObject({ 'beside every box': 1, 'parts of people': 0 });
  });

  it('are alarms where there is nobody, one a photo', () => {
    const alarm = at(0.6, 0, 0, 9, 9);
    const seen = judge([], [[alarm, alarm], [], [], []], [[alarm], []]);
    expect(figures(seen, 0.5)).toMatchObject({ 'alarms, no people': 0.25, animals: 0.5 });
  });
});

it('the threshold for as many alarms is the lowest one, in hundredths', () => {
  const photos = [0.205, 0.405, 0.605, 0.805].map((score) => [at(score, 0, 0, 9, 9)]);
  expect(thresholdFor(judge([], photos, []), 0.25)).toBe(0.61);
  expect(thresholdFor(judge([], photos, []), 1)).toBe(0.1);
});

describe('the table', () => {
  const ours: Findings = {
    detector: { name: 'ours', kind: 'Facets', threshold: 0.45, readable: 0.55 },
    people: [[at(0.5, 100, 100, 80, 100)]],
    noPeople: [[], []],
    animals: [],
  };
  const theirs: Findings = {
    detector: { name: 'theirs', kind: 'YuNet', threshold: 0.6 },
    people: [[at(0.9, 100, 100, 80, 100), at(0.35, 500, 600, 60, 60)]],
    noPeople: [[at(0.7, 0, 0, 9, 9)], []],
    animals: [],
  };

  it('has ours at both thresholds, and a peer at its own and at the one with as many alarms as ours', () => {
    const rows = compared([PHOTO], [ours, theirs]);
    expect(rows.map(({ detector, threshold }) => [detector, threshold])).toEqual([
      ['ours', 0.45],
      ['ours', 0.55],
      ['theirs', 0.6],
      ['theirs', 0.71],
    ]);
    expect(rows.map((row) => row.figures.masked)).toEqual([1, 0, 1, 1]);
    expect(rows.map((row) => row.figures['alarms, no people'])).toEqual([0, 0, 0.5, 0]);
  });

  it('is Markdown in percent, with a dash where there is nothing to count', () => {
    const [head, , first] = table(compared([PHOTO], [ours])).split('\n');
    expect(head).toBe(
      '| detector | threshold | ≥ 8 % high | masked | bare | badly worn | 4–8 % | < 4 % | largest missed | alarms, no people | beside every box | parts of people | animals |',
    );
    expect(first).toBe('| ours | 0.45 | 100.0 | 100.0 | – | – | 0.0 | 0.0 | 0.0 | 0.0 | 0.0 | 0.0 | – |');
  });
});
