import type { Config } from '../../config.ts';
import type { AttributeName } from '../../inference/attributes/names.ts';
import type { ReplySize } from '../../store/choices.ts';
import type { Settings } from '../../store/settings.ts';
import { JUDGEMENTS } from '../../wording/groups.ts';
import type { Language } from '../../wording/language.ts';
import type { Telling } from './faces.ts';

/** What holds for the replies of a server. */
export interface ReplyChoices extends Required<Telling> {
  /** Whether pictures are drawn at all. */
  readonly card: boolean;
  readonly size: ReplySize;
  readonly language: Language;
  /** What a card does not say. */
  readonly leftOut: ReadonlySet<AttributeName>;
}

interface Chosen {
  readonly config: Config;
  readonly settings: Settings;
}

/**
 * A server's choices, the operator's where it made none. `asked`: somebody asked for these pictures to be described,
 * so that judgements of looks are theirs to see. `language`: of the reply; default English.
 */
export function replyChoices(
  { config, settings }: Chosen,
  serverId: string | null | undefined,
  { asked, language = 'en' }: { readonly asked: boolean; readonly language?: Language },
): ReplyChoices {
  const choice = serverId ? settings.ofServer(serverId) : undefined;
  const unlisted = new Set(choice?.hidden);
  const gentle = !asked && choice?.opinions !== true;
  return {
    threshold: choice?.threshold ?? config.threshold,
    hidden: config.hiddenAttributes,
    unlisted,
    gentle,
    card: choice?.card ?? true,
    size: choice?.size ?? 'full',
    language,
    leftOut: new Set([...config.hiddenAttributes, ...unlisted, ...(gentle ? JUDGEMENTS : [])]),
  };
}
