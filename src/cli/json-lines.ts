import { wordingIn } from '../wording/language.ts';
import { chosenScores } from './chosen-scores.ts';
import { numbersOf } from './numbers.ts';
import type { CliOptions } from './options.ts';
import type { Outcome, Report } from './outcome.ts';

/** One picture a line, what does not hold of it left out; faces have the number that an annotated copy shows. */
export function jsonLines({ only }: Pick<CliOptions, 'only'>): Report {
  return {
    head: '',
    print: (outcome) => `${JSON.stringify(toObject(outcome, only))}\n`,
    holdsErrors: true,
  };
}

/** For programs: English, whatever is printed for people. */
function toObject({ file, analysis, whys, written, error }: Outcome, only: CliOptions['only']): object {
  const failure = error && { error: { code: error.code, message: wordingIn().explain(error) } };
  if (!analysis) return { file, ...failure };
  const { width, height, format, damaged, frame, turned, unread, device, precision, model, timings } = analysis;
  const numbers = numbersOf(analysis.faces);
  const faces = analysis.faces.map((face, i) => ({
    number: numbers[i],
    ...face,
    attributes: chosenScores(face.attributes, only),
    ...(whys && { why: whys[i] }),
  }));
  return {
    file,
    width,
    height,
    format,
    damaged,
    frame,
    turned,
    faces,
    unread,
    ...(written && { pictures: written }),
    device,
    precision,
    model,
    timings,
    ...failure,
  };
}
