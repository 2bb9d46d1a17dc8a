import type { Config } from '../../config.ts';
import { type Language, type Wording, wordingIn } from '../../wording/language.ts';
import type { Services } from '../services.ts';

/** What this bot holds of one person. */
export interface Kept {
  readonly optedOut: boolean;
  /** Whether others may have their avatar described. */
  readonly avatar: boolean;
  /** Whether the operator turned them away. */
  readonly blocked: boolean;
  /** How many of their pictures can be fetched again without their message. */
  readonly pictures: number;
  /** What their direct messages are answered in, where that is not English. */
  readonly language: Language | undefined;
}

export function keptOf(
  personId: string,
  {
    addresses,
    blocked,
    directLanguages,
    settings,
  }: Pick<Services, 'addresses' | 'blocked' | 'directLanguages' | 'settings'>,
): Kept {
  return {
    optedOut: settings.hasOptedOut(personId),
    avatar: settings.allowsAvatar(personId),
    blocked: blocked.people.has(personId),
    pictures: addresses.countBy(personId),
    language: directLanguages.of(personId),
  };
}

/** `/privacy show`. */
export function keptText(kept: Kept, logIds: Config['logIds'], wording: Wording): string {
  const lines = [
    ...(kept.optedOut ? [wording.say('kept.optOut')] : []),
    ...(kept.avatar ? [wording.say('kept.avatar')] : []),
    ...(kept.blocked ? [wording.say('kept.blocked')] : []),
    ...(kept.pictures > 0 ? [wording.say('kept.pictures', { count: kept.pictures })] : []),
    ...(kept.language ? [wording.say('kept.language', { language: wordingIn(kept.language).name })] : []),
  ];
  return [
    wording.say('kept.head'),
    ...(lines.length > 0 ? [...lines, wording.say('kept.howToDelete')] : [wording.say('kept.nothing')]),
    wording.say('kept.meanwhile'),
    wording.say('kept.log', { ids: logIds }),
  ].join('\n');
}

/** `/privacy delete`, where this was kept until now: what went, and what stays and why. */
export function forgottenText(kept: Kept, wording: Wording): string {
  const gone = [
    ...(kept.avatar ? [wording.say('forgotten.avatar')] : []),
    ...(kept.pictures > 0 ? [wording.say('forgotten.pictures', { count: kept.pictures })] : []),
    ...(kept.language ? [wording.say('forgotten.language')] : []),
  ];
  const stays = [
    ...(kept.optedOut ? [wording.say('stays.optOut')] : []),
    ...(kept.blocked ? [wording.say('stays.blocked')] : []),
  ];
  const head = gone.length > 0 ? [wording.say('forgotten.head'), ...gone] : [wording.say('forgotten.nothing')];
  return [...head, ...stays].join('\n');
}
