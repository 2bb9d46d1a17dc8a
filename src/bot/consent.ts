import { withFirstOf } from '../describe/signals.ts';
import type { Settings } from '../store/settings.ts';
import type { Store } from '../store/store.ts';
import { UserError } from '../user-error.ts';
import type { PictureSource } from './discord/sources.ts';
import { busy } from './failures.ts';
import { TurnedAway } from './turned-away.ts';

/** Somebody opted out, so nothing is made of their pictures any more. */
export class OptedOut extends UserError<'person/opted-out'> {
  /** @param posterId who opted out @param askerId who is told */
  constructor(posterId: string, askerId: string) {
    super('person/opted-out', { values: { whose: posterId === askerId ? 'own' : 'other' } });
  }
}

/** Others may have somebody's avatar described only where that person allows it. */
export class AvatarNotAllowed extends UserError {
  constructor() {
    super('avatar/not-allowed', { messageKey: 'avatar.notAllowed' });
  }
}

/** On whose pictures work is to be done, and for whom. */
export interface People {
  readonly posterIds: readonly string[];
  /** Of them, those whose avatar it is. */
  readonly avatarsOf?: readonly string[];
  readonly askerId: string;
}

/** Who has a say in work on these pictures. */
export function peopleIn(sources: readonly PictureSource[], askerId: string): People {
  return {
    posterIds: sources.map(({ posterId }) => posterId),
    avatarsOf: sources.filter(({ kind }) => kind === 'avatar').map(({ posterId }) => posterId),
    askerId,
  };
}

/** How soon it may be known again what other processes changed, in ms. */
const UNKNOWN_MS = 3000;

interface WorkInHand extends People {
  readonly controller: AbortController;
}

/** Holds people to what they allowed, from the moment they say otherwise: what is in work on their pictures ends. */
export class Consent {
  readonly #settings: Settings;
  readonly #blocked: Store['blocked'];
  readonly #whyUnknown: () => string | undefined;
  readonly #inWork = new Set<WorkInHand>();

  /** @param whyUnknown why opt-outs in other processes may not be known now; undefined when they are */
  constructor(
    { settings, blocked }: Pick<Store, 'settings' | 'blocked'>,
    whyUnknown: () => string | undefined = () => undefined,
  ) {
    this.#settings = settings;
    this.#blocked = blocked;
    this.#whyUnknown = whyUnknown;
    // Also when they do so elsewhere: a direct message may arrive at another process.
    settings.onOptOut((personId) => this.#end(personId));
    settings.onAvatarForbidden((personId) => this.#endAvatars(personId));
  }

  /**
   * Runs `work` on pictures of these people with a signal that aborts when one of them opts out, or with `signal`.
   * @throws {OptedOut} at once, where one of them has opted out already
   * @throws {TurnedAway} where the operator turned one of them, or who asks, away
   * @throws {AvatarNotAllowed} where somebody's avatar is not for who asks
   * @throws {BusyError} `busy/queue` where it is not known who has opted out elsewhere
   */
  async during<T>(
    { posterIds, avatarsOf = [], askerId, signal }: People & { readonly signal: AbortSignal },
    work: (signal: AbortSignal) => Promise<T>,
  ): Promise<T> {
    if (this.#whyUnknown() !== undefined) throw busy('queue', UNKNOWN_MS);
    const optedOut = posterIds.find((id) => this.#settings.hasOptedOut(id));
    if (optedOut !== undefined) throw new OptedOut(optedOut, askerId);
    const turnedAway = this.#turnedAwayIn({ posterIds, askerId });
    if (turnedAway) throw turnedAway;
    if (avatarsOf.some((id) => id !== askerId && !this.#settings.allowsAvatar(id))) throw new AvatarNotAllowed();
    const controller = new AbortController();
    const inHand = { posterIds, avatarsOf, askerId, controller };
    this.#inWork.add(inHand);
    try {
      return await withFirstOf([signal, controller.signal], work);
    } finally {
      this.#inWork.delete(inHand);
    }
  }

  /** Resolves with whether it is on disk; it holds from this call on. */
  optOut(personId: string): Promise<boolean> {
    return this.#settings.optOut(personId);
  }

  #end(personId: string): void {
    for (const { posterIds, askerId, controller } of this.#inWork) {
      if (posterIds.includes(personId)) controller.abort(new OptedOut(personId, askerId));
    }
  }

  /** Ends work on pictures of people whom the operator turned away meanwhile, and for them. */
  endTurnedAway(): void {
    for (const { controller, ...people } of this.#inWork) {
      const turnedAway = this.#turnedAwayIn(people);
      if (turnedAway) controller.abort(turnedAway);
    }
  }

  #turnedAwayIn({ posterIds, askerId }: People): TurnedAway | undefined {
    if (this.#blocked.people.has(askerId)) return new TurnedAway('you');
    return posterIds.some((id) => this.#blocked.people.has(id)) ? new TurnedAway('poster') : undefined;
  }

  /** Nobody else has this person's avatar described any more. Resolves with whether it is on disk. */
  forbidAvatar(personId: string): Promise<boolean> {
    return this.#settings.forbidAvatar(personId);
  }

  #endAvatars(personId: string): void {
    for (const { avatarsOf = [], askerId, controller } of this.#inWork) {
      if (avatarsOf.includes(personId) && askerId !== personId) controller.abort(new AvatarNotAllowed());
    }
  }
}
