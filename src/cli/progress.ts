import type { Wording } from '../wording/language.ts';
import type { OutputStream } from './streams.ts';

const BAR_WIDTH = 24;

/** Before so many pictures and so much time, how long the rest will take is a guess. */
const ENOUGH = { pictures: 10, milliseconds: 3000 } as const;

/** Wipes the line that the cursor is in. */
const WIPE = '\r\x1b[K';

/**
 * A line that says how far a run is, below the text that passes. It changes nothing about the terminal, so that nothing
 * has to be restored however the run ends.
 */
export class Progress {
  readonly #stream: OutputStream;
  readonly #total: number;
  readonly #now: () => number;
  readonly #wording: Wording;
  #done = 0;
  #first: number | undefined;

  /** @param now the time in ms */
  constructor(stream: OutputStream, total: number, wording: Wording, now: () => number = () => performance.now()) {
    this.#stream = stream;
    this.#total = total;
    this.#now = now;
    this.#wording = wording;
    this.#draw();
  }

  /** Makes way for text on the same terminal, or for the end. */
  wipe(): void {
    this.#stream.write(WIPE);
  }

  /** One more is done. */
  increment(): void {
    this.#first ??= this.#now();
    this.#done++;
    this.#draw();
  }

  #draw(): void {
    const filled = Math.floor((this.#done / this.#total) * BAR_WIDTH);
    const bar = '█'.repeat(filled) + '░'.repeat(BAR_WIDTH - filled);
    const said = this.#wording.say('cli.progress', { done: this.#done, total: this.#total });
    const line = `${bar} ${said}${this.#left()}`;
    // A line that wraps could not be wiped. Some terminals do not know their width, and say 0.
    this.#stream.write(WIPE + line.slice(0, (this.#stream.columns || 80) - 1));
  }

  /** How long the rest will take at the speed so far; nothing while that is not known. */
  #left(): string {
    const passed = this.#now() - (this.#first ?? this.#now());
    const rest = this.#total - this.#done;
    if (rest === 0 || this.#done <= ENOUGH.pictures || passed < ENOUGH.milliseconds) return '';
    // The first picture's own time lies before the first was done.
    const seconds = ((passed / (this.#done - 1)) * rest) / 1000;
    return `, ${this.#wording.say('cli.left', { time: roughly(seconds, this.#wording) })}`;
  }
}

/** No more exact than it can be known: `5 s`, `40 s`, `3 min`, `2 h 10 min`. */
function roughly(seconds: number, wording: Wording): string {
  if (seconds < 10) return wording.say('time.seconds', { seconds: String(Math.max(1, Math.round(seconds))) });
  if (seconds < 55) return wording.say('time.seconds', { seconds: String(Math.round(seconds / 5) * 5) });
  const minutes = Math.max(1, Math.round(seconds / 60));
  if (minutes < 60) return wording.say('time.minutes', { minutes: String(minutes) });
  return wording.say('time.hoursMinutes', { hours: String(Math.floor(minutes / 60)), minutes: String(minutes % 60) });
}
