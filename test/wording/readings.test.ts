import { describe, expect, it } from 'vitest';
import { measuredFacts } from '../../src/inference/attributes/facts.ts';
import { ATTRIBUTE_NAMES } from '../../src/inference/attributes/names.ts';
import { GROUPS, groupOf } from '../../src/wording/groups.ts';
import { wordingIn } from '../../src/wording/language.ts';
import { leftOutOf } from '../../src/wording/readings.ts';
import { mostTelling, standsOut, tellingness } from '../../src/wording/telling.ts';
import { readingsOf } from './readings-of.ts';

const wording = wordingIn();
const find = (name: string, readings: ReturnType<typeof readingsOf>) =>
  readings.find((reading) => reading.name === name);

describe('words', () => {
  it('has every attribute once, in one group, in words', () => {
    expect(Object.values(GROUPS).flat().toSorted()).toEqual(ATTRIBUTE_NAMES.toSorted());
    const labels = ATTRIBUTE_NAMES.map((name) => wording.label(name));
    expect(new Set(labels).size).toBe(40);
    expect(labels.join(' ')).not.toMatch(/_|[A-Z]/);
    expect(groupOf('Blurry')).toBe('picture');
  });

  it('never says that something is certain', () => {
    expect([0, 0.004, 0.006, 0.5, 0.994, 0.996, 1].map((probability) => wording.percent(probability))).toEqual([
      '<\u00a01\u00a0%',
      '<\u00a01\u00a0%',
      '1\u00a0%',
      '50\u00a0%',
      '99\u00a0%',
      '>\u00a099\u00a0%',
      '>\u00a099\u00a0%',
    ]);
  });
});

describe('readings', () => {
  it.each([0.05, 0.5, 0.9])('are uncertain near 50 %% and sure elsewhere with a threshold of %f', (threshold) => {
    const readings = readingsOf({ Smiling: 0.5, Bald: 0.01, Bangs: 0.99 }, { threshold });
    expect(find('Smiling', readings)?.uncertain).toBe(true);
    expect(find('Bald', readings)?.uncertain).toBe(false);
    expect(find('Bangs', readings)?.uncertain).toBe(false);
  });

  it('take the band of uncertain scores from what was measured', () => {
    const [from, to] = measuredFacts().uncertain;
    expect(from).toBeGreaterThan(0.2);
    expect(to).toBeLessThan(0.8);
    const readings = readingsOf({ Smiling: from - 0.01, Bald: from + 0.01, Bangs: to - 0.01, Mustache: to + 0.01 });
    const uncertain = readings.filter((reading) => reading.uncertain).map(({ name }) => name);
    expect(uncertain.toSorted()).toEqual(['Bald', 'Bangs']);
  });

  it('call a denied absence a beard, unless the attributes own names are asked for', () => {
    const beard = find('No_Beard', readingsOf({ No_Beard: 0.1 }));
    expect(beard?.said).toBe('Beard');
    expect(beard?.probability).toBeCloseTo(0.9, 2);
    expect(find('No_Beard', readingsOf({ No_Beard: 0.1 }, { literal: true }))?.said).toBe('No_Beard');
    expect(find('No_Beard', readingsOf({ No_Beard: 0.4 }, { threshold: 0.3 }))?.said).toBe('No_Beard');
  });
});

describe('what is most telling', () => {
  it('is what goes farthest beyond what is usual, not what scores highest', () => {
    const readings = readingsOf({ No_Beard: 0.999, Bald: 0.9, Smiling: 0.97 });
    expect(
      mostTelling(readings)
        .slice(0, 2)
        .map(({ said }) => said),
    ).toEqual(['Bald', 'Smiling']);
  });

  it('is nothing that is no likelier than usual', () => {
    const { baseRate } = measuredFacts().attributes.Smiling;
    expect(
      tellingness(readingsOf({ Smiling: baseRate - 0.01 }).find(({ name }) => name === 'Smiling') ?? expect.fail()),
    ).toBe(0);
  });

  it('does not fill the list from one group', () => {
    const readings = readingsOf({ No_Beard: 0.01, Sideburns: 0.95, Goatee: 0.95, Mustache: 0.95, Smiling: 0.97 });
    const order = standsOut(readings).map(({ said }) => said);
    expect(order.indexOf('Smiling')).toBeLessThan(4);
  });
});

describe('what is left out of a face', () => {
  it('is what is hidden, and of one that looks like a child’s two judgements more', () => {
    expect([...leftOutOf({}, ['Smiling'])]).toEqual(['Smiling']);
    expect([...leftOutOf({ childlike: true }, ['Smiling'])]).toEqual(['Smiling', 'Male', 'Attractive']);
  });
});
