import { once } from 'node:events';
import { styleText } from 'node:util';

/** What the command line reads from and writes to. */
export interface Streams {
  readonly in: AsyncIterable<unknown> & { readonly isTTY?: boolean };
  readonly out: OutputStream;
  readonly err: OutputStream;
}

/** A terminal has a width in columns. */
export type OutputStream = NodeJS.WritableStream & {
  readonly isTTY?: boolean;
  readonly columns?: number;
  hasColors?(): boolean;
};

/** Gives text a colour, where there are any. */
export type Paint = (format: Parameters<typeof styleText>[0], text: string) => string;

/** Colours where the terminal has them, unless NO_COLOR is set; FORCE_COLOR has them everywhere. */
export function paintFor(stream: OutputStream, { FORCE_COLOR, NO_COLOR }: NodeJS.ProcessEnv): Paint {
  const forced = FORCE_COLOR === undefined ? undefined : !['0', 'false'].includes(FORCE_COLOR);
  const wanted = forced ?? (!NO_COLOR && stream.isTTY === true && (stream.hasColors?.() ?? false));
  return (format, text) => (wanted ? styleText(format, text, { validateStream: false }) : text);
}

/** Writes, and waits where the reader is slower. @throws the signal's reason */
export async function write(stream: OutputStream, text: string, signal?: AbortSignal): Promise<void> {
  if (text !== '' && !stream.write(text)) await once(stream, 'drain', signal && { signal });
}
