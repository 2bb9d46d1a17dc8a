import { Writable } from 'node:stream';

/** What a bot logged, one object a line. */
export class LogLines {
  readonly lines: Record<string, unknown>[] = [];
  readonly #waiting = new Set<() => void>();

  readonly stream = new Writable({
    write: (chunk: Buffer, _encoding, done) => {
      for (const line of chunk.toString().trim().split('\n')) this.lines.push(JSON.parse(line));
      for (const wake of this.#waiting) wake();
      done();
    },
  });

  with(message: string): Record<string, unknown>[] {
    return this.lines.filter(({ msg }) => typeof msg === 'string' && msg.includes(message));
  }

  /** Resolves with the first line, past or to come, whose message has this in it. */
  async next(message: string): Promise<Record<string, unknown>> {
    for (;;) {
      const [line] = this.with(message);
      if (line) return line;
      await new Promise<void>((resolve) => {
        const wake = () => {
          this.#waiting.delete(wake);
          resolve();
        };
        this.#waiting.add(wake);
      });
    }
  }

  get text(): string {
    return this.lines.map((line) => JSON.stringify(line)).join('\n');
  }
}
