/**
 * Divides the time in which pictures are worked on at once evenly among them, which leaves out the time that one waits
 * for others: all their times add up to what has passed.
 */
export class MachineTime {
  /** What would have gone to work that had been under way from the beginning, in ms. */
  #share = 0;
  #underWay = 0;
  #since = performance.now();

  /** Does `work`, and says which part of the time that it took was its own, 0..1. */
  async measure<T>(work: () => Promise<T>): Promise<{ readonly result: T; readonly own: number }> {
    this.#advance();
    this.#underWay++;
    const [start, before] = [this.#since, this.#share];
    try {
      const result = await work();
      this.#advance();
      return { result, own: (this.#share - before) / Math.max(this.#since - start, Number.EPSILON) };
    } finally {
      this.#advance();
      this.#underWay--;
    }
  }

  #advance(): void {
    const now = performance.now();
    if (this.#underWay > 0) this.#share += (now - this.#since) / this.#underWay;
    this.#since = now;
  }
}
