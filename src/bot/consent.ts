import { setMaxListeners } from 'node:events';
import type { Settings } from '../store/settings.ts';
import { UserError } from '../user-error.ts';

/** Somebody opted out, so nothing is made of their pictures any more. */
export class OptedOut extends UserError<'person/opted-out'> {
  /** @param posterId who opted out @param askerId who is told */
  constructor(posterId: string, askerId: string) {
    super(
      'person/opted-out',
      posterId === askerId
        ? 'You have opted out, so I download no picture of yours. `/privacy opt-in` changes that.'
        : 'Who posted this has opted out, so I do not download their pictures.',
      { values: { whose: posterId === askerId ? 'own' : 'other' } },
    );
  }
}

interface WorkInHand {
  readonly posterIds: readonly string[];
  readonly askerId: string;
  readonly controller: AbortController;
}

/** Holds people to what they allowed, from the moment they say otherwise: what is in work on their pictures ends. */
export class Consent {
  readonly #settings: Settings;
  readonly #inWork = new Set<WorkInHand>();

  constructor(settings: Settings) {
    this.#settings = settings;
  }

  /**
   * Runs `work` on pictures of these people with a signal that aborts when one of them opts out, or with `signal`.
   * @throws {OptedOut} at once, where one of them has opted out already
   */
  async during<T>(
    { posterIds, askerId, signal }: { posterIds: readonly string[]; askerId: string; signal: AbortSignal },
    work: (signal: AbortSignal) => Promise<T>,
  ): Promise<T> {
    const optedOut = posterIds.find((id) => this.#settings.hasOptedOut(id));
    if (optedOut !== undefined) throw new OptedOut(optedOut, askerId);
    const controller = new AbortController();
    const inHand = { posterIds, askerId, controller };
    this.#inWork.add(inHand);
    const either = AbortSignal.any([signal, controller.signal]);
    // Every picture listens, at every stage.
    setMaxListeners(0, either);
    try {
      return await work(either);
    } finally {
      this.#inWork.delete(inHand);
    }
  }

  /** Resolves with whether it is on disk; it holds from this call on. */
  optOut(personId: string): Promise<boolean> {
    const saved = this.#settings.optOut(personId);
    for (const { posterIds, askerId, controller } of this.#inWork) {
      if (posterIds.includes(personId)) controller.abort(new OptedOut(personId, askerId));
    }
    return saved;
  }
}
