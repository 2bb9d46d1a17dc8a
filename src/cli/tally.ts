import type { Wording } from '../wording/language.ts';
import type { Outcome } from './outcome.ts';

/** Counts what became of the pictures of a run. */
export class Tally {
  readonly #start = performance.now();
  readonly #errors = new Map<string, number>();
  #pictures = 0;
  #faces = 0;
  #faceless = 0;
  #unread = 0;

  get pictures(): number {
    return this.#pictures;
  }

  /** Whether a picture was not read, or pictures of it were not written. */
  get failed(): boolean {
    return this.#errors.size > 0;
  }

  add({ analysis, error }: Outcome): void {
    this.#pictures++;
    if (error) this.#errors.set(error.code, (this.#errors.get(error.code) ?? 0) + 1);
    if (!analysis) this.#unread++;
    else if (analysis.faces.length === 0) this.#faceless++;
    this.#faces += analysis?.faces.length ?? 0;
  }

  /** A sentence or two: pictures, faces, failures by code, time. */
  summary(own: number, wording: Wording): string {
    const parts = [wording.say('cli.faces', { faces: this.#faces })];
    if (this.#faceless > 0) parts.push(wording.say('cli.faceless', { pictures: this.#faceless }));
    if (this.#unread > 0) parts.push(wording.say('cli.notRead', { pictures: this.#unread }));
    const seconds = (performance.now() - this.#start) / 1000;
    const errors = [...this.#errors].map(([code, times]) => `  ${times} × ${code}\n`);
    const left = own > 0 ? `${wording.say('cli.ownLeftOut', { pictures: own })}\n` : '';
    const what = wording.enumerate(parts);
    const said = wording.say('cli.summary', { pictures: this.#pictures, time: duration(seconds, wording), what });
    return `${said}\n${errors.join('')}${left}`;
  }
}

/** `3.2 s`, `48 s`, `2 min 05 s`. */
function duration(seconds: number, wording: Wording): string {
  if (seconds < 10) return wording.say('time.seconds', { seconds: seconds.toFixed(1) });
  const whole = Math.round(seconds);
  if (whole < 60) return wording.say('time.seconds', { seconds: String(whole) });
  return wording.say('time.minutesSeconds', {
    minutes: String(Math.floor(whole / 60)),
    seconds: String(whole % 60).padStart(2, '0'),
  });
}
