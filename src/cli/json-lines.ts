import type { Analysis } from '../inference/analysis.ts';
import type { UserError } from '../user-error.ts';

/** One picture as a line of JSON; described faces have the number that an annotated copy shows. */
export function analysisLine(file: string, analysis: Analysis): string {
  const { width, height, format, unread, device, model, timings } = analysis;
  const faces = analysis.faces.map((face, i) => ({ number: i + 1, ...face }));
  return `${JSON.stringify({ file, width, height, format, faces, unread, device, model, timings })}\n`;
}

/** A picture that could not be read, as a line of JSON. */
export function errorLine(file: string, { code, message }: UserError): string {
  return `${JSON.stringify({ file, error: { code, message } })}\n`;
}
