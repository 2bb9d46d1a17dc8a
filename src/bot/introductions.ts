import type { Place, Settings } from '../store/settings.ts';

/** The line over the first answer of a channel. It counts when it has arrived. */
export class Introductions {
  readonly #settings: Settings;
  /** Channels whose introduction is on its way. */
  readonly #underWay = new Set<string>();

  constructor(settings: Settings) {
    this.#settings = settings;
  }

  /**
   * Runs `send` with whether the introduction is due: not where it was given or is on its way, nor in direct messages.
   * @param send resolves with whether it arrived
   */
  async over(place: Place | undefined, send: (isFirst: boolean) => Promise<boolean>): Promise<void> {
    if (place === undefined || this.#settings.isIntroduced(place) || this.#underWay.has(place.channelId)) {
      await send(false);
      return;
    }
    this.#underWay.add(place.channelId);
    try {
      if (await send(true)) void this.#settings.introduced(place);
    } finally {
      this.#underWay.delete(place.channelId);
    }
  }
}
