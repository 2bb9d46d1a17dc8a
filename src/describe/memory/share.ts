import { channel } from 'node:diagnostics_channel';

/** What a share that has a name has, and what is taken of it. */
export interface ShareState {
  readonly of: string;
  readonly whole: number;
  readonly taken: number;
}

/** A {@link ShareState} at every change, for who measures. */
export const shareStates = channel('facets:share');

interface Waiting {
  readonly amount: number;
  readonly grant: () => void;
}

/** So much of something, of which those who come take their part in turn and give it back. */
export class Share {
  readonly #whole: number;
  readonly #of: string | undefined;
  readonly #waiting: Waiting[] = [];
  #taken = 0;

  /** @param of what it is of, where its state is to be told */
  constructor(whole: number, of?: string) {
    this.#whole = whole;
    this.#of = of;
    this.#tell();
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
      this.#tell();
    });
  }

  #giverBack(amount: number): () => void {
    let given = false;
    return () => {
      if (given) return;
      given = true;
      this.#taken -= amount;
      this.#grant();
      this.#tell();
    };
  }

  #tell(): void {
    if (this.#of !== undefined) shareStates.publish({ of: this.#of, whole: this.#whole, taken: this.#taken });
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
