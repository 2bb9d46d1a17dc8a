import type { FaceDetector } from '../face-detectors.ts';
import {
  alarms,
  type Detection,
  figures,
  judge,
  type KnownPhoto,
  type Look,
  type Seen,
  thresholdFor,
} from './judge.ts';
import type { Row } from './table.ts';

/** What a detector finds in each photo, in their order. */
export interface Findings {
  readonly detector: Pick<FaceDetector, 'name' | 'kind' | 'threshold' | 'readable'>;
  readonly people: readonly (readonly Detection[])[];
  readonly noPeople: readonly (readonly Detection[])[];
  readonly animals: readonly (readonly Detection[])[];
}

/** What a detector is less sure of than this, it does not see. */
const SOMETHING = 0.3;

/**
 * A row a detector and threshold: its own ones, and for peers also the one with which they raise as many alarms as the
 * first detector, ours, at the threshold from which on it describes faces.
 */
export function compared(people: readonly KnownPhoto[], findings: readonly Findings[]): Row[] {
  const [first] = findings;
  if (!first) return [];
  const seen = new Map(findings.map((each) => [each, seenBy(each, people, findings)]));
  const rowsOf = (each: Findings) => {
    const own = seen.get(each);
    if (!own) return [];
    return thresholdsOf(each, own).map((threshold) => ({
      detector: each.detector.name,
      threshold,
      figures: figures(own, threshold),
    }));
  };
  const thresholdsOf = ({ detector }: Findings, own: Seen) => {
    if (detector.readable !== undefined) return [detector.threshold, detector.readable];
    const ours = seen.get(first);
    const most = ours ? alarms(ours, first.detector.readable ?? first.detector.threshold) : 0;
    return [...new Set([detector.threshold, thresholdFor(own, most)])];
  };
  return findings.flatMap(rowsOf);
}

function seenBy(each: Findings, people: readonly KnownPhoto[], all: readonly Findings[]): Seen {
  const strangers = all.filter(({ detector }) => detector.kind !== each.detector.kind);
  const looks = people.map((photo, i): Look => {
    const others = strangers.flatMap((other) => other.people[i] ?? []).filter(({ score }) => score >= SOMETHING);
    return { photo, found: each.people[i] ?? [], others };
  });
  return judge(looks, each.noPeople, each.animals);
}
