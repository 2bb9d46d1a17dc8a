interface Waiting {
  readonly amount: number;
  readonly grant: () => void;
}

/** So much of something, of which those who come take their part in turn and give it back. */
export class Share {
  readonly #whole: number;
  readonly #waiting: Waiting[] = [];
  #taken = 0;

  constructor(whole: number) {
    this.#whole = whole;
  }

  /** How much is taken now. */
  get taken(): number {
    return this.#taken;
  }

  /**
   * Takes a part when there is enough, first come, first served; who wants more than the whole waits until nothing is
   * taken. Gives what gives it back. Aborting rejects with the signal's reason.
   */
  take(amount: number, signal?: AbortSignal): Promise<() => void> {
    return new Promise((resolve, reject) => {
      signal?.throwIfAborted();
      const abort = () => {
        this.#waiting.splice(this.#waiting.indexOf(waiting), 1);
        reject(signal?.reason);
        this.#grant();
      };
      const waiting: Waiting = {
        amount: Math.min(amount, this.#whole),
        grant: () => {
          signal?.removeEventListener('abort', abort);
          resolve(this.#giverBack(waiting.amount));
        },
      };
      signal?.addEventListener('abort', abort, { once: true });
      this.#waiting.push(waiting);
      this.#grant();
    });
  }

  #giverBack(amount: number): () => void {
    let given = false;
    return () => {
      if (given) return;
      given = true;
      this.#taken -= amount;
      this.#grant();
    };
  }

  #grant(): void {
    for (let next = this.#waiting[0]; next && this.#taken + next.amount <= this.#whole; next = this.#waiting[0]) {
      this.#waiting.shift();
      this.#taken += next.amount;
      next.grant();
    }
  }
}

/** What one user has of a share: at most one part at a time, and none once they have left. */
export class Room {
  readonly #share: Share;
  #giveBack = () => {};
  #left = false;

  constructor(share: Share) {
    this.#share = share;
  }

  /** Takes a part in place of the one before. Aborting rejects with the signal's reason. */
  async take(amount: number, signal: AbortSignal): Promise<void> {
    this.#giveBack();
    const giveBack = await this.#share.take(amount, signal);
    if (this.#left) giveBack();
    else this.#giveBack = giveBack;
  }

  leave(): void {
    this.#left = true;
    this.#giveBack();
  }
}
