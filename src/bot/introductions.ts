import type { Place, Settings } from '../store/settings.ts';

const INTRODUCTION =
  '-# I describe faces in pictures that are posted here. `/watch` changes where I look; `/privacy` tells what happens ' +
  'to pictures and lets you opt out.';

/** The line over the first answer of a channel. It counts when it has arrived. */
export class Introductions {
  readonly #settings: Settings;
  /** Channels whose introduction is on its way. */
  readonly #underWay = new Set<string>();

  constructor(settings: Settings) {
    this.#settings = settings;
  }

  /**
   * Runs `send` with the introduction, or with nothing where it was given or is on its way, and in direct messages.
   * @param send resolves with whether it arrived
   */
  async over(place: Place | undefined, send: (introduction: string | undefined) => Promise<boolean>): Promise<void> {
    if (place === undefined || this.#settings.isIntroduced(place) || this.#underWay.has(place.channelId)) {
      await send(undefined);
      return;
    }
    this.#underWay.add(place.channelId);
    try {
      if (await send(INTRODUCTION)) void this.#settings.introduced(place);
    } finally {
      this.#underWay.delete(place.channelId);
    }
  }
}
