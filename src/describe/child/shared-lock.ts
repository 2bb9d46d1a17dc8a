/** Lets many share something, or one have it alone; who wants it alone goes before those who come later. */
export class SharedLock {
  readonly #waiting: { readonly alone: boolean; readonly grant: () => void }[] = [];
  #sharing = 0;
  #alone = false;

  /** Gives what releases it. */
  acquire(alone: boolean): Promise<() => void> {
    return new Promise((resolve) => {
      this.#waiting.push({ alone, grant: () => resolve(() => this.#release(alone)) });
      this.#grant();
    });
  }

  #release(alone: boolean): void {
    if (alone) this.#alone = false;
    else this.#sharing -= 1;
    this.#grant();
  }

  #grant(): void {
    for (let next = this.#waiting[0]; next && this.#isFreeFor(next.alone); next = this.#waiting[0]) {
      this.#waiting.shift();
      if (next.alone) this.#alone = true;
      else this.#sharing += 1;
      next.grant();
    }
  }

  #isFreeFor(alone: boolean): boolean {
    return !this.#alone && (!alone || this.#sharing === 0);
  }
}
