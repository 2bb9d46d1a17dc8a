import { PassThrough } from 'node:stream';
import { describe, expect, it } from 'vitest';
import { Progress } from '../../src/cli/progress.ts';
import { wordingIn } from '../../src/wording/language.ts';

/** Runs a progress line by a clock of its own; gives the line as it was last drawn. */
function progress(total: number, columns = 80) {
  let now = 0;
  let line = '';
  const stream = Object.assign(new PassThrough(), { columns });
  stream.write = (text: unknown) => {
    line = String(text).replace('\r\x1b[K', '');
    return true;
  };
  const shown = new Progress(stream, total, wordingIn(), () => now);
  return {
    shown,
    /** So many pictures, each of which takes so long. */
    pass(pictures: number, milliseconds: number): string {
      for (let i = 0; i < pictures; i++) {
        now += milliseconds;
        shown.increment();
      }
      return line;
    },
    line: () => line,
  };
}

describe('the progress line', () => {
  it('says nothing of the time left while too little is known', () => {
    const { pass, line } = progress(200);
    expect(line()).toMatch(/ 0 of 200 pictures$/);
    expect(pass(5, 5000)).toMatch(/ 5 of 200 pictures$/);
    expect(progress(200).pass(100, 1)).toMatch(/ 100 of 200 pictures$/);
  });

  it('then says it by the speed so far, no more exactly than it is known', () => {
    const { pass } = progress(200);
    expect(pass(20, 1000)).toMatch(/ 20 of 200 pictures, about 3 min left$/);
    expect(pass(140, 1000)).toMatch(/, about 40 s left$/);
    expect(pass(36, 1000)).toMatch(/, about 4 s left$/);
    expect(pass(3, 1000)).toMatch(/, about 1 s left$/);
    expect(pass(1, 1000)).toMatch(/ 200 of 200 pictures$/);
    expect(progress(100_000).pass(100, 500)).toMatch(/, about 13 h 53 min left$/);
  });

  it('does not count the wait for the first picture', () => {
    const { pass } = progress(100);
    pass(1, 600_000);
    expect(pass(19, 1000)).toMatch(/, about 1 min left$/);
  });

  it('never fills a narrow terminal’s line, which would wrap', () => {
    expect(progress(200, 30).pass(50, 1000).length).toBe(29);
  });
});
