import type { Outcome, Report } from './outcome.ts';

/** One picture a line; described faces have the number that an annotated copy shows. */
export const jsonLines: Report = {
  head: '',
  print: (outcome) => `${JSON.stringify(toObject(outcome))}\n`,
  holdsErrors: true,
};

function toObject({ file, analysis, written, error }: Outcome): object {
  const failure = error && { error: { code: error.code, message: error.message } };
  if (!analysis) return { file, ...failure };
  const { width, height, format, unread, device, model, timings } = analysis;
  const faces = analysis.faces.map((face, i) => ({ number: i + 1, ...face }));
  return {
    file,
    width,
    height,
    format,
    faces,
    unread,
    ...(written && { pictures: written }),
    device,
    model,
    timings,
    ...failure,
  };
}
