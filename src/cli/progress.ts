import { SingleBar } from 'cli-progress';

/** A progress bar that lets other text pass: it is wiped before a write and drawn again after it. */
export class Progress {
  readonly #bar: SingleBar;
  readonly #stream: NodeJS.WritableStream;

  constructor(stream: NodeJS.WritableStream, total: number) {
    this.#stream = stream;
    this.#bar = new SingleBar({
      stream,
      format: '{bar} {value} of {total} pictures, {eta_formatted} left',
      barCompleteChar: '█',
      barIncompleteChar: '░',
      clearOnComplete: true,
      hideCursor: true,
    });
    this.#bar.start(total, 0);
  }

  /** Clears the bar's line, for text that is about to be written to the same terminal. */
  wipe(): void {
    this.#stream.write('\r\x1b[K');
  }

  increment(): void {
    this.#bar.increment();
  }

  stop(): void {
    this.#bar.stop();
  }
}
